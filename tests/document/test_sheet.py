import pytest

from ita_desktop.document.page import REPORT_PAGE, VALUE
from ita_desktop.document.sheet import Sheet, box
from ita_desktop.typeset.fonts import official_family
from ita_desktop.typeset.lines import Typesetter


@pytest.fixture
def sheet() -> Sheet:
    return Sheet(REPORT_PAGE)


def test_a_field_is_noted_with_its_four_sides(sheet: Sheet) -> None:
    sheet.field("memo.subject", 10, 20.004, 30, 40)
    sheet.field("", 1, 2, 3, 4)
    assert sheet.places == [("memo.subject", (10, 20, 40, 60))]


def test_text_brings_its_font_codes(sheet: Sheet) -> None:
    block = Typesetter(official_family()).block("ก", VALUE, 100)
    sheet.text(block, 10, 20)
    assert sheet.codes == block.codes() != set()


@pytest.mark.parametrize("width", [0, -5])
def test_no_dots_where_there_is_no_room(sheet: Sheet, width: float) -> None:
    sheet.dots(10, 20, width)
    assert sheet.operators == []


def test_dots_run_from_left_to_right(sheet: Sheet) -> None:
    sheet.dots(10, 20, 30)
    level = REPORT_PAGE.size[1] - 20
    assert f"10.00 {level:.2f} m 40.00 {level:.2f} l S" in sheet.operators[0]


def test_box_hangs_from_its_upper_left_corner() -> None:
    assert box(1, 100, 20, 30).endswith("1.00 70.00 20.00 30.00 re S")
