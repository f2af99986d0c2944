from datetime import date

import pytest

from finding import after_mend, blank, mended, of_rule, words
from ita_desktop.core.checks import dates
from ita_desktop.core.checks.dates import Calendar, calendar_of, fiscal_year_calendar
from ita_desktop.core.report import Measure, Period, Report, Section

YEAR = Calendar(2567, date(2024, 9, 30))


def with_period(start: date | None, end: date | None) -> Report:
    measure = Measure(period=Period(start, end), id="m")
    return blank(measures__sections=(Section("ก", (measure,), id="a"),))


def period_of(report: Report) -> tuple[date | None, date | None]:
    period = report.measures.sections[0].measures[0].period
    return period.start, period.end


@pytest.mark.parametrize(
    ("day", "is_found"),
    [
        (date(2023, 9, 30), True),
        (date(2023, 10, 1), False),
        (date(2024, 10, 9), False),
        (date(2025, 9, 30), False),
        (date(2025, 10, 9), True),
        (None, False),
    ],
)
def test_date_of_the_memo(day: date | None, is_found: bool) -> None:
    assert bool(of_rule("memo-date", blank(memo__date=day))) is is_found


@pytest.mark.parametrize(
    ("start", "end", "rules"),
    [
        (date(2023, 10, 1), date(2024, 9, 30), []),
        (date(2024, 1, 1), date(2024, 1, 1), []),
        (date(2024, 1, 1), None, []),
        (None, date(2024, 1, 1), []),
        (date(2024, 2, 1), date(2024, 1, 31), ["backward-period end"]),
        (date(2024, 2, 1), date(2019, 1, 31), ["backward-period end"]),
        (date(2023, 9, 30), date(2024, 10, 1), ["period-outside start", "period-outside end"]),
        (None, date(2018, 3, 31), ["period-outside end"]),
    ],
)
def test_typed_periods(start: date | None, end: date | None, rules: list[str]) -> None:
    report = with_period(start, end)
    found = [*of_rule("backward-period", report), *of_rule("period-outside", report)]
    assert [f"{finding.rule} {finding.path.rpartition('.')[2]}" for finding in found] == rules


@pytest.mark.parametrize(
    ("start", "end", "right"),
    [
        (date(2023, 10, 1), date(2023, 9, 30), (date(2023, 10, 1), date(2024, 9, 30))),
        (date(2018, 10, 1), date(2018, 9, 30), (date(2023, 10, 1), date(2024, 9, 30))),
        (date(2024, 2, 10), date(2024, 2, 1), (date(2024, 2, 1), date(2024, 2, 10))),
        (None, date(2019, 3, 31), (None, date(2024, 3, 31))),
        (date(2018, 12, 1), None, (date(2023, 12, 1), None)),
    ],
)
def test_mends_of_typed_periods(start: date | None, end: date | None, right: tuple[date | None, date | None]) -> None:
    report = with_period(start, end)
    [finding] = [*of_rule("backward-period", report), *of_rule("period-outside", report)]
    assert period_of(after_mend(finding, report)) == right
    assert finding.mend is not None
    step = finding.mend.edit(report)
    assert "[" not in str(step.name)
    assert (step.place or step.path) == finding.path


def test_a_leap_day_that_the_year_does_not_have_is_not_moved() -> None:
    report = blank(fiscal_year=2566, measures__sections=with_period(date(2024, 2, 29), None).measures.sections)
    [finding] = of_rule("period-outside", report)
    assert finding.mend is None


@pytest.mark.parametrize(
    ("text", "found", "right"),
    [
        ("วันที่ ๓๑ ก.พ. ๒๕๖๗", ["๓๑ ก.พ. ๒๕๖๗"], "วันที่ ๒๙ ก.พ. ๒๕๖๗"),
        ("31/6/2567", ["31/6/2567"], "30/6/2567"),
        ("15-31 เมษายน", ["15-31 เมษายน"], "15-30 เมษายน"),
        ("0 ม.ค. 2567", ["0 ม.ค. 2567"], "0 ม.ค. 2567"),
    ],
)
def test_dates_in_no_calendar(text: str, found: list[str], right: str) -> None:
    assert words(dates.impossible_date, text, None) == found
    assert mended(dates.impossible_date, text, None) == right


