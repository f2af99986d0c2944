import sqlite3
from contextlib import closing

import pytest

from formats import format_1, format_2
from ita_desktop.storage.migrations import empty_database
from ita_desktop.storage.salvaging.mending import RULES
from ita_desktop.storage.salvaging.pages import Record
from ita_desktop.storage.salvaging.shapes import file_columns, fits, resembles, shapes
from ita_desktop.storage.schema import current_format
from storage.hostile_files import HOSTILE, changed

ID = "00000000-0000-4000-8000-00000000000a"
ROOTS = "SELECT name, rootpage FROM sqlite_master WHERE rootpage > 0"


def record(*values: int | str | bytes | None, torn: frozenset[int] = frozenset(), rowid: int = 1) -> Record:
    return Record(rowid, values, torn, (), 0, 0)


@pytest.mark.parametrize(
    ("version", "data"),
    [
        (1, format_1.FILE.read_bytes()),
        (2, format_2.FILE.read_bytes()),
        (current_format(), empty_database()),
    ],
)
def test_the_first_pages_are_where_the_program_puts_them(version: int, data: bytes) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        roots = dict(connection.execute(ROOTS).fetchall())
    known = {shape.table: shape.root for shape in shapes(version).values()}
    indexes = {f"sqlite_autoindex_{shape.table}_1": shape.index_root for shape in shapes(version).values()}
    assert known | {name: root for name, root in indexes.items() if root} == roots


def test_an_unknown_format_is_read_as_the_current_one() -> None:
    assert shapes(0) == shapes(99) == shapes(current_format())


def test_every_column_has_a_rule() -> None:
    columns = {
        table: [column.name for column in shape.columns if not column.is_alias]
        for table, shape in shapes(current_format()).items()
    }
    assert {table: list(rules) for table, rules in RULES.items()} == columns


@pytest.mark.parametrize(
    ("found", "tables"),
    [
        (record(None, ID, "ด้าน"), {"signatory_choice", "section", "caption"}),
        (record(None, "memo.title", "คำ"), {"caption"}),
        (record(None, "ย่อหน้า"), {"memo_paragraph", "narrative_paragraph"}),
        (record("program", "ita-desktop"), {"meta", "setting"}),
        (record(None, "svg", b"<svg/>"), {"emblem"}),
        (record(None, "gif", b"<svg/>"), set()),
        (record(None, 1, "ชื่อ", "IIT", None), {"indicator"}),
        (record(None, ID, "scores.overall", ""), {"set_aside"}),
        (record(None, ID, "", torn=frozenset({2})), {"signatory_choice", "section", "caption"}),
        (record(None, ID, "", torn=frozenset({1})), {"caption"}),
        (record(None, "ย่อหน้า", rowid=0), set()),
        (record("ย่อหน้า"), set()),
    ],
)
def test_a_stray_row_is_known_by_its_looks(found: Record, tables: set[str]) -> None:
    assert {table for table, shape in shapes(2).items() if fits(shape, found)} == tables


def test_on_its_own_page_a_row_may_be_damaged() -> None:
    section = shapes(2)["section"]
    assert resembles(section, record(None, "not an id", "ด้าน"))
    assert not resembles(section, record(None, 5, b"x"))
    assert not resembles(section, record(None, ID))


def test_the_columns_of_a_changed_table() -> None:
    data = changed(
        format_2.FILE.read_bytes(), "ALTER TABLE section DROP COLUMN title", "ALTER TABLE section ADD x TEXT"
    )
    assert file_columns(data, ["section", "caption", "nothing"]) == {
        "section": ("place", "id", "x"),
        "caption": ("place", "key", "text"),
    }


@pytest.mark.parametrize("name", ["a virtual table", "a view for a table"])
def test_what_is_no_table_has_no_columns(name: str) -> None:
    data = HOSTILE[name](format_2.FILE.read_bytes(), 1)
    assert file_columns(data, ["measure" if "virtual" in name else "caption"]) == {}


def test_a_schema_that_makes_no_sense_has_no_columns() -> None:
    data = changed(format_2.FILE.read_bytes(), "UPDATE sqlite_master SET sql = 'CREATE TABLE (' WHERE name = 'measure'")
    assert file_columns(data, ["measure"]) == {}
