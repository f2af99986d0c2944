"""Offers in fields what the office has in common and what stood there in earlier reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from ita_desktop.app.texts import tr
from ita_desktop.core import edits, paths
from ita_desktop.core.edits import Edit
from ita_desktop.core.suggesting import field_of, position_of, suggestions
from ita_desktop.ui.widgets.completion import Completion
from ita_desktop.ui.widgets.line_edit import LineEdit
from ita_desktop.ui.widgets.menus import widen
from ita_desktop.ui.widgets.plain_edit import PlainEdit

if TYPE_CHECKING:
    from ita_desktop.ui.main_window import MainWindow

_MOST_SHOWN: Final = 15
_LONGEST_SHOWN: Final = 60
_NAME: Final = "memo.signatories.name"


class Suggester(QObject):
    """Gives the field in focus a list to choose from while it is typed in, and a menu of all that fits it."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._desk = window.document.desk

    def offer(self, field: QWidget | None, path: str) -> None:
        """Offer in a line what goes on like what is typed; what is offered may be new each time."""
        if self._desk is None or not isinstance(field, LineEdit):
            return
        completion = field.findChild(Completion)
        offered = suggestions(path, self._desk.office, self._desk.earlier_values)
        if completion is None and offered:
            completion = Completion(field)
            completion.chosen.connect(lambda text: self._take(field, text))
        if completion is not None:
            completion.offer(offered)

    def show_menu(self) -> None:
        """Show below the field in focus what can be inserted."""
        field, path = QApplication.focusWidget(), self._window.report_view.place
        if not isinstance(field, LineEdit | PlainEdit) or not path:
            self._window.tell_status(tr("Go to a field of text first"))
            return
        menu = self._menu(field, path)
        if menu.isEmpty():
            menu.addAction(tr("Nothing to insert: write phrases into the settings of the office")).setEnabled(False)
        widen(menu)
        menu.popup(field.mapToGlobal(field.cursorRect().bottomLeft()))

    def _menu(self, field: LineEdit | PlainEdit, path: str) -> QMenu:
        menu = QMenu(field)
        menu.setObjectName("suggestions")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._desk is None:
            return menu
        fitting = suggestions(path, self._desk.office, self._desk.earlier_values)
        for text in fitting[:_MOST_SHOWN]:
            menu.addAction(_shown(text)).triggered.connect(lambda *_, text=text: self._take(field, text))
        if fitting and self._desk.office.phrases:
            menu.addSeparator()
        for text in self._desk.office.phrases[:_MOST_SHOWN]:
            menu.addAction(_shown(text)).triggered.connect(lambda *_, text=text: field.type_in(text))
        return menu

    def _take(self, field: LineEdit | PlainEdit, text: str) -> None:
        """Put a text that fits a field into it, for what stands there; a name brings its position along."""
        if isinstance(field, PlainEdit):
            field.type_in(text)
        elif not self._bring_position(field.objectName(), text):
            field.selectAll()
            field.type_in(text)
        if isinstance(field, LineEdit):
            field.end(False)  # noqa: FBT003 - Qt's name
            for completion in field.findChildren(Completion):
                completion.hide()

    def _bring_position(self, path: str, name: str) -> bool:
        """Fill in a person of the office with the position, as one step; tell whether that was done.

        Who is named already keeps the position that was typed.
        """
        position = position_of(name, self._desk.office) if self._desk and field_of(path) == _NAME else ""
        place, session = path.removesuffix(".name"), self._window.document.session
        person = paths.get(session.report, place) if position else None
        if person is None or (person.name == name and person.position):
            return False
        named = edits.set_value(session.report, path, name)
        both = edits.set_value(named.report, f"{place}.position", position)
        session.apply(Edit(named.name, place, both.report, place=path))
        return True


def _shown(text: str) -> str:
    """Return a text for a menu: one line, not too long, its ampersands no mnemonics."""
    line = " ".join(text.split())
    return (line if len(line) <= _LONGEST_SHOWN else line[:_LONGEST_SHOWN] + "…").replace("&", "&&")
