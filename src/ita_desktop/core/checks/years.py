"""Rules for years in texts: what is left over from last year's report."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ita_desktop.core.checks.dates import Calendar
from ita_desktop.core.checks.rule import Hit
from ita_desktop.core.thai_dates import LONG_MONTHS, SHORT_MONTHS
from ita_desktop.core.thai_text import excerpt, to_thai_digits, to_western_digits
from ita_desktop.core.written_dates import written_dates
from ita_desktop.errors import Message

_YEAR: Final = re.compile(
    r"(?P<kind>ปีงบประมาณ|ปีการศึกษา|ปี|พ\.?\s?ศ\.?)\s{0,3}(?:พ\.?\s?ศ\.?\s{0,3})?(?P<year>2[45][0-9]{2})(?![0-9])"
    r"(?:\s?[-–]\s?(?P<to>2[45][0-9]{2})(?![0-9])|[-–](?P<short>[0-9]{2})(?![0-9]))?"
)
_BARE_YEAR: Final = re.compile(r"(?<![0-9/.,])(?P<year>25[0-9]{2})(?![0-9/.,])")
_MONTH_BEFORE: Final = re.compile(f"(?:{'|'.join(re.escape(name) for name in (*LONG_MONTHS, *SHORT_MONTHS))})\\s*\\Z")
# Laws, plans and the like carry a year of their own.
_WITH_OWN_YEAR: Final = re.compile(
    "พระราชบัญญัติ|พ\\.ร\\.บ|พระราชกฤษฎีกา|พ\\.ร\\.ฎ|รัฐธรรมนูญ|ระเบียบ|ข้อบังคับ|ข้อบัญญัติ|เทศบัญญัติ|กฎ|ประกาศ|"
    "คำสั่ง|ฉบับ|ประมวล|หลักเกณฑ์|มาตรฐาน|แผน|ยุทธศาสตร์|มติ|หนังสือ|ราชกิจจานุเบกษา"
)
# Words, shortly before a year, that compare it with this one; words directly before it that join or date something.
_COMPARED: Final = re.compile(
    "เทียบ|ลดลง|เพิ่มขึ้น|สูงขึ้น|ต่ำลง|ที่ผ่านมา|ที่แล้ว|ก่อนหน้า|ย้อนหลัง|(?:จาก|กว่า|กับ|และ|เมื่อ|ตั้งแต่|นับแต่|ระหว่าง|ถึง|แต่)"
    r"(?:ประจำ|ใน|ของ)?\s?\Z"
)
_DIGITS: Final = re.compile("[24๒๔]")
_LAW_REACH: Final = 150
_COMPARISON_REACH: Final = 40
_MONTH_REACH: Final = 14


def year_in_title(text: str, calendar: Calendar) -> Iterator[Hit]:
    """Find another year than the report's in a subject or title; the year of a law or a plan is let be."""
    for match, years in _years(text):
        is_anothers = match["kind"].startswith("พ") and _has_own_year(text, match.start())
        if len(years) == 1 and years[0] != calendar.fiscal_year and not is_anothers:
            yield _hit(text, match, calendar)


def other_fiscal_year(text: str, calendar: Calendar) -> Iterator[Hit]:
    """Find a fiscal year in a text that is neither this one nor the next, and is not compared with this one."""
    for match, years in _years(text):
        is_other = len(years) == 1 and years[0] not in {calendar.fiscal_year, calendar.fiscal_year + 1}
        if match["kind"] == "ปีงบประมาณ" and is_other and not _is_compared(text, match.start()):
            yield _hit(text, match, calendar)


def other_year(text: str, calendar: Calendar) -> Iterator[Hit]:
    """Find years in a text that lie neither in the fiscal year nor next to it, and are no law's nor compared."""
    near = range(calendar.fiscal_year - 1, calendar.fiscal_year + 2)
    for match, years in _years(text):
        if match["kind"] in {"ปีงบประมาณ", "ปีการศึกษา"} or len(years) > 1 or years[0] in near:
            continue
        if not _has_own_year(text, match.start()) and not _is_compared(text, match.start()):
            yield _hit(text, match, calendar)


def year_in_period(text: str, calendar: Calendar) -> Iterator[Hit]:
    """Find years in a measure's period that are not those in which the fiscal year lies, but for those of dates."""
    near = {calendar.fiscal_year - 1, calendar.fiscal_year}
    dates = [(found.start, found.end) for found in written_dates(text)]
    told = {place for span in (*dates, *(match.span() for match, _ in _years(text))) for place in range(*span)}
    for match, years in _years(text):
        if len(years) == 1 and years[0] not in near:
            yield _hit(text, match, calendar)
    for match in _BARE_YEAR.finditer(to_western_digits(text)):
        if match.start() not in told and int(match["year"]) not in near:
            yield _hit(text, match, calendar)


def backward_years(text: str, calendar: Calendar) -> Iterator[Hit]:  # noqa: ARG001
    """Find ranges of years that end before they begin."""
    for match, years in _years(text):
        if len(years) > 1 and years[1] < years[0]:
            start, end = match.start("year"), match.end("to")
            message = Message("The years {range} run backwards; correct one of them", {"range": text[start:end]})
            yield Hit(start, end, message)


@lru_cache(maxsize=64)
def _years(text: str) -> tuple[tuple[re.Match[str], list[int]], ...]:
    """Return each mention of a year with its one or two years; the years of dates are others' business."""
    return tuple(_years_in(text)) if _DIGITS.search(text) else ()


def _years_in(text: str) -> Iterator[tuple[re.Match[str], list[int]]]:
    western = to_western_digits(text)
    for match in _YEAR.finditer(western):
        before = text[max(0, match.start() - _MONTH_REACH) : match.start()]
        if match["kind"].startswith("พ") and _MONTH_BEFORE.search(before):
            continue
        last = match["to"] or (match["short"] and match["year"][:2] + match["short"])
        yield match, [int(year) for year in (match["year"], last) if year]


def _hit(text: str, match: re.Match[str], calendar: Calendar) -> Hit:
    start, end = match.span("year")
    year = str(calendar.fiscal_year)
    new = text[match.start() : start] + (year if text[start:end].isascii() else to_thai_digits(year))
    message = Message(
        "The text says {words}, but this is the report on the fiscal year {year}",
        {"words": excerpt(text[match.start() : end]), "year": calendar.fiscal_year},
    )
    return Hit(match.start(), end, message, new=new)


def _line_before(text: str, at: int, reach: int) -> str:
    return text[max(0, at - reach) : at].rpartition("\n")[2]


def _has_own_year(text: str, at: int) -> bool:
    return bool(_WITH_OWN_YEAR.search(_line_before(text, at, _LAW_REACH)))


def _is_compared(text: str, at: int) -> bool:
    return bool(_COMPARED.search(_line_before(text, at, _COMPARISON_REACH)))
