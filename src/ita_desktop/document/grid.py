"""Small ruled tables whose cells may span rows and columns; never split between pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from ita_desktop.document.sheet import box

if TYPE_CHECKING:
    from ita_desktop.document.blocks import Block
    from ita_desktop.document.sheet import Sheet
    from ita_desktop.typeset.lines import TextBlock


@dataclass(frozen=True)
class Cell:
    """A text in a grid; its rows and columns are counted from 0, its path is the field that it shows."""

    block: TextBlock
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    path: str = ""
    valign: Literal["top", "middle"] = "middle"
    fill: float | None = None


@dataclass(frozen=True, eq=False)
class Grid:
    """A table with fixed column widths; each row is as high as its texts need. Lengths in pt."""

    cells: tuple[Cell, ...]
    widths: tuple[float, ...]
    pad_x: float
    pad_y: float
    space_before: float = 0.0
    keep_with_next: bool = False

    @cached_property
    def _heights(self) -> list[float]:
        heights = [0.0] * max(cell.row + cell.rows for cell in self.cells)
        for cell in sorted(self.cells, key=lambda cell: cell.rows):
            rows = range(cell.row, cell.row + cell.rows)
            missing = cell.block.height + 2 * self.pad_y - sum(heights[row] for row in rows)
            if missing > 0:
                for row in rows:
                    heights[row] += missing / cell.rows
        return heights

    @property
    def height(self) -> float:
        """The height of all rows."""
        return sum(self._heights)

    @property
    def least(self) -> float:
        """The whole height."""
        return self.height

    def split(self, room: float) -> tuple[Block, Block] | None:  # noqa: ARG002
        """Return None: a grid stays together."""
        return None

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw borders, grounds and texts."""
        for cell in self.cells:
            left = x + sum(self.widths[: cell.column])
            top = y + sum(self._heights[: cell.row])
            width = sum(self.widths[cell.column : cell.column + cell.columns])
            height = sum(self._heights[cell.row : cell.row + cell.rows])
            if cell.fill is not None:
                ground = f"{left:.2f} {sheet.up(top + height):.2f} {width:.2f} {height:.2f}"
                sheet.operators.append(f"{cell.fill} g {ground} re f 0 g")
            sheet.operators.append(box(left, sheet.up(top), width, height))
            slack = height - 2 * self.pad_y - cell.block.height
            sheet.text(cell.block, left + self.pad_x, top + self.pad_y + (slack / 2 if cell.valign == "middle" else 0))
            sheet.field(cell.path, left, top, width, height)

    def first_words(self) -> str:
        """Return the first cell's text."""
        return "".join(word.text for word in self.cells[0].block.lines[0].words)


def shares(parts: Sequence[float], width: float) -> tuple[float, ...]:
    """Return column widths in the ratio of `parts` that fill `width` pt."""
    return tuple(part * width / sum(parts) for part in parts)
