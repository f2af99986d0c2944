"""Opens a report file: read once, checked, brought to the current format in memory, closed again."""

import hashlib
import os
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ita_desktop.core.history import MAX_CHANGES, History
from ita_desktop.core.limits import MAX_MEASURES, validate, validate_history
from ita_desktop.core.report import Report
from ita_desktop.errors import DamagedFile, InvalidData, Message
from ita_desktop.storage import history_rows
from ita_desktop.storage.hardening import BrokenContent, check_content, opened
from ita_desktop.storage.header import check_header, check_side_files
from ita_desktop.storage.rows import Row, Tables, from_rows
from ita_desktop.storage.schema import current_format
from ita_desktop.storage.source import read_bytes, real_path

MAX_ROWS: Final = max(MAX_MEASURES, MAX_CHANGES)
"""Rows that are read of one table."""

_LONGEST_CAUSE: Final = 200
_QUERIES: Final = {
    "meta": "SELECT * FROM meta",
    "report": "SELECT * FROM report",
    "memo_paragraph": "SELECT * FROM memo_paragraph ORDER BY place",
    "narrative_paragraph": "SELECT * FROM narrative_paragraph ORDER BY place",
    "signatory": "SELECT * FROM signatory ORDER BY place",
    "signatory_choice": "SELECT * FROM signatory_choice ORDER BY place",
    "indicator": "SELECT * FROM indicator ORDER BY place",
    "section": "SELECT * FROM section ORDER BY place",
    "measure": "SELECT * FROM measure ORDER BY place",
    "setting": "SELECT * FROM setting",
    "caption": "SELECT * FROM caption ORDER BY place",
    "emblem": "SELECT * FROM emblem",
    "set_aside": "SELECT * FROM set_aside ORDER BY place",
    "hand_over": "SELECT * FROM hand_over ORDER BY place",
    "change": "SELECT * FROM change ORDER BY place",
}


@dataclass(frozen=True, slots=True)
class Opened:
    """A report with its history, and the file that they came from.

    `sha256` (hex) is of exactly the bytes that were read; a save compares it. `format_version` is the file's own,
    before it was brought to the current one. `notes` are the file's rows of `meta`. `read_only` tells that the file or
    its folder may not be written now.
    """

    report: Report
    history: History
    notes: Mapping[str, str]
    sha256: str
    format_version: int
    read_only: bool

    @property
    def program(self) -> str:
        """Name and version of the program that wrote the file."""
        return _one_line(self.notes.get("program", ""))

    @property
    def digest(self) -> str | None:
        """The report's digest as this program wrote it; another one now tells that something else has changed it."""
        return self.notes.get("digest")

    @property
    def is_older(self) -> bool:
        """Whether the next save writes a newer format than the file has."""
        return self.format_version < current_format()


def read_report(path: Path) -> Opened:
    """Read the report in the file at `path`, which is neither changed nor kept open.

    Raises CannotRead, FileLocked, NotAReport, NewerFormat or DamagedFile.
    """
    check_side_files(path)
    data = read_bytes(path)
    version = check_header(data, path).format_version
    tables = _read_content(data, version, path)
    report, history = _checked(tables, path)
    return Opened(
        report=report,
        history=history,
        notes={row["key"]: row["value"] for row in tables["meta"]},
        sha256=hashlib.sha256(data).hexdigest(),
        format_version=version,
        read_only=not is_writable(path),
    )


def is_writable(path: Path) -> bool:
    """Tell whether an existing file may be replaced: neither it nor its folder is write-protected."""
    real = real_path(path)
    return os.access(real, os.W_OK) and os.access(real.parent, os.W_OK)


def _read_content(data: bytes, version: int, path: Path) -> Tables:
    try:
        with opened(data) as connection:
            check_content(connection, version)
            return _tables(connection) if version == current_format() else _migrated_tables(connection)
    except (sqlite3.Error, UnicodeDecodeError, BrokenContent) as error:  # a message of SQLite may quote broken text
        raise _damaged(path, _one_line(getattr(error, "sqlite_errorname", error))) from error


def _migrated_tables(connection: sqlite3.Connection) -> Tables:
    from ita_desktop.storage.migrations import migrate  # noqa: PLC0415  takes 150 ms, and only old files need it

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        copy.deserialize(connection.serialize())
        migrate(copy)
        return _tables(copy)


def _tables(connection: sqlite3.Connection) -> Tables:
    connection.row_factory = sqlite3.Row
    return {name: _rows(connection.execute(query)) for name, query in _QUERIES.items()}


def _rows(cursor: sqlite3.Cursor) -> list[Row]:
    rows: list[Row] = [dict(row) for row in cursor.fetchmany(MAX_ROWS + 1)]
    if len(rows) > MAX_ROWS:
        raise BrokenContent("too many rows")
    return rows


def _checked(tables: Tables, path: Path) -> tuple[Report, History]:
    try:
        report, history = from_rows(tables), history_rows.from_rows(tables)
        validate(report)
        validate_history(history)
    except InvalidData as error:
        values: dict[str, object] = {name: _one_line(value) for name, value in error.message.values.items()}
        raise _damaged(path, Message(error.message.text, values)) from error
    except (ValueError, KeyError, ArithmeticError) as error:
        raise _damaged(path, _one_line(error)) from error
    return report, history


def _damaged(path: Path, cause: str | Message) -> DamagedFile:
    return DamagedFile(
        "{path} is damaged or was changed by another program ({cause}). Open a backup of it.", path=path, cause=cause
    )


def _one_line(cause: object) -> str:
    """Make what may quote the file fit to be shown: no line breaks or control sequences of a stranger."""
    return "".join(letter if letter.isprintable() else "?" for letter in str(cause)[:_LONGEST_CAUSE])
