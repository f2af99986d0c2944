"""The exchange JSON, version 1: a report as other programs write and read it.

Every object of the format is one table at the end: key and codec. Keys are named like the attributes of the model;
a missing key takes the model's default, if it has one. Ids are not exchanged, nor what refers to them: the findings
that were set aside, and the history.
Places in messages are paths with rows counted from 0: `measures.sections[2].measures[5].summary`.
"""

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import MISSING, fields
from datetime import date
from decimal import Decimal
from typing import Any, Final, NamedTuple, NoReturn, cast

from ita_desktop.core import limits
from ita_desktop.core.emblem_file import EmblemFile
from ita_desktop.core.report import (
    Agency,
    Indicator,
    Measure,
    MeasureTable,
    Memo,
    Narrative,
    Period,
    Report,
    ScoreTable,
    Section,
    Settings,
    Signatory,
)
from ita_desktop.core.thai_text import excerpt, normalise
from ita_desktop.errors import InvalidData
from ita_desktop.exchange.json_parsing import JsonObject, parse, shown

FORMAT: Final = "ita-report"
VERSION: Final = 1

_ISO_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NOT_TEXT: Final = re.compile("[\x00\ud800-\udfff]")


class _Codec(NamedTuple):
    """How one kind of value is read, given its place, and written."""

    read: Callable[[Any, str], Any]
    write: Callable[[Any], Any]


def read_report(data: bytes) -> Report:
    """Return the report that exchange JSON holds, with fresh ids.

    UTF-8, with or without a byte order mark. InvalidData, naming the place, for anything that is not in the format.
    """
    value = parse(data)
    _check_header(value)
    contents = JsonObject({key: row for key, row in value.items() if key not in {"format", "version"}})
    contents.twice = value.twice
    report = cast(Report, _REPORT.read(contents, ""))
    limits.validate(report)
    return report


def write_report(report: Report) -> bytes:
    """Return `report` as exchange JSON in UTF-8, every key written out."""
    value = {"format": FORMAT, "version": VERSION, **_REPORT.write(report)}
    return (json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode()


def _check_header(value: Any) -> None:
    """Look at format and version before anything else: a newer version may have keys that we do not know."""
    if not isinstance(value, JsonObject) or value.get("format") != FORMAT:
        raise InvalidData('format: this is no report in the exchange format; it must say "format": "ita-report"')
    version = value.get("version")
    if type(version) is int and version > VERSION:
        raise InvalidData("version: {value} is newer than this program knows; update the program", value=version)
    if type(version) is not int or version != VERSION:
        raise InvalidData("version: {value} is not a version of the format; write 1", value=shown(version))


def _record(model: type, **keys: _Codec) -> _Codec:
    """Return the codec of an object whose keys are the attributes of `model`; one without a default must be there."""
    required = [item.name for item in fields(model) if item.default is MISSING and item.default_factory is MISSING]

    def read(value: Any, place: str) -> Any:
        if not isinstance(value, JsonObject):
            _refuse_type(value, place, "{…}")
        prefix = f"{place}." if place else ""
        if value.twice is not None:
            raise InvalidData("{place}: the key is written twice; remove one", place=prefix + excerpt(value.twice))
        unknown = next((key for key in value if key not in keys), None)
        if unknown is not None:
            raise InvalidData("{place}: the key is not known; remove or correct it", place=prefix + excerpt(unknown))
        missing = next((key for key in required if key not in value), None)
        if missing is not None:
            raise InvalidData("{place}: the key is missing; add it", place=prefix + missing)
        return model(**{key: keys[key].read(row, prefix + key) for key, row in value.items()})

    return _Codec(read, lambda record: {key: codec.write(getattr(record, key)) for key, codec in keys.items()})


def _rows(codec: _Codec, limit: int) -> _Codec:
    """Return the codec of a list with at most `limit` rows, a tuple in the model."""

    def read(value: Any, place: str) -> Any:
        if not isinstance(value, list):
            _refuse_type(value, place, "[…]")
        if len(value) > limit:
            raise InvalidData(
                "{place}: there are {count} rows; keep at most {limit}", place=place, count=len(value), limit=limit
            )
        return tuple(codec.read(row, f"{place}[{index}]") for index, row in enumerate(value))

    return _Codec(read, lambda rows: [codec.write(row) for row in rows])


def _read_text(value: Any, place: str) -> str:
    if not isinstance(value, str):
        _refuse_type(value, place, '"…"')
    if _NOT_TEXT.search(value):
        raise InvalidData("{place}: the text holds a character that is no text; remove it", place=place)
    return normalise(value)


def _read_date(value: Any, place: str) -> date | None:
    if value is None or value == "":
        return None
    if not isinstance(value, str) or not _ISO_DATE.fullmatch(value):
        raise InvalidData(
            "{place}: {value} is not a date; write year-month-day with the western year, such as 2024-10-09",
            place=place,
            value=shown(value),
        )
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise InvalidData("{place}: {value} is not in the calendar; correct it", place=place, value=value) from None


def _read_score(value: Any, place: str) -> Decimal | None:
    if not isinstance(value, str):
        _refuse_type(value, place, '"95.76"')
    try:
        return limits.parse_score(value)
    except InvalidData:
        raise InvalidData(
            "{place}: {value} is not a score; write a number from 0 to 100 such as 95.76",
            place=place,
            value=shown(value),
        ) from None


def _read_flag(value: Any, place: str) -> bool:
    if not isinstance(value, bool):
        _refuse_type(value, place, "true / false")
    return value


def _read_whole(value: Any, place: str) -> int:
    if type(value) is not int:
        _refuse_type(value, place, "1")
    return value


def _read_length(value: Any, place: str) -> float:
    if type(value) not in {int, float}:
        _refuse_type(value, place, "15.0")
    return float(value)


def _read_captions(value: Any, place: str) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, JsonObject):
        _refuse_type(value, place, "{…}")
    if value.twice is not None:
        raise InvalidData("{place}: the key is written twice; remove one", place=f"{place}.{excerpt(value.twice)}")
    return tuple((key, _read_text(text, f"{place}.{excerpt(key)}")) for key, text in value.items())


