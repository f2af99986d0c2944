"""What a report may hold at most, as data, and the one check that both the file and the exchange formats use.

The limits lie far above any real report; they stop damaged or hostile data, not clerks. What a clerk should
mend before printing is the business of the checks, which warn and never block.

Places in messages are paths with rows counted from 0, as in JSON: `measures.sections[2].measures[5].summary`.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, NoReturn, get_args

from ita_desktop.core.changes import ChangeKind
from ita_desktop.core.emblem_file import MAX_BYTES, EmblemFile, EmblemKind
from ita_desktop.core.history import MAX_CHANGES, Change, HandOver, History, Official
from ita_desktop.core.office import Office
from ita_desktop.core.report import (
    Agency,
    Indicator,
    Measure,
    MeasureTable,
    Memo,
    Narrative,
    Numbering,
    Orientation,
    Period,
    Report,
    ScoreTable,
    Section,
    SetAside,
    Settings,
    Signatory,
    TableLayout,
)
from ita_desktop.core.thai_dates import FIRST_YEAR, LAST_YEAR
from ita_desktop.core.thai_text import FORBIDDEN, excerpt, to_western_digits
from ita_desktop.errors import InvalidData, Message

MAX_LINE: Final = 2_000
"""Characters of a text that is a line or two, such as a name or a title."""

MAX_TEXT: Final = 100_000
"""Characters of a text that may run over pages."""

MAX_MEASURES: Final = 5_000
"""Measures in the whole report."""

MAX_SCORE: Final = Decimal("999.9999")
"""A score over 100 is wrong but kept, so that a slip of the keyboard is not lost; the checks point it out."""

SCORE_DECIMALS: Final = 4

LONG_TEXTS: Final[dict[type, tuple[str, ...]]] = {
    Memo: ("paragraphs", "closing"),
    Narrative: ("paragraphs",),
    Signatory: ("remark",),
    Period: ("text",),
    Measure: ("activity", "summary", "outcome", "responsible", "remarks"),
    HandOver: ("note",),
    Office: ("phrases",),
}
"""The fields whose text, or whose every text, may have MAX_TEXT characters; all others have MAX_LINE."""

COUNTS: Final[dict[type, dict[str, int]]] = {
    Memo: {"paragraphs": 500, "signatories": 50},
    Narrative: {"paragraphs": 500},
    Signatory: {"choices": 20},
    ScoreTable: {"indicators": 50},
    MeasureTable: {"sections": 100},
    Section: {"measures": MAX_MEASURES},
    Settings: {"captions": 200},
    Report: {"set_aside": 1_000},
    History: {"hand_overs": 500, "changes": MAX_CHANGES},
    Office: {"people": 500, "divisions": 200, "number_prefixes": 200, "phrases": 1_000},
}
"""How many rows each list of the model may have."""

RANGES: Final[dict[type, dict[str, tuple[float, float]]]] = {
    Report: {"fiscal_year": (2540, 2700)},
    Change: {"step": (0, 500)},
    Signatory: {"remark_lines": (0, 20)},
    Indicator: {"number": (1, 999)},
    Settings: {"memo_top": (10, 40), "memo_page_number_top": (10, 40)},
}
"""Smallest and largest value of each number; lengths in mm."""

CHOICES: Final[dict[type, dict[str, tuple[str, ...]]]] = {
    MeasureTable: {"layout": get_args(TableLayout)},
    Settings: {"table_orientation": get_args(Orientation), "numbering": get_args(Numbering)},
    EmblemFile: {"kind": get_args(EmblemKind)},
    Change: {"kind": get_args(ChangeKind)},
}
"""The words of each field that takes one of a few."""

_RECORDS: Final = (
    *(Report, Agency, Memo, Signatory, Narrative, ScoreTable, Indicator),
    *(MeasureTable, Section, Measure, Period, Settings, EmblemFile, SetAside),
    *(History, HandOver, Change, Official, Office),
)
ID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
CAPTION_KEY: Final = re.compile(r"[A-Za-z0-9_.-]{1,100}")
_SCORE: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{0,4})?")


def parse_score(text: str) -> Decimal | None:
    """Return the score that `text` means, in Thai or western digits; None if it is empty.

    Takes 0 to 999.9999 with at most four decimals, so that a slip like 957.6 is kept and pointed out by the
    checks. InvalidData for anything else.
    """
    written = to_western_digits(text).strip()
    if not written:
        return None
    if not _SCORE.fullmatch(written):
        raise InvalidData(
            "{value} is not a score; write a number from 0 to 100 such as 95.76", value=excerpt(text.strip())
        )
    return Decimal(written)


def validate(report: Report) -> None:
    """Check every value of `report` against the limits; InvalidData names the first place that breaks one.

    Types are taken for granted. Texts must be NFC without control characters; ids UUIDs, unique in the report;
    indicator numbers and caption keys unique.
    """
    _check_record(report, _Limit(), "")
    measures = [measure for section in report.measures.sections for measure in section.measures]
    if len(measures) > MAX_MEASURES:
        _refuse_count(len(measures), MAX_MEASURES, "measures.sections")
    tables = (report.memo.signatories, report.measures.sections, measures, report.set_aside)
    ids = [row.id for rows in tables for row in rows]
    _check_ids([report.id, *ids])
    _check_captions([key for key, _ in report.settings.captions])
    _check_unique([indicator.number for indicator in report.scores.indicators], "scores.indicators")


def validate_history(history: History) -> None:
    """Check every value of `history` as `validate` does those of a report."""
    _check_record(history, _Limit(), "history")


def validate_office(office: Office) -> None:
    """Check every value of an office's settings as `validate` does those of a report."""
    _check_record(office, _Limit(), "")


