"""The measure tables: repeated header, section bands, rows that split between pages."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from ita_desktop.core.report import Measure, Report
from ita_desktop.document import page
from ita_desktop.document.grid import Cell, Grid, shares
from ita_desktop.document.sheet import box
from ita_desktop.typeset.cuts import FEWEST_LINES, leaves_single_line
from ita_desktop.typeset.lines import TextBlock

if TYPE_CHECKING:
    from ita_desktop.document.blocks import Block
    from ita_desktop.document.sheet import Sheet
    from ita_desktop.document.texts import Texts
    from ita_desktop.typeset.fonts import Face
    from ita_desktop.typeset.lines import TextStyle, Typesetter

# A cut is moved up to so many lines to spare a paragraph its first or last line alone.
_SEARCH = 5
# A number with more lines than this is not repeated on each part of its row but runs on like any other text.
_MOST_REPEATED = 5


class _Column(NamedTuple):
    """One column's text and the fields in it: each with the number of the line at which it begins."""

    block: TextBlock
    fields: tuple[tuple[str, int], ...]


@dataclass(frozen=True, eq=False)
class RowText:
    """A measure set in its columns: the same for the same texts, whoever's row it is. Lengths in pt."""

    columns: tuple[_Column, ...]
    widths: tuple[float, ...]
    continued: _Column
    _drawn: dict[tuple[int, int], str] = field(default_factory=dict)

    @cached_property
    def lines(self) -> int:
        """The number of lines of the longest column."""
        return max(len(column.block.lines) for column in self.columns)

    @cached_property
    def codes(self) -> set[tuple[Face, int]]:
        """The font codes that the row shows."""
        return set().union(*(column.block.codes() for column in (*self.columns, self.continued)))

    @property
    def _repeated(self) -> bool:
        """Whether each part of the row shows the number."""
        return len(self.continued.block.lines) <= _MOST_REPEATED

    def column(self, number: int, start: int) -> _Column:
        """Return a column; on a continued part the first one says so."""
        return self.continued if number == 0 and start and self._repeated else self.columns[number]

    def drawn(self, start: int, stop: int) -> str:
        """Return the operators of lines `start` to `stop` and the cell borders, (0, 0) the upper left corner."""
        key = (start, stop)
        if key not in self._drawn:
            self._drawn[key] = "\n".join(self._draw(start, stop))
        return self._drawn[key]

    def _draw(self, start: int, stop: int) -> list[str]:
        height = part_height(stop - start)
        operators = []
        x = 0.0
        for number, width in enumerate(self.widths):
            operators.append(box(x, 0.0, width, height))
            first, last = (0, None) if number == 0 and self._repeated else (start, stop)
            block = self.column(number, start).block
            operators.append(block.operators(x + page.CELL_PAD_X, -page.CELL_PAD_Y, first, last))
            x += width
        return operators

    def first_cut(self, start: int) -> int | None:
        """Return the first line before which a part that begins at line `start` may be cut."""
        return next(filter(self._leaves_enough, self._possible_cuts(start)), None)

    def _possible_cuts(self, start: int) -> range:
        above = below = FEWEST_LINES
        if self._repeated:
            # Each part is as high as the number on it.
            above = max(above, len(self.column(0, start).block.lines))
            below = max(below, len(self.continued.block.lines))
        return range(start + above, self.lines - below + 1)

    def _leaves_enough(self, cut: int) -> bool:
        """Tell whether each column that is cut keeps at least two lines below the cut."""
        lengths = (len(column.block.lines) for column in self.columns)
        return all(length - cut >= FEWEST_LINES for length in lengths if length > cut)

    def best_cut(self, start: int, limit: int) -> int | None:
        """Return the best of the cuts up to line `limit`, or None: the last that parts no single line, if near."""
        possible = self._possible_cuts(start)
        upwards = range(min(limit, possible.stop - 1), possible.start - 1, -1)
        valid = list(islice(filter(self._leaves_enough, upwards), _SEARCH))
        whole = (cut for cut in valid if not self._leaves_single_line(cut))
        return next(whole, valid[0] if valid else None)

    def _leaves_single_line(self, cut: int) -> bool:
        blocks = (column.block for column in self.columns)
        return any(leaves_single_line(block, cut) for block in blocks if cut < len(block.lines))


