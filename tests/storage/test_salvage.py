"""A file with damage or of another program's making gives its report back, as far as it is there."""

import re
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from formats import format_1, format_2
from formats.format_2 import HISTORY, REPORT
from ita_desktop.core.history import NO_HISTORY, History
from ita_desktop.core.report import Measure, MeasureTable, Period, Report, Section
from ita_desktop.errors import DamagedFile, NotAReport
from ita_desktop.storage import salvage
from ita_desktop.storage.building import build_database
from ita_desktop.storage.salvage import Salvaged
from ita_desktop.storage.salvaging.sections import RESCUED
from storage.hostile_files import changed
from storage.mutations import PAGE, with_bytes
from storage.test_header import foreign_database, zip_file
from strategies import reports

NEWER = "A newer program seems to have written the file; what only that one knows is left out."
SAMPLE = Path("sample.db")
ROOTS = {"report": 3, "memo_paragraph": 4, "signatory": 6, "section": 10, "measure": 12, "setting": 14}
LARGE = replace(
    REPORT,
    measures=MeasureTable(
        sections=tuple(
            Section(
                f"ด้านที่ {number}",
                tuple(Measure("", f"มาตรการ {number}.{row} " * 30, Period(text="ก" * 900)) for row in range(20)),
            )
            for number in range(1, 6)
        )
    ),
)


@pytest.fixture(scope="module")
def large() -> bytes:
    """Return a file whose measures take many pages and run over to others."""
    return build_database(LARGE, HISTORY, {})


@pytest.fixture
def small(saved: Path) -> bytes:
    """Return the file of the fixture's report."""
    return saved.read_bytes()


def salvaged(data: bytes) -> Salvaged:
    return salvage(data, SAMPLE)


def without_page(data: bytes, number: int) -> bytes:
    return with_bytes(data, (number - 1) * PAGE, bytes(PAGE))[: len(data)]


def said(found: Salvaged) -> str:
    return "\n".join(map(str, found.lost))


def measures_of(report: Report) -> dict[str, Measure]:
    return {measure.id: measure for section in report.measures.sections for measure in section.measures}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports())
def test_nothing_is_lost_of_a_sound_file(report: Report) -> None:
    assert salvaged(build_database(report, NO_HISTORY, {})) == Salvaged(report, NO_HISTORY, ())


@pytest.mark.parametrize(
    ("path", "report", "history"),
    [(format_1.FILE, format_1.REPORT, NO_HISTORY), (format_2.FILE, format_2.REPORT, format_2.HISTORY)],
)
def test_every_format_is_read_out(path: Path, report: Report, history: History) -> None:
    assert salvaged(path.read_bytes()) == Salvaged(report, history, ())


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON measure BEGIN DELETE FROM measure; END",
        "CREATE VIEW mine AS SELECT 1",
        "CREATE TABLE mine (x)",
        "CREATE INDEX mine ON measure (number)",
        "CREATE VIRTUAL TABLE mine USING fts5(x)",
        "ALTER TABLE measure ADD COLUMN mine TEXT",
        "ALTER TABLE measure ADD COLUMN mine TEXT GENERATED ALWAYS AS (upper(remarks))",
        "ALTER TABLE measure RENAME TO measures",
        "DROP VIEW v_report",
        "ANALYZE",
        "UPDATE sqlite_master SET sql = replace(sql, ' STRICT', '') WHERE name = 'measure'",
        "UPDATE sqlite_master SET sql = 'CREATE TABLE x (' WHERE name = 'measure'",
        "DELETE FROM sqlite_master",
        "PRAGMA user_version = 99",
        "PRAGMA application_id = 1",
    ],
)
def test_what_other_programs_add_or_change_around_the_rows_does_not_matter(statement: str, small: bytes) -> None:
    found = salvaged(changed(small, statement))
    assert (found.report, found.history) == (REPORT, HISTORY)
    assert said(found) in ("", NEWER)


@pytest.mark.parametrize("statement", ["VACUUM", "PRAGMA page_size = 1024", "PRAGMA page_size = 32768"])
def test_pages_of_another_size_are_read(statement: str, small: bytes) -> None:
    assert salvaged(changed(changed(small, "CREATE INDEX x ON measure (number)"), statement, "VACUUM")).report == REPORT


