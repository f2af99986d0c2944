import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ita_desktop.storage import schema
from ita_desktop.storage.header import APPLICATION_ID, check_header
from ita_desktop.storage.migrations import empty_database, migrate


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    """Return an open empty file of the current format."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(empty_database())
        yield connection


def version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_the_empty_file_is_what_the_reader_expects(connection: sqlite3.Connection) -> None:
    assert set(schema.read_objects(connection)) == schema.expected_objects(schema.current_format())


def test_the_header_says_what_it_is() -> None:
    header = check_header(empty_database(), Path("new.db"))
    assert (header.application_id, header.format_version) == (APPLICATION_ID, schema.current_format())


def test_only_the_missing_steps_are_done(connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, ("CREATE TABLE a (x)",), ("CREATE TABLE b (x)",)))
    migrate(connection)
    assert version(connection) == len(schema.STEPS)
    assert set(schema.read_objects(connection)) == schema.expected_objects(len(schema.STEPS))
    migrate(connection)


def test_a_step_that_fails_changes_nothing(connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    before = version(connection)
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, ("CREATE TABLE a (x)", "CREATE TABLE a (x)")))
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection)
    assert version(connection) == before
    assert "a" not in {name for _, name, *_ in schema.read_objects(connection)}
