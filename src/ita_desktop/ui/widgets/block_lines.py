"""Breaks one block of a document into lines at ICU's places."""

import math
from dataclasses import dataclass
from itertools import count
from typing import Final, NamedTuple, cast

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextBlock, QTextLayout, QTextLine, QTextOption

from ita_desktop.typeset.breaking import Break
from ita_desktop.ui.widgets.break_places import BreakPlaces, find_places, renew_places
from ita_desktop.ui.widgets.difference import Difference, difference
from ita_desktop.ui.widgets.utf16 import as_units, units

# A compound is parted only where the line would else be filled less than this, as on paper.
_LOOSEST: Final = 0.75
# No line ends with one of these: they belong to the letter after them.
_LEADING_VOWELS: Final = "เแโใไ"
# A block that was laid out plainly is none that is known again.
_UNKNOWN: Final = -1
_FAILED: Final = -2
_DIRECTIONS: Final = (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft)


class _Line(NamedTuple):
    """How a line was broken, in units from its start: how far its width reached, where it ends; and the clusters that
    Qt was asked for, if it was."""

    reach: int
    end: int
    clusters: int | None


@dataclass(frozen=True, slots=True)
class LaidBlock:
    """A block that has been laid out: its text; in units, where lines may end and, by where they start, the lines.

    `number` is the mark by which the document's block is known again; Qt keeps it in the block's state.
    """

    number: int
    text: str
    places: BreakPlaces
    lines: dict[int, _Line]
    direction: Qt.LayoutDirection
    height: float
    natural_width: float

    def stays(self, block: QTextBlock, text: str, manner: "Manner") -> bool:
        """Tell whether a block's lines are still right; a single line stays while it fits."""
        is_same = self.number == block.userState() and self.text == text and self.direction is block.textDirection()
        if not is_same or not manner.same_font or block.layout().lineCount() != len(self.lines):
            return False
        fits = self.natural_width <= manner.width and len(self.lines) == 1
        return manner.same_width or (fits and self.direction is Qt.LayoutDirection.LeftToRight)


def shown_text(block: QTextBlock) -> str:
    """Return a block's text with what an input method has not finished yet."""
    layout = block.layout()
    text, unfinished = block.text(), layout.preeditAreaText()
    if not unfinished:
        return text
    before = text.encode("utf-16-le", "surrogatepass")[: 2 * layout.preeditAreaPosition()]
    place = len(before.decode("utf-16-le", "replace"))
    return text[:place] + unfinished + text[place:]


class Manner:
    """How all blocks of a document are laid out, and what of it is as the last time."""

    def __init__(self, width: float, option: QTextOption, *, same_width: bool, same_font: bool) -> None:
        self.width = width
        self.same_width = same_width
        self.same_font = same_font
        self._options = {direction: _directed(option, direction) for direction in _DIRECTIONS}

    def option(self, direction: Qt.LayoutDirection) -> QTextOption:
        """Return Qt's settings for a block with text of a direction."""
        return self._options[direction]


def _directed(option: QTextOption, direction: Qt.LayoutDirection) -> QTextOption:
    directed = QTextOption(option)
    directed.setTextDirection(direction)
    directed.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
    if direction is Qt.LayoutDirection.RightToLeft:
        directed.setAlignment(Qt.AlignmentFlag.AlignRight)
    return directed


def lay_block(block: QTextBlock, manner: Manner, old: LaidBlock | None) -> LaidBlock:
    """Lay a block out; `old` is how it, or one like it, was before."""
    text = shown_text(block)
    if old and old.stays(block, text, manner):
        return old
    letters = as_units(text)
    places, kept = _what_stays(text, letters, old)
    direction = block.textDirection()
    if not old or not manner.same_width or not manner.same_font or old.direction is not direction:
        kept = _NOTHING
    layout = block.layout()
    layout.setTextOption(manner.option(direction))
    # Else Qt shapes the letters of a long block again for the cursor and for drawing.
    layout.setCacheEnabled(True)
    layout.beginLayout()
    lines = _Lines(layout, letters, places, manner.width, kept)
    height, width = lines.fill()
    layout.endLayout()
    block.setLineCount(len(lines.done))
    number = next(_numbers)
    block.setUserState(number)
    return LaidBlock(number, text, places, lines.done, direction, height, width)


def lay_plainly(block: QTextBlock, manner: Manner) -> LaidBlock:
    """Lay a block out with nothing but Qt's lines, which end anywhere: what remains when the other way has failed."""
    layout = block.layout()
    layout.setTextOption(manner.option(block.textDirection()))
    layout.beginLayout()
    height = width = 0.0
    count = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(manner.width)
        line.setPosition(QPointF(0, height))
        height += line.height()
        width = max(width, line.naturalTextWidth())
        count += 1
    layout.endLayout()
    block.setLineCount(count)
    block.setUserState(_UNKNOWN)
    return LaidBlock(_FAILED, "", BreakPlaces([], [], [], []), {}, block.textDirection(), height, width)