def part_height(lines: int) -> float:
    """Return the height in pt of so many lines of a row with its padding."""
    return lines * page.CELL.leading + 2 * page.CELL_PAD_Y


@dataclass(frozen=True)
class Row:
    """A measure's row, or a part of it, on its way to a page."""

    text: RowText
    path: str
    start: int = 0
    stop: int | None = None
    space_before: float = 0.0
    keep_with_next: bool = False

    @property
    def _end(self) -> int:
        return self.text.lines if self.stop is None else self.stop

    @property
    def height(self) -> float:
        """The height of the part's lines and padding."""
        return part_height(self._end - self.start)

    @property
    def least(self) -> float:
        """The height down to the first line at which the row may be cut."""
        cut = self.text.first_cut(self.start)
        return part_height((self._end if cut is None else min(cut, self._end)) - self.start)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Split between lines so that each column has two on each side of the cut."""
        fitting = int((room - 2 * page.CELL_PAD_Y + 0.01) / page.CELL.leading)
        if self.start + fitting >= self._end:
            return None
        cut = self.text.best_cut(self.start, self.start + fitting)
        if cut is None:
            return None
        return replace(self, stop=cut), replace(self, start=cut)

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw the part and note where its fields stand."""
        drawn = self.text.drawn(self.start, self._end)
        sheet.operators.append(f"q 1 0 0 1 {x:.2f} {sheet.up(y):.2f} cm\n{drawn}\nQ")
        sheet.codes |= self.text.codes
        left = x
        for number, width in enumerate(self.text.widths):
            self._note_fields(sheet, self.text.column(number, self.start), left, y, width)
            left += width

    def _note_fields(self, sheet: Sheet, column: _Column, x: float, y: float, width: float) -> None:
        """Note each field of a column: from its first line to the next field's, the last to the row's foot."""
        starts = [first for _, first in column.fields]
        for (name, first), after in zip(column.fields, [*starts[1:], self._end], strict=True):
            begin, stop = max(first, self.start), min(after, self._end)
            if begin < stop:
                top = self._line_top(begin) if begin > self.start else 0.0
                bottom = self._line_top(stop) if stop < self._end else self.height
                sheet.field(f"{self.path}.{name}", x, y + top, width, bottom - top)

    def _line_top(self, line: int) -> float:
        return part_height(line - self.start) - page.CELL_PAD_Y

    def first_words(self) -> str:
        """Return the number's text."""
        return "".join(word.text for word in self.text.columns[0].block.lines[0].words)


