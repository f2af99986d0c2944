"""The gate that a file passes before SQLite sees it: the first 100 bytes, and whether the size agrees with them.

Source of the fields: https://www.sqlite.org/fileformat2.html, "The Database Header".
"""

import struct
from pathlib import Path
from typing import Final, NamedTuple

from ita_desktop.errors import DamagedFile, FileLocked, NewerFormat, NotAReport
from ita_desktop.storage.schema import current_format
from ita_desktop.storage.source import file_size, real_path

MAGIC: Final = b"SQLite format 3\0"
APPLICATION_ID: Final = int.from_bytes(b"ITAr")
MIN_BYTES: Final = 512
"""The smallest page of SQLite, and so the smallest database."""

MAX_CELLS: Final = 100_000
"""Rows and entries of indexes in the whole file, several times what `core.limits` allows.

SQLite's check of millions of them takes seconds and cannot be interrupted.
"""

_PAGE_KINDS: Final = (2, 5, 10, 13)
_FIELDS: Final = struct.Struct(">16sHBB4xII12xI8xIi4xI20xI4x")
_VERSIONS_AT: Final = slice(18, 20)
_ROLLBACK: Final = 1
_WAL: Final = 2
_UTF_8: Final = 1
_SIDE_FILES: Final = ("-wal", "-journal")


class Header(NamedTuple):
    """The fields that the gate looks at, in the order of the file."""

    magic: bytes
    page_size: int
    write_version: int
    read_version: int
    change_counter: int
    page_count: int
    schema_format: int
    encoding: int
    format_version: int
    application_id: int
    valid_for: int


def check_header(data: bytes, path: Path) -> Header:
    """Return the header of the file's bytes; `path` is only named in messages.

    Raises NotAReport, NewerFormat or DamagedFile.
    """
    _check_magic(data, path)
    header = Header._make(_FIELDS.unpack_from(data))
    _check_owner(header, path)
    if not (_is_sound(header) and _has_all_pages(header, len(data))):
        raise _incomplete(path)
    if _cell_count(data, header.page_size) > MAX_CELLS:
        raise DamagedFile("{path} holds more rows than any report. Open a backup of it.", path=path)
    return header


def check_side_files(path: Path) -> None:
    """Raise FileLocked if a journal of another program lies beside the file: its newest changes would be lost."""
    for ending in _SIDE_FILES:
        if file_size(Path(f"{real_path(path)}{ending}")):
            raise FileLocked(
                "Another program has not finished writing {path} ({ending}). Close that program first.",
                path=path,
                ending=ending,
            )


def without_wal(data: bytes) -> bytes:
    """Return the same database marked as one without write-ahead log, which is all that can be read from memory."""
    plain = bytes((_ROLLBACK, _ROLLBACK))
    return data if data[_VERSIONS_AT] == plain else data[: _VERSIONS_AT.start] + plain + data[_VERSIONS_AT.stop :]


def _check_magic(data: bytes, path: Path) -> None:
    start = data[: len(MAGIC)]
    if not data:
        raise NotAReport("{path} is empty. Choose another file.", path=path)
    if not any(start) and data.count(0) == len(data):
        raise DamagedFile("{path} holds nothing but zeros: the drive has lost it. Open a backup of it.", path=path)
    if not MAGIC.startswith(start):
        raise NotAReport("{path} is not a report of this program. Choose a report file.", path=path)
    if len(data) < MIN_BYTES:
        raise _incomplete(path)


def _check_owner(header: Header, path: Path) -> None:
    if header.application_id != APPLICATION_ID:
        raise NotAReport("{path} is a database of another program. Choose a report file.", path=path)
    if header.format_version > current_format():
        raise NewerFormat(
            "{path} was written by a newer version of this program (format {version}). Install the newer version.",
            path=path,
            version=header.format_version,
        )


def _is_sound(header: Header) -> bool:
    """Tell whether every field has a value that some released version of this program has written."""
    return (
        MIN_BYTES <= header.page_size <= 32768
        and header.page_size.bit_count() == 1
        and {header.write_version, header.read_version} <= {_ROLLBACK, _WAL}
        and header.schema_format == 4
        and header.encoding == _UTF_8
        and header.format_version >= 1
    )


def _has_all_pages(header: Header, size: int) -> bool:
    """Tell whether no page is missing; the page count only holds if no ancient SQLite has written after it."""
    pages, rest = divmod(size, header.page_size)
    return rest == 0 and (header.change_counter != header.valid_for or header.page_count == pages)


def _cell_count(data: bytes, page_size: int) -> int:
    """Return how many cells all pages say they hold; on the pages of long values the first byte is 0."""
    starts = range(page_size, len(data), page_size)
    return sum(int.from_bytes(data[at + 3 : at + 5]) for at in starts if data[at] in _PAGE_KINDS)


def _incomplete(path: Path) -> DamagedFile:
    return DamagedFile(
        "{path} is damaged or was not copied completely. Copy it again from where it came, or open a backup of it.",
        path=path,
    )
