"""Brings a database from any older format to the current one, with the numbered migrations of sqlite-utils.

Imported only when needed: sqlite-utils takes 150 ms to import, which opening a report must not cost.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import cache
from typing import Final

from sqlite_utils import Database, Migrations

from ita_desktop.storage import schema
from ita_desktop.storage.header import APPLICATION_ID

PAGE_SIZE: Final = 4096


class _StepsByVersion(Migrations):
    """Migrations whose book is the `user_version` of the header: it can be read before the database is opened."""

    def pending(self, db: Database) -> list[Migrations._Migration]:
        """List the steps behind the database's format version."""
        return super().pending(db)[_version(db) :]


def _version(db: Database) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _named(number: int, statements: tuple[str, ...]) -> tuple[str, Callable[[Database], None]]:
    def step(db: Database) -> None:
        for statement in statements:
            db.execute(statement)

    return f"{number:03}", step


def _all_steps() -> Migrations:
    migrations = _StepsByVersion("ita-desktop")
    for number, statements in enumerate(schema.STEPS, start=1):
        name, step = _named(number, statements)
        migrations(name=name)(step)
    return migrations


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the database, in place, to the current format; sqlite3.Error if its rows break a rule of a newer format.

    The table in which sqlite-utils notes when it applied a step is taken out again: two saves of the same report
    shall be the same bytes, and no table may be in the file that is not ours.
    """
    db = Database(connection, execute_plugins=False)
    migrations = _all_steps()
    migrations.apply(db)
    db.table(migrations.migrations_table).drop(ignore=True)
    db.execute(f"PRAGMA user_version = {schema.current_format():d}")


@cache
def _empty(steps: tuple[tuple[str, ...], ...]) -> bytes:  # noqa: ARG001  the key of the cache
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE:d}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
        migrate(connection)
        connection.execute("VACUUM")
        return connection.serialize()


def empty_database() -> bytes:
    """Return a file of the current format without rows; made once a run, as it takes longer than a save."""
    return _empty(schema.STEPS)
