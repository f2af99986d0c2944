import pytest

from document.examples import print_sheet, set_lines
from document.printed import MM, Page
from ita_desktop.document.grid import Cell, Grid, shares
from ita_desktop.document.page import REPORT_PAGE, VALUE
from ita_desktop.document.sheet import Sheet

PITCH = VALUE.leading
PAD = 5.0
WIDTHS = (50.0, 100.0)


def cell(text: str, row: int, column: int, rows: int = 1, columns: int = 1, **options: object) -> Cell:
    block = set_lines(*text.split("/"), width=sum(WIDTHS[column : column + columns]) - 2 * PAD)
    return Cell(block, row, column, rows, columns, path=text, **options)  # type: ignore[arg-type]


def grid(*cells: Cell) -> Grid:
    return Grid(cells, WIDTHS, PAD, PAD)


def places(drawn: Grid) -> dict[str, tuple[float, ...]]:
    """Draw a grid at (0, 0) and return each cell's rectangle."""
    sheet = Sheet(REPORT_PAGE)
    drawn.draw(sheet, 0, 0)
    return dict(sheet.places)


def page(drawn: Grid) -> Page:
    sheet = Sheet(REPORT_PAGE)
    drawn.draw(sheet, 100, 100)
    return print_sheet(sheet)


def test_a_row_is_as_high_as_its_highest_cell() -> None:
    assert grid(cell("ก", 0, 0), cell("ข/ค", 0, 1)).height == pytest.approx(2 * PITCH + 2 * PAD)


@pytest.mark.parametrize(("text", "height"), [("ก", 2 * (PITCH + 2 * PAD)), ("ก/ก/ก/ก/ก", 5 * PITCH + 2 * PAD)])
def test_a_spanning_cell_is_as_high_as_its_rows_or_they_as_it(text: str, height: float) -> None:
    drawn = grid(cell(text, 0, 0, rows=2), cell("ข", 0, 1), cell("ค", 1, 1))
    rects = places(drawn)
    assert drawn.height == drawn.least == pytest.approx(height)
    assert rects[text] == pytest.approx((0, 0, 50, height), abs=0.01)
    assert rects["ข"] == pytest.approx((50, 0, 150, height / 2), abs=0.01)
    assert rects["ค"] == pytest.approx((50, height / 2, 150, height), abs=0.01)


def test_rows_that_are_high_enough_do_not_grow_for_a_spanning_cell() -> None:
    drawn = grid(cell("ก/ก/ก", 0, 0, rows=2), cell("ข/ข/ข", 0, 1), cell("ค", 1, 1))
    assert drawn.height == pytest.approx(4 * PITCH + 4 * PAD)


def test_a_cell_over_columns_is_as_wide_as_they() -> None:
    assert places(grid(cell("ก", 0, 0, columns=2)))["ก"][2] == 150


@pytest.mark.parametrize(("valign", "lower"), [("top", 0), ("middle", PITCH)])
def test_texts_stand_at_the_top_or_in_the_middle(valign: str, lower: float) -> None:
    printed = page(grid(cell("ก", 0, 0, valign=valign), cell("ข/ค/ง", 0, 1)))
    assert (printed.at("ก").y - printed.at("ข").y) * MM == pytest.approx(lower, abs=0.05)
    assert printed.at("ก").x * MM == pytest.approx(100 + PAD, abs=0.05)


def test_borders_and_grounds() -> None:
    drawn = page(grid(cell("ก", 0, 0, fill=0.9), cell("ข", 0, 1))).drawn
    assert [shape.grey for shape in drawn] == [pytest.approx(0.9, abs=0.01), None]
    assert [shape.x * MM for shape in drawn] == pytest.approx([100, 150], abs=0.5)
    assert [shape.right * MM for shape in drawn] == pytest.approx([150, 250], abs=0.5)


def test_text_on_a_ground_is_black() -> None:
    assert {letter.color for letter in page(grid(cell("ก", 0, 0, fill=0.9), cell("ข", 0, 1))).letters} == {0}


def test_a_grid_is_never_split() -> None:
    whole = grid(cell("ก", 0, 0), cell("ข", 1, 0))
    assert whole.split(PITCH + 2 * PAD) is None
    assert whole.first_words() == "ก"


@pytest.mark.parametrize(("parts", "width"), [((1, 2, 1), 100), ((38, 192, 88, 200, 140, 70), 728.5)])
def test_shares_fill_the_width_in_their_ratio(parts: tuple[int, ...], width: float) -> None:
    widths = shares(parts, width)
    assert sum(widths) == pytest.approx(width)
    assert widths[1] / widths[0] == pytest.approx(parts[1] / parts[0])
