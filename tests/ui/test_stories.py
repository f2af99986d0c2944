"""What a clerk does from beginning to end, by keyboard and mouse, in a real window."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ita_desktop.core.report import Measure
from ita_desktop.storage import read_report
from ita_desktop.ui.main_window import MainWindow
from readers import READERS, squeezed
from ui.driving import Clerk, Opened, choose_file, editor, focused, key, open_window, press
from ui.keyboard import leave_unfinished, type_text

CTRL = Qt.KeyboardModifier.ControlModifier
SCORES = ("97.83", "๙๓.๔๕", "96.20", "88.64", "94.71", "95.38", "90.12", "86.47", "96.67", "93.75")


@pytest.fixture
def opened(tmp_path: Path, qtbot: QtBot) -> Iterator[Opened]:
    window, clerk = open_window(tmp_path)
    with qtbot.waitActive(window):
        window.activateWindow()
    yield window, clerk
    window.leave()
    assert clerk.is_done()


def fill_in(window: MainWindow, path: str, text: str) -> None:
    """Go to a field and type into it."""
    field = editor(window, path)
    assert QApplication.focusWidget() is not None
    field.selectAll()
    type_text(QApplication.focusWidget() or field, text)


def push(window: MainWindow, name: str) -> None:
    """Press a button by its name."""
    button = window.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def add_measure(window: MainWindow, activity: str, outcome: str) -> None:
    """Add a measure to the section shown and fill it in."""
    push(window, f"measures.sections[{window.tabs.section_id}].measures.add")
    assert focused().endswith(".activity")
    row = focused().removesuffix(".activity")
    type_text(QApplication.focusWidget() or window, activity)
    fill_in(window, f"{row}.period.start", "๑ ต.ค. ๒๕๖๖")
    fill_in(window, f"{row}.outcome", outcome)


def measures(window: MainWindow) -> list[Measure]:
    return [row for section in window.document.session.report.measures.sections for row in section.measures]


def export(window: MainWindow, clerk: Clerk, path: Path, qtbot: QtBot) -> bytes:
    """Export the report and return the PDF."""
    told = len(clerk.texts)
    clerk.will(choose_file(path), press("close"))
    key(Qt.Key.Key_E, CTRL)
    qtbot.waitUntil(lambda: len(clerk.texts) == told + 2)
    return path.read_bytes()


def test_a_report_from_new_to_pdf(opened: Opened, tmp_path: Path, qtbot: QtBot) -> None:
    window, clerk = opened
    key(Qt.Key.Key_Return)
    fill_in(window, "memo.subject", "รายงานกี่ป้ำญูฐู่")
    fill_in(window, "memo.date", "9 ต.ค. 2570")
    fill_in(window, "memo.to", "นายกเทศมนตรีเมืองธารอรุณ")

    editor(window, "scores.indicators")
    QApplication.clipboard().setText("\n".join(SCORES))
    key(Qt.Key.Key_V, CTRL)
    scores = [row.score for row in window.document.session.report.scores.indicators]
    assert scores == [Decimal(score) for score in (*SCORES[:1], "93.45", *SCORES[2:])]

    window.tabs.setCurrentIndex(3)
    add_measure(window, "จัดทำคู่มือการปฏิบัติงาน", "มีคู่มือ ๑๒ เล่ม")
    add_measure(window, "อบรมบุคลากร", "ผ่านทุกคน")
    assert [row.activity for row in measures(window)] == ["จัดทำคู่มือการปฏิบัติงาน", "อบรมบุคลากร"]

    key(Qt.Key.Key_Z, CTRL)
    assert measures(window)[1].outcome == ""
    key(Qt.Key.Key_Y, CTRL)
    assert measures(window)[1].outcome == "ผ่านทุกคน"

    report, file = tmp_path / "รายงาน.db", window.document.session.report
    clerk.will(choose_file(report))
    key(Qt.Key.Key_S, CTRL)
    assert read_report(report).report == file
    key(Qt.Key.Key_W, CTRL)
    assert not window.has_report

    item = window.start.recent.visualItemRect(window.start.recent.item(0)).center()
    QTest.mouseClick(window.start.recent.viewport(), Qt.MouseButton.LeftButton, pos=item)
    assert window.document.session.report == file
    pdf = export(window, clerk, tmp_path / "รายงาน.pdf", qtbot)
    for reader in READERS.values():
        text = squeezed(reader(pdf))
        for typed in ("รายงานกี่ป้ำญูฐู่", "นายกเทศมนตรีเมืองธารอรุณ", "๙๓.๔๕", "มีคู่มือ๑๒เล่ม", "อบรมบุคลากร"):
            assert typed in text


def test_nothing_typed_is_lost_by_saving_leaving_a_tab_or_closing(opened: Opened, tmp_path: Path) -> None:
    window, clerk = opened
    window.files.new(2570)
    fill_in(window, "memo.subject", "หนึ่ง")
    leave_unfinished(QApplication.focusWidget() or window, "สอง")
    clerk.will(choose_file(tmp_path / "a.db"))
    key(Qt.Key.Key_S, CTRL)
    assert read_report(tmp_path / "a.db").report.memo.subject == "หนึ่งสอง"

    fill_in(window, "memo.to", "สาม")
    leave_unfinished(QApplication.focusWidget() or window, "สี่")
    key(Qt.Key.Key_PageDown, CTRL)
    assert window.document.session.report.memo.to == "สามสี่"

    fill_in(window, "narrative.title", "ห้า")
    leave_unfinished(QApplication.focusWidget() or window, "หก")
    clerk.will(press("save"))
    key(Qt.Key.Key_W, CTRL)
    assert read_report(tmp_path / "a.db").report.narrative.title == "ห้าหก"


def test_from_the_page_to_the_field_and_back(opened: Opened, qtbot: QtBot) -> None:
    window, _ = opened
    push(window, "start.sample")
    qtbot.waitUntil(lambda: window.pages.preview is not None and window.pages.preview.view.is_current())
    preview = window.pages.preview
    assert preview is not None
    window.show_field("memo.to")
    box = preview.view.marks()[0]
    window.show_field("memo.number")
    at = QPoint(round(box.x + box.width / 2), round(box.y + box.height / 2))
    QTest.mouseClick(preview.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert focused() == "memo.to"
    assert preview.view.marks()[0] == box


def test_sections_by_keyboard_alone(opened: Opened) -> None:
    window, _ = opened
    window.files.new(2570)
    sections = window.document.session.report.measures.sections
    for _ in range(3):
        key(Qt.Key.Key_PageDown, CTRL)
    assert window.tabs.section_id == sections[0].id
    key(Qt.Key.Key_PageDown, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert [row.id for row in window.document.session.report.measures.sections[:2]] == [sections[1].id, sections[0].id]
    key(Qt.Key.Key_Return, CTRL)
    type_text(QApplication.focusWidget() or window, "มาตรการ")
    assert measures(window)[0].activity == "มาตรการ"
    for _ in range(3):
        key(Qt.Key.Key_Z, CTRL)
    assert window.document.session.report.measures.sections == sections