def test_columns_in_another_order_are_told_by_their_names(small: bytes) -> None:
    data = changed(
        small,
        "ALTER TABLE measure DROP COLUMN summary",
        "ALTER TABLE measure ADD COLUMN summary TEXT NOT NULL DEFAULT ''",
        "UPDATE measure SET summary = 'สรุปใหม่'",
    )
    first = salvaged(data).report.measures.sections[0].measures[0]
    old = REPORT.measures.sections[0].measures[0]
    assert first == replace(old, summary="สรุปใหม่")


def test_nothing_of_the_file_is_run(small: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    statements: list[str] = []
    connect = sqlite3.connect

    def traced(*arguments: Any, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*arguments, **options)
        connection.set_trace_callback(statements.append)
        return connection

    data = changed(small, "ALTER TABLE measure ADD COLUMN x TEXT AS (hex(remarks))", "CREATE VIEW mine AS SELECT 1")
    monkeypatch.setattr(sqlite3, "connect", traced)
    assert salvaged(data).report == REPORT
    assert statements
    own = ("ATTACH", "PRAGMA", "-- PRAGMA", "SELECT c.name FROM sqlite_master", "SELECT*FROM", "-- SELECT*FROM")
    assert [statement for statement in statements if not statement.startswith(own)] == []
    assert not any("hex" in statement or "mine" in statement for statement in statements)


@pytest.mark.parametrize("make", [lambda data: bytes(100) + data[100:], lambda data: bytes(PAGE) + data[PAGE:]])
def test_header_and_schema_can_be_done_without(make: Callable[[bytes], bytes], large: bytes) -> None:
    found = salvaged(make(large))
    assert (found.report, found.history, found.lost) == (LARGE, HISTORY, ())


def test_each_page_takes_only_its_own_rows_along(large: bytes) -> None:
    for number in range(1, len(large) // PAGE + 1):
        found = salvaged(without_page(large, number))
        kept = measures_of(found.report)
        same = sum(kept.get(name) == measure for name, measure in measures_of(LARGE).items())
        assert same >= 97
        assert found.report == LARGE or found.lost


def test_measures_survive_the_page_that_leads_to_them(large: bytes) -> None:
    assert salvaged(without_page(large, ROOTS["measure"])).report == LARGE


def test_a_row_that_has_lost_a_page_keeps_its_other_fields(large: bytes) -> None:
    text = LARGE.measures.sections[2].measures[5].activity.encode()
    data = bytearray(large)
    start = large.index(text[:60])
    data[start + 100 : start + 300] = bytes(200)
    found = salvaged(bytes(data))
    measure = found.report.measures.sections[2].measures[5]
    assert "\ufffd" in measure.activity
    assert replace(measure, activity="") == replace(LARGE.measures.sections[2].measures[5], activity="")
    assert "Section 3, measure 6, Measure or activity: part of the text could not be read" in said(found)


@pytest.mark.parametrize("page", ["report", "memo_paragraph", "signatory", "setting"])
def test_what_is_gone_is_told_by_its_name(page: str, small: bytes) -> None:
    found = salvaged(without_page(small, ROOTS[page]))
    words = {
        "report": "The office, the head of the memo",
        "memo_paragraph": "Paragraphs of the memo may be missing",
        "signatory": "Signers that could not be read: 2",
        "setting": "Some settings of the printed form",
    }
    assert words[page] in said(found)
    assert found.report.measures.sections == REPORT.measures.sections


def test_the_year_is_guessed_by_the_measures(small: bytes) -> None:
    found = salvaged(without_page(small, ROOTS["report"]))
    assert found.report.fiscal_year == 2567
    assert "2567 is a guess" in said(found)


def test_measures_without_their_sections_get_new_ones_in_their_place(large: bytes) -> None:
    found = salvaged(without_page(large, ROOTS["section"]))
    sections = found.report.measures.sections
    assert [(row.title, row.id, row.measures) for row in sections] == [
        (RESCUED, row.id, row.measures) for row in LARGE.measures.sections
    ]
    assert "The title of section 5 could not be read" in said(found)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE report SET memo_date = '2024-02-31'", "Date: 2024-02-31 cannot be right"),
        ("UPDATE report SET scores_overall = '1e9'", "Overall score: 1e9 cannot be right"),
        ("UPDATE report SET memo_subject = cast(x'ff41' AS TEXT)", "Subject: part of the text"),
        ("UPDATE report SET memo_subject = replace(hex(zeroblob(3000)), '00', 'ก')", "Subject: longer than a report"),
        ("UPDATE report SET fiscal_year = 1, memo_number = ''", "The fiscal year could not be read; 2567 is a guess"),
        ("UPDATE report SET measures_layout = 'x'", "Columns: x cannot be right"),
        ("UPDATE signatory SET remark_lines = 1000 WHERE place = 2", "Signer 2, Dotted lines: 1000 cannot be right"),
        ("UPDATE measure SET period_end = 'soon' WHERE place = 1", "Section 1, measure 1, Until: soon cannot be right"),
        ("UPDATE indicator SET score = '-1' WHERE place = 1", "Indicator in row 1, Score: -1 cannot be right"),
        ("UPDATE setting SET value = 'x' WHERE key = 'numbering'", "Settings of the printed form that could not"),
        ("UPDATE emblem SET data = zeroblob(900000)", "The office's own emblem could not be read"),
        ("UPDATE change SET at = 'x'", "Changes in the history that could not be read: 2"),
        ("UPDATE hand_over SET accepted_at = 'x'", "Hand-over 1: x cannot be right"),
        ("DELETE FROM report", "The office, the head of the memo"),
        ("UPDATE caption SET key = 'a b'", "Words of the form that could not be read: 2"),
        ("UPDATE signatory_choice SET signatory_id = replace(signatory_id, '2', '7')", "Boxes to tick that could not"),
    ],
)
def test_a_value_that_breaks_a_rule_is_left_out_alone(statement: str, words: str, small: bytes) -> None:
    found = salvaged(changed(small, statement))
    assert words in said(found)
    assert found.report.measures.sections[0].measures[0].activity == REPORT.measures.sections[0].measures[0].activity


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE measure SET id = replace(id, '0', 'x')",
        "UPDATE measure SET section_id = 'x' WHERE place = 1",
        "UPDATE signatory SET id = 'same ' || place",
        "UPDATE indicator SET number = 5000",
        "UPDATE section SET id = upper(id) || '!'",
    ],
)
def test_broken_ids_and_numbers_cost_no_row(statement: str, small: bytes) -> None:
    found = salvaged(changed(small, statement)).report
    assert len(measures_of(found)) == 2
    assert [row.name for row in found.memo.signatories] == [row.name for row in REPORT.memo.signatories]
    assert [row.name for row in found.scores.indicators] == [row.name for row in REPORT.scores.indicators]


