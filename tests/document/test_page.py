import pytest

from ita_desktop.document import page
from ita_desktop.document.page import MM


@pytest.mark.parametrize(("size", "pitch"), [(14, 15.8), (16, 18.1), (20, 22.6)])
def test_line_pitch(size: float, pitch: float) -> None:
    assert page.style(size).leading == pitch


@pytest.mark.parametrize(
    ("form", "paper", "left", "right"),
    [
        (page.REPORT_PAGE, (210, 297), 30, 20),
        (page.memo_page(30), (210, 297), 30, 20),
        (page.TABLE_PAGE, (297, 210), 20, 20),
        (page.TABLE_PAGE_PORTRAIT, (210, 297), 20, 15),
    ],
)
def test_text_fills_the_paper_between_the_margins(
    form: page.PageForm, paper: tuple[float, float], left: float, right: float
) -> None:
    assert form.width == pytest.approx((paper[0] - left - right) * MM)
    assert form.height == pytest.approx(paper[1] * MM - form.top - form.bottom)


@pytest.mark.parametrize("number_top", [10, 15, 30, 40])
def test_continued_memo_begins_below_its_page_number(number_top: float) -> None:
    form = page.memo_page(number_top)
    assert form.number_top == pytest.approx(number_top * MM)
    assert form.top > form.number_top + page.PAGE_NUMBER.leading


def test_number_of_columns() -> None:
    expected = {"remarks": 6, "responsible": 7}
    assert all(len(shares) == expected[layout] for (_, layout), shares in page.MEASURE_COLUMNS.items())