class MeasureTableMaker:
    """Makes the blocks of the measure table; a measure whose texts have not changed is not set again."""

    def __init__(self, report: Report, texts: Texts, typesetter: Typesetter, width: float) -> None:
        self._table = report.measures
        self._settings = report.settings
        self._texts = texts
        self._typesetter = typesetter
        self._width = width
        self._grouped = self._table.layout == "responsible"
        self._widths = shares(page.MEASURE_COLUMNS[report.settings.table_orientation, self._table.layout], width)

    def header(self) -> Grid:
        """Return the header that repeats on each page, of one level or two."""
        keys = ["number", "activity", "period", "summary", "outcome", "remarks"]
        if not self._grouped:
            cells = [self._head(key, 0, column) for column, key in enumerate(keys)]
        else:
            cells = [self._head(key, 0, column, rows=2) for column, key in enumerate(keys[:3])]
            cells.append(self._head("results", 0, 3, columns=2))
            cells += [self._head("summary", 1, 3), self._head("responsible", 1, 4)]
            cells += [self._head(key, 0, column, rows=2) for column, key in enumerate(keys[4:], start=5)]
        return self._grid(cells)

    def _head(self, key: str, row: int, column: int, *, rows: int = 1, columns: int = 1) -> Cell:
        block = self._set(self._texts.caption(f"measure_{key}"), page.CELL_HEAD, column, columns)
        return Cell(block, row, column, rows, columns, fill=page.HEAD_GREY)

    def _grid(self, cells: list[Cell], *, keep_with_next: bool = False) -> Grid:
        return Grid(tuple(cells), self._widths, page.CELL_PAD_X, page.CELL_PAD_Y, keep_with_next=keep_with_next)

    def _set(self, text: str, style: TextStyle, column: int, columns: int = 1) -> TextBlock:
        width = sum(self._widths[column : column + columns]) - 2 * page.CELL_PAD_X
        return self._typesetter.block(text, style, width)

    def blocks(self, rows: dict[object, RowText], used: dict[object, RowText]) -> list[Block]:
        """Return bands and rows; set rows are looked up in `rows`, and those in use are put into `used`."""
        blocks: list[Block] = []
        counted = 0
        for index, section in enumerate(self._table.sections):
            path = f"measures.sections[{section.id}]"
            if self._settings.numbering == "section":
                counted = 0
            blocks.append(self._band(index + 1, section.title, path, keep_with_next=bool(section.measures)))
            for measure in section.measures:
                counted += 1
                number = self._texts.shown(measure.number or str(counted))
                text = self._row_text(measure, number, rows, used)
                blocks.append(Row(text, f"{path}.measures[{measure.id}]"))
        return blocks

    def _band(self, number: int, title: str, path: str, *, keep_with_next: bool) -> Grid:
        block = self._set(f"{self._texts.shown(f'{number}. {title}')}", page.BAND, 0, len(self._widths))
        cell = Cell(block, 0, 0, columns=len(self._widths), path=f"{path}.title")
        return self._grid([cell], keep_with_next=keep_with_next)

    def _row_text(
        self, measure: Measure, number: str, rows: dict[object, RowText], used: dict[object, RowText]
    ) -> RowText:
        key = (number, replace(measure, id=""))
        text = used.get(key) or rows.get(key)
        if text is None:
            text = self._set_row(measure, number)
        used[key] = text
        return text

    def _set_row(self, measure: Measure, number: str) -> RowText:
        shown = self._texts.shown
        responsible, remarks = shown(measure.responsible), shown(measure.remarks)
        cells: list[list[tuple[str, str]]] = [
            [("activity", shown(measure.activity))],
            [("period", self._texts.period(measure.period))],
            [("summary", shown(measure.summary))],
            [("outcome", shown(measure.outcome))],
        ]
        if self._grouped:
            cells.insert(3, [("responsible", responsible)])
            cells.append([("remarks", remarks)])
        elif responsible:
            named = f"{self._texts.caption('measure_responsible')}\n{responsible}"
            cells.append([("responsible", named), ("remarks", remarks)] if remarks else [("responsible", named)])
        else:
            cells.append([("remarks", remarks)])
        columns = [self._column(parts, column) for column, parts in enumerate(cells, start=1)]
        continued = self._number(f"{number}\n{self._texts.caption('continued')}")
        return RowText((self._number(number), *columns), self._widths, continued)

    def _number(self, text: str) -> _Column:
        return _Column(self._set(text, page.CELL_CENTRED, 0), (("number", 0),))

    def _column(self, parts: list[tuple[str, str]], column: int) -> _Column:
        block = self._set("\n".join(text for _, text in parts), page.CELL, column)
        ends = sorted(block.paragraph_ends)
        fields = []
        paragraphs = 0
        for name, text in parts:
            fields.append((name, ends[paragraphs - 1] + 1 if paragraphs else 0))
            paragraphs += text.count("\n") + 1
        return _Column(block, tuple(fields))
