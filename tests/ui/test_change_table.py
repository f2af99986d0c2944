from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desktop.core.changes import differences
from ita_desktop.core.history import NO_HISTORY, Change, Official, note_stranger
from ita_desktop.core.report import Measure
from ita_desktop.ui.change_table import ChangeTable
from ita_desktop.ui.widgets.delegate import ThaiDelegate
from ui.tabs.conftest import small_report

NOON = datetime(2024, 10, 9, 12, tzinfo=UTC)
REPORT = small_report()


@pytest.fixture
def table(qtbot: QtBot) -> ChangeTable:
    table = ChangeTable("การแก้ไข")
    qtbot.addWidget(table)
    return table


def rows(table: ChangeTable) -> list[list[str]]:
    items = [[table.item(row, column) for column in range(table.columnCount())] for row in range(table.rowCount())]
    return [[item.text() if item else "" for item in row] for row in items]


def change(path: str, old: str | None, new: str | None, kind: str = "changed", minutes: int = 0) -> Change:
    at = NOON + timedelta(minutes=minutes)
    return Change(0, path, kind, old, new, at, Official("ใจดี"))  # type: ignore[arg-type]


def test_the_last_change_comes_first_whatever_the_clock_said(table: ChangeTable) -> None:
    table.show_changes(REPORT, [change("memo.to", "", "ก", minutes=9), change("memo.subject", "ก", "ข", minutes=1)])
    assert [row[2] for row in rows(table)] == ["ข", "ก"]
    assert (table.path_at(0), table.path_at(1)) == ("memo.subject", "memo.to")
    assert rows(table)[0][3].startswith("ใจดี\n")


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        (change("memo.to", "", "ก"), ["–", "ก"]),
        (change("memo.to", "ก", None), ["ก", "–"]),
        (change("memo.date", None, "2024-10-09"), ["–", "9 ต.ค. 2567"]),
        (change("memo.date", "2024-13-99", "0000-00-00"), ["2024-13-99", "0000-00-00"]),
        (change("settings.thai_digits", "true", "false"), ["ใช่", "ไม่"]),
        (change("measures.sections[A].measures[a]", None, "อบรม", "added"), ["–", "เพิ่ม: อบรม"]),
        (change("measures.sections[A].measures[gone]", "อบรม", None, "removed"), ["อบรม", "ลบ"]),
        (change("measures.sections", None, None, "moved"), ["–", "ย้าย"]),
    ],
)
def test_values_are_shown_as_a_clerk_reads_them(row: Change, shown: list[str], table: ChangeTable) -> None:
    table.show_changes(REPORT, [row])
    assert rows(table)[0][1:3] == shown


@pytest.mark.parametrize("path", ["", "x", "memo[0]", "<b>", "measures.sections[A].measures[a].activity", "ก" * 500])
def test_a_place_that_the_report_does_not_have_is_no_fault(path: str, table: ChangeTable) -> None:
    table.show_changes(REPORT, [change(path, "<b>ก</b>", "&amp;")])
    assert rows(table)[0][1:3] == ["<b>ก</b>", "&amp;"]


def test_a_long_text_is_cut_and_shown_whole_in_the_tool_tip(table: ChangeTable) -> None:
    table.show_changes(REPORT, [change("memo.to", "", "ก" * 1000)])
    item = table.item(0, 2)
    assert item is not None
    assert (len(item.text()), item.toolTip().count("ก")) == (161, 1000)


def test_a_tool_tip_is_never_read_as_markup(table: ChangeTable) -> None:
    table.show_changes(REPORT, [change("memo.to", "", "<b>ก</b><img src='file:///x'>")])
    item = table.item(0, 2)
    assert item is not None
    assert "<b>" not in item.toolTip()


def test_thousands_of_changes_are_cut_off(table: ChangeTable) -> None:
    table.show_changes(REPORT, [change("memo.to", "", str(number)) for number in range(5000)])
    assert table.rowCount() == 500
    assert rows(table)[0][2] == "4999"


def test_each_cell_is_measured_only_a_few_times(table: ChangeTable, monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[int] = []
    measure = ThaiDelegate.sizeHint

    def count(self: ThaiDelegate, option: Any, index: Any) -> QSize:
        measured.append(index.row())
        return measure(self, option, index)

    monkeypatch.setattr(ThaiDelegate, "sizeHint", count)
    table.setItemDelegate(ThaiDelegate(table))
    table.show()
    for _ in range(3):
        table.show_changes(REPORT, [change("memo.to", "", str(number)) for number in range(100)])
        QApplication.processEvents()
    assert 0 < len(measured) <= 3 * 100 * 4 * 6


def test_differences_have_the_headers_that_are_given(table: ChangeTable) -> None:
    section = REPORT.measures.sections[0]
    more = replace(section, measures=(*section.measures, Measure(activity="ใหม่")))
    other = replace(REPORT, measures=replace(REPORT.measures, sections=(more, *REPORT.measures.sections[1:])))
    table.show_differences(REPORT, differences(REPORT, other), "ปัจจุบัน", "จะเป็น")
    headers = [table.horizontalHeaderItem(column) for column in range(3)]
    assert [header.text() for header in headers if header] == ["รายการ", "ปัจจุบัน", "จะเป็น"]
    assert rows(table)[0][2] == "เพิ่ม: ใหม่"


def test_what_another_program_did_is_told_though_nobody_knows_what(table: ChangeTable) -> None:
    table.show_changes(REPORT, note_stranger(NO_HISTORY, NOON).changes)
    [row] = rows(table)
    assert "โปรแกรมอื่น" in row[0]
    assert table.path_at(0) == ""


def test_showing_less_leaves_no_row_behind(table: ChangeTable) -> None:
    table.show_changes(REPORT, [change("memo.to", "", "ก")] * 3)
    table.show_changes(REPORT, [])
    assert table.rowCount() == 0
