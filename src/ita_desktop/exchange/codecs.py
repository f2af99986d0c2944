"""How JSON becomes values of the model and back: a codec for each kind of value, strict, naming the place of a fault.

Places in messages are paths with rows counted from 0: `measures.sections[2].measures[5].summary`.
"""

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import MISSING, fields
from datetime import date
from decimal import Decimal
from typing import Any, Final, NamedTuple, NoReturn

from ita_desktop.core import limits
from ita_desktop.core.emblem_file import EmblemFile
from ita_desktop.core.report import Agency
from ita_desktop.core.thai_text import excerpt, normalise
from ita_desktop.errors import InvalidData
from ita_desktop.exchange.json_parsing import JsonObject, parse, shown

_ISO_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NOT_TEXT: Final = re.compile("[\x00\ud800-\udfff]")


class Codec(NamedTuple):
    """How one kind of value is read, given its place, and written."""

    read: Callable[[Any, str], Any]
    write: Callable[[Any], Any]


def read_object(data: bytes, name: str, newest: int, codec: Codec) -> Any:
    """Return what JSON in the format `name` holds: an object with `format` and `version` beside the codec's keys.

    InvalidData, naming the place, for anything that is not in the format.
    """
    value = parse(data)
    _check_header(value, name, newest)
    contents = JsonObject({key: row for key, row in value.items() if key not in {"format", "version"}})
    contents.twice = value.twice
    return codec.read(contents, "")


def write_object(value: Any, name: str, version: int, codec: Codec) -> bytes:
    """Return a value as JSON in UTF-8, every key written out."""
    written = {"format": name, "version": version, **codec.write(value)}
    return (json.dumps(written, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode()


def _check_header(value: Any, name: str, newest: int) -> None:
    """Look at format and version before anything else: a newer version may have keys that we do not know."""
    if not isinstance(value, JsonObject) or value.get("format") != name:
        raise InvalidData('format: the data is of another kind; it must say "format": "{name}"', name=name)
    version = value.get("version")
    if type(version) is int and version > newest:
        raise InvalidData("version: {value} is newer than this program knows; update the program", value=version)
    if type(version) is not int or version != newest:
        raise InvalidData("version: {value} is not a version of the format; write 1", value=shown(version))


def record(model: type, **keys: Codec) -> Codec:
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

    return Codec(read, lambda record: {key: codec.write(getattr(record, key)) for key, codec in keys.items()})


def rows(codec: Codec, limit: int) -> Codec:
    """Return the codec of a list with at most `limit` rows, a tuple in the model."""

    def read(value: Any, place: str) -> Any:
        if not isinstance(value, list):
            _refuse_type(value, place, "[…]")
        if len(value) > limit:
            raise InvalidData(
                "{place}: there are {count} rows; keep at most {limit}", place=place, count=len(value), limit=limit
            )
        return tuple(codec.read(row, f"{place}[{index}]") for index, row in enumerate(value))

    return Codec(read, lambda rows: [codec.write(row) for row in rows])


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
        place=place or "{…}",
        value=shown(value),
        example=example,
    )


def _same(value: Any) -> Any:
    return value


TEXT: Final = Codec(_read_text, _same)
FLAG: Final = Codec(_read_flag, _same)
WHOLE: Final = Codec(_read_whole, _same)
LENGTH: Final = Codec(_read_length, _same)
DATE: Final = Codec(_read_date, lambda day: day.isoformat() if day else None)
SCORE: Final = Codec(_read_score, lambda score: "" if score is None else format(score, "f"))
CAPTIONS: Final = Codec(_read_captions, dict)

BYTES: Final = Codec(_read_bytes, lambda data: b64encode(data).decode("ascii"))
AGENCY: Final = record(Agency, name=TEXT, province=TEXT, division=TEXT)
_EMBLEM_FILE: Final = record(EmblemFile, kind=TEXT, data=BYTES)
EMBLEM: Final = Codec(
    lambda value, place: None if value is None else _EMBLEM_FILE.read(value, place),
    lambda emblem: None if emblem is None else _EMBLEM_FILE.write(emblem),
)
