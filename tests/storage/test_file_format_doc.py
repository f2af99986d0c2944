"""The documentation of the file names every table, view and column, in their order."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from formats.format_2 import FILE
from ita_desktop.storage.header import APPLICATION_ID
from ita_desktop.storage.schema import current_format

TEXT = (Path(__file__).parents[2] / "docs" / "file-format.md").read_text(encoding="utf-8")
COMMON = ["report_id", "fiscal_year", "agency", "province"]


def names(text: str) -> list[str]:
    return re.findall(r"`(\w+)`", text)


def documented_views() -> dict[str, list[str]]:
    """Return each view's columns: the names in the first cell of each row of its table."""
    chunks = re.findall(r"^### `(v_\w+)`\n(.*?)(?=^##)", TEXT, re.DOTALL | re.MULTILINE)
    return {view: names(" ".join(re.findall(r"^\|([^|]*)\|", chunk, re.MULTILINE))) for view, chunk in chunks}


def documented_tables() -> dict[str, list[str]]:
    rows = re.findall(r"^\| `(\w+)` \| [^|]* \| ([^|]*) \|$", TEXT.partition("## Tables")[2], re.MULTILINE)
    return {table: names(columns) for table, columns in rows}


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    """Return the fixture of the current format, opened."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(FILE.read_bytes())
        yield connection


def actual(connection: sqlite3.Connection, kind: str) -> dict[str, list[str]]:
    query = (
        "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = ? ORDER BY m.rowid, cid"
    )
    columns: dict[str, list[str]] = {}
    for table, column in connection.execute(query, (kind,)):
        columns.setdefault(table, []).append(column)
    return columns


def test_views(connection: sqlite3.Connection) -> None:
    assert documented_views() == actual(connection, "view")


def test_tables(connection: sqlite3.Connection) -> None:
    assert documented_tables() == actual(connection, "table")


def test_every_view_begins_alike(connection: sqlite3.Connection) -> None:
    assert all(columns[:4] == COMMON for columns in actual(connection, "view").values())


@pytest.mark.parametrize("fact", [str(APPLICATION_ID), f"\n| {current_format()} | "])
def test_numbers(fact: str) -> None:
    assert fact in TEXT
