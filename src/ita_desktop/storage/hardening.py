"""Opens the bytes of a file that came from outside: in memory, without locks, side files or anything that runs.

The original is never opened by SQLite, and what SQLite opens cannot reach the disk.
"""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from time import thread_time
from typing import Final

from ita_desktop.storage.header import without_wal
from ita_desktop.storage.schema import expected_objects, read_objects

TIME_LIMIT: Final = 1.5
"""Seconds of work that all queries on one file may take together; 5,000 measures take less than a tenth of it.

The thread's own time is counted: a computer that was asleep or busy with other things does not make a file damaged.
"""

MAX_ROW_BYTES: Final = 4 * 1024 * 1024
"""More than the longest row that `core.limits` allows, as UTF-8."""

_OPERATIONS_BETWEEN_LOOKS: Final = 10_000
_LIMITS: Final = {
    sqlite3.SQLITE_LIMIT_LENGTH: MAX_ROW_BYTES,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 50,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 10,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 100_000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
_PRAGMAS: Final = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA query_only = ON",
    "PRAGMA temp_store = MEMORY",
)


class BrokenContent(Exception):
    """The database is sound for SQLite, or not even that, but not as this program has written it."""


@contextmanager
def opened(data: bytes) -> Iterator[sqlite3.Connection]:
    """Open the bytes of a database in memory, closed and cut off from everything; queries end after TIME_LIMIT.

    sqlite3.Error comes with the first query if they are no database.
    """
    deadline = thread_time() + TIME_LIMIT
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(without_wal(data))
        _restrict(connection, deadline)
        try:
            yield connection
        except sqlite3.OperationalError as error:
            # Python drops an exception that Ctrl-C raises inside the progress handler.
            if getattr(error, "sqlite_errorname", "") == "SQLITE_INTERRUPT" and thread_time() <= deadline:
                raise KeyboardInterrupt from error
            raise


def check_content(connection: sqlite3.Connection, version: int) -> None:
    """Refuse what this program has not written as format `version`.

    BrokenContent for a table, view, index or trigger too many, missing or changed, or for rows that break the
    schema's rules; sqlite3.Error for damage deeper down. The schema is looked at before any query uses it.
    """
    expected = expected_objects(version)
    found = read_objects(connection, limit=len(expected) + 1)
    if len(found) != len(expected) or set(found) != expected:
        strange = sorted({str(name) for _, name, *_ in set(found) ^ expected})
        raise BrokenContent(f"schema: {', '.join(strange)}")
    # Unlike quick_check it also finds an index that does not agree with its table; both check types and CHECKs.
    [(result,)] = connection.execute("PRAGMA integrity_check(1)").fetchall()
    if result != "ok":
        raise BrokenContent(str(result))
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise BrokenContent("foreign key")


def _restrict(connection: sqlite3.Connection, deadline: float) -> None:
    connection.set_progress_handler(lambda: thread_time() > deadline, _OPERATIONS_BETWEEN_LOOKS)
    for limit, value in _LIMITS.items():
        connection.setlimit(limit, value)
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)  # noqa: FBT003
    for pragma in _PRAGMAS:
        connection.execute(pragma)
