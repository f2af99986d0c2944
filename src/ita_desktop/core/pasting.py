"""Rows that were copied in Excel or Word become measures and scores, and measures become rows.

Nothing is refused but a score that is none: what cannot be read as a date stays a text, so that nothing is lost.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from ita_desktop.core.fitting import fitted_field
from ita_desktop.core.limits import parse_score
from ita_desktop.core.report import Indicator, Measure, Period
from ita_desktop.core.thai_dates import format_period, parse_date
from ita_desktop.core.thai_text import to_western_digits
from ita_desktop.errors import InvalidData

Row = Sequence[str]

COLUMNS: Final = ("number", "activity", "period", "summary", "responsible", "outcome", "remarks")
"""The columns of the printed table with all that a measure has."""

_BY_WIDTH: Final[dict[int, tuple[str, ...]]] = {
    1: ("activity",),
    2: ("activity", "period"),
    3: ("activity", "period", "summary"),
    4: ("activity", "period", "summary", "outcome"),
    5: ("activity", "period", "summary", "outcome", "remarks"),
    6: ("activity", "period", "summary", "responsible", "outcome", "remarks"),
}
"""What the columns of a block without headings and without a column of numbers hold."""

_MEASURE: Final = "(?:มาตรการ|กิจกรรม|โครงการ)"
_DONE: Final = "(?:การ)?(?:ดำเนินการ|ดำเนินงาน)"
_HEADINGS: Final = {
    re.compile(pattern): name
    for pattern, name in (
        ("ลำดับ(?:ที่)?|ที่|ข้อ(?:ที่)?", "number"),
        (f"{_MEASURE}(?:(?:/|และ|หรือ){_MEASURE})*(?:ที่ดำเนินการ)?", "activity"),
        (f"(?:ระยะเวลา|ช่วงเวลา|วันที่|ห้วงเวลา)(?:ใน|ที่)?(?:{_DONE})?", "period"),
        (f"ผลจาก{_DONE}(?:ตามมาตรการ)?", ""),
        (f"(?:สรุป)?ผล{_DONE}(?:ตามมาตรการ)?", "summary"),
        (f"(?:ผลลัพธ์|ความสำเร็จ)(?:(?:/|และ|หรือ)(?:ผลลัพธ์|ความสำเร็จ))?(?:ของ{_DONE})?", "outcome"),
        ("(?:ผู้|หน่วยงาน|ส่วนราชการ)(?:ที่)?รับผิดชอบ", "responsible"),
        ("หมายเหตุ", "remarks"),
    )
}
"""The usual headings, without their spaces, and what the column holds; nothing where the heading spans others."""

_NUMBER: Final = re.compile(r"[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,3})*[.)]?")
_DIGIT: Final = re.compile("[0-9๐-๙]")
_DASH: Final = re.compile(r"\s*(?:-|–|—|ถึง)\s*")
_OPEN_RANGE: Final = re.compile(r"(?P<word>ตั้งแต่|ภายใน)\s*(?:วันที่)?\s*(?P<day>.+)")
_RESPONSIBLE: Final = re.compile(r"ผู้รับผิดชอบ(?:\s*:\s*|\s+)")
_NOTHING: Final = frozenset(("", "-", "–", "—"))


def measures_of(rows: Sequence[Row]) -> list[Measure]:
    """Return the measures of pasted rows.

    Headings tell what the columns hold; without them their number does. Numbers that only count on are left to be
    counted by the report.
    """
    filled = [row for row in rows if any(row)]
    below = next((place for place, row in enumerate(filled) if not _is_heading(row)), len(filled))
    columns = _columns_under(filled[:below]) or _columns_by_width(filled[below:])
    measures = [_measure(row, columns) for row in filled[below:]]
    if _only_count([row.number for row in measures]):
        return [replace(row, number="") for row in measures]
    return measures


def rows_of_measures(measures: Sequence[Measure], numbers: Sequence[str]) -> list[list[str]]:
    """Return measures, with their printed numbers, as rows in the order of COLUMNS."""
    return [
        [number, row.activity, format_period(row.period), row.summary, row.responsible, row.outcome, row.remarks]
        for row, number in zip(measures, numbers, strict=True)
    ]


def scores_of(rows: Sequence[Row]) -> list[Decimal | None]:
    """Return the scores in the last column of pasted rows, None for an empty cell; InvalidData names one that is none.

    A first row without any digit in that column is a heading and left out.
    """
    return [None if cell in _NOTHING else parse_score(_with_point(cell)) for cell in _columns_at_end(rows, 1)[0]]


def filled(indicators: Sequence[Indicator], start: int, rows: Sequence[Row], *, names: bool) -> list[Indicator]:
    """Return the indicators with pasted rows from row `start` (from 0) on; rows beyond the table are left out.

    Scores are taken from the last column. With `names` a single column holds names, and where there are more, the
    column before the last.
    """
    if names and _width(rows) == 1:
        return with_names(indicators, start, _column(rows, 0))
    new = with_scores(indicators, start, scores_of(rows))
    return with_names(new, start, _columns_at_end(rows, 2)[0]) if names else new


def count_of_rows(rows: Sequence[Row], *, names: bool) -> int:
    """Return how many rows of the score table pasted rows would fill."""
    is_names = names and _width(rows) == 1
    return len(_column(rows, 0)) if is_names else len(_columns_at_end(rows, 1)[0])


def with_scores(indicators: Sequence[Indicator], start: int, scores: Sequence[Decimal | None]) -> list[Indicator]:
    """Return the indicators with scores from row `start` (from 0) on; scores beyond the table are left out."""
    after = start + len(scores)
    new = [replace(row, score=score) for row, score in zip(indicators[start:after], scores, strict=False)]
    return [*indicators[:start], *new, *indicators[after:]]


def with_names(indicators: Sequence[Indicator], start: int, names: Sequence[str]) -> list[Indicator]:
    """Return the indicators with names from row `start` (from 0) on; names beyond the table are left out."""
    after = start + len(names)
    fitting = [fitted_field(Indicator, "name", name.replace("\n", " ")) for name in names]
    new = [replace(row, name=name) for row, name in zip(indicators[start:after], fitting, strict=False)]
    return [*indicators[:start], *new, *indicators[after:]]


def period_of(text: str) -> Period:
    """Return a pasted period: the dates of its first line, if it has some, and what else there is as a text."""
    text = text.strip()
    whole = _dates(text)
    if whole:
        return whole
    first, _, rest = text.partition("\n")
    dates = _dates(first) if rest else None
    return replace(dates, text=rest.strip()) if dates else Period(text=text)


def _dates(text: str) -> Period | None:
    """Return the period that a text means: one day, two, or an open range; None if it is anything else."""
    day = _date(text)
    if day:
        return Period(day, day)
    parts = _DASH.split(text)
    for places in range(1, len(parts)):
        start, end = (_date("-".join(part)) for part in (parts[:places], parts[places:]))
        if start and end:
            return Period(start, end)
    opened = _OPEN_RANGE.fullmatch(text)
    day = _date(opened["day"]) if opened else None
    if not opened or not day:
        return None
    return Period(start=day) if opened["word"] == "ตั้งแต่" else Period(end=day)


def _date(text: str) -> date | None:
    try:
        return parse_date(text)
    except InvalidData:
        return None


def _width(rows: Sequence[Row]) -> int:
    """Return how many columns there are up to the last in which anything stands."""
    return max((place for row in rows for place, cell in enumerate(row, start=1) if cell), default=0)


def _column(rows: Sequence[Row], place: int) -> list[str]:
    """Return the cells of a column, those of the empty rows at the end left out."""
    cells = [row[place] if 0 <= place < len(row) else "" for row in rows]
    last = max((number for number, row in enumerate(rows, start=1) if any(row)), default=0)
    return cells[:last]


def _columns_at_end(rows: Sequence[Row], count: int) -> list[list[str]]:
    """Return the last columns, without a first row that has no digit in the last of them: it is a heading."""
    width = _width(rows)
    columns = [_column(rows, place) for place in range(width - count, width)]
    last = columns[-1]
    return [column[1:] for column in columns] if last and last[0] and not _DIGIT.search(last[0]) else columns


def _with_point(cell: str) -> str:
    return cell if "." in cell else cell.replace(",", ".")


def _heading(cell: str) -> str | None:
    """Return what a column under this heading holds; None if the cell is no heading."""
    words = "".join(cell.split())
    return next((name for pattern, name in _HEADINGS.items() if pattern.fullmatch(words)), None)


def _is_heading(row: Row) -> bool:
    """Tell whether a row holds headings, of which some may be unknown."""
    cells = [cell for cell in row if cell]
    unknown = [cell for cell in cells if _heading(cell) is None]
    return len(unknown) * 2 < len(cells) and not any(map(_DIGIT.search, unknown))


def _columns_under(headings: Sequence[Row]) -> tuple[str, ...]:
    """Return what the columns hold by their headings; what stands under none belongs to the remarks."""
    names = [""] * _width(headings)
    for row in headings:
        for place, cell in enumerate(row[: len(names)]):
            names[place] = (cell and _heading(cell)) or names[place]
    return tuple(name or "remarks" for name in names) if any(names) else ()


def _columns_by_width(rows: Sequence[Row]) -> tuple[str, ...]:
    width = max(map(len, rows), default=0)
    if width > len(COLUMNS):
        # More was selected than the table has.
        width = _width(rows)
    first = [row[0] for row in rows]
    is_numbered = any(first) and all(_NUMBER.fullmatch(cell) for cell in first if cell)
    if width >= len(COLUMNS):
        return COLUMNS
    if width == len(COLUMNS) - 1 and not any(first):
        is_numbered = True
    return ("number", *_BY_WIDTH[width - 1]) if is_numbered and width > 1 else _BY_WIDTH.get(width, ())


def _measure(row: Row, columns: Sequence[str]) -> Measure:
    cells: dict[str, str] = {}
    for place, cell in enumerate(row):
        # Cells beyond the last column join it; two columns of one kind are joined too.
        name = columns[min(place, len(columns) - 1)]
        cells[name] = "\n".join(part for part in (cells.get(name, ""), cell) if part)
    number = cells.get("number", "")
    if number and not _NUMBER.fullmatch(number) and not cells.get("activity"):
        # The band of a section spans the whole width.
        cells.update(number="", activity=number)
    if "responsible" not in columns and _RESPONSIBLE.match(cells.get("remarks", "")):
        cells["responsible"] = _RESPONSIBLE.sub("", cells.pop("remarks"), count=1)
    number = to_western_digits(cells.pop("number", "")).rstrip(".)")
    period = period_of(cells.pop("period", ""))
    period = replace(period, text=fitted_field(Period, "text", period.text))
    return Measure(
        number=fitted_field(Measure, "number", number),
        period=period,
        **{name: fitted_field(Measure, name, cell) for name, cell in cells.items()},
    )


def _only_count(numbers: Sequence[str]) -> bool:
    """Tell whether numbers are whole and each is one more than that before it."""
    return all(re.fullmatch("[0-9]{1,3}", number) for number in numbers) and all(
        int(number) == int(numbers[0]) + place for place, number in enumerate(numbers)
    )
