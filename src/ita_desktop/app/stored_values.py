"""How values are written as texts in the settings' file; what cannot be read is a ValueError.

The first start has nothing to read: what reading and writing alone need is imported when it is needed.
"""
# ruff: noqa: PLC0415

from binascii import a2b_base64, b2a_base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Generic, TypeVar

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Codec(Generic[_T]):
    """How one kind of value is read and written."""

    read: Callable[[str], _T]
    write: Callable[[_T], str]


def text() -> Codec[str]:
    """Any text."""
    return Codec(str, str)


def one_of(choices: Sequence[str]) -> Codec[str]:
    """One of some words."""

    def read(written: str) -> str:
        return choices[choices.index(written)]

    return Codec(read, str)


def whole(span: range) -> Codec[int]:
    """A whole number within a range."""

    def read(written: str) -> int:
        return span[span.index(int(written))]

    return Codec(read, str)


def decimal(least: float, most: float) -> Codec[float]:
    """A number within a range."""

    def read(written: str) -> float:
        number = float(written)
        if not least <= number <= most:  # neither is "nan"
            raise ValueError(written)
        return number

    return Codec(read, str)


def flag() -> Codec[bool]:
    """Yes or no."""
    words = ("false", "true")
    return Codec(lambda written: bool(words.index(written)), lambda value: words[value])


def blob() -> Codec[bytes]:
    """What Qt gives as a widget's state or geometry."""

    def read(written: str) -> bytes:
        return a2b_base64(written, strict_mode=True)

    return Codec(read, lambda value: b2a_base64(value, newline=False).decode("ascii"))


def text_list(most: int) -> Codec[tuple[str, ...]]:
    """Texts, of which the first ones are kept."""

    def read(written: str) -> tuple[str, ...]:
        texts = _json().loads(written)
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise ValueError(written)
        return tuple(texts[:most])

    return Codec(read, lambda texts: _json().dumps(texts[:most]))


def text_map(most: int) -> Codec[dict[str, str]]:
    """Texts by texts, of which the first ones are kept."""

    def read(written: str) -> dict[str, str]:
        texts = _json().loads(written)
        if not isinstance(texts, dict) or not all(isinstance(text, str) for text in texts.values()):
            raise ValueError(written)
        return dict(list(texts.items())[:most])

    return Codec(read, lambda texts: _json().dumps(dict(list(texts.items())[:most])))


def _json() -> ModuleType:
    import json

    return json
