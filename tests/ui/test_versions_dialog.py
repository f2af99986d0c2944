from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QListWidget, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.core.blank import blank_report
from ita_desktop.core.report import Report
from ita_desktop.storage import Backup, write_report
from ita_desktop.ui.versions_dialog import VersionsDialog
from ui.driving import said
from ui.tabs.access import unnamed

NOON = datetime(2024, 10, 9, 12)
REPORT = blank_report(2567)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


def version(folder: Path, subject: str, day: int) -> Backup:
    path = folder / f"{day}.db"
    write_report(replace(REPORT, memo=replace(REPORT.memo, subject=subject)), path)
    return Backup(NOON - timedelta(days=day), path)


@pytest.fixture
def versions(tmp_path: Path) -> list[Backup]:
    """Return versions: one that is like the report, one that is not, one that is damaged."""
    damaged = version(tmp_path, "เสีย", 3)
    damaged.path.write_bytes(damaged.path.read_bytes()[:3000])
    return [version(tmp_path, REPORT.memo.subject, 1), version(tmp_path, "ฉบับเก่า", 2), damaged]


def shown(versions: list[Backup], report: Report | None, parent: QWidget, row: int) -> VersionsDialog:
    dialog = VersionsDialog(versions, report, parent)
    dialog.show()
    choices = dialog.findChild(QListWidget)
    assert isinstance(choices, QListWidget)
    choices.setCurrentRow(row)
    return dialog


def can_take(dialog: VersionsDialog) -> bool:
    box = dialog.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    return next(b for b in box.buttons() if box.buttonRole(b) == box.ButtonRole.AcceptRole).isEnabled()


def table_shown(dialog: VersionsDialog) -> bool:
    return any(table.isVisible() for table in dialog.findChildren(QTableWidget))


@pytest.mark.parametrize(
    ("row", "words", "has_table", "is_usable"),
    [(0, "เหมือนกับรายงานปัจจุบัน", False, True), (1, "จะเปลี่ยน 1 แห่ง", True, True), (2, "เสียหาย", False, False)],
)
def test_what_would_change_is_shown(
    row: int, words: str, has_table: bool, is_usable: bool, versions: list[Backup], parent: QWidget
) -> None:
    dialog = shown(versions, REPORT, parent, row)
    assert words in said(dialog)
    assert (table_shown(dialog), can_take(dialog), dialog.chosen is not None) == (has_table, is_usable, is_usable)


def test_now_and_then_stand_side_by_side(versions: list[Backup], parent: QWidget) -> None:
    text = said(shown(versions, REPORT, parent, 1))
    assert text.index(REPORT.memo.subject) < text.index("ฉบับเก่า")


def test_going_through_the_list_shows_each_one_and_forgets_the_one_before(
    versions: list[Backup], parent: QWidget
) -> None:
    dialog = shown(versions, REPORT, parent, 2)
    choices = dialog.findChild(QListWidget)
    assert isinstance(choices, QListWidget)
    for row in (1, 0, 1):
        choices.setCurrentRow(row)
    assert dialog.chosen is not None
    assert dialog.chosen.report.memo.subject == "ฉบับเก่า"
    assert table_shown(dialog)


def test_without_a_report_the_version_is_only_named(versions: list[Backup], parent: QWidget) -> None:
    dialog = shown(versions, None, parent, 1)
    assert "2567" in said(dialog)
    assert (table_shown(dialog), can_take(dialog)) == (False, True)


def test_a_version_that_went_away_meanwhile_is_told(versions: list[Backup], parent: QWidget) -> None:
    versions[1].path.unlink()
    dialog = shown(versions, REPORT, parent, 1)
    assert not can_take(dialog)
    assert "ไม่" in said(dialog)


def test_all_is_named_and_reached_by_keys(versions: list[Backup], parent: QWidget) -> None:
    assert unnamed(shown(versions, REPORT, parent, 1)) == []
