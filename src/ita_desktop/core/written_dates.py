"""Dates inside a text: "๑ ต.ค. ๒๕๖๖ - ๓๐ ก.ย. ๒๕๖๗", "๑๕ - ๑๙ มกราคม 2567", "เดือนตุลาคม ๒๕๖๖", "1/10/2566"."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Final

from ita_desktop.core.fiscal_years import ERA_OFFSET
from ita_desktop.core.thai_dates import FIRST_YEAR, LAST_YEAR, LONG_MONTHS, SHORT_MONTHS
from ita_desktop.core.thai_text import to_western_digits

_MONTHS: Final = {
    name.rstrip("."): month for names in (LONG_MONTHS, SHORT_MONTHS) for month, name in enumerate(names, start=1)
}
_MONTH: Final = "|".join(map(re.escape, _MONTHS))
_ERA: Final = r"(?:(?P<era>พ\.?\s?ศ\.?|ค\.?\s?ศ\.?)\s?)?"
_YEAR: Final = r"(?P<year>[0-9]{4}(?![0-9])|(?<=\.\s)[5-9][0-9](?![0-9.,])|(?<=\.)[5-9][0-9](?![0-9.,]))"
_WORDS: Final = re.compile(rf"(?P<month>{_MONTH})\.?(?:\s{{0,3}}{_ERA}{_YEAR})?")
_NUMBERS: Final = re.compile(r"(?<![0-9/.])(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4})(?![0-9/])")
_DAY: Final = re.compile(r"(?:(?<![0-9.,/])(?P<first>[0-9]{1,2})\s?[-–]\s?)?(?<![0-9.,/])(?P<day>[0-9]{1,2})\s{0,3}\Z")
_DAY_REACH: Final = 14
_BETWEEN: Final = re.compile(
    r"\s{0,3}(?:[-–—]|(?:จน)?ถึง|วัน(?:ที่)?สิ้นสุด|สิ้นสุด)\s{0,3}(?:(?:ใน)?วันที่)?\s{0,3}(?:เดือน)?\s{0,3}"
)
_FIRST_BUDDHIST_YEAR: Final = 2400
_CENTURY_OF_SHORT_YEARS: Final = 2500
_LEAP_YEAR: Final = 2024
"""Stands for a year that is not written: the 29th of February may then exist."""


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as it is written from `start` to before `end`; what is not written is None.

    `first_day` is the first one of a range of days ("15 - 19 มกราคม"). `year` is western; `year_span` and `day_span`
    tell where the digits of the year and of the (last) day stand.
    """

    start: int
    end: int
    month: int
    day: int | None = None
    first_day: int | None = None
    year: int | None = None
    day_span: tuple[int, int] = (0, 0)
    year_span: tuple[int, int] = (0, 0)

    @property
    def last_day_of_month(self) -> int:
        """The last day that its month has."""
        return monthrange(self.year or _LEAP_YEAR, self.month)[1]

    @property
    def exists(self) -> bool:
        """Whether its days are in the calendar."""
        days = [day for day in (self.first_day, self.day) if day is not None]
        return all(1 <= day <= self.last_day_of_month for day in days)

    @property
    def span(self) -> tuple[date, date] | None:
        """The first and last day that it may mean; None without a year, or if it does not exist."""
        if self.year is None or not self.exists:
            return None
        last = self.day or self.last_day_of_month
        return date(self.year, self.month, self.first_day or self.day or 1), date(self.year, self.month, last)


@lru_cache(maxsize=64)
def written_dates(text: str) -> tuple[WrittenDate, ...]:
    """Return the dates in a text, in order; a year of two digits counts only after a month in short form."""
    western = to_western_digits(text)
    if not any(map(western.__contains__, "0123456789")):
        return ()
    return tuple(sorted((*_in_words(western), *_in_numbers(western)), key=lambda found: found.start))


def ranges(text: str) -> Iterator[tuple[WrittenDate, WrittenDate]]:
    """Yield the two ends of each range of dates in a text."""
    for first, last in pairwise(written_dates(text)):
        if _BETWEEN.fullmatch(text, first.end, last.start):
            yield first, last


def _in_words(western: str) -> Iterator[WrittenDate]:
    end = 0
    for match in _WORDS.finditer(western):
        before = western[max(end, match.start() - _DAY_REACH) : match.start()]
        end = match.end()
        day = _DAY.search(before.removesuffix("เดือน"))
        offset = match.start() - len(before)
        year = _year(match["year"], match["era"])
        if day is None and year is None:
            continue
        yield WrittenDate(
            start=offset + day.start() if day else match.start(),
            end=match.end() if year or not match["year"] else match.end("month"),
            month=_MONTHS[match["month"]],
            day=int(day["day"]) if day else None,
            first_day=int(day["first"]) if day and day["first"] else None,
            year=year,
            day_span=(offset + day.start("day"), offset + day.end("day")) if day else (0, 0),
            year_span=match.span("year") if year else (0, 0),
        )


def _in_numbers(western: str) -> Iterator[WrittenDate]:
    """Yield dates like 1/10/2566; a number of a document may look alike, so month and day have to be possible ones."""
    for match in _NUMBERS.finditer(western):
        day, month, year = int(match["day"]), int(match["month"]), _year(match["year"], None)
        if year and 1 <= month <= 12 and 1 <= day <= 31:
            yield WrittenDate(*match.span(), month, day, None, year, match.span("day"), match.span("year"))


def _year(written: str | None, era: str | None) -> int | None:
    """Return the western year; None if it cannot be one."""
    if written is None:
        return None
    year = int(written) if len(written) > 2 else int(written) + _CENTURY_OF_SHORT_YEARS
    if year >= _FIRST_BUDDHIST_YEAR and not (era or "").startswith("ค"):
        year -= ERA_OFFSET
    return year if FIRST_YEAR <= year <= LAST_YEAR else None
