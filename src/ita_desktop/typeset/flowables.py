"""Thai paragraphs and lists as ReportLab flowables, for any platypus document; `\\n` ends a paragraph."""

from __future__ import annotations

from collections.abc import Iterable

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable, KeepTogether

from ita_desktop.typeset import pdf_font
from ita_desktop.typeset.cuts import best_cut
from ita_desktop.typeset.lines import TextBlock, TextStyle, Typesetter


class ThaiParagraph(Flowable):  # type: ignore[misc]
    """A text set by the rules of Thai; it is text, never markup. Lengths in pt."""

    def __init__(
        self,
        text: str,
        style: TextStyle,
        typesetter: Typesetter,
        *,
        space_before: float = 0,
        space_after: float = 0,
        keep_with_next: bool = False,
    ) -> None:
        super().__init__()
        self.text = text
        self.style = style
        self.typesetter = typesetter
        self.spaceBefore = space_before
        self.spaceAfter = space_after
        self.keepWithNext = keep_with_next
        self._block: TextBlock | None = None
        self._range: tuple[int, int | None] = (0, None)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        """Set the text in lines of the available width; returns the width and the height that it takes."""
        if self._block is None or self._block.width != available_width:
            self._block = self.typesetter.block(self.text, self.style, available_width)
        start, stop = self._lines(self._block)
        self.width, self.height = available_width, (stop - start) * self.style.leading
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Split so that no paragraph leaves one line alone; returns nothing if there is no such place."""
        self.wrap(available_width, available_height)
        block = self._block
        assert block is not None  # noqa: S101 - wrap has set it
        start, stop = self._lines(block)
        fitting = int((available_height + 0.01) / self.style.leading)
        if start + fitting >= stop:
            return [self]
        cut = best_cut(block, start, stop, start + fitting)
        return [] if cut is None else [self._part(block, start, cut), self._part(block, cut, stop)]

    def draw(self) -> None:
        """Draw the lines on the canvas that platypus has given."""
        block = self._block
        if block is not None:
            draw_block(self.canv, block, 0, self.height, *self._range)

    def _lines(self, block: TextBlock) -> tuple[int, int]:
        start, stop = self._range
        return start, len(block.lines) if stop is None else stop

    def _part(self, block: TextBlock, start: int, stop: int) -> ThaiParagraph:
        part = ThaiParagraph(self.text, self.style, self.typesetter)
        part._block, part._range = block, (start, stop)
        if start == self._range[0]:
            part.spaceBefore = self.spaceBefore
        if stop == self._lines(block)[1]:
            part.spaceAfter, part.keepWithNext = self.spaceAfter, self.keepWithNext
        return part


def thai_list(items: Iterable[str], style: TextStyle, typesetter: Typesetter, *, mark: str = "-") -> ThaiParagraph:
    """Return a list with hanging indents; a `mark` with a `{}` in it, such as "{}.", numbers the items from 1."""
    lines = [f"{mark.format(number)} {item}" for number, item in enumerate(items, start=1)]
    return ThaiParagraph("\n".join(lines), style, typesetter)


def keep_together(flowables: list[Flowable]) -> Flowable:
    """Return the flowables as one that moves to the next page rather than being parted."""
    return KeepTogether(flowables)


def draw_block(canvas: Canvas, block: TextBlock, x: float, top: float, start: int = 0, stop: int | None = None) -> None:
    """Draw lines of a set text on a ReportLab canvas, the first one's top left at (x, top) pt, and embed its fonts."""
    canvas._code.append(block.operators(x, top, start, stop))  # noqa: SLF001 - ReportLab has no public way
    pdf_font.use(canvas._doc, block.codes())  # noqa: SLF001
