"""What every tab has: its binder, and a way to show any field in it."""

import re
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ita_desktop.app.session import Session
from ita_desktop.core.fields import Group
from ita_desktop.ui.binding import Binder
from ita_desktop.ui.forms import make_group, make_page
from ita_desktop.ui.mnemonics import Mnemonics
from ita_desktop.ui.tabs.digits import Digits
from ita_desktop.ui.widgets.emblem_edit import EmblemEdit
from ita_desktop.ui.widgets.plain_edit import PlainEdit
from ita_desktop.ui.widgets.scrolling import bring_into_view, scroll_area_around
from ita_desktop.ui.widgets.text_edit import ParagraphsEdit

_ENTRY: Final = re.compile(r"\[(\d+)\]\Z")
"""Which paragraph a path names."""


class Page(QWidget):
    """A tab of the window: fields bound to the session.

    `command_wanted` carries the id of a command of the window, `field_wanted` the path of a field in whatever tab.
    """

    command_wanted = Signal(str)
    field_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.binder = Binder(session, self)
        self.mnemonics = Mnemonics()

    def holds(self, path: str) -> bool:
        """Tell whether the field at `path` is edited here."""
        return self.binder.editor(path) is not None

    def show_field(self, path: str) -> bool:
        """Bring a field into view and give it the focus; False if it is not here."""
        editor = self.binder.editor(path)
        if not isinstance(editor, QWidget):
            return False
        entry = _ENTRY.search(path)
        if entry is not None and isinstance(editor, ParagraphsEdit):
            editor.show_entry(int(entry[1]))
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        area = scroll_area_around(editor)
        if area is not None:
            area.ensureWidgetVisible(editor)
        if isinstance(editor, PlainEdit):
            # It may be higher than what is seen of the page.
            bring_into_view(editor, editor.cursorRect().translated(editor.viewport().pos()))
        return True

    def place(self) -> str:
        """Return the path of the place where the clerk is while the focus is in no field; empty if that is unknown."""
        return ""

    def flush(self) -> None:
        """Take over what is still unfinished in the fields."""
        self.binder.flush()


class FormPage(Page):
    """A tab that is a form of some groups."""

    def __init__(self, session: Session, groups: tuple[Group, ...]) -> None:
        super().__init__(session)
        area = make_page(make_group(group, self.binder, self.mnemonics) for group in groups)
        for editor in area.findChildren(EmblemEdit):
            editor.choose_wanted.connect(lambda: self.command_wanted.emit("emblem"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        Digits(session, self)