@pytest.mark.parametrize("again", ["", "VACUUM"])
def test_what_was_deleted_does_not_come_back(again: str, large: bytes) -> None:
    data = changed(large, "DELETE FROM measure WHERE place % 3 = 0", "CREATE INDEX x ON measure (number)", again)
    assert len(measures_of(salvaged(data).report)) == 67
    assert len(measures_of(salvaged(without_page(data, ROOTS["measure"])).report)) == 67


def test_texts_come_in_the_normal_form_of_the_report(small: bytes) -> None:
    data = changed(small, "UPDATE report SET memo_subject = 'cafe' || char(769, 13, 10) || 'x'")
    assert salvaged(data).report.memo.subject == "café\nx"


@pytest.mark.parametrize("share", [0.9, 0.7, 0.5, 0.3])
def test_the_beginning_of_a_file_is_worth_something(share: float, large: bytes) -> None:
    found = salvaged(large[: int(len(large) * share)])
    assert found.report.memo == REPORT.memo
    assert re.search("Measures that could not be read|Measures may be missing", said(found))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x",
        "รายงาน".encode() * 5000,
        zip_file(),
        foreign_database(),
        changed(foreign_database(), "INSERT INTO report VALUES ('00000000-0000-4000-8000-000000000000')"),
    ],
)
def test_what_is_no_report_is_refused(data: bytes) -> None:
    with pytest.raises(NotAReport):
        salvaged(data)


def test_a_report_of_which_nothing_is_left_is_damaged(small: bytes) -> None:
    for data in (bytes(90_000), small[:4000], small[: PAGE * 2], b"SQLi" + bytes(9000)):
        with pytest.raises((DamagedFile, NotAReport)) as caught:
            salvaged(data)
        assert isinstance(caught.value, DamagedFile) == (data[4:] != bytes(9000))


def test_a_file_too_large_to_be_read_out_says_so(large: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ita_desktop.storage.salvaging.finding.MAX_BYTES", 100_000)
    found = salvaged(large)
    assert "too large to be read to its end" in said(found)
    assert 0 < len(measures_of(found.report)) < 100
