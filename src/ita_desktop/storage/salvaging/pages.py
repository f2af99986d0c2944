"""The pages and records of an SQLite file, read from its bytes alone, so that damage stops at the row it has hit.

No number in the file is believed: what points out of the file, in a circle or at more than a report can hold is
taken for damage. Source of the layout: https://www.sqlite.org/fileformat2.html, sections 1.3, 1.6 and 2.1.
"""

import re
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from ita_desktop.storage.hardening import MAX_ROW_BYTES
from ita_desktop.storage.header import MAGIC

INDEX_INTERIOR: Final = 2
TABLE_INTERIOR: Final = 5
INDEX_LEAF: Final = 10
TABLE_LEAF: Final = 13
KINDS: Final = frozenset((INDEX_INTERIOR, TABLE_INTERIOR, INDEX_LEAF, TABLE_LEAF))
_INTERIOR: Final = (INDEX_INTERIOR, TABLE_INTERIOR)
_TABLE: Final = (TABLE_INTERIOR, TABLE_LEAF)

PAGE_SIZE: Final = 4096
"""Of every file that this program writes."""

REPLACEMENT: Final = "\ufffd"
"""Stands in a text for bytes that are no text."""

_FILE_HEADER: Final = 100
_LEAST_BYTES: Final = 3
_LONGEST_HEADER: Final = 200
_CODECS: Final = {2: "utf-16-le", 3: "utf-16-be"}
_WIDTHS: Final = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)
_FLOAT: Final = 7
_RESERVED_TYPES: Final = (10, 11)

# Where a row may begin: bytes in all, row number, length of the record's header, NULL for the row number's column.
_ROW_START: Final = re.compile(rb"(?=[\x80-\xff]{0,3}[\x00-\x7f][\x80-\xff]{0,8}[\x00-\x7f][\x03-\x50]\x00)")

Value = int | float | str | bytes | None


