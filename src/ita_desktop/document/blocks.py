"""What flows down a page: blocks with a height, which may be split between two pages."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from ita_desktop.typeset.cuts import FEWEST_LINES, best_cut

if TYPE_CHECKING:
    from ita_desktop.document.sheet import Sheet
    from ita_desktop.typeset.lines import TextBlock


class Block(Protocol):
    """A piece of a page's column; lengths in pt.

    `least` is the height of the smallest first part that may stand at a page's foot.
    """

    @property
    def height(self) -> float: ...  # noqa: D102
    @property
    def least(self) -> float: ...  # noqa: D102
    @property
    def space_before(self) -> float: ...  # noqa: D102
    @property
    def keep_with_next(self) -> bool: ...  # noqa: D102

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Return a first part no higher than `room` and the rest, or None if it cannot be split there."""

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw the block with its upper left corner at (x, y) pt from the page's."""

    def first_words(self) -> str:
        """Return the text with which the block begins, for the word that points to a continued page."""


@dataclass(frozen=True)
class TextPart:
    """Some lines of a set text; `path` is the field that they show."""

    block: TextBlock
    path: str = ""
    space_before: float = 0.0
    keep_with_next: bool = False
    start: int = 0
    stop: int | None = None
    indent: float = 0.0

    @property
    def _end(self) -> int:
        return len(self.block.lines) if self.stop is None else self.stop

    @property
    def height(self) -> float:
        """The height of the lines."""
        return (self._end - self.start) * self.block.style.leading

    @property
    def least(self) -> float:
        """The height of the fewest lines that may stand at a page's foot."""
        count = self._end - self.start
        return (count if count <= FEWEST_LINES + 1 else FEWEST_LINES) * self.block.style.leading

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Split between lines, leaving no widow and no orphan."""
        fitting = int((room + 0.01) / self.block.style.leading)
        cut = best_cut(self.block, self.start, self._end, self.start + fitting)
        if cut is None:
            return None
        return replace(self, stop=cut, keep_with_next=False), replace(self, start=cut, space_before=0.0)

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw the lines."""
        sheet.text(self.block, x + self.indent, y, start=self.start, stop=self._end)
        sheet.field(self.path, x + self.indent, y, self.block.width, self.height)

    def first_words(self) -> str:
        """Return the first line's text."""
        return "".join(word.text for word in self.block.lines[self.start].words)


@dataclass(frozen=True)
class Group:
    """Blocks one under the other that are never parted, each centred or not by itself."""

    parts: tuple[Block, ...]
    space_before: float = 0.0
    keep_with_next: bool = False

    @property
    def height(self) -> float:
        """The height of all parts with the space between them."""
        return sum(part.height + part.space_before for part in self.parts)

    @property
    def least(self) -> float:
        """The whole height, for it cannot be split."""
        return self.height

    def split(self, room: float) -> tuple[Block, Block] | None:  # noqa: ARG002
        """Return None: a group stays together."""
        return None

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw the parts one under the other."""
        for part in self.parts:
            y += part.space_before
            part.draw(sheet, x, y)
            y += part.height

    def first_words(self) -> str:
        """Return the first words of the first part that has any."""
        return next((words for part in self.parts if (words := part.first_words())), "")


@dataclass(frozen=True)
class Blank:
    """Empty or dotted lines to write on; `width` 0 leaves them empty."""

    lines: int
    leading: float
    width: float = 0.0
    drop: float = 0.0
    path: str = ""
    space_before: float = field(default=0.0)
    keep_with_next: bool = field(default=True)

    @property
    def height(self) -> float:
        """The height of the lines."""
        return self.lines * self.leading

    @property
    def least(self) -> float:
        """The whole height."""
        return self.height

    def split(self, room: float) -> tuple[Block, Block] | None:  # noqa: ARG002
        """Return None: the lines stay together."""
        return None

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw the dots, if any."""
        for line in range(self.lines):
            sheet.dots(x, y + line * self.leading + self.drop, self.width)
        sheet.field(self.path, x, y, self.width, self.height)

    def first_words(self) -> str:
        """Return nothing: it has no words."""
        return ""