@pytest.mark.parametrize("text", ["29 ก.พ. 2567", "29 ก.พ.", "31 ธ.ค. 2566", "31/12/2566"])
def test_dates_in_the_calendar(text: str) -> None:
    assert words(dates.impossible_date, text, None) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("๑ บ.ค. ๒๕๖๗", ["๑ บ.ค. ๒๕๖๗"]),
        ("31 มิ.ค.2567", ["31 มิ.ค.2567"]),
        ("5 ก.ค. 67 และ 6 ม. ค. 2567", []),
        ("ข้อ 5 พ.ศ. 2567", []),
        ("1 เม.ย. 2567", []),
    ],
)
def test_months_that_do_not_exist(text: str, found: list[str]) -> None:
    assert words(dates.unknown_month, text, None) == found


@pytest.mark.parametrize(
    ("text", "found", "right"),
    [
        ("๑ ต.ค. ๒๕๖๖ - ๓๐ ก.ย. ๒๕๖๖", ["๑ ต.ค. ๒๕๖๖ - ๓๐ ก.ย. ๒๕๖๖"], "๑ ต.ค. ๒๕๖๖ - ๓๐ ก.ย. ๒๕๖๗"),
        ("1 ต.ค. 61-30 ก.ย. 61", ["1 ต.ค. 61-30 ก.ย. 61"], "1 ต.ค. 66-30 ก.ย. 67"),
        ("15 ม.ค. 2567 ถึง 10 ม.ค. 2567", ["15 ม.ค. 2567 ถึง 10 ม.ค. 2567"], "15 ม.ค. 2567 ถึง 10 ม.ค. 2567"),
        ("30 - 15 ธ.ค. 2566", ["30 - 15 ธ.ค. 2566"], "30 - 15 ธ.ค. 2566"),
    ],
)
def test_ranges_that_run_backwards(text: str, found: list[str], right: str) -> None:
    assert words(dates.backward_range, text, YEAR) == found
    assert mended(dates.backward_range, text, YEAR) == right


@pytest.mark.parametrize(
    "text", ["๑ ต.ค. ๒๕๖๖ - ๓๐ ก.ย. ๒๕๖๗", "๑ ต.ค. - ๓๐ ก.ย. ๒๕๖๗", "15 - 19 ม.ค. 2567", "31 ก.พ. 2567 - 1 ก.พ. 2567"]
)
def test_other_ranges(text: str) -> None:
    assert words(dates.backward_range, text, YEAR) == []


@pytest.mark.parametrize(
    ("text", "found", "right"),
    [
        ("เมื่อ ๑๕ ธ.ค. ๒๕๖๑", ["๑๕ ธ.ค. ๒๕๖๑"], "เมื่อ ๑๕ ธ.ค. ๒๕๖๖"),
        ("30 ก.ย. 62", ["30 ก.ย. 62"], "30 ก.ย. 67"),
        ("เดือนตุลาคม 2567", ["ตุลาคม 2567"], "เดือนตุลาคม 2566"),
        ("1/10/2567", ["1/10/2567"], "1/10/2566"),
    ],
)
def test_dates_outside_the_fiscal_year(text: str, found: list[str], right: str) -> None:
    assert words(dates.date_outside, text, YEAR) == found
    assert mended(dates.date_outside, text, YEAR) == right


@pytest.mark.parametrize(
    "text",
    [
        "1 ต.ค. 2566",
        "30 กันยายน 2567",
        "ตุลาคม 2566",
        "15 ธ.ค.",
        "คำสั่งที่ 12/2565 ลงวันที่ 5 มกราคม 2565",
        "ประกาศในราชกิจจานุเบกษา เมื่อวันที่ 6 เมษายน 2560",
        "1 ต.ค. 2566 - 30 ก.ย. 2566",
    ],
)
def test_dates_that_are_let_be(text: str) -> None:
    assert words(dates.date_outside, text, YEAR) == []


def test_texts_may_tell_of_days_until_the_memo() -> None:
    report = blank(memo__date=date(2024, 10, 9))
    assert words(dates.date_outside, "9 ต.ค. 2567", calendar_of(report)) == []
    assert words(dates.date_outside, "10 ต.ค. 2567", calendar_of(report)) == ["10 ต.ค. 2567"]
    assert words(dates.date_outside, "9 ต.ค. 2567", fiscal_year_calendar(report)) == ["9 ต.ค. 2567"]
    assert calendar_of(blank(memo__date=date(2024, 1, 1))) == YEAR == calendar_of(blank())
