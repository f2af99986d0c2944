"""The window's font: Sarabun with lines high enough for a vowel and a tone mark, on whatever computer.

As it is made, its lines have room for one mark above a letter; Qt cuts the second off in labels, tabs and lists, on a
screen of 200 % more than on one of 100 %. The copy that Qt gets says how high the letters are, and has a name of its
own, for many a computer has a Sarabun already, and Qt would not tell the two apart. The files stay as they are.
"""

import struct
from typing import Final, NamedTuple

from PySide6.QtGui import QFontDatabase

from ita_desktop import assets

FAMILY: Final = "Saraban"
FILES: Final = ("Sarabun-Regular.ttf", "Sarabun-Bold.ttf")

ASCENT: Final = 1.25
"""In heights of the letters: กี่ and ป้ำ in bold take 1.23."""

DESCENT: Final = 0.37
"""ฐู and ญู in bold take 0.35."""

_OWN_NAME: Final = "Sarabun"
_FAMILY_NAMES: Final = (1, 3, 4, 6, 16)
"""The entries of the table of names by which systems find a font; those of its makers and its licence stay."""

_HEADER: Final = 12
_RECORD: Final = 16
_CHANGED: Final = ("hhea", "OS/2", "name")
_WHOLE_SUM: Final = 0xB1B0AFBA


def load() -> str:
    """Let Qt use the font and return its family; without the files Qt's own choice has to do."""
    for file in FILES:
        QFontDatabase.addApplicationFontFromData(adapted(assets.font("sarabun", file).read_bytes()))
    return FAMILY


def adapted(font: bytes) -> bytes:
    """Return a TrueType font as the window needs it: another name, and lines with room for all marks."""
    whole = bytearray(font)
    tables = _tables(font)
    (units,) = struct.unpack_from(">H", font, tables["head"].start + 18)
    up, down = round(ASCENT * units), round(DESCENT * units)
    struct.pack_into(">hhh", whole, tables["hhea"].start + 4, up, -down, 0)
    struct.pack_into(">hhhHH", whole, tables["OS/2"].start + 68, up, -down, 0, up, down)
    _rename(whole, tables["name"].start)
    _sum_up(whole, tables)
    return bytes(whole)


def _rename(font: bytearray, names: int) -> None:
    """Put our name in the place of the font's; both are of the same length, so that nothing moves."""
    _, count, storage = struct.unpack_from(">HHH", font, names)
    for place in range(names + 6, names + 6 + 12 * count, 12):
        platform, _, _, name_id, length, offset = struct.unpack_from(">6H", font, place)
        if name_id in _FAMILY_NAMES:
            encoding = "mac-roman" if platform == 1 else "utf-16-be"
            start = names + storage + offset
            text = font[start : start + length].decode(encoding)
            font[start : start + length] = text.replace(_OWN_NAME, FAMILY).encode(encoding)


class _Table(NamedTuple):
    """A table of the font: where its record, its first byte and the byte behind it lie."""

    record: int
    start: int
    end: int


def _tables(font: bytes) -> dict[str, _Table]:
    (count,) = struct.unpack_from(">H", font, 4)
    found = {}
    for record in range(_HEADER, _HEADER + _RECORD * count, _RECORD):
        tag, _, start, length = struct.unpack_from(">4sIII", font, record)
        found[tag.decode("ascii")] = _Table(record, start, start + length)
    return found


def _sum_up(font: bytearray, tables: dict[str, _Table]) -> None:
    """Renew the sums by which systems check a font (OpenType 1.9, "otff"); those of unchanged tables stay."""
    for tag in _CHANGED:
        record, start, end = tables[tag]
        struct.pack_into(">I", font, record + 4, _sum(font[start:end]))
    head = _sum(font[: _HEADER + _RECORD * len(tables)])
    parts = (struct.unpack_from(">I", font, table.record + 4)[0] for table in tables.values())
    struct.pack_into(">I", font, tables["head"].start + 8, (_WHOLE_SUM - head - sum(parts)) & 0xFFFFFFFF)


def _sum(data: bytes | bytearray) -> int:
    padded = bytes(data) + bytes(-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
