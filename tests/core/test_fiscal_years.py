from datetime import date

import pytest
from hypothesis import given

from ita_desktop.core.fiscal_years import buddhist_year, fiscal_year_of, fiscal_year_range, reported_year, years_offered
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


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2024, 9, 30), 2567),
        (date(2024, 10, 9), 2567),
        (date(2025, 3, 31), 2567),
        (date(2025, 4, 1), 2568),
    ],
)
def test_half_a_year_long_the_last_year_is_reported(day: date, year: int) -> None:
    assert reported_year(day) == year


def test_the_year_that_is_reported_now_is_offered_first() -> None:
    assert years_offered(date(2024, 10, 1)) == (2567, 2568, 2566, 2565, 2564)
