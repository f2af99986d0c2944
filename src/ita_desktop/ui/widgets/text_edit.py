"""Editors of several lines: a text, paragraphs, or a list with one entry a line."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from ita_desktop.ui.widgets import raw_text
from ita_desktop.ui.widgets.plain_edit import MAX_LINES, PlainEdit


class TextEdit(PlainEdit):
    """Edits a text with line breaks, a str; Enter and Shift+Enter begin a new line."""

    def __init__(self, parent: QWidget | None = None, *, min_lines: int = 1, max_lines: int = MAX_LINES) -> None:
        super().__init__(
            raw_text.text_of_raw, raw_text.raw_of_text, min_lines=min_lines, max_lines=max_lines, parent=parent
        )


class ParagraphsEdit(PlainEdit):
    """Edits paragraphs, a tuple of str; Enter begins a new one, Shift+Enter a new line inside.

    `place_changed` tells that the cursor has gone to another paragraph.
    """

    place_changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, min_lines: int = 3, max_lines: int = MAX_LINES) -> None:
        super().__init__(
            raw_text.paragraphs_of_raw,
            raw_text.raw_of_paragraphs,
            min_lines=min_lines,
            max_lines=max_lines,
            soft_breaks=True,
            parent=parent,
        )
        self._entry = 0
        self.cursorPositionChanged.connect(self._note_entry)

    def place(self) -> str:
        """Return the path of the paragraph with the cursor."""
        return f"{self.objectName()}[{self._entry}]"

    def show_entry(self, number: int) -> None:
        """Put the cursor at the beginning of a paragraph, counted from 0, if it is not in it; the last one at most."""
        block = self.document().findBlockByNumber(min(number, self.document().blockCount() - 1))
        if self.textCursor().block() != block:
            self.setTextCursor(QTextCursor(block))
            self.ensureCursorVisible()

    def _note_entry(self) -> None:
        entry = self.textCursor().blockNumber()
        if entry != self._entry:
            self._entry = entry
            self.place_changed.emit()


class LinesEdit(PlainEdit):
    """Edits a list, a tuple of str, one entry a line; empty lines are none."""

    def __init__(self, parent: QWidget | None = None, *, min_lines: int = 2, max_lines: int = MAX_LINES) -> None:
        super().__init__(
            raw_text.lines_of_raw, raw_text.raw_of_lines, min_lines=min_lines, max_lines=max_lines, parent=parent
        )