def _read_bytes(value: Any, place: str) -> bytes:
    if not isinstance(value, str):
        _refuse_type(value, place, '"iVBORw0K…"')
    try:
        return b64decode(value, validate=True)
    except ValueError:
        raise InvalidData("{place}: the text is not Base64; write the bytes of the file so", place=place) from None


def _refuse_type(value: Any, place: str, example: str) -> NoReturn:
    raise InvalidData(
        "{place}: {value} is of the wrong kind; write it like {example}",
        place=place or FORMAT,
        value=shown(value),
        example=example,
    )


def _same(value: Any) -> Any:
    return value


_TEXT: Final = _Codec(_read_text, _same)
_FLAG: Final = _Codec(_read_flag, _same)
_WHOLE: Final = _Codec(_read_whole, _same)
_LENGTH: Final = _Codec(_read_length, _same)
_DATE: Final = _Codec(_read_date, lambda day: day.isoformat() if day else None)
_SCORE: Final = _Codec(_read_score, lambda score: "" if score is None else format(score, "f"))
_CAPTIONS: Final = _Codec(_read_captions, dict)

_BYTES: Final = _Codec(_read_bytes, lambda data: b64encode(data).decode("ascii"))

_COUNTS: Final = limits.COUNTS
_AGENCY: Final = _record(Agency, name=_TEXT, province=_TEXT, division=_TEXT)
_SIGNATORY: Final = _record(
    Signatory,
    name=_TEXT,
    position=_TEXT,
    remark=_TEXT,
    date=_DATE,
    remark_lines=_WHOLE,
    choices=_rows(_TEXT, _COUNTS[Signatory]["choices"]),
    date_line=_FLAG,
)
_MEMO: Final = _record(
    Memo,
    department=_TEXT,
    number=_TEXT,
    date=_DATE,
    subject=_TEXT,
    to=_TEXT,
    paragraphs=_rows(_TEXT, _COUNTS[Memo]["paragraphs"]),
    closing=_TEXT,
    secrecy=_TEXT,
    urgency=_TEXT,
    signatories=_rows(_SIGNATORY, _COUNTS[Memo]["signatories"]),
)
_NARRATIVE: Final = _record(Narrative, title=_TEXT, paragraphs=_rows(_TEXT, _COUNTS[Narrative]["paragraphs"]))
_INDICATOR: Final = _record(Indicator, number=_WHOLE, name=_TEXT, instrument=_TEXT, score=_SCORE)
_SCORES: Final = _record(
    ScoreTable, overall=_SCORE, level=_TEXT, indicators=_rows(_INDICATOR, _COUNTS[ScoreTable]["indicators"])
)
_PERIOD: Final = _record(Period, start=_DATE, end=_DATE, text=_TEXT)
_MEASURE: Final = _record(
    Measure,
    number=_TEXT,
    activity=_TEXT,
    period=_PERIOD,
    summary=_TEXT,
    outcome=_TEXT,
    responsible=_TEXT,
    remarks=_TEXT,
)
_SECTION: Final = _record(Section, title=_TEXT, measures=_rows(_MEASURE, _COUNTS[Section]["measures"]))
_MEASURES: Final = _record(
    MeasureTable, title=_TEXT, layout=_TEXT, sections=_rows(_SECTION, _COUNTS[MeasureTable]["sections"])
)
_SETTINGS: Final = _record(
    Settings,
    thai_digits=_FLAG,
    memo_top=_LENGTH,
    memo_page_number_top=_LENGTH,
    addressee_bold=_FLAG,
    date_with_era=_FLAG,
    dotted_lines=_FLAG,
    continuation_word=_FLAG,
    emblem=_FLAG,
    table_orientation=_TEXT,
    numbering=_TEXT,
    captions=_CAPTIONS,
)
_EMBLEM_FILE: Final = _record(EmblemFile, kind=_TEXT, data=_BYTES)
_EMBLEM: Final = _Codec(
    lambda value, place: None if value is None else _EMBLEM_FILE.read(value, place),
    lambda emblem: None if emblem is None else _EMBLEM_FILE.write(emblem),
)
_REPORT: Final = _record(
    Report,
    fiscal_year=_WHOLE,
    agency=_AGENCY,
    memo=_MEMO,
    narrative=_NARRATIVE,
    scores=_SCORES,
    measures=_MEASURES,
    settings=_SETTINGS,
    emblem=_EMBLEM,
)
