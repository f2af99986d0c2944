"""Rules for dates: those that are typed as dates, and those in the texts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final, NamedTuple

from ita_desktop.core import edits
from ita_desktop.core.checks.finding import Fault, Mend
from ita_desktop.core.checks.mends import put
from ita_desktop.core.checks.rule import Hit
from ita_desktop.core.fiscal_years import ERA_OFFSET, fiscal_year_range
from ita_desktop.core.paths import measure_path
from ita_desktop.core.report import Period, Report
from ita_desktop.core.thai_dates import LONG_MONTHS, format_short_date
from ita_desktop.core.thai_text import excerpt, to_thai_digits
from ita_desktop.core.written_dates import WrittenDate, ranges, written_dates
from ita_desktop.errors import Message

_YEAR_AFTER: Final = timedelta(days=366)
"""How long after the fiscal year a memo may be dated."""

# A document keeps its own date, whatever year it is from.
_OF_A_DOCUMENT: Final = ("ลงวันที่", "ลว.", "ราชกิจจานุเบกษา")
_DOCUMENT_REACH: Final = 30


class Calendar(NamedTuple):
    """The fiscal year, and the last day of which the texts may tell: the memo is written after the year's end."""

    fiscal_year: int
    last: date


def calendar_of(report: Report) -> Calendar:
    """Return what the date rules need."""
    last = fiscal_year_range(report.fiscal_year)[1]
    return Calendar(report.fiscal_year, max(last, report.memo.date or last))


def fiscal_year_calendar(report: Report) -> Calendar:
    """Return the same for periods, which end with the fiscal year."""
    return Calendar(report.fiscal_year, fiscal_year_range(report.fiscal_year)[1])


def memo_date(report: Report) -> Iterator[Fault]:
    """Find a memo dated before its fiscal year, or more than a year after it."""
    first, last = fiscal_year_range(report.fiscal_year)
    typed = report.memo.date
    if typed and not first <= typed <= last + _YEAR_AFTER:
        message = Message(
            "{date} does not fit a report on the fiscal year {year}; correct the date or the fiscal year",
            {"date": format_short_date(typed), "year": report.fiscal_year},
        )
        yield Fault("memo.date", message, typed.isoformat())


def backward_period(report: Report) -> Iterator[Fault]:
    """Find periods that end before they begin."""
    for path, period in _periods(report):
        if period.start and period.end and period.end < period.start:
            message = Message(
                "The period ends on {end}, before it begins on {start}",
                {"start": format_short_date(period.start), "end": format_short_date(period.end)},
            )
            words = f"{period.start} {period.end}"
            yield Fault(f"{path}.end", message, words, mend=_forward(path, period, report.fiscal_year))


def _forward(path: str, period: Period, fiscal_year: int) -> Mend:
    """Move the end into the fiscal year where that suffices; else let the dates change places."""
    moved = _in_year(period.end, fiscal_year) if period.end else None
    if moved and period.start and moved >= period.start:
        return put(f"{path}.end", moved, format_short_date(moved))
    swapped = replace(period, start=period.end, end=period.start)
    name = Message("Swap the two dates", {})
    return Mend(name, lambda report: replace(edits.set_value(report, path, swapped), name=name))


def period_outside(report: Report) -> Iterator[Fault]:
    """Find dates of periods outside the fiscal year; a period that runs backwards is told alone."""
    first, last = fiscal_year_range(report.fiscal_year)
    for path, period in _periods(report):
        if period.start and period.end and period.end < period.start:
            continue
        for name, day in (("start", period.start), ("end", period.end)):
            if day and not first <= day <= last:
                moved = _in_year(day, report.fiscal_year)
                mend = put(f"{path}.{name}", moved, format_short_date(moved)) if moved else None
                yield Fault(f"{path}.{name}", _outside(format_short_date(day), report.fiscal_year), str(day), mend=mend)


