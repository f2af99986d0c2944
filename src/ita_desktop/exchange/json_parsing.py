"""JSON from anywhere as plain values: strict where Python's parser is lenient, and never a crash."""

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

from ita_desktop.core.thai_text import excerpt
from ita_desktop.errors import InvalidData

MAX_BYTES: Final = 64 * 1024 * 1024
"""Larger data is refused before it is parsed."""

_MAX_DIGITS: Final = 18


class JsonObject(dict[str, Any]):
    """A JSON object that remembers a key that was written twice."""

    twice: str | None = None


@dataclass(frozen=True, slots=True)
class _Odd:
    """What Python's parser takes but JSON or this format does not: NaN, Infinity, an endless number."""

    written: str


def parse(data: bytes) -> Any:
    """Return the values of JSON in UTF-8, with or without a byte order mark; InvalidData says where it is broken.

    Objects are `JsonObject`s. NaN, Infinity and numbers that no computer holds are values of a kind of their own,
    so that whoever reads a field refuses them with its place.
    """
    if len(data) > MAX_BYTES:
        raise InvalidData("the data is larger than {limit} MB; split the report", limit=MAX_BYTES // 1024**2)
    try:
        return json.loads(
            data.decode("utf-8-sig"),
            object_pairs_hook=_object,
            parse_constant=_Odd,
            parse_int=lambda digits: int(digits) if len(digits) <= _MAX_DIGITS else _Odd(digits),
        )
    except UnicodeDecodeError as error:
        raise InvalidData("byte {place}: this is not UTF-8; save the data as UTF-8", place=error.start) from None
    except json.JSONDecodeError as error:
        raise InvalidData(
            "line {line}, column {column}: this is not JSON; the data is cut off or a mark is missing here",
            line=error.lineno,
            column=error.colno,
        ) from None
    except RecursionError:
        raise InvalidData("the data is nested too deeply; this is no report in the exchange format") from None


def shown(value: Any) -> str:
    """Return a parsed value for a message, as JSON on one short line."""
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    return excerpt(value.written if isinstance(value, _Odd) else json.dumps(value, ensure_ascii=False))


def _object(pairs: list[tuple[str, Any]]) -> JsonObject:
    value = JsonObject(pairs)
    if len(value) < len(pairs):
        counts = Counter(key for key, _ in pairs)
        value.twice = next(key for key, count in counts.items() if count > 1)
    return value
