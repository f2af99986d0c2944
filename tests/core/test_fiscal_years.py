from datetime import date

from hypothesis import given

from ita_desktop.core.fiscal_years import buddhist_year, fiscal_year_of, fiscal_year_range, years_offered
from strategies import dates

START, END = date(2023, 10, 1), date(2024, 9, 30)


def test_the_buddhist_era_is_ahead_by_543_years() -> None:
    assert buddhist_year(START) == 2566


def test_fiscal_year_runs_from_october_to_september() -> None:
    assert fiscal_year_range(2567) == (START, END)


@given(dates())
def test_every_day_lies_in_its_fiscal_year(day: date) -> None:
    first, last = fiscal_year_range(fiscal_year_of(day))
    assert first <= day <= last


def test_the_years_around_the_running_one_are_offered() -> None:
    assert years_offered(date(2024, 10, 1)) == (2566, 2567, 2568, 2569, 2570)
