"""Paragraphs set in lines: which words stand on which line, where, and the PDF operators that draw them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from ita_desktop.typeset.breaking import NO_BREAK_SPACE, Break, Breaker, syllables
from ita_desktop.typeset.fonts import Face, Family, Style
from ita_desktop.typeset.outlines import outline
from ita_desktop.typeset.shaping import Shaper, Word
from ita_desktop.typeset.showing import show, spread_codes

Align = Literal["left", "center", "right", "thai"]

# Thai distributed: above this a line stays ragged (em a cluster; poppler takes 0.1 em for a space).
MAX_GAP = 0.06
# A compound is parted only where the line would else be filled less than this: a line that shall end at the right edge,
# and one that is ragged anyway.
LOOSEST = 0.75
LOOSEST_RAGGED = 0.5
# Hanging indents reach no further (em): pdfminer takes lines whose left ends differ more for different texts.
MAX_HANG = 0.49
# The baseline lies so far below the top of its line (em); the rest of the pitch is for lower vowels.
BASELINE = 0.85
_LIST_MARK = re.compile(r"(?:[-–•*]|\(?[0-9๐-๙]+(?:\.[0-9๐-๙]+)*[.)]|\([ก-ฮ]\))[ ]*(?=[^\s0-9๐-๙])")


@dataclass(frozen=True)
class TextStyle:
    """How a text is set; lengths in pt. `hang` sets list items with their second line under the first's words."""

    size: float
    leading: float
    face: Style = "regular"
    align: Align = "left"
    first_indent: float = 0
    hang: bool = False


class Line(NamedTuple):
    """One line: its words, its left end and natural width in pt, and the space put into each cluster gap in pt."""

    words: tuple[Word, ...]
    x: float
    width: float
    gap: float


@dataclass(frozen=True, eq=False)
class TextBlock:
    """Set lines of one style; `paragraph_ends` are the numbers of the lines after which a paragraph ends.

    What is worked out for drawing is kept: an unchanged text costs little when it is drawn again.
    """

    lines: tuple[Line, ...]
    style: TextStyle
    width: float
    paragraph_ends: frozenset[int]

    @property
    def height(self) -> float:
        """The height of all lines in pt."""
        return len(self.lines) * self.style.leading

    @cached_property
    def _shown(self) -> dict[tuple[int, Face], str]:
        return {}

    def codes(self) -> set[tuple[Face, int]]:
        """Return the font codes that the lines show."""
        return self._codes

    @cached_property
    def _codes(self) -> set[tuple[Face, int]]:
        codes = set().union(*(word.codes for line in self.lines for word in line.words))
        return codes.union(*(spread_codes(line.words) for line in self.lines if line.gap))

    def operators(self, x: float, top: float, start: int = 0, stop: int | None = None) -> str:
        """Return the PDF operators that draw lines `start` to `stop`, the first one's top left at (x, top) pt."""
        size, leading = self.style.size, self.style.leading
        baseline = top - BASELINE * size
        face = _main_face(self.lines[start:stop])
        if face is None:
            return ""
        shown = [f"BT /{face.key} {size:g} Tf"]
        outlined: list[str] = []
        for number, line in enumerate(self.lines[start:stop]):
            if line.words:
                y = baseline - number * leading
                shown.append(f"1 0 0 1 {x + line.x:.2f} {y:.2f} Tm {self._show(start + number, face)}")
                outlined.extend(_outlines(line, x + line.x, y, size))
        shown.append("ET")
        return "\n".join(shown + outlined)

    def _show(self, number: int, face: Face) -> str:
        shown = self._shown.get((number, face))
        if shown is None:
            line = self.lines[number]
            shown = self._shown[number, face] = show(line.words, line.gap, face, self.style.size)
        return shown


_Key = tuple[str, TextStyle, float]


