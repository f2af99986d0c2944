"""What all fields of one line have in common."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QStyleOptionFrame, QWidget

from ita_desktop.core.pasted_text import cleaned
from ita_desktop.core.thai_text import normalise
from ita_desktop.ui.widgets.complaint import Complaint
from ita_desktop.ui.widgets.dropped_files import has_files
from ita_desktop.ui.widgets.keys import WordKey, is_undo, is_undo_override, word_key
from ita_desktop.ui.widgets.menus import with_paste, without_undo
from ita_desktop.ui.widgets.metrics import row_height
from ita_desktop.ui.widgets.utf16 import units
from ita_desktop.ui.widgets.words import next_word, previous_word, word_at

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_INSET: Final = 2


def one_line(text: str) -> str:
    """Return a text in the report's normal form on one line; lines are joined with a space."""
    text = normalise(text)
    return " ".join(filter(None, map(str.strip, text.split("\n")))) if "\n" in text else text


class FieldLine(QLineEdit):
    """A line of text that knows Thai words and leaves undo to the report.

    `typed` carries the text when the clerk has changed it, `committed` tells that he has left the field or pressed
    Enter.
    """

    typed = Signal(str)
    committed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unfinished = ""
        self._complaint = Complaint(self)
        # So the letters stand below those of a field of several lines.
        self.setTextMargins(_INSET, 0, _INSET, 0)
        self.textEdited.connect(self._clean)

    def flush(self) -> None:
        """Take over what an input method has not finished."""
        if self.hasFocus():
            QGuiApplication.inputMethod().commit()
        if self._unfinished:
            event = QInputMethodEvent()
            event.setCommitString(self._unfinished)
            QApplication.sendEvent(self, event)

    def trouble(self) -> str:
        """Return what is wrong with the text; empty if nothing is."""
        return self._complaint.text

    def set_trouble(self, text: str) -> None:
        """Tell what is wrong with the text and mark it; an empty text takes both away."""
        if self._complaint.change(text):
            self.update()

    def show_text(self, text: str) -> None:
        """Show a text; the cursor stays where it is, as far as it can."""
        place = self.cursorPosition()
        self.setText(text)
        self.setCursorPosition(min(place, units(text)) if self.hasFocus() else 0)

    def type_in(self, text: str) -> None:
        """Insert a text in the place of what is selected, as if it had been typed."""
        self.insert(one_line(text))
        self._clean(self.text())

    def _paste(self) -> None:
        """Paste what the clipboard has as text, without what nobody sees."""
        if not self.isReadOnly():
            self.type_in(cleaned(QGuiApplication.clipboard().text()))

    def _clean(self, text: str) -> None:
        """Bring typed, pasted and dropped text into normal form, on one line."""
        cleaned = one_line(text)
        if cleaned != text:
            behind = units(text) - self.cursorPosition()
            self.setText(cleaned)
            self.setCursorPosition(max(0, units(cleaned) - behind))
        self.typed.emit(cleaned)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        if is_undo_override(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move by Thai words; Enter ends a step of typing."""
        by_word = word_key(event)
        if is_undo(event):
            event.ignore()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif by_word:
            self._go_by_word(by_word)
        else:
            super().keyPressEvent(event)
            if event.key() in _ENTER:
                self.commit()

    def commit(self) -> None:
        """End a step of typing."""
        self.committed.emit()

    def _go_by_word(self, key: WordKey) -> None:
        place = self.cursorPosition()
        target = (next_word if key.forward else previous_word)(self.text(), place)
        if key.action == "move":
            self.setCursorPosition(target)
        elif key.action == "select":
            self._select(self._anchor(), target)
        elif not self.isReadOnly():
            if not self.hasSelectedText():
                self._select(place, target)
            if self.hasSelectedText():
                self.del_()

    def _anchor(self) -> int:
        if not self.hasSelectedText():
            return self.cursorPosition()
        start, end = self.selectionStart(), self.selectionEnd()
        return start if self.cursorPosition() == end else end

    def _select(self, anchor: int, position: int) -> None:
        self.setSelection(anchor, position - anchor)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        """Remember what an input method has not finished."""
        self._unfinished = event.preeditString()
        super().inputMethodEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Select the Thai word under the mouse."""
        super().mouseDoubleClickEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.echoMode() == QLineEdit.EchoMode.Normal:
            self._select(*word_at(self.text(), self.cursorPositionAt(event.position().toPoint())))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Leave files to the window."""
        if has_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Show Qt's menu without the undo list of the field."""
        menu = with_paste(without_undo(self.createStandardContextMenu()), self._paste)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Underline a text with which something is wrong."""
        super().paintEvent(event)
        self._complaint.draw(self)

    def initStyleOption(self, option: QStyleOptionFrame) -> None:  # noqa: N802
        """Show by the background whether the text can be changed."""
        super().initStyleOption(option)
        if self.isReadOnly():
            palette = QPalette(self.palette())
            palette.setBrush(QPalette.ColorRole.Base, palette.window())
            option.palette = palette

    def sizeHint(self) -> QSize:  # noqa: N802
        """Be high enough for Thai's stacked marks."""
        return self._high_enough(super().sizeHint())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Be high enough for Thai's stacked marks."""
        return self._high_enough(super().minimumSizeHint())

    def _high_enough(self, size: QSize) -> QSize:
        return QSize(size.width(), max(size.height(), row_height(self.fontMetrics())))

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """End a step of typing; a menu of the field's own does not."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()
            self.commit()