def _periods(report: Report) -> Iterator[tuple[str, Period]]:
    for section in report.measures.sections:
        for measure in section.measures:
            if measure.period.start or measure.period.end:
                yield f"{measure_path(section.id, measure.id)}.period", measure.period


def _outside(shown: str, fiscal_year: int) -> Message:
    first, last = map(format_short_date, fiscal_year_range(fiscal_year))
    return Message(
        "{date} lies outside the fiscal year {year} ({first} to {last})",
        {"date": excerpt(shown), "year": fiscal_year, "first": first, "last": last},
    )


def _in_year(day: date, fiscal_year: int) -> date | None:
    """Return the same day of the fiscal year; None for a 29th of February that it has not."""
    year = fiscal_year - ERA_OFFSET - (1 if day.month >= 10 else 0)
    try:
        return day.replace(year=year)
    except ValueError:
        return None


def impossible_date(text: str, calendar: Calendar) -> Iterator[Hit]:  # noqa: ARG001
    """Find dates that are in no calendar, such as the 31st of February."""
    for found in written_dates(text):
        if not found.exists:
            words = text[found.start : found.end]
            days = found.last_day_of_month
            message = Message(
                "{date} is not in the calendar: {month} has {days} days",
                {"date": excerpt(words), "month": LONG_MONTHS[found.month - 1], "days": days},
            )
            is_too_late = found.day is not None and found.day > days
            new = _with_digits(text, found, found.day_span, days) if is_too_late else None
            yield Hit(found.start, found.end, message, new=new)


def backward_range(text: str, calendar: Calendar) -> Iterator[Hit]:
    """Find ranges in a text that end before they begin."""
    for found in written_dates(text):
        if found.exists and found.first_day and found.day and found.day < found.first_day:
            yield Hit(found.start, found.end, _backward(text[found.start : found.end]))
    for first, last in ranges(text):
        if _is_backward(first, last) and last.span and first.span:
            words = text[first.start : last.end]
            moved = _in_year(last.span[1], calendar.fiscal_year)
            is_mended = moved is not None and moved >= first.span[0]
            yield Hit(
                first.start,
                last.end,
                _backward(words),
                new=text[first.start : last.start] + _in_fiscal_year(text, last, calendar) if is_mended else None,
            )


def _backward(words: str) -> Message:
    return Message("{range} ends before it begins; correct one of the dates", {"range": excerpt(words)})


def _is_backward(first: WrittenDate, last: WrittenDate) -> bool:
    return bool(first.span and last.span and last.span[1] < first.span[0])


def date_outside(text: str, calendar: Calendar) -> Iterator[Hit]:
    """Find dates in a text outside the time of which it may tell; of documents, and in backward ranges, they are let be."""
    begin = fiscal_year_range(calendar.fiscal_year)[0]
    backward = {end for pair in ranges(text) if _is_backward(*pair) for end in pair}
    for found in written_dates(text):
        if found.span is None or found in backward or begin <= found.span[0] <= found.span[1] <= calendar.last:
            continue
        before = text[max(0, found.start - _DOCUMENT_REACH) : found.start]
        if not any(word in before for word in _OF_A_DOCUMENT):
            words = text[found.start : found.end]
            new = _in_fiscal_year(text, found, calendar)
            yield Hit(found.start, found.end, _outside(words, calendar.fiscal_year), new=new)


def _in_fiscal_year(text: str, found: WrittenDate, calendar: Calendar) -> str:
    """Return a written date with the year in which its month lies in the fiscal year."""
    year = calendar.fiscal_year - (1 if found.month >= 10 else 0)
    start, end = found.year_span
    return _with_digits(text, found, found.year_span, year if end - start > 2 else year % 100)


def _with_digits(text: str, found: WrittenDate, span: tuple[int, int], number: int) -> str:
    """Return a written date with another number at `span`, in the digits that stand there."""
    start, end = span
    digits = str(number) if text[start:end].isascii() else to_thai_digits(str(number))
    return text[found.start : start] + digits + text[end : found.end]
