"""Dates on screen and paper: Thai months, the Buddhist era, and the many ways to type a date.

All texts have western digits; the document turns them into Thai ones. The month names equal those of babel's
`th` locale (a test compares them); babel itself would cost start-up time.
"""

import re
from datetime import date, datetime
from typing import Final

from ita_desktop.core.fiscal_years import ERA_OFFSET, buddhist_year
from ita_desktop.core.report import Period
from ita_desktop.core.thai_text import excerpt, to_western_digits
from ita_desktop.errors import InvalidData

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2200
"""Western years between which a date makes sense in a report."""

_FIRST_BUDDHIST_YEAR: Final = 2400
_CENTURY_OF_SHORT_YEARS: Final = 2500
_LONGEST: Final = 80

LONG_MONTHS: Final = (
    *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
    *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
)
SHORT_MONTHS: Final = (
    *("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย."),
    *("ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."),
)
_MONTHS: Final = {
    name.replace(".", ""): month for names in (LONG_MONTHS, SHORT_MONTHS) for month, name in enumerate(names, start=1)
}

_ISO: Final = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_NUMBERS: Final = re.compile(r"(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>\d{4}|\d{2})")
_WORDS: Final = re.compile(
    r"(?:วัน\S*?ที่)?\s*(?P<day>\d{1,2})\s*(?P<month>[ก-์][ก-์. ]*?)\s*"
    r"(?P<era>[พค]\.?\s?ศ\.?|พุทธศักราช|คริสต์ศักราช)?\s*(?P<year>\d{4}|\d{2})"
)


def format_date(day: date, *, era: bool = False) -> str:
    """Return `day` in full, "9 ตุลาคม 2567"; `era` writes พ.ศ. before the year."""
    return f"{day.day} {LONG_MONTHS[day.month - 1]} {'พ.ศ. ' if era else ''}{buddhist_year(day)}"


def format_short_date(day: date) -> str:
    """Return `day` with its month abbreviated, "1 ต.ค. 2566"."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {buddhist_year(day)}"


def local_time(moment: datetime) -> datetime:
    """Return a moment in the computer's own time zone; one that its clock cannot show stays in its own."""
    try:
        return moment.astimezone()
    except (OSError, OverflowError, ValueError):  # Windows: before 1970
        return moment


def format_period(period: Period) -> str:
    """Return the text of a period's cell: its dates in the short form, then its free text on a line of its own."""
    return "\n".join(part for part in (_format_range(period.start, period.end), period.text) if part)


def _format_range(start: date | None, end: date | None) -> str:
    if start and end:
        return format_short_date(start) if start == end else f"{format_short_date(start)} - {format_short_date(end)}"
    if start:
        return f"ตั้งแต่ {format_short_date(start)}"
    return f"ภายใน {format_short_date(end)}" if end else ""


def parse_date(text: str) -> date:
    """Return the date that `text` means, in Thai or western digits.

    Takes "๑ ต.ค. ๒๕๖๖", "1 ตุลาคม พ.ศ. 2566", "1/10/2566", "9 ต.ค. 67", "2566-10-01" and "2023-10-01": years from
    2400 on and years of two digits are Buddhist. InvalidData if it is no date or not in the calendar.
    """
    written = to_western_digits(text).strip() if len(text) <= _LONGEST else ""
    parts = _ISO.fullmatch(written) or _NUMBERS.fullmatch(written) or _WORDS.fullmatch(written)
    month = _month(parts["month"]) if parts else None
    if parts is None or month is None:
        raise InvalidData("{value} is not a date; write it like 1 ต.ค. 2566 or 1/10/2566", value=excerpt(text))
    year = _western_year(parts["year"], parts.groupdict().get("era") or "")
    return _existing_date(text, year, month, int(parts["day"]))


def _month(written: str) -> int | None:
    return int(written) if written.isdigit() else _MONTHS.get(re.sub(r"[.\s]", "", written))


def _western_year(written: str, era: str) -> int:
    year = int(written)
    if len(written) == 2:
        year += _CENTURY_OF_SHORT_YEARS
    is_buddhist = era.startswith("พ") or (not era and year >= _FIRST_BUDDHIST_YEAR)
    return year - ERA_OFFSET if is_buddhist else year


def _existing_date(text: str, year: int, month: int, day: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InvalidData("the year of {value} cannot be right; write it like 1 ต.ค. 2566", value=excerpt(text))
    try:
        return date(year, month, day)
    except ValueError:
        raise InvalidData("{value} is not in the calendar; correct the day or the month", value=excerpt(text)) from None
