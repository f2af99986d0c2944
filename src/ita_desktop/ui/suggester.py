"""Offers in fields what the office has in common and what stood there in earlier reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QCompleter, QListView, QMenu, QWidget

from ita_desktop.app.texts import tr
from ita_desktop.core import edits, paths
from ita_desktop.core.suggesting import field_of, position_of, suggestions
from ita_desktop.ui.widgets.delegate import ThaiDelegate
from ita_desktop.ui.widgets.line_edit import LineEdit
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
        """Offer in a line what begins or goes on like what is typed."""
        if self._desk is None or not isinstance(field, LineEdit) or field.completer() is not None:
            return
        offered = suggestions(path, self._desk.office, self._desk.earlier_values)
        if not offered:
            return
        completer = QCompleter(offered, field)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = QListView()
        popup.setItemDelegate(ThaiDelegate(popup))
        completer.setPopup(popup)
        # Qt puts the text into the field without a word to anybody.
        completer.activated.connect(lambda text: self._take(field, text))
        field.setCompleter(completer)

    def show_menu(self) -> None:
        """Show below the field in focus what can be inserted."""
        field, path = QApplication.focusWidget(), self._window.report_view.place
        if not isinstance(field, LineEdit | PlainEdit) or not path:
            self._window.tell_status(tr("Go to a field of text first"))
            return
        menu = self._menu(field, path)
        if menu.isEmpty():
            menu.addAction(tr("Nothing to insert: write phrases into the settings of the office")).setEnabled(False)
        menu.popup(field.mapToGlobal(field.cursorRect().bottomLeft()))

    def _menu(self, field: LineEdit | PlainEdit, path: str) -> QMenu:
        menu = QMenu(field)
        menu.setObjectName("suggestions")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._desk is None:
            return menu
        fitting = suggestions(path, self._desk.office, self._desk.earlier_values)
        for text in (*fitting, *self._desk.office.phrases)[:_MOST_SHOWN]:
            action = menu.addAction(_shown(text))
            action.triggered.connect(lambda *_, text=text: self._insert(field, path, text))
        return menu

    def _insert(self, field: LineEdit | PlainEdit, path: str, text: str) -> None:
        """Put a text where the cursor is; a name in an empty field brings its position along."""
        field.type_in(text)
        self._bring_position(path, text)

    def _take(self, field: LineEdit, text: str) -> None:
        field.selectAll()
        field.type_in(text)
        self._bring_position(field.objectName(), text)

    def _bring_position(self, path: str, name: str) -> None:
        if field_of(path) != _NAME or self._desk is None:
            return
        position = position_of(name, self._desk.office)
        place = path.removesuffix("name") + "position"
        session = self._window.document.session
        if position and not paths.get(session.report, place):
            session.apply(edits.set_value(session.report, place, position))


def _shown(text: str) -> str:
    """Return a text for a menu: one line, not too long, its ampersands no mnemonics."""
    line = " ".join(text.split())
    return (line if len(line) <= _LONGEST_SHOWN else line[:_LONGEST_SHOWN] + "…").replace("&", "&&")
