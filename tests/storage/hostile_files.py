"""Files made to hurt whoever reads them: each is a fixture file with something in it that no honest file has.

`scale` is how often the harmful thing is repeated: some hundreds for a test, some ten thousands to fill a file of the
largest size that is read.
"""

import io
import sqlite3
import zipfile
from collections.abc import Callable, Mapping
from contextlib import closing
from random import Random
from typing import Final

from storage.mutations import PAGE, with_bytes

Hostile = Callable[[bytes, int], bytes]

ENDLESS: Final = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS report_id FROM n"
_ID: Final = "printf('%08x-0000-4000-8000-000000000000', i)"


def changed(data: bytes, *statements: str) -> bytes:
    """Return the file as another program leaves it that minds no rule."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(data)
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("PRAGMA writable_schema = ON")
        for statement in statements:
            connection.execute(statement)
        return connection.serialize()


def _sql(*statements: str) -> Hostile:
    """Return a file that statements make; `{scale}` in them is filled in."""
    return lambda data, scale: changed(data, *(statement.format(scale=scale) for statement in statements))


def _many(insert: str, times: int) -> Hostile:
    """Return a file into which rows are put that a counter `i` makes."""

    def make(data: bytes, scale: int) -> bytes:
        count = f"WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT {scale * times})"
        return changed(data, f"{count} {insert} FROM n")

    return make


def _with_pages(data: bytes, pages: list[bytes]) -> bytes:
    """Return the first page with others behind it, the header's count of them right."""
    whole = data[:PAGE] + b"".join(pages)
    return with_bytes(with_bytes(whole, 28, (len(whole) // PAGE).to_bytes(4)), 92, whole[24:28])


def _leaf(cell: bytes) -> bytes:
    """Return a page of rows that all lie at the same place."""
    count = (PAGE - 8 - len(cell)) // 2
    head = b"\x0d\0\0" + count.to_bytes(2) + b"\0\0\0" + (PAGE - len(cell)).to_bytes(2) * count
    return head.ljust(PAGE - len(cell), b"\0") + cell


def _interior(*below: int) -> bytes:
    """Return a page that leads to others."""
    *cells, last = below
    offsets = b"".join((PAGE - 5 * (index + 1)).to_bytes(2) for index in range(len(cells)))
    head = b"\x05\0\0" + len(cells).to_bytes(2) + b"\0\0\0" + last.to_bytes(4) + offsets
    content = b"".join(number.to_bytes(4) + b"\x01" for number in reversed(cells))
    return head + bytes(PAGE - len(head) - len(content)) + content


def circles(data: bytes, scale: int) -> bytes:
    """Every page leads to hundreds of others, itself among them."""
    return _with_pages(data, [_interior(*(2 + (at + step) % scale for step in range(400))) for at in range(scale)])


def long_chain(data: bytes, scale: int) -> bytes:
    """Each page leads to nothing but the next."""
    return _with_pages(data, [_interior(number + 3) for number in range(scale)])


def free_circle(data: bytes, scale: int) -> bytes:
    """The list of free pages runs through all pages and begins anew."""
    first = len(data) // PAGE + 1
    pages = [(first + (at + 1) % scale).to_bytes(4) + (1022).to_bytes(4) + bytes(PAGE - 8) for at in range(scale)]
    count = first - 1 + scale
    head = with_bytes(data, 28, count.to_bytes(4) + first.to_bytes(4) + scale.to_bytes(4))
    return head + b"".join(pages)


def shared_overflow(data: bytes, scale: int) -> bytes:
    """Thousands of rows of 4 MB that all run over to the same pages."""
    text = 3_900_000
    record = b"\x06\0" + _varint(13 + 2 * text)
    size = len(record) + text
    local = (PAGE - 12) * 32 // 255 - 23
    local += (size - local) % (PAGE - 4)
    local = local if local <= PAGE - 35 else (PAGE - 12) * 32 // 255 - 23
    cell = _varint(size) + b"\x01" + record.ljust(local, b"x") + (scale + 2).to_bytes(4)
    chain = [(number + scale + 3).to_bytes(4) + b"x" * (PAGE - 4) for number in range(1000)]
    return _with_pages(data, [_leaf(cell)] * scale + chain)


def _varint(number: int) -> bytes:
    groups = [number & 0x7F]
    while number := number >> 7:
        groups.append(number & 0x7F | 0x80)
    return bytes(reversed(groups))


def index_of_another(data: bytes, scale: int) -> bytes:
    """The index of the sections is one with very many entries."""
    count = f"WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT {scale * 20})"
    root = "(SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_y_1')"
    return changed(
        data,
        "CREATE TABLE y (id TEXT UNIQUE)",
        f"{count} INSERT INTO y SELECT {_ID} FROM n",
        f"UPDATE sqlite_master SET rootpage = {root} WHERE name = 'sqlite_autoindex_section_1'",
    )


def zipped(data: bytes, scale: int) -> bytes:
    """A ZIP archive under a name that ends in .db."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("report.db", data * (scale // 100))
    return buffer.getvalue()


def wide_table(data: bytes, _: int) -> bytes:
    """A table of ours with as many columns as SQLite takes."""
    columns = ", ".join(f"c{number}" for number in range(1999))
    return changed(
        data, "DROP TABLE caption", f"CREATE TABLE caption ({columns})", "INSERT INTO caption DEFAULT VALUES"
    )


def many_tables(data: bytes, scale: int) -> bytes:
    """A schema of thousands of tables."""
    return changed(data, *(f"CREATE TABLE t{number} (x)" for number in range(scale // 4)))


HOSTILE: Final[Mapping[str, Hostile]] = {
    "a trigger": _sql("CREATE TRIGGER t AFTER INSERT ON measure BEGIN DELETE FROM measure; END"),
    "a view without end": _sql("DROP VIEW v_report", f"CREATE VIEW v_report AS {ENDLESS}"),
    "a view for a table": _sql("DROP TABLE caption", f"CREATE VIEW caption AS {ENDLESS}"),
    "views of views": _sql(
        "DROP TABLE caption",
        "CREATE VIEW w0 AS SELECT 1 AS x",
        *(f"CREATE VIEW w{n + 1} AS SELECT a.x FROM w{n} a, w{n} b" for n in range(30)),
        "CREATE VIEW caption AS SELECT x AS place, x AS key, x AS text FROM w30",
    ),
    "a view of itself": _sql(
        "CREATE VIEW a AS SELECT 1",
        "UPDATE sqlite_master SET sql = 'CREATE VIEW a AS SELECT * FROM a' WHERE name = 'a'",
    ),
    "a virtual table": _sql("DROP TABLE measure", "CREATE VIRTUAL TABLE measure USING fts5(id, section_id)"),
    "a generated column": _sql("ALTER TABLE measure ADD COLUMN x TEXT AS (hex(zeroblob(1000000000)))"),
    "an index over an expression": _sql("CREATE INDEX x ON measure (hex(place))"),
    "a table without rules": _sql("UPDATE sqlite_master SET sql = replace(sql, ' STRICT', '') WHERE name = 'measure'"),
    "a huge definition": _sql(
        "UPDATE sqlite_master SET sql = sql || hex(zeroblob({scale} * 1500)) WHERE name = 'measure'"
    ),
    "a huge picture": _sql("UPDATE emblem SET data = zeroblob({scale} * 3000)"),
    "a huge text": _sql("UPDATE report SET memo_subject = CAST(zeroblob({scale} * 3000) AS TEXT)"),
    "a huge freed row": _sql("CREATE TABLE x (y)", "INSERT INTO x VALUES (zeroblob({scale} * 3500))", "DROP TABLE x"),
    "very many paragraphs": _many("INSERT INTO memo_paragraph SELECT i + 2, ''", 200),
    "very many sections": _many(f"INSERT INTO section SELECT i + 2, {_ID}, ''", 20),
    "very many settings": _many("INSERT INTO setting SELECT i, ''", 100),
    "5,000 measures of lost sections": lambda data, _: _many(
        f"INSERT INTO measure SELECT i + 2, {_ID}, printf('%08x-1111-4000-8000-000000000000', i % 300),"
        " char(0), '', 'x', 'y', '', '', '', '', ''",
        1,
    )(data, 4990),
    "long texts that are not NFC": lambda data, scale: _many(
        "INSERT INTO narrative_paragraph SELECT i + 9, replace(hex(zeroblob(20000)), '00', char(3635, 3656, 101, 769))",
        1,
    )(data, min(scale, 480)),
    "an index of another table": index_of_another,
    "very many tables": many_tables,
    "a wide table": wide_table,
    "pages in circles": circles,
    "a chain of pages": long_chain,
    "free pages in a circle": free_circle,
    "rows that share their pages": shared_overflow,
    "pages of one row": lambda data, scale: _with_pages(data, [_leaf(b"\x03\x01\x03\0\x0d")] * scale),
    "row after row on no page": lambda data, scale: _with_pages(data, [b"\1" + b"\x03\x01\x03\0\x0e" * 819] * scale),
    "endless numbers": lambda data, scale: _with_pages(data, [b"\1" + b"\xff" * (PAGE - 1)] * scale),
    "noise behind the first page": lambda data, scale: _with_pages(data, [Random(1).randbytes(PAGE)] * scale),
    "zeros behind the first page": lambda data, scale: _with_pages(data, [bytes(PAGE)] * scale),
    "nothing but zeros": lambda _, scale: bytes(PAGE * scale),
    "a ZIP archive": zipped,
}
"""What may be in a file, by what it is."""