class Typesetter:
    """Sets texts of one family in lines; each text is set once for each style and width."""

    def __init__(self, family: Family, names: frozenset[str] = frozenset()) -> None:
        self.family = family
        self.shaper = Shaper(family)
        self.breaker = Breaker(names)
        self._blocks: dict[_Key, TextBlock] = {}
        self._before: dict[_Key, TextBlock] = {}

    def start_round(self, names: frozenset[str]) -> None:
        """Begin a new document with these names to keep whole; texts that the last one did not set are forgotten."""
        self._before, self._blocks = self._blocks, {}
        if names != self.breaker.names:
            self.breaker, self._before = Breaker(names), {}

    def block(self, text: str, style: TextStyle, width: float) -> TextBlock:
        """Set a text in lines of `width` pt; each `\n` ends a paragraph."""
        key = (text, style, width)
        block = self._blocks.get(key) or self._before.get(key) or self._set(text, style, width)
        self._blocks[key] = block
        return block

    def width(self, text: str, style: TextStyle) -> float:
        """Return the width in pt of a text set on one line, without spaces at its end."""
        words = self._words(text, style)
        return _ink_width([word for word, _ in words]) * style.size

    def _words(self, text: str, style: TextStyle) -> list[tuple[Word, Break]]:
        word, face = self.shaper.word, style.face
        return [(word(piece, face), after) for piece, after in self.breaker.pieces(text)]

    def _set(self, text: str, style: TextStyle, width: float) -> TextBlock:
        lines: list[Line] = []
        ends = set()
        for paragraph in text.split("\n"):
            lines.extend(self._set_paragraph(_closed(paragraph), style, width))
            ends.add(len(lines) - 1)
        return TextBlock(tuple(lines), style, width, frozenset(ends))

    def _set_paragraph(self, text: str, style: TextStyle, width: float) -> Iterator[Line]:
        words = self._words(text, style)
        indent = 0.0
        mark = _LIST_MARK.match(text) if style.hang else None
        if mark:
            indent = min(self._mark_width(mark.group(), style), MAX_HANG * style.size)
            words = _bind_mark(words, mark.end())
        room = (width - max(indent, style.first_indent)) / style.size
        words = [part for item in words for part in self._fitting(item, style, room)]
        start, left = 0, style.first_indent
        loosest = LOOSEST if style.align == "thai" else LOOSEST_RAGGED
        while start < len(words) or start == 0:
            stop = _line_end(words, start, (width - left) / style.size, loosest)
            line = tuple(word for word, _ in words[start:stop])
            yield _place(line, style, left, width, last=stop >= len(words))
            if stop == start:
                return
            start, left = stop, indent

    def _mark_width(self, mark: str, style: TextStyle) -> float:
        return self.shaper.word(mark, style.face).width * style.size

    def _fitting(self, item: tuple[Word, Break], style: TextStyle, room: float) -> list[tuple[Word, Break]]:
        """Cut a word wider than a whole line (em) at its letter clusters."""
        word, after = item
        if word.ink_width <= room:
            return [item]
        parts = [self.shaper.word(part, style.face) for part in syllables(word.text)]
        return [(part, Break.INSIDE_UNIT) for part in parts[:-1]] + [(parts[-1], after)]


def _closed(text: str) -> str:
    """Put a no-break space after a word's hyphen at the end: pdfium joins such a word with the next line's first."""
    typed = text.rstrip(" ")
    return text + NO_BREAK_SPACE if typed.endswith("-") and typed[-2:-1].isalpha() else text


def _bind_mark(words: list[tuple[Word, Break]], end: int) -> list[tuple[Word, Break]]:
    """Let no line end between a list mark (the first `end` characters) and its text."""
    bound = []
    position = 0
    for word, after in words:
        position += len(word.text)
        bound.append((word, Break.INSIDE_UNIT if position <= end else after))
    return bound


def _line_end(words: Sequence[tuple[Word, Break]], start: int, room: float, loosest: float) -> int:
    """Return the number of the first word that stands on the next line; `room` in em."""
    pen = good_pen = 0.0
    last = [start] * len(Break)
    for number in range(start, len(words)):
        word, after = words[number]
        if pen + word.ink_width > room + 1e-6 and number > start:
            break
        pen += word.width
        last[after] = number + 1
        if after is Break.GOOD:
            good_pen = pen
    else:
        return len(words)
    if last[Break.INSIDE_COMPOUND] > last[Break.GOOD] and (last[Break.GOOD] == start or good_pen < loosest * room):
        return last[Break.INSIDE_COMPOUND]
    return next((end for end in (last[Break.GOOD], *last[Break.BEFORE_HYPHEN :]) if end > start), start)


def _place(words: tuple[Word, ...], style: TextStyle, left: float, width: float, *, last: bool) -> Line:
    ink = _ink_width(words) * style.size
    slack = width - left - ink
    if style.align == "thai" and not last:
        gaps = sum(word.clusters for word in words) - words[-1].spaces - 1
        gap = slack / gaps if gaps > 0 else 0.0
        return Line(words, left, ink, gap if 0 < gap <= MAX_GAP * style.size else 0.0)
    shift = {"left": 0.0, "thai": 0.0, "center": slack / 2, "right": slack}[style.align]
    return Line(words, left + shift, ink, 0.0)


def _ink_width(words: Sequence[Word]) -> float:
    """Return the width of a line in em, without the spaces at its end."""
    inked = len(words)
    while inked and not words[inked - 1].ink_width:
        inked -= 1
    if not inked:
        return 0.0
    return sum(word.width for word in words[: inked - 1]) + words[inked - 1].ink_width


def _main_face(lines: Sequence[Line]) -> Face | None:
    words = [word for line in lines for word in line.words]
    plain = next((word.plain_face for word in words if word.plain_face), None)
    return plain or next((run.face for word in words for run in word.runs), None)


def _outlines(line: Line, x: float, y: float, size: float) -> Iterator[str]:
    for word in line.words:
        for drawing in word.drawings:
            pen = x + drawing.x * size + drawing.gaps * line.gap
            yield outline(drawing.face, drawing.glyph, pen, y, size)
        x += word.width * size + word.clusters * line.gap
