"""The Buddhist era and the fiscal years of the state; the window's start needs no more of the calendar than this."""

from datetime import date
from typing import Final

ERA_OFFSET: Final = 543
"""Buddhist year minus western year."""


def buddhist_year(day: date) -> int:
    """Return the year of `day` in the Buddhist era (western + 543)."""
    return day.year + ERA_OFFSET


def fiscal_year_range(fiscal_year: int) -> tuple[date, date]:
    """Return the first and last day of a Buddhist fiscal year: 2567 runs from 1 Oct 2566 to 30 Sep 2567."""
    western = fiscal_year - ERA_OFFSET
    return date(western - 1, 10, 1), date(western, 9, 30)


def fiscal_year_of(day: date) -> int:
    """Return the Buddhist fiscal year in which `day` lies."""
    return buddhist_year(day) + (1 if day.month >= 10 else 0)


def reported_year(day: date) -> int:
    """Return the Buddhist fiscal year of which a report is most likely written on `day`.

    Until March that is the one that ended in September: offices report after its end, and show the report to the
    next assessment, which looks at their websites from January on.
    """
    year = fiscal_year_of(day)
    return year - 1 if day.month >= 10 or day.month <= 3 else year


def years_offered(today: date) -> tuple[int, ...]:
    """Return the fiscal years for which a new report may be begun: the one that is reported now, first, and others."""
    year = reported_year(today)
    return year, year + 1, year - 1, year - 2, year - 3
