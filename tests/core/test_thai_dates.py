from datetime import date

import pytest
from babel.dates import get_month_names
from hypothesis import given

from ita_desktop.core import thai_dates
from ita_desktop.core.report import Period
from ita_desktop.errors import InvalidData
from strategies import dates

DAY = date(2024, 10, 9)
START, END = date(2023, 10, 1), date(2024, 9, 30)


def test_month_names_are_those_of_babel() -> None:
    assert dict(enumerate(thai_dates.LONG_MONTHS, 1)) == dict(get_month_names("wide", locale="th"))
    assert dict(enumerate(thai_dates.SHORT_MONTHS, 1)) == dict(get_month_names("abbreviated", locale="th"))


def test_formats() -> None:
    assert thai_dates.format_date(DAY) == "9 ตุลาคม 2567"
    assert thai_dates.format_date(DAY, era=True) == "9 ตุลาคม พ.ศ. 2567"
    assert thai_dates.format_short_date(DAY) == "9 ต.ค. 2567"


@pytest.mark.parametrize(
    ("period", "text"),
    [
        (Period(), ""),
        (Period(START, END), "1 ต.ค. 2566 - 30 ก.ย. 2567"),
        (Period(START, START), "1 ต.ค. 2566"),
        (Period(START), "ตั้งแต่ 1 ต.ค. 2566"),
        (Period(None, END), "ภายใน 30 ก.ย. 2567"),
        (Period(text="ทุกเดือน"), "ทุกเดือน"),
        (Period(START, END, "ทุกเดือน"), "1 ต.ค. 2566 - 30 ก.ย. 2567\nทุกเดือน"),
    ],
)
def test_format_period(period: Period, text: str) -> None:
    assert thai_dates.format_period(period) == text


@pytest.mark.parametrize(
    "text",
    [
        "๑ ต.ค. ๒๕๖๖",
        "1/10/2566",
        "01-10-66",
        "1.10.2566",
        "2566-10-01",
        "2023-10-01",
        "1 ตุลาคม พ.ศ. 2566",
        " 1 ตุลาคม 2566\n",
        "1 ต.ค. 66",
        "1 ต. ค. พ.ศ.2566",
        "1 ตค 2566",
        "วันที่ 1 ตุลาคม ค.ศ. 2023",
        "วันอาทิตย์ที่ ๑ ตุลาคม พุทธศักราช ๒๕๖๖",
    ],
)
def test_parse_date(text: str) -> None:
    assert thai_dates.parse_date(text) == START


@pytest.mark.parametrize(
    "text",
    [
        *("", "เร็ว ๆ นี้", "31 ก.พ. 2567", "30/2/2567", "1/13/2566", "0000-01-01", "1 ต.ค. 0", "1 ต.ค. 256"),
        *("1 ต.ค. 9999", "1 ต.ค. ค.ศ. 67", "๑" * 5000, "1 " * 50_000, "1 xx 2566", "²/10/2566"),
    ],
)
def test_parse_date_refuses(text: str) -> None:
    with pytest.raises(InvalidData):
        thai_dates.parse_date(text)


@given(dates())
def test_what_is_written_is_read(day: date) -> None:
    assert thai_dates.parse_date(thai_dates.format_short_date(day)) == day
    assert thai_dates.parse_date(thai_dates.format_date(day, era=True)) == day
    assert thai_dates.parse_date(day.isoformat()) == day
