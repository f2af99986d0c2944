import signal
import sqlite3
from pathlib import Path

import pytest

from ita_desktop.errors import DamagedFile
from ita_desktop.storage import hardening
from ita_desktop.storage.header import check_header
from ita_desktop.storage.reading import read_report
from storage.tampering import names_beside, run_sql

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS report_id FROM n"
COUNT_TO_6000 = "SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 6000"
SCHEMA = "UPDATE sqlite_master SET sql = replace(sql, {old!r}, {new!r}) WHERE name = {name!r}"

FOREIGN_OBJECTS = [
    "CREATE TRIGGER t AFTER INSERT ON measure BEGIN DELETE FROM measure; END",
    "CREATE VIEW mine AS SELECT 1",
    "CREATE TABLE mine (x)",
    "CREATE INDEX mine ON measure (number)",
    "CREATE INDEX mine ON measure (abs(place))",
    "CREATE VIRTUAL TABLE mine USING fts5(x)",
    "ALTER TABLE measure ADD COLUMN mine TEXT",
    "ALTER TABLE measure ADD COLUMN mine TEXT GENERATED ALWAYS AS (upper(remarks))",
    "ALTER TABLE measure DROP COLUMN remarks",
    "ALTER TABLE measure RENAME TO measures",
    "DROP VIEW v_report",
    "DROP TABLE caption",
    "ANALYZE",
]
CHANGED_OBJECTS = [
    ("DROP VIEW v_report", f"CREATE VIEW v_report AS {ENDLESS}"),
    ("DROP TABLE caption", f"CREATE VIEW caption AS {ENDLESS}"),
    ("DROP TABLE setting", "CREATE TABLE setting (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)"),
    (SCHEMA.format(name="report", old="CHECK (one = 1)", new="CHECK (one > 0)"),),
    (SCHEMA.format(name="measure", old=" STRICT", new=""),),
    ("UPDATE sqlite_master SET rootpage = 2",),
    ("UPDATE sqlite_master SET rootpage = 4294967295 WHERE name = 'measure'",),
    ("UPDATE sqlite_master SET sql = x'00ff' WHERE name = 'measure'",),
    ("UPDATE sqlite_master SET sql = sql || char(0) || 'x' WHERE name = 'measure'",),
    ("UPDATE sqlite_master SET sql = 'CREATE TABLE x (' WHERE name = 'measure'",),
    ("DELETE FROM sqlite_master",),
    ("INSERT INTO sqlite_master SELECT * FROM sqlite_master",),
]
WRONG_ROWS = [
    "DELETE FROM report",
    "UPDATE report SET one = 2",
    "UPDATE report SET id = 'x'",
    "UPDATE report SET id = replace(id, '0', 'A')",
    "UPDATE report SET fiscal_year = 9223372036854775807",
    "UPDATE report SET fiscal_year = 1",
    "UPDATE report SET memo_date = '2024-02-31'",
    "UPDATE report SET memo_date = 'now'",
    "UPDATE report SET memo_date = '20240101'",
    "UPDATE report SET memo_date = '0000-01-01'",
    "UPDATE report SET scores_overall = 'NaN'",
    "UPDATE report SET scores_overall = '-'",
    "UPDATE report SET scores_overall = '1e9'",
    "UPDATE report SET scores_overall = '-1'",
    "UPDATE report SET measures_layout = 'x'",
    "UPDATE report SET memo_subject = cast(x'ff' AS TEXT)",
    "UPDATE report SET memo_subject = 'a' || char(0)",
    "UPDATE report SET memo_subject = char(3635, 3656, 3585, 769, 101, 769)",
    "UPDATE report SET memo_subject = cast(zeroblob(3000000) AS TEXT)",
    "UPDATE report SET memo_subject = cast(zeroblob(9000000) AS TEXT)",
    "UPDATE signatory SET remark_lines = -1",
    "UPDATE signatory SET remark_lines = 1000000000",
    "UPDATE signatory SET date_line = 2",
    "UPDATE measure SET section_id = 'nowhere'",
    "UPDATE measure SET period_end = ''",
    "UPDATE indicator SET number = 1",
    "UPDATE setting SET value = 'True' WHERE key = 'thai_digits'",
    "UPDATE setting SET value = 'nan' WHERE key = 'memo_top'",
    "UPDATE setting SET value = 'x' WHERE key = 'memo_top'",
    "UPDATE setting SET value = 'x' WHERE key = 'numbering'",
    "INSERT INTO setting VALUES ('unknown', '1')",
    f"WITH n(i) AS ({COUNT_TO_6000}) INSERT INTO caption SELECT i + 2, i, '' FROM n",
]


