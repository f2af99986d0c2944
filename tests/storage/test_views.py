import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from formats.format_2 import RECEIVER, REPORT, SENDER


@pytest.fixture
def connection(saved: Path) -> Iterator[sqlite3.Connection]:
    """Return the file as any other program opens it."""
    with closing(sqlite3.connect(saved)) as connection:
        yield connection


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("SELECT agency, province, division FROM v_report", [("เทศบาลตำบลห้วยตัวอย่าง", "ตัวอย่าง", "งานการเจ้าหน้าที่")]),
        ("SELECT fiscal_year, overall, overall_value, level FROM v_report", [(2567, "93.60", 93.6, "ผ่าน")]),
        ("SELECT signatory_count, indicator_count, section_count, measure_count FROM v_report", [(2, 3, 2, 2)]),
        ("SELECT part, count(*) FROM v_paragraphs GROUP BY part", [("memo", 2), ("narrative", 3)]),
        ("SELECT place, date, date_line FROM v_signatories", [(1, "2024-10-09", 0), (2, None, 1)]),
        ("SELECT place, text FROM v_choices", [(1, "ทราบ"), (2, "อนุมัติ")]),
        ("SELECT number, score, score_value FROM v_scores", [(1, "99.76", 99.76), (6, "0.0", 0.0), (9, None, None)]),
        ("SELECT place, measure_count FROM v_sections", [(1, 2), (2, 0)]),
        (
            "SELECT section_place, place, number, period_start FROM v_measures",
            [(1, 1, "", "2023-10-01"), (1, 2, "๗", None)],
        ),
        ("SELECT value FROM v_settings WHERE key IN ('memo_top', 'thai_digits')", [("20.5",), ("false",)]),
        (
            "SELECT place, sender, accepted_at FROM v_hand_overs",
            [(1, SENDER.name, "2024-10-10T01:00:05Z"), (2, RECEIVER.name, None)],
        ),
        ("SELECT step, kind, old, new FROM v_changes", [(0, "changed", "เดิม", "ใหม่"), (1, "moved", None, None)]),
        ("SELECT key, reason FROM v_set_aside", [("scores.overall", "ตามหนังสือแจ้งผล")]),
        ("SELECT key FROM v_captions ORDER BY place", [("memo.title",), ("measures.remarks",)]),
    ],
)
def test_what_the_views_tell(query: str, rows: list[tuple[object, ...]], connection: sqlite3.Connection) -> None:
    assert connection.execute(query).fetchall() == rows


def test_every_row_names_the_report(connection: sqlite3.Connection) -> None:
    for (view,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
        ids = connection.execute(f"SELECT DISTINCT report_id FROM {view}").fetchall()
        assert ids == [(REPORT.id,)]
