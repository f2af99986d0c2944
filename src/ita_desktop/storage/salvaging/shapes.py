"""What the rows of each table look like on a page, by which they are known when nothing else tells their table."""

import re
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from functools import cache
from typing import Final, NamedTuple

from ita_desktop.core.limits import ID
from ita_desktop.storage import schema
from ita_desktop.storage.hardening import opened
from ita_desktop.storage.salvaging.pages import PAGE_SIZE, Record, Value

_TYPES: Final[Mapping[str, type]] = {"INTEGER": int, "TEXT": str, "BLOB": bytes}
_WORDS: Final = re.compile(r"CHECK \((\w+) IN \(([^)]*)\)\)")


class Column(NamedTuple):
    """A column: its type, whether it is always filled, and the words or kind of text it must hold."""

    name: str
    type: type
    required: bool
    is_alias: bool
    words: tuple[str, ...]

    @property
    def is_id(self) -> bool:
        """Whether it holds a UUID."""
        return self.name == "id" or self.name.endswith("_id")


class Shape(NamedTuple):
    """A table of a format: its columns in the order of its records, and where this program puts its first page.

    `index_root` is the first page of the index over `id`, 0 without one.
    """

    table: str
    columns: tuple[Column, ...]
    has_rowid: bool
    root: int
    index_root: int
    sql: str

    def place_of(self, name: str) -> int:
        """Return the column's place in a record, -1 if there is none."""
        return next((place for place, column in enumerate(self.columns) if column.name == name), -1)


@cache
def _shapes_after(steps: tuple[tuple[str, ...], ...]) -> Mapping[str, Shape]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE:d}")
        for statement in (statement for step in steps for statement in step):
            connection.execute(statement)
        connection.execute("VACUUM")
        roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_master").fetchall())
        tables = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            table: Shape(
                table,
                _columns(connection, table, sql),
                "WITHOUT ROWID" not in sql,
                roots[table],
                roots.get(f"sqlite_autoindex_{table}_1", 0),
                sql,
            )
            for table, sql in tables
        }


def shapes(version: int) -> Mapping[str, Shape]:
    """Return the tables of format `version`; of the current one if there is no such format."""
    known = 1 <= version <= schema.current_format()
    return _shapes_after(schema.STEPS[:version] if known else schema.STEPS)


def file_columns(data: bytes, tables: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the columns that lie in the records of a file's tables by the file's own word; none if it has no sense.

    Nothing of the file is run: SQLite reads the definitions of the named tables, which must not be virtual.
    """
    query = (
        "SELECT c.name FROM sqlite_master m, pragma_table_xinfo(m.name) c"
        " WHERE m.type = 'table' AND m.rootpage > 0 AND m.name = ? AND c.hidden <> 2"
    )
    try:
        with opened(data) as connection:
            found = {table: connection.execute(query, (table,)).fetchall() for table in tables}
    except (sqlite3.Error, UnicodeDecodeError):
        return {}
    return {table: tuple(str(name) for (name,) in rows) for table, rows in found.items() if rows}


def fits(shape: Shape, record: Record) -> bool:
    """Tell whether a record can be nothing but a row of this table, or one of the tables that look like it."""
    if len(record.values) != len(shape.columns) or (shape.has_rowid and record.rowid < 1):
        return False
    return all(
        _may_be_torn(column, value) if place in record.torn else _is_possible(column, value)
        for place, (column, value) in enumerate(zip(shape.columns, record.values, strict=True))
    )


def resembles(shape: Shape, record: Record) -> bool:
    """Tell whether most of a record is as in this table: enough where the page is known to be the table's."""
    if len(record.values) != len(shape.columns):
        return False
    right = sum(map(_is_possible, shape.columns, record.values))
    return right * 3 >= len(shape.columns) * 2


def _columns(connection: sqlite3.Connection, table: str, sql: str) -> tuple[Column, ...]:
    words = {name: tuple(re.findall(r"'([^']*)'", given)) for name, given in _WORDS.findall(sql)}
    rows = connection.execute('SELECT name, type, "notnull", pk FROM pragma_table_info(?)', (table,)).fetchall()
    return tuple(
        Column(name, _TYPES[type_], bool(required), bool(key) and type_ == "INTEGER", words.get(name, ()))
        for name, type_, required, key in rows
    )


def _may_be_torn(column: Column, value: Value) -> bool:
    """Tell whether what is left of a value can be one of this column; what names a row stands first and is whole."""
    return not (column.is_alias or column.is_id) and (value is None or isinstance(value, column.type))


def _is_possible(column: Column, value: Value) -> bool:
    if column.is_alias:
        return value is None
    if value is None:
        return not column.required
    if not isinstance(value, column.type):
        return False
    if column.words and value not in column.words:
        return False
    return not (column.is_id and isinstance(value, str)) or ID.fullmatch(value) is not None