def assert_damaged(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(DamagedFile):
        read_report(path)
    assert path.read_bytes() == before
    assert names_beside(path) == [path.name]


@pytest.mark.parametrize("statement", FOREIGN_OBJECTS)
def test_what_is_not_ours_is_refused(statement: str, saved: Path) -> None:
    run_sql(saved, statement)
    assert_damaged(saved)


@pytest.mark.parametrize("statements", CHANGED_OBJECTS)
def test_what_only_bears_our_name_is_refused(statements: tuple[str, ...], saved: Path) -> None:
    run_sql(saved, *statements)
    assert_damaged(saved)


@pytest.mark.parametrize("statement", WRONG_ROWS)
def test_rows_that_break_a_rule_are_damage(statement: str, saved: Path) -> None:
    run_sql(saved, statement)
    assert_damaged(saved)


@pytest.mark.parametrize(
    ("table", "assignment"),
    [
        ("report", "fiscal_year = 'x'"),
        ("report", "fiscal_year = 2567.5"),
        ("report", "fiscal_year = x'00'"),
        ("report", "memo_subject = x'00'"),
        ("report", "memo_date = x'00'"),
        ("indicator", "score = x'3131'"),
        ("signatory", "date_line = 0.5"),
    ],
)
def test_a_value_of_another_type_is_damage(table: str, assignment: str, saved: Path) -> None:
    run_sql(saved, f"UPDATE sqlite_master SET sql = replace(sql, ') STRICT', ')') WHERE name = '{table}'")
    run_sql(saved, f"UPDATE {table} SET {assignment}")
    run_sql(saved, f"UPDATE sqlite_master SET sql = sql || ' STRICT' WHERE name = '{table}'")
    assert_damaged(saved)


def test_an_index_that_hides_rows_is_damage(saved: Path) -> None:
    unindexed = "UPDATE sqlite_master SET sql = replace(sql, 'UNIQUE CHECK', 'CHECK') WHERE name = 'section'"
    original = (
        "UPDATE sqlite_master SET sql = replace(sql, 'NOT NULL CHECK', 'NOT NULL UNIQUE CHECK') WHERE name = 'section'"
    )
    index = "(SELECT * FROM sqlite_master WHERE name = 'sqlite_autoindex_section_1')"
    run_sql(
        saved,
        f"CREATE TABLE kept AS SELECT * FROM {index}",
        "DELETE FROM sqlite_master WHERE name LIKE '%section_1'",
        unindexed,
    )
    run_sql(saved, "DELETE FROM section WHERE place = 2", "INSERT INTO sqlite_master SELECT * FROM kept", original)
    run_sql(saved, "DROP TABLE kept")
    assert_damaged(saved)


def test_a_query_without_end_is_stopped(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hardening, "TIME_LIMIT", 0.05)
    with (
        hardening.opened(saved.read_bytes()) as connection,
        pytest.raises(sqlite3.OperationalError, match="interrupted"),
    ):
        connection.execute(ENDLESS).fetchall()


def test_ctrl_c_is_no_damage(saved: Path) -> None:
    def count() -> None:
        with hardening.opened(saved.read_bytes()) as connection:
            connection.set_progress_handler(lambda: signal.raise_signal(signal.SIGINT), 1_000)
            connection.execute(ENDLESS).fetchall()

    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
    try:
        with pytest.raises(KeyboardInterrupt):
            count()
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_reading_that_takes_too_long_is_damage(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hardening, "TIME_LIMIT", -1)
    monkeypatch.setattr(hardening, "_OPERATIONS_BETWEEN_LOOKS", 1)
    assert_damaged(saved)


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM measure", "CREATE TABLE x (y)", "ATTACH 'other.db' AS other", "VACUUM INTO 'other.db'"],
)
def test_nothing_can_be_written(statement: str, saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(saved.parent)
    with hardening.opened(saved.read_bytes()) as connection, pytest.raises(sqlite3.Error):
        connection.execute(statement)
    assert names_beside(saved) == [saved.name]


def test_our_own_file_passes(saved: Path) -> None:
    data = saved.read_bytes()
    with hardening.opened(data) as connection:
        hardening.check_content(connection, check_header(data, saved).format_version)