class _Kept(NamedTuple):
    """Lines of a block before a change, which cannot have moved those before `start` and from `end` (now) on."""

    lines: dict[int, _Line]
    start: float
    end: float
    shift: int

    def at(self, start: int) -> _Line | None:
        """Return the line that starts at a position now, if it must be as it was."""
        if start >= self.end:
            return self.lines.get(start - self.shift)
        line = self.lines.get(start)
        return line if line and start + line.reach < self.start else None


_numbers = count(1)
_NOTHING: Final = _Kept({}, 0, 0, 0)


def _what_stays(text: str, letters: str, old: LaidBlock | None) -> tuple[BreakPlaces, _Kept]:
    """Return where lines may end, and what is known from before."""
    if old is None:
        return find_places(letters), _NOTHING
    if old.text == text:
        return old.places, _Kept(old.lines, math.inf, math.inf, 0)
    renewed = renew_places(old.places, letters, _in_units(old.text, text, difference(old.text, text)))
    return renewed.places, _Kept(old.lines, renewed.start, renewed.new_end, renewed.new_end - renewed.old_end)


def _in_units(old: str, new: str, change: Difference) -> Difference:
    start = units(new[: change.start])
    return Difference(
        start,
        start + units(old[change.start : change.old_end]),
        start + units(new[change.start : change.new_end]),
    )


class _Lines:
    """The lines of one block while they are laid out.

    Qt first fills each line as far as it goes; where that is no place for a break, it is asked for as many letter
    clusters as stand before the last place.
    """

    def __init__(self, layout: QTextLayout, letters: str, places: BreakPlaces, width: float, kept: _Kept) -> None:
        self._layout = layout
        self._letters = letters
        self._places = places
        self._width = width
        self._kept = kept
        self.done: dict[int, _Line] = {}

    def fill(self) -> tuple[float, float]:
        """Lay all lines out, one below the other, and return their height and the width of the widest."""
        top = widest = 0.0
        start = 0
        while (line := self._layout.createLine()).isValid():
            kept = self._kept.at(start)
            self.done[start] = done = self._again(line, kept) if kept else self._break(line, start)
            start += done.end
            line.setPosition(QPointF(0, top))
            top += line.height()
            widest = max(widest, line.naturalTextWidth())
        return top, widest

    def _again(self, line: QTextLine, kept: _Line) -> _Line:
        if kept.clusters is None:
            line.setLineWidth(self._width)
        else:
            line.setNumColumns(kept.clusters, self._width)
        return kept

    def _break(self, line: QTextLine, start: int) -> _Line:
        line.setLineWidth(self._width)
        reach = limit = start + line.textLength()
        # Qt ends no line behind the spaces with which it begins.
        word = start + len(self._letters[start:reach]) - len(self._letters[start:reach].lstrip(" "))
        while word < limit and reach < len(self._letters):
            end = self._best_end(line, word, limit)
            if end == reach:
                break
            clusters = self._shorten(line, start, end)
            if clusters:
                return _Line(reach - start, end - start, clusters)
            line.setLineWidth(self._width)
            limit = end - 1
        return _Line(reach - start, reach - start, None)

    def _best_end(self, line: QTextLine, start: int, limit: int) -> int:
        """Return where the line should end at the latest; in a word wider than the line, before a syllable."""
        last = self._places.last
        good = last(Break.GOOD, start, limit)
        soft = last(Break.INSIDE_COMPOUND, start, limit)
        if soft > good and (good == start or _filled(line, good) < _LOOSEST * self._width):
            return soft
        hyphen = last(Break.BEFORE_HYPHEN, start, limit)
        end = next((end for end in (good, hyphen) if end > start), last(Break.INSIDE_UNIT, start, limit))
        if end > start:
            return end
        while limit > start + 1 and self._letters[limit - 1] in _LEADING_VOWELS:
            limit -= 1
        return limit

    def _shorten(self, line: QTextLine, start: int, end: int) -> int | None:
        """End a line at a place and return its clusters; None if the place lies inside a cluster."""
        wanted = end - start
        valid = self._layout.isValidCursorPosition
        clusters = sum(map(valid, range(start + 1, end + 1)))
        line.setNumColumns(clusters, self._width)
        # A ligature is one cluster of several letters; a letter whose mark is of another font is two clusters.
        while line.textLength() > wanted and clusters > 1:
            clusters -= 1
            line.setNumColumns(clusters, self._width)
        while line.textLength() < wanted and clusters < wanted:
            clusters += 1
            line.setNumColumns(clusters, self._width)
        return clusters if line.textLength() == wanted else None


def _filled(line: QTextLine, position: int) -> float:
    x, _ = cast(tuple[float, int], line.cursorToX(position))
    return x
