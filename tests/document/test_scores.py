"""The score table as it is printed; lengths in mm."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from document.examples import print_pages, sample_pages
from document.printed import Drawn, Letter, Page
from ita_desktop.core.report import Indicator, Report, ScoreTable, Settings
from ita_desktop.document.scores import score_text

INSTRUMENTS = ("IIT",) * 5 + ("EIT",) * 3 + ("OIT",) * 2
SCORES = ("99.76", "94.96", "100", "87.04", "7.5", "97.19", "91.34", "80.75", "90", "0")


def report(scores: Sequence[str] = SCORES, settings: Settings | None = None, **totals: object) -> Report:
    rows = tuple(
        Indicator(number, f"ชื่อ{number}", INSTRUMENTS[(number - 1) % 10], Decimal(score) if score else None)
        for number, score in enumerate(scores, start=1)
    )
    totals = {"overall": Decimal("93.69"), "level": "ผ่าน", **totals}
    return Report(2567, scores=ScoreTable(indicators=rows, **totals), settings=settings or Settings())  # type: ignore[arg-type]


def table(scores: Sequence[str] = SCORES, settings: Settings | None = None, **totals: object) -> Page:
    return print_pages(report(scores, settings, **totals))[1]


def box_of(page: Page, words: str) -> Drawn:
    """Return the cell in which words stand."""
    letter = page.at(words)
    return next(box for box in page.drawn if box.x < letter.x < box.right and box.y < letter.y < box.bottom)


def middle(letters: Sequence[Letter]) -> float:
    return (letters[0].x + letters[-1].right) / 2


def test_header() -> None:
    page = table()
    columns = ["แบบ", "ลำดับ", "รายละเอียดตัวชี้วัด", "คะแนน"]
    boxes = [box_of(page, name) for name in columns]
    assert [box.grey for box in boxes] == [pytest.approx(0.9, abs=0.01)] * 4
    assert all(page.at(name).bold and page.at(name).size == 16 for name in columns)
    assert [boxes[0].x, boxes[-1].right] == pytest.approx([30, 190], abs=0.2)
    assert [box.right for box in boxes[:-1]] == pytest.approx([box.x for box in boxes[1:]], abs=0.01)


@pytest.mark.parametrize(("name", "first", "last"), [("IIT", 1, 5), ("EIT", 6, 8), ("OIT", 9, 10)])
def test_an_instrument_spans_its_rows_and_stands_in_their_middle(name: str, first: int, last: int) -> None:
    page = table(settings=Settings(thai_digits=False))
    assert page.text.count(name) == 1
    span = box_of(page, name)
    assert span.y == pytest.approx(box_of(page, f"ชื่อ{first}").y, abs=0.01)
    assert span.bottom == pytest.approx(box_of(page, f"ชื่อ{last}").bottom, abs=0.01)
    assert middle(page.find(name)) == pytest.approx((span.x + span.right) / 2, abs=0.2)
    assert page.at(name).y == pytest.approx((span.y + span.bottom) / 2 + 1.8, abs=0.6)


@pytest.mark.parametrize("thai_digits", [True, False])
@pytest.mark.parametrize("scores", [SCORES, ("99.7655", "1.1", "100", "7.125")])
def test_scores_are_aligned_on_the_point(scores: Sequence[str], thai_digits: bool) -> None:
    page = table(scores, Settings(thai_digits=thai_digits))
    right = box_of(page, "คะแนน")
    points = [letter for letter in page.letters if letter.text == "." and letter.x > right.x]
    assert len(points) == len(scores) + 1
    *rows, overall = (point.x for point in points)
    assert rows == pytest.approx([rows[0]] * len(rows), abs=0.05)
    assert overall == pytest.approx(rows[0], abs=0.5), "bold digits are a little wider"
    longest = max(letter.right for letter in page.letters if letter.x > right.x and letter.y > right.bottom)
    assert right.right - longest == pytest.approx(1.8, abs=0.3)


def test_rows_in_thai_digits_with_two_decimals() -> None:
    text = table().text
    assert "๑ชื่อ๑๙๙.๗๖๒ชื่อ๒๙๔.๙๖๓ชื่อ๓๑๐๐.๐๐" in text
    assert "๕ชื่อ๕๗.๕๐" in text
    assert "๑๐ชื่อ๑๐๐.๐๐" in text


def test_overall_and_level_below() -> None:
    page = table()
    assert page.text.endswith("คะแนนภาพรวมหน่วยงาน๙๓.๖๙ระดับผลการประเมินผ่าน")
    boxes = [box_of(page, words) for words in ("คะแนนภาพรวม", "ระดับผล")]
    assert [boxes[1].y, boxes[0].bottom] == pytest.approx([boxes[0].bottom] * 2)
    assert all(box.right == pytest.approx(box_of(page, "คะแนน").x, abs=0.01) for box in boxes)
    assert all(page.at(words).bold for words in ("๙๓.๖๙", "ระดับผล", "ผ่าน"))


def test_what_is_not_typed_stays_empty() -> None:
    page = table(["", "5"], overall=None, level="")
    assert page.text.endswith("๑ชื่อ๑๒ชื่อ๒๕.๐๐คะแนนภาพรวมหน่วยงานระดับผลการประเมิน")


def test_without_indicators_header_and_totals_remain() -> None:
    assert table([]).text.endswith("คะแนนคะแนนภาพรวมหน่วยงาน๙๓.๖๙ระดับผลการประเมินผ่าน")


def test_instruments_out_of_order_get_a_cell_each() -> None:
    rows = (Indicator(1, "ก", "OIT"), Indicator(2, "ข", "IIT"), Indicator(3, "ค", "OIT"))
    text = print_pages(Report(2567, scores=ScoreTable(indicators=rows)))[1].text
    assert "OIT๑กIIT๒ขOIT๓ค" in text


def test_the_whole_table_of_the_sample_stands_on_one_page() -> None:
    pages = [page for page in sample_pages() if "รายละเอียดตัวชี้วัด" in page.text]
    assert len(pages) == 1
    assert "คะแนนภาพรวมหน่วยงาน" in pages[0].text


@pytest.mark.parametrize("count", [26, 27, 28, 29, 30, 31, 50])
def test_a_table_longer_than_a_page_loses_nothing_and_keeps_its_header_with_its_rows(count: int) -> None:
    rows = tuple(Indicator(number, f"ชื่อ<{number}>", "IIT") for number in range(1, count + 1))
    pages = [page.text for page in print_pages(Report(2567, scores=ScoreTable(indicators=rows)))[1:]]
    text = "".join(pages)
    assert all(f"ชื่อ<{number}>".translate(THAI) in text for number in range(1, count + 1))
    assert "ชื่อ<๑>" in next(page for page in pages if "รายละเอียดตัวชี้วัด" in page)
    assert "คะแนนภาพรวมหน่วยงาน" in text


THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (None, ""),
        ("0", "0.00"),
        ("5", "5.00"),
        ("87.5", "87.50"),
        ("100", "100.00"),
        ("93.6949", "93.6949"),
        ("93.6900", "93.69"),
        ("999.9999", "999.9999"),
    ],
)
def test_score_text(typed: str | None, printed: str) -> None:
    assert score_text(Decimal(typed) if typed else None) == printed
