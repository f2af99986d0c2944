"""The window's font: Sarabun with lines high enough for a vowel and a tone mark, on whatever computer.

As it is made, its lines have room for one mark above a letter; Qt cuts the second off in labels, tabs and lists, on a
screen of 200 % more than on one of 100 %. The copy that Qt gets says how high the letters are, and has a name of its
own, for many a computer has a Sarabun already, and Qt would not tell the two apart. The files stay as they are.
"""

import struct
from typing import Final

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

_Tables = dict[str, bytearray]


def load() -> str:
    """Let Qt use the font and return its family; without the files Qt's own choice has to do."""
    for file in FILES:
        QFontDatabase.addApplicationFontFromData(adapted(assets.font("sarabun", file).read_bytes()))
    return FAMILY


def adapted(font: bytes) -> bytes:
    """Return a TrueType font as the window needs it: another name, and lines with room for all marks."""
    tables = _tables(font)
    (units,) = struct.unpack_from(">H", tables["head"], 18)
    up, down = round(ASCENT * units), round(DESCENT * units)
    struct.pack_into(">hhh", tables["hhea"], 4, up, -down, 0)
    struct.pack_into(">hhhHH", tables["OS/2"], 68, up, -down, 0, up, down)
    _rename(tables["name"])
    return _font(font[:4], tables)


def _rename(names: bytearray) -> None:
    """Put our name in the place of the font's; both are of the same length, so that nothing moves."""
    _, count, storage = struct.unpack_from(">HHH", names)
    for place in range(6, 6 + 12 * count, 12):
        platform, _, _, name_id, length, offset = struct.unpack_from(">6H", names, place)
        if name_id in _FAMILY_NAMES:
            encoding = "mac-roman" if platform == 1 else "utf-16-be"
            start = storage + offset
            text = names[start : start + length].decode(encoding)
            names[start : start + length] = text.replace(_OWN_NAME, FAMILY).encode(encoding)


def _tables(font: bytes) -> _Tables:
    (count,) = struct.unpack_from(">H", font, 4)
    found: _Tables = {}
    for place in range(12, 12 + 16 * count, 16):
        tag, _, offset, length = struct.unpack_from(">4sIII", font, place)
        found[tag.decode("ascii")] = bytearray(font[offset : offset + length])
    return found


def _font(version: bytes, tables: _Tables) -> bytes:
    """Put tables together again, with the sums by which systems check a font (OpenType 1.9, "otff")."""
    count = len(tables)
    power = count.bit_length() - 1
    header = struct.pack(">4s4H", version, count, 16 << power, power, 16 * (count - (1 << power)))
    struct.pack_into(">I", tables["head"], 8, 0)
    records, body = b"", b""
    start = len(header) + 16 * count
    for tag, table in tables.items():
        records += struct.pack(">4sIII", tag.encode("ascii"), _sum(table), start + len(body), len(table))
        if tag == "head":
            head = start + len(body)
        body += bytes(table) + bytes(-len(table) % 4)
    whole = bytearray(header + records + body)
    struct.pack_into(">I", whole, head + 8, (0xB1B0AFBA - _sum(whole)) & 0xFFFFFFFF)
    return bytes(whole)


def _sum(table: bytes | bytearray) -> int:
    padded = bytes(table) + bytes(-len(table) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
