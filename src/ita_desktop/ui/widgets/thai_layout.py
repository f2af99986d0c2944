"""A document's layout whose lines end at ICU's places, without any mark for that in the document's text.

Qt finds the words of Thai only through libthai, which no wheel ships. Zero width spaces in the document would make
its lines right, and its copies, counts and undo wrong.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QPalette,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFrame,
    QTextLayout,
    QTextLine,
)
from PySide6.QtWidgets import QTextEdit

from ita_desktop.ui.widgets.block_lines import LaidBlock, Manner, lay_block, lay_plainly
from ita_desktop.ui.widgets.faults import answering, tell_once
from ita_desktop.ui.widgets.utf16 import units

_EVERYTHING: Final = QRectF(0, 0, 1e9, 1e9)
# A document without a width does not wrap.
_UNLIMITED: Final = 1e6


class _Span(NamedTuple):
    """A selected stretch of the document."""

    start: int
    end: int
    format: QTextCharFormat


class ThaiLayout(QAbstractTextDocumentLayout):
    """Lays out plain text: blocks one below the other, each broken at Thai words."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._blocks: list[LaidBlock] = []
        self._tops = [0.0]
        self._width = 0.0
        self._look: tuple[object, ...] = ()
        self._installed = False

    @classmethod
    def install(cls, edit: QTextEdit) -> "ThaiLayout":
        """Give an editor's document this layout."""
        document = edit.document()
        layout = cls(document)
        layout.setPaintDevice(edit.viewport())
        layout.setProperty("cursorWidth", edit.cursorWidth())
        document.setDocumentLayout(layout)
        # Qt crashes when a layout speaks before it is the document's.
        layout._installed = True
        return layout

    def _lay_all_plainly(self) -> None:
        manner = self._manner()
        self._blocks = [lay_plainly(block, manner) for block in self._each_block(0)]
        self._place_blocks(0)

    @answering(_lay_all_plainly)
    def documentChanged(self, start: int, _removed: int, added: int) -> None:  # noqa: N802
        """Lay out the blocks that have changed."""
        document = self.document()
        manner = self._manner()
        everything = not (manner.same_font and manner.same_width)
        count = document.blockCount()
        first = 0 if everything else document.findBlock(start).blockNumber()
        last = -1 if everything else document.findBlock(start + added).blockNumber()
        stop = last + 1 if last >= 0 else count
        old = self._blocks[first : stop + len(self._blocks) - count]
        block = document.findBlockByNumber(first)
        laid = []
        for number in range(first, stop):
            laid.append(self._lay(block, manner, _like(old, number - first, number - stop, block.text())))
            block = block.next()
        self._blocks[first : stop + len(self._blocks) - count] = laid
        self._place_blocks(first)

    def _lay(self, block: QTextBlock, manner: Manner, old: LaidBlock | None) -> LaidBlock:
        try:
            return lay_block(block, manner, old)
        except Exception:  # noqa: BLE001 - a block without lines ends the process
            tell_once(self)
            return lay_plainly(block, manner)

    def _manner(self) -> Manner:
        document = self.document()
        option = document.defaultTextOption()
        margin = document.documentMargin()
        width = max(1.0, document.textWidth() - 2 * margin) if document.textWidth() > 0 else _UNLIMITED
        look = (margin, document.defaultFont().toString(), option.alignment(), option.textDirection())
        manner = Manner(width, option, same_width=width == self._width, same_font=look == self._look)
        self._width, self._look = width, look
        return manner

    def _place_blocks(self, first: int) -> None:
        margin = self.document().documentMargin()
        before = self.documentSize()
        self._tops = list(accumulate((block.height for block in self._blocks), initial=margin))
        if not self._installed:
            return
        top = self._tops[min(first, len(self._tops) - 1)]
        if self.documentSize() != before:
            self.documentSizeChanged.emit(self.documentSize())
        below = QRectF(0, top, _EVERYTHING.width(), _EVERYTHING.height())
        self.update[QRectF].emit(below)  # type: ignore[index]  # the stub knows no overloads

    @answering(lambda _: QSizeF())
    def documentSize(self) -> QSizeF:  # noqa: N802
        """Return the size of all blocks with the document's margin around them."""
        margin = self.document().documentMargin()
        width = self.document().textWidth()
        return QSizeF(width if width > 0 else self._natural_width() + 2 * margin, self._tops[-1] + margin)

    def _natural_width(self) -> float:
        return max((block.natural_width for block in self._blocks), default=0.0)

    def pageCount(self) -> int:  # noqa: N802
        """Return 1: there are no pages on the screen."""
        return 1

    @answering(lambda _: QRectF())
    def frameBoundingRect(self, _frame: QTextFrame) -> QRectF:  # noqa: N802
        """Return the place of the only frame, the whole document."""
        return QRectF(QPointF(0, 0), self.documentSize())

    @answering(lambda _: QRectF())
    def blockBoundingRect(self, block: QTextBlock) -> QRectF:  # noqa: N802
        """Return the place of a block; an empty one for a block that is not laid out."""
        number = block.blockNumber()
        if not 0 <= number < len(self._blocks):
            return QRectF()
        return QRectF(self.document().documentMargin(), self._tops[number], self._width, self._blocks[number].height)

    @answering(lambda _: 0)
    def hitTest(  # type: ignore[override]  # noqa: N802 - the stub names a C++ type
        self, point: QPointF, accuracy: Qt.HitTestAccuracy
    ) -> int:
        """Return the position at a point, the nearest one or, when it has to be exact, -1 beside all text."""
        number = min(max(bisect_right(self._tops, point.y()) - 1, 0), len(self._blocks) - 1)
        block = self.document().findBlockByNumber(number)
        layout = block.layout()
        place = point - QPointF(self.document().documentMargin(), self._tops[number])
        line = _line_at(layout, place.y())
        if accuracy is Qt.HitTestAccuracy.ExactHit and not line.naturalTextRect().contains(place):
            return -1
        return block.position() + _without_unfinished(layout, line.xToCursor(place.x()))

    @answering(lambda _: None)
    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        """Draw the blocks that are to be seen, the selection and the cursor."""
        clip: QRectF = context.clip if context.clip.isValid() else _EVERYTHING
        # The format is copied: PySide frees the selection that it is a part of.
        spans = [
            _Span(each.cursor.selectionStart(), each.cursor.selectionEnd(), QTextCharFormat(each.format))
            for each in context.selections
        ]
        margin = self.document().documentMargin()
        number = max(bisect_right(self._tops, clip.top()) - 1, 0)
        painter.setPen(context.palette.color(QPalette.ColorRole.Text))
        for block in self._each_block(number):
            top = self._tops[block.blockNumber()]
            if top > clip.bottom():
                return
            # Screen readers ask the block's own layout for its place.
            block.layout().setPosition(QPointF(margin, top))
            _draw_block(painter, block, spans, context, clip)

    def _each_block(self, number: int) -> Iterator[QTextBlock]:
        block = self.document().findBlockByNumber(number)
        while block.isValid():
            yield block
            block = block.next()