class Record(NamedTuple):
    """One row as it lies on a page.

    `torn` are the places of the columns whose bytes are not all there; `pages` those that the row runs over to;
    `start` and `end` the part of its own page that it takes. `rowid` is 0 in an index.
    """

    rowid: int
    values: tuple[Value, ...]
    torn: frozenset[int]
    pages: tuple[int, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pages:
    """A file cut into pages, numbered from 1; `usable` bytes of each are SQLite's."""

    data: bytes
    size: int
    usable: int
    count: int
    codec: str

    def page(self, number: int) -> bytes:
        """Return the bytes of a page, filled with zeros where the file ends too early."""
        start = (number - 1) * self.size
        return self.data[start : start + self.size].ljust(self.size, b"\0")

    def has(self, number: int) -> bool:
        """Tell whether the file has at least the beginning of this page."""
        return 1 <= number <= self.count

    def kind(self, number: int) -> int:
        """Return the first byte of the page, which tells its kind if it is one of KINDS."""
        at = (number - 1) * self.size + _start(number)
        return self.data[at] if at < len(self.data) else 0


def cut(data: bytes) -> Pages:
    """Cut a file into pages as its header says, or as this program writes them where the header cannot be right."""
    size, reserved, encoding = PAGE_SIZE, 0, 1
    if data.startswith(MAGIC) and len(data) >= _FILE_HEADER:
        written = int.from_bytes(data[16:18])
        if written >= 512 and written.bit_count() == 1:
            size, reserved = written, data[20]
        encoding = int.from_bytes(data[56:60])
    pages = Pages(data, size, size, -(-len(data) // size), _CODECS.get(encoding, "utf-8"))
    return replace(pages, usable=size - reserved) if _leaves_free(pages, reserved) else pages


def _leaves_free(pages: Pages, reserved: int) -> bool:
    """Tell whether the last bytes of all pages with rows are free, as they are if the header's word on it is true."""
    numbers = (number for number in range(1, pages.count + 1) if pages.kind(number) == TABLE_LEAF)
    return 0 < reserved <= 64 and not any(any(pages.page(number)[-reserved:]) for number in numbers)


def children(pages: Pages, number: int) -> tuple[list[int], bool]:
    """Return the pages below an interior page as far as they exist, and whether that is all of them."""
    page, start = pages.page(number), _start(number)
    below = [int.from_bytes(page[at : at + 4]) for at in _cell_offsets(pages, number)]
    below.append(int.from_bytes(page[start + 8 : start + 12]))
    there = [child for child in below if pages.has(child)]
    return there, len(there) == _cell_count(pages, number) + 1


def records(pages: Pages, number: int) -> tuple[list[Record], bool]:
    """Return the rows of a page, and whether that is all of them."""
    kind = pages.kind(number)
    if kind == TABLE_INTERIOR or kind not in KINDS:
        return [], kind in KINDS
    offsets = _cell_offsets(pages, number)
    skipped = 4 if kind == INDEX_INTERIOR else 0
    found = [record_at(pages, number, at + skipped, index=kind != TABLE_LEAF) for at in offsets]
    whole = [record for record in found if record]
    return whole, len(whole) == _cell_count(pages, number)


def carved(pages: Pages, number: int, taken: list[Record], fits: Callable[[Record], bool]) -> list[Record]:
    """Return what fits as a row of a table wherever it lies on a page, outside of the rows that are `taken`."""
    found: list[Record] = []
    busy = sorted((record.start, record.end) for record in taken)
    at = 0
    for match in _ROW_START.finditer(pages.page(number), _start(number), pages.usable):
        if match.start() < at or any(start <= match.start() < end for start, end in busy):
            continue
        record = record_at(pages, number, match.start(), index=False)
        if record and record.end <= pages.usable and fits(record):
            found.append(record)
            at = record.end
    return found


def record_at(pages: Pages, number: int, start: int, *, index: bool) -> Record | None:
    """Return the row that begins there on a page, None if nothing sensible does."""
    page = pages.page(number)
    try:
        size, at = _varint(page, start)
        rowid, at = (0, at) if index else _varint(page, at)
        if not _LEAST_BYTES <= size <= MAX_ROW_BYTES or at >= pages.usable:
            return None
        local = _local_bytes(pages.usable, size, index=index)
        payload = page[at : min(at + local, pages.usable)]
        first = int.from_bytes(page[at + local : at + local + 4])
        rest, more = _overflow(pages, first, size - local)
        values, torn = _columns(payload + rest, size, pages.codec)
    except (IndexError, ValueError):
        return None
    return Record(_signed(rowid), values, torn, more, start, at + local + (4 if local < size else 0))


def free_pages(pages: Pages) -> frozenset[int]:
    """Return the pages that the file's own list calls free: what they hold was deleted."""
    free: set[int] = set()
    trunk = int.from_bytes(pages.data[32:36]) if pages.data.startswith(MAGIC) else 0
    while pages.has(trunk) and trunk not in free:
        free.add(trunk)
        page = pages.page(trunk)
        count = min(int.from_bytes(page[4:8]), pages.usable // 4 - 2)
        free.update(number for number in struct.unpack_from(f">{count}I", page, 8) if pages.has(number))
        trunk = int.from_bytes(page[:4])
    return frozenset(free)


def _start(number: int) -> int:
    return _FILE_HEADER if number == 1 else 0


def _cell_count(pages: Pages, number: int) -> int:
    at = _start(number) + 3
    return int.from_bytes(pages.page(number)[at : at + 2])


def _cell_offsets(pages: Pages, number: int) -> list[int]:
    """Return where the cells of a page begin, without those that would lie outside."""
    first = _start(number) + (12 if pages.kind(number) in _INTERIOR else 8)
    count = min(_cell_count(pages, number), (pages.usable - first) // 2)
    offsets = struct.unpack_from(f">{count}H", pages.page(number), first)
    return [at for at in dict.fromkeys(offsets) if first + 2 * count <= at < pages.usable - 3]


def _local_bytes(usable: int, size: int, *, index: bool) -> int:
    """Return how many bytes of a record lie on its own page."""
    most = (usable - 12) * 64 // 255 - 23 if index else usable - 35
    if size <= most:
        return size
    least = (usable - 12) * 32 // 255 - 23
    local = least + (size - least) % (usable - 4)
    return local if local <= most else least


def _overflow(pages: Pages, first: int, missing: int) -> tuple[bytes, tuple[int, ...]]:
    """Return up to `missing` bytes from the pages that a row runs over to, and which pages they are.

    A page that is lost counts as zeros. The one after it is then taken to follow, as a save writes them in a row.
    """
    parts: list[bytes] = []
    numbers: list[int] = []
    number, room = first, pages.usable - 4
    for left in range(missing, 0, -room):
        if number < 2 or not pages.has(number) or number in numbers[-2:]:
            break
        page = pages.page(number)
        is_other = page[0] in KINDS and int.from_bytes(page[:4]) > pages.count
        parts.append((bytes(room) if is_other else page[4 : pages.usable])[:left])
        numbers.append(number)
        following = int.from_bytes(page[:4])
        number = following if 2 <= following <= pages.count else number + 1
    available = max(0, len(pages.data) - (numbers[-1] - 1) * pages.size - 4) if numbers else 0
    if parts:
        parts[-1] = parts[-1][:available]
    return b"".join(parts), tuple(numbers)


def _columns(payload: bytes, size: int, codec: str) -> tuple[tuple[Value, ...], frozenset[int]]:
    """Return a record's values; ValueError if its header cannot be one."""
    end, at = _varint(payload, 0)
    if not 2 <= end <= min(size, _LONGEST_HEADER):
        raise ValueError(end)
    types: list[int] = []
    while at < end:
        kind, at = _varint(payload, at)
        types.append(kind)
    if at != end or any(kind in _RESERVED_TYPES for kind in types):
        raise ValueError(types)
    values: list[Value] = []
    torn: set[int] = set()
    for column, kind in enumerate(types):
        width = _WIDTHS[kind] if kind < len(_WIDTHS) else (kind - 12) // 2
        if at + width > len(payload):
            torn.add(column)
        values.append(_value(kind, payload[at : at + width], width, codec))
        at += width
    if at != size:
        torn.update(range(_first_broken(values), len(values)))
    return tuple(values), frozenset(torn)


def _first_broken(values: Sequence[Value]) -> int:
    """Return the column from which on the lengths in a record's header are wrong: where text is none any more."""
    broken = (column for column, value in enumerate(values) if isinstance(value, str) and REPLACEMENT in value)
    return next(broken, len(values) - 1)


def _value(kind: int, written: bytes, width: int, codec: str) -> Value:
    if kind > 11:
        return written.decode(codec, "replace") if kind % 2 else written
    if kind in (0, 8, 9):
        return None if kind == 0 else kind - 8
    if len(written) < width:
        return None
    if kind == _FLOAT:
        return float(struct.unpack(">d", written)[0])
    return int.from_bytes(written, signed=True)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return the number written at a place and where it ends; IndexError beyond the end."""
    value = 0
    for index in range(at, at + 8):
        byte = data[index]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, index + 1
    return value << 8 | data[at + 8], at + 9


def _signed(number: int) -> int:
    return number - (1 << 64) if number >> 63 else number
