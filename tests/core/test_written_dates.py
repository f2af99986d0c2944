from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.core.thai_dates import LONG_MONTHS, SHORT_MONTHS, format_date, format_short_date
from ita_desktop.core.thai_text import to_thai_digits
from ita_desktop.core.written_dates import WrittenDate, ranges, written_dates
from strategies import dates, texts


def shown(found: WrittenDate) -> tuple[int | None, int, int | None]:
    return (found.day, found.month, found.year)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("๑ ต.ค. ๒๕๖๖", [(1, 10, 2023)]),
        ("เมื่อวันที่ 9 ตุลาคม พ.ศ. 2567 ณ", [(9, 10, 2024)]),
        ("27 ก.พ. 67", [(27, 2, 2024)]),
        ("1/10/2566", [(1, 10, 2023)]),
        ("เดือนตุลาคม ๒๕๖๖", [(None, 10, 2023)]),
        ("๕ เดือนมกราคม", [(5, 1, None)]),
        ("31 ก.พ.", [(31, 2, None)]),
        ("15 ก.ย. 10 คน", [(15, 9, None)]),
        ("9 October 2024, 9 ตุลาคม ค.ศ. 2024", [(9, 10, 2024)]),
        ("1ต.ค.2566", [(1, 10, 2023)]),
        ("๑ ต.ค. - ๓๐ ก.ย. ๒๕๖๗", [(1, 10, None), (30, 9, 2024)]),
        ("ทุกเดือนมกราคม", []),
        ("ที่ 725/2566", []),
        ("เลขที่ 45/13/2567", []),
        ("10 มกราคม 9999", [(10, 1, None)]),
        ("ไม่มีวันที่", []),
    ],
)
def test_dates_in_a_text(text: str, found: list[tuple[int | None, int, int | None]]) -> None:
    assert [shown(row) for row in written_dates(text)] == found


@given(dates(), st.booleans(), st.sampled_from([format_date, format_short_date]))
def test_what_the_program_writes_is_found(day: date, thai: bool, write: Callable[[date], str]) -> None:
    text = f"ตั้งแต่วันที่ {write(day)} เป็นต้นไป"
    [found] = written_dates(to_thai_digits(text) if thai else text)
    assert found.span == (day, day)


PIECES = (*LONG_MONTHS, *SHORT_MONTHS, "1", "๓๑", "2567", " ", "-", "/")


@given(texts(60) | st.lists(st.sampled_from(PIECES)).map("".join))
def test_places_lie_in_the_text(text: str) -> None:
    for found in written_dates(text):
        assert 0 <= found.start < found.end <= len(text)
        for start, end in (found.day_span, found.year_span):
            assert (start, end) == (0, 0) or found.start <= start < end <= found.end


@pytest.mark.parametrize(
    ("text", "days", "exists"),
    [("31 ก.พ. 2567", 29, False), ("29 ก.พ. 2566", 28, False), ("29 ก.พ.", 29, True), ("0 ม.ค. 2567", 31, False)],
)
def test_days_of_the_month(text: str, days: int, exists: bool) -> None:
    [found] = written_dates(text)
    assert (found.last_day_of_month, found.exists) == (days, exists)
    assert exists or found.span is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("15 - 19 ม.ค. 2567", 15, 19), ("มกราคม 2567", 1, 31), ("15-19 มกราคม 2567", 15, 19)],
)
def test_what_a_date_spans(text: str, first: int, last: int) -> None:
    assert written_dates(text)[0].span == (date(2024, 1, first), date(2024, 1, last))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1 ต.ค. 2566 - 30 ก.ย. 2567", 1),
        ("1 ต.ค. 2566 ถึงวันที่ 30 ก.ย. 2567", 1),
        ("เริ่ม 1 ต.ค. 2566 วันที่สิ้นสุด วันที่ 30 ก.ย. 2567", 1),
        ("1 ต.ค. 2566 และ 30 ก.ย. 2567", 0),
        ("1 ต.ค. 2566", 0),
    ],
)
def test_ranges(text: str, count: int) -> None:
    assert len(list(ranges(text))) == count
