"""A list below a line of text, of what it may be completed to."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QListView

from ita_desktop.ui.widgets.delegate import ThaiDelegate
from ita_desktop.ui.widgets.field_line import FieldLine

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TAB: Final = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class Completion(QObject):
    """Offers texts while a field is typed in; `chosen` carries the one that the clerk takes.

    The field keeps what was typed until then. (A completer that is given to the field itself writes into it whatever
    is looked at in the list, and tells nobody.) Enter and Tab take what is marked in the list, Esc closes it.
    """

    chosen = Signal(str)

    def __init__(self, field: FieldLine) -> None:
        super().__init__(field)
        self._field = field
        self._model = QStringListModel(self)
        self.completer = QCompleter(self._model, self)
        self.completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.popup = QListView()
        self.popup.setItemDelegate(ThaiDelegate(self.popup))
        self.completer.setPopup(self.popup)
        self.completer.setWidget(field)
        self.completer.activated.connect(self.chosen)
        # Behind the completer's own, so that this one is asked first.
        self.popup.installEventFilter(self)
        field.typed.connect(self._look)

    def offer(self, texts: Sequence[str]) -> None:
        """Offer these texts from now on."""
        if self._model.stringList() != list(texts):
            self._model.setStringList(list(texts))

    def hide(self) -> None:
        """Close the list."""
        self.popup.hide()

    def eventFilter(self, _popup: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take what is marked with Enter or Tab; the field is told of Tab too, and of Enter where nothing is marked."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return True
        marked = self.popup.currentIndex()
        if event.key() in (*_ENTER, *_TAB):
            self.hide()
            if marked.isValid():
                self.chosen.emit(marked.data())
                return event.key() in _ENTER
        return False

    def _look(self, text: str) -> None:
        """Show the list if there is more in it than what stands there already."""
        self.completer.setCompletionPrefix(text.strip())
        model = self.completer.completionModel()
        found = [model.index(row, 0).data() for row in range(min(model.rowCount(), 2))]
        if self._field.hasFocus() and text.strip() and found and found != [text]:
            self.completer.complete()
        else:
            self.hide()
