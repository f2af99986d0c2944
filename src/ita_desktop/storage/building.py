"""Makes the bytes of a report file, in memory: the same report gives the same bytes.

Imported only when something is written, like `migrations`.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from typing import Final

from sqlite_utils import Database

from ita_desktop import __version__
from ita_desktop.core.history import History
from ita_desktop.core.report import Report
from ita_desktop.core.sealing import report_digest
from ita_desktop.storage import history_rows
from ita_desktop.storage.migrations import empty_database
from ita_desktop.storage.rows import Tables, to_rows

PROGRAM: Final = f"ita-desktop {__version__}"


def build_database(report: Report, history: History, notes: Mapping[str, str]) -> bytes:
    """Return a complete file of the current format; sqlite3.Error if `core.limits` refuses the report or its history.

    `notes` are more rows of `meta`.
    """
    meta = {**notes, "program": PROGRAM, "digest": report_digest(report)}
    tables: Tables = {
        "meta": [{"key": key, "value": value} for key, value in sorted(meta.items())],
        **to_rows(report),
        **history_rows.to_rows(history),
    }
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(empty_database())
        connection.execute("PRAGMA foreign_keys = ON")
        db = Database(connection, execute_plugins=False)
        with db.atomic():
            for table, rows in tables.items():
                db.table(table).insert_all([dict(row) for row in rows])
        return connection.serialize()