def refusal(record: object, name: str, value: object) -> Message | None:
    """Return why the field `name` of a record of the report may not hold `value`; None if it may.

    The message has the name for its `place`.
    """
    try:
        _check_value(value, _limit(type(record), name), name)
    except InvalidData as error:
        return error.message
    return None


@dataclass(frozen=True, slots=True)
class _Limit:
    """What one field may hold; only the part that fits its type is looked at."""

    longest: int = MAX_LINE
    rows: int = 0
    span: tuple[float, float] = (0, 0)
    words: tuple[str, ...] = ()


def _limit(record: type, name: str) -> _Limit:
    return _Limit(
        longest=MAX_TEXT if name in LONG_TEXTS.get(record, ()) else MAX_LINE,
        rows=COUNTS.get(record, {}).get(name, 0),
        span=RANGES.get(record, {}).get(name, (0, 0)),
        words=CHOICES.get(record, {}).get(name, ()),
    )


def _check_value(value: object, limit: _Limit, place: str) -> None:
    check = _CHECKS.get(type(value))
    if check:
        check(value, limit, place)


def _check_record(record: Any, _: _Limit, place: str) -> None:
    prefix = f"{place}." if place else ""
    for name, limit in _LIMITS[type(record)]:
        _check_value(getattr(record, name), limit, prefix + name)


def _check_rows(rows: tuple[object, ...], limit: _Limit, place: str) -> None:
    if len(rows) > limit.rows:
        _refuse_count(len(rows), limit.rows, place)
    for index, row in enumerate(rows):
        _check_value(row, limit, f"{place}[{index}]")


def _check_text(text: str, limit: _Limit, place: str) -> None:
    if limit.words and text not in limit.words:
        words = ", ".join(limit.words)
        raise InvalidData(
            "{place}: {value} is not possible; choose one of: {words}", place=place, value=excerpt(text), words=words
        )
    if len(text) > limit.longest:
        raise InvalidData(
            "{place}: the text has {count} characters; shorten it to {limit}",
            place=place,
            count=len(text),
            limit=limit.longest,
        )
    if FORBIDDEN.search(text):
        raise InvalidData("{place}: the text holds a control character; remove it", place=place)
    if not unicodedata.is_normalized("NFC", text):
        raise InvalidData("{place}: the text is not in Unicode normal form NFC; convert it", place=place)


def _check_number(value: float, limit: _Limit, place: str) -> None:
    low, high = limit.span
    if not low <= value <= high:
        raise InvalidData(
            "{place}: {value} is not possible; write a number from {low} to {high}",
            place=place,
            value=value,
            low=low,
            high=high,
        )


def _check_score(value: Decimal, _: _Limit, place: str) -> None:
    exponent = value.as_tuple().exponent
    is_exact = isinstance(exponent, int) and exponent >= -SCORE_DECIMALS
    if not is_exact or value.is_signed() or value > MAX_SCORE:
        raise InvalidData(
            "{place}: {value} is not a score; write a number from 0 to 100 such as 95.76",
            place=place,
            value=excerpt(str(value)),
        )


def _check_date(value: date, _: _Limit, place: str) -> None:
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise InvalidData(
            "{place}: the year of {value} cannot be right; write a western year from {first} to {last}",
            place=place,
            value=value.isoformat(),
            first=FIRST_YEAR,
            last=LAST_YEAR,
        )


def _check_moment(value: datetime, _: _Limit, place: str) -> None:
    _check_date(value.date(), _, place)


def _check_bytes(value: bytes, _: _Limit, place: str) -> None:
    if len(value) > MAX_BYTES:
        raise InvalidData(
            "{place}: the picture has {count} KB; choose one of at most {limit} KB",
            place=place,
            count=len(value) // 1024,
            limit=MAX_BYTES // 1024,
        )


def _check_ids(ids: list[str]) -> None:
    for value in ids:
        if not ID.fullmatch(value):
            raise InvalidData("id: {value} is not a UUID; take the row out and add it again", value=excerpt(value))
    _check_unique(ids, "id")


def _check_captions(keys: list[str]) -> None:
    for key in keys:
        if not CAPTION_KEY.fullmatch(key):
            raise InvalidData("settings.captions: {value} is not the name of a caption; remove it", value=excerpt(key))
    _check_unique(keys, "settings.captions")


def _check_unique(values: Sequence[object], place: str) -> None:
    if len(set(values)) < len(values):
        value = next(value for value, count in Counter(values).items() if count > 1)
        raise InvalidData("{place}: {value} occurs twice; remove or change one of them", place=place, value=value)


def _refuse_count(count: int, most: int, place: str) -> NoReturn:
    raise InvalidData("{place}: there are {count} rows; keep at most {limit}", place=place, count=count, limit=most)


_LIMITS: Final = {
    record: tuple((field.name, _limit(record, field.name)) for field in fields(record)) for record in _RECORDS
}
_CHECKS: Final[dict[type, Callable[[Any, _Limit, str], None]]] = {
    str: _check_text,
    int: _check_number,
    float: _check_number,
    Decimal: _check_score,
    date: _check_date,
    datetime: _check_moment,
    bytes: _check_bytes,
    tuple: _check_rows,
    **dict.fromkeys(_RECORDS, _check_record),
}
