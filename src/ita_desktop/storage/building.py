"""Makes the bytes of a report file, in memory: the same report gives the same bytes.

Imported only when something is written, like `migrations`.
"""

import sqlite3
from contextlib import closing

from sqlite_utils import Database

from ita_desktop import __version__
from ita_desktop.core.report import Report
from ita_desktop.storage.migrations import empty_database
from ita_desktop.storage.rows import to_rows

PROGRAM = f"ita-desktop {__version__}"


def build_database(report: Report) -> bytes:
    """Return a complete file of the current format; sqlite3.Error if `core.limits.validate` refuses the report."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(empty_database())
        connection.execute("PRAGMA foreign_keys = ON")
        db = Database(connection, execute_plugins=False)
        with db.atomic():
            for table, rows in ({"meta": [{"key": "program", "value": PROGRAM}]} | dict(to_rows(report))).items():
                db.table(table).insert_all([dict(row) for row in rows])
        return connection.serialize()
