"""What all editors of several lines have in common."""

import math
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QPalette,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from ita_desktop.typeset.breaking import with_breaks
from ita_desktop.ui.widgets import raw_text
from ita_desktop.ui.widgets.complaint import Complaint
from ita_desktop.ui.widgets.difference import difference
from ita_desktop.ui.widgets.dropped_files import has_files
from ita_desktop.ui.widgets.keys import WordKey, is_undo, is_undo_override, word_key
from ita_desktop.ui.widgets.menus import without_undo
from ita_desktop.ui.widgets.metrics import line_height
from ita_desktop.ui.widgets.scrolling import bring_into_view
from ita_desktop.ui.widgets.thai_layout import ThaiLayout
from ita_desktop.ui.widgets.utf16 import units
from ita_desktop.ui.widgets.words import next_word, previous_word, word_at

MAX_LINES: Final = 16
"""An editor grows no higher than this; then it scrolls. About two thirds of a low screen."""

_OWN_FORMAT: Final = "application/x-ita-desktop-text"
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Move = QTextCursor.MoveMode


class PlainEdit(QTextEdit):
    """A field of several lines that wraps Thai at words and is as high as its text.

    `read` makes the value of the document's text, `write` the text of a value; with `soft_breaks` Shift+Enter breaks
    a line inside a block. `edited` carries what the clerk has changed, `committed` tells that he has left the field.
    """

    edited = Signal(object)
    committed = Signal()

    def __init__(
        self,
        read: Callable[[str], object],
        write: Callable[[Any], str],
        *,
        min_lines: int,
        max_lines: int,
        soft_breaks: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._read, self._write = read, write
        self._value = read("")
        self._lines = (min_lines, max(min_lines, max_lines))
        self._soft_breaks = soft_breaks
        self._is_showing = False
        self._complaint = Complaint(self)
        self._dragged_word: tuple[int, int] | None = None
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._layout = ThaiLayout.install(self)
        self._follow = QTimer(self, singleShot=True, interval=0)
        self._follow.timeout.connect(self._show_cursor)
        self._layout.documentSizeChanged.connect(self._grow)
        self.textChanged.connect(self._take)
        self.cursorPositionChanged.connect(self._follow.start)
        self._grow()

    def value(self) -> object:
        """Return the value shown."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show a value; the cursor stays where the text around it does."""
        if value == self._value:
            return
        self._value = value
        self._is_showing = True
        try:
            self._replace(self._write(value))
        finally:
            self._is_showing = False

    def flush(self) -> None:
        """Take over what an input method has not finished."""
        if self.hasFocus():
            QGuiApplication.inputMethod().commit()
        unfinished = self.textCursor().block().layout().preeditAreaText()
        if unfinished:
            event = QInputMethodEvent()
            event.setCommitString(unfinished)
            QApplication.sendEvent(self, event)

    def set_trouble(self, text: str) -> None:
        """Tell what is wrong with the text and mark it; an empty text takes both away."""
        if self._complaint.change(text):
            self.viewport().update()

    def setPlaceholderText(self, text: str) -> None:  # noqa: N802
        """Show a text while the field is empty; it wraps like the field's own."""
        super().setPlaceholderText(with_breaks(text))

    def _replace(self, raw: str) -> None:
        shown = self.document().toRawText()
        change = difference(shown, raw)
        cursor = QTextCursor(self.document())
        cursor.setPosition(units(shown[: change.start]))
        cursor.setPosition(units(shown[: change.old_end]), _Move.KeepAnchor)
        cursor.insertText(raw[change.start : change.new_end])
        if not shown:
            self.moveCursor(QTextCursor.MoveOperation.Start)

    def _take(self) -> None:
        if self._is_showing:
            return
        value = self._read(self.document().toRawText())
        if value != self._value:
            self._value = value
            self.edited.emit(value)

    def _grow(self) -> None:
        line = line_height(self.document().defaultFont())
        around = 2 * self.document().documentMargin()
        least, most = (lines * line + around for lines in self._lines)
        wanted = self._layout.documentSize().height()
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if wanted > most else policy.ScrollBarAlwaysOff)
        frame, inner = self.contentsMargins(), self.viewportMargins()
        beside = frame.top() + frame.bottom() + inner.top() + inner.bottom()
        self.setFixedHeight(math.ceil(min(max(wanted, least), most)) + beside)

    def _show_cursor(self) -> None:
        if self.hasFocus():
            bring_into_view(self, self.cursorRect().translated(self.viewport().pos()))

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        if is_undo_override(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move by Thai words; let Enter mean what the field's help says."""
        by_word = word_key(event)
        if is_undo(event):
            event.ignore()
        elif by_word and not self.isReadOnly():
            self._go_by_word(by_word)
        elif _is_soft_break(event) and not self._soft_breaks and not self.isReadOnly():
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def _go_by_word(self, key: WordKey) -> None:
        cursor = self.textCursor()
        if key.action != "delete" or not cursor.hasSelection():
            mode = _Move.MoveAnchor if key.action == "move" else _Move.KeepAnchor
            cursor.setPosition(_by_word(cursor, forward=key.forward), mode)
        if key.action == "delete":
            cursor.removeSelectedText()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Select the Thai word under the mouse."""
        super().mouseDoubleClickEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragged_word = self._word_at(event.position().toPoint())
            self._select(*self._dragged_word)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """After a double click, select word by word."""
        if self._dragged_word is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        start, end = self._word_at(event.position().toPoint())
        first, last = self._dragged_word
        self._select(*((last, start) if start < first else (first, max(end, last))))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """End the selecting of words."""
        self._dragged_word = None
        super().mouseReleaseEvent(event)

    def _word_at(self, point: QPoint) -> tuple[int, int]:
        cursor = self.cursorForPosition(point)
        block = cursor.block()
        start, end = word_at(block.text(), cursor.positionInBlock())
        return block.position() + start, block.position() + end

    def _select(self, anchor: int, position: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, _Move.KeepAnchor)
        self.setTextCursor(cursor)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        """Take texts only, and no files."""
        return source.hasText() and not has_files(source)

    def type_in(self, text: str) -> None:
        """Insert a text in the place of what is selected, as if it had been typed."""
        self.textCursor().insertText(raw_text.raw_of_pasted(text))
        self.ensureCursorVisible()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Insert what is pasted or dropped as plain text in the report's normal form."""
        own = source.data(_OWN_FORMAT).data()
        raw = bytes(own).decode() if own else raw_text.raw_of_pasted(source.text())
        if not self._soft_breaks:
            raw = raw.replace(raw_text.LINE_SEPARATOR, raw_text.BLOCK_SEPARATOR)
        self.textCursor().insertText(raw)
        self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """Copy plain text, and beside it, for our own fields, where paragraphs end."""
        raw = self.textCursor().selectedText()
        data = _plain_data(raw_text.plain_of_raw(raw))
        data.setData(_OWN_FORMAT, raw.encode("utf-8", "replace"))
        return data

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Show Qt's menu without the undo list of the field, which has none."""
        menu = without_undo(self.createStandardContextMenu(event.pos()))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Scroll, but never zoom: the program's font has one size."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Underline a text with which something is wrong."""
        super().paintEvent(event)
        self._complaint.draw(self.viewport())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the font; show by the background whether the text can be changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ReadOnlyChange:
            role = QPalette.ColorRole
            self.viewport().setBackgroundRole(role.Window if self.isReadOnly() else role.Base)
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_layout"):
            self._grow()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """End a step of typing; a menu of the field's own does not."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()
            self.committed.emit()


def _is_soft_break(event: QKeyEvent) -> bool:
    return event.key() in _ENTER and bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)


def _plain_data(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def _by_word(cursor: QTextCursor, *, forward: bool) -> int:
    """Return the position a word further; at a block's end that is the next block's start."""
    block, place = cursor.block(), cursor.positionInBlock()
    if forward:
        is_last = place == block.length() - 1
        return (
            cursor.position() + 1
            if is_last and block.next().isValid()
            else block.position() + next_word(block.text(), place)
        )
    return (
        cursor.position() - 1
        if place == 0 and cursor.position()
        else block.position() + previous_word(block.text(), place)
    )
