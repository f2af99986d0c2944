"""What others may do to a file: SQL of their own, or bytes changed."""

import sqlite3
from contextlib import closing
from pathlib import Path


def run_sql(path: Path, *statements: str) -> None:
    """Change the file as another program would that minds no rule."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(path.read_bytes())
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("PRAGMA writable_schema = ON")
        for statement in statements:
            connection.execute(statement)
        path.write_bytes(connection.serialize())


def put_bytes(path: Path, offset: int, replacement: bytes) -> None:
    """Overwrite some bytes of the file."""
    data = path.read_bytes()
    path.write_bytes(data[:offset] + replacement + data[offset + len(replacement) :])


def names_beside(path: Path) -> list[str]:
    """List what lies in the file's folder."""
    return sorted(entry.name for entry in path.parent.iterdir())