def _like(old: list[LaidBlock], from_start: int, from_end: int, text: str) -> LaidBlock | None:
    """Return which of the blocks before a change is most like a new one, found by its place from either end."""
    places = (from_start, len(old) + from_end)
    likely = [old[place] for place in places if 0 <= place < len(old)]
    return max(likely, key=lambda block: (block.text == text, len(block.text)), default=None)


def _draw_block(
    painter: QPainter,
    block: QTextBlock,
    spans: list[_Span],
    context: QAbstractTextDocumentLayout.PaintContext,
    clip: QRectF,
) -> None:
    layout, start, length = block.layout(), block.position(), block.length()
    ranges = []
    for span in spans:
        if span.start < start + length and span.end > max(start, span.start):
            shown = QTextLayout.FormatRange()
            shown.start = max(0, span.start - start)
            shown.length = span.end - start - shown.start
            shown.format = span.format
            ranges.append(shown)
    layout.draw(painter, QPointF(0, 0), ranges, clip)
    cursor: int = context.cursorPosition
    width = _cursor_width(block)
    if cursor < -1 and layout.preeditAreaText():
        # So Qt tells the cursor's place inside the unfinished text of an input method.
        layout.drawCursor(painter, QPointF(0, 0), layout.preeditAreaPosition() - (cursor + 2), width)
    elif start <= cursor < start + length:
        layout.drawCursor(painter, QPointF(0, 0), cursor - start, width)


def _cursor_width(block: QTextBlock) -> int:
    return int(block.document().documentLayout().property("cursorWidth") or 1)


def _line_at(layout: QTextLayout, y: float) -> QTextLine:
    count = layout.lineCount()
    low, high = 0, count - 1
    while low < high:
        middle = (low + high) // 2
        line = layout.lineAt(middle)
        if y < line.y() + line.height():
            high = middle
        else:
            low = middle + 1
    return layout.lineAt(low)


def _without_unfinished(layout: QTextLayout, position: int) -> int:
    """Return a position among the shown letters as one in the document, which has not the unfinished ones."""
    start = layout.preeditAreaPosition()
    if start < 0 or position <= start:
        return position
    return max(start, position - units(layout.preeditAreaText()))
