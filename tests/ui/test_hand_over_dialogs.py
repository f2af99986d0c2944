from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QPushButton, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.core.blank import blank_report
from ita_desktop.core.history import NO_HISTORY, Change, HandOver, History, Official
from ita_desktop.core.sealing import Seal, hand_over
from ita_desktop.ui.hand_over_dialogs import ArrivalDialog, HandOverDialog, person_text
from ita_desktop.ui.widgets.text_edit import TextEdit
from ui.driving import fill, said
from ui.keyboard import leave_unfinished
from ui.tabs.access import unnamed

NOON = datetime(2024, 10, 9, 12, tzinfo=UTC)
SENDER, RECEIVER = Official("นางสาวใจดี มีสุข", "นักวิเคราะห์ฯ"), Official("นายตั้งใจ ทำดี")
REPORT = blank_report(2567)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def dialog(parent: QWidget) -> HandOverDialog:
    dialog = HandOverDialog(SENDER, "ข้อผิดพลาด 2 แห่ง", parent)
    dialog.show()
    return dialog


@pytest.mark.parametrize(
    ("person", "text"),
    [(SENDER, "นางสาวใจดี มีสุข (นักวิเคราะห์ฯ)"), (RECEIVER, "นายตั้งใจ ทำดี"), (Official(), "(ไม่ระบุชื่อ)")],
)
def test_a_person_in_a_line(person: Official, text: str) -> None:
    assert person_text(person) == text


def test_the_receiver_and_the_note_are_taken(dialog: HandOverDialog) -> None:
    go = next(button for button in dialog.findChildren(QPushButton) if "…" in button.text())
    assert not go.isEnabled()
    fill(name=RECEIVER.name)(dialog)
    assert go.isEnabled()
    dialog._note.set_value(" บรรทัดแรก\nบรรทัดสอง ")
    assert (dialog.receiver, dialog.note) == (RECEIVER, "บรรทัดแรก\nบรรทัดสอง")


def test_a_note_that_an_input_method_has_not_finished_is_taken(dialog: HandOverDialog) -> None:
    leave_unfinished(dialog._note, "ยังไม่จบ")
    leave_unfinished(dialog._fields.name_edit, "ใจดี")
    dialog.accept()
    assert (dialog.note, dialog.receiver) == ("ยังไม่จบ", Official("ใจดี"))


def test_what_the_checks_have_found_and_who_sends_is_told(dialog: HandOverDialog) -> None:
    assert "ข้อผิดพลาด 2 แห่ง" in said(dialog)
    assert person_text(SENDER) in said(dialog)


def arrival(history: History, seal: Seal, parent: QWidget) -> ArrivalDialog:
    step = history.waiting
    assert step is not None
    dialog = ArrivalDialog(REPORT, history, step, seal, parent)
    dialog.show()
    return dialog


def handed_over(*changes: str, note: str = "ฝากตรวจ", steps: int = 1) -> History:
    history = NO_HISTORY
    for step in range(steps):
        made = tuple(Change(step, f"memo.{field}", "changed", "", "ก", NOON, SENDER) for field in changes)
        history = History(history.hand_overs, (*history.changes, *made))
        history = hand_over(history, REPORT, HandOver(NOON, SENDER, RECEIVER, note))
    return history


def test_what_has_come_is_shown(parent: QWidget) -> None:
    text = said(arrival(handed_over("to", "subject"), Seal("intact", 1), parent))
    for part in (person_text(SENDER), person_text(RECEIVER), "ฝากตรวจ", "ทุกประการ", "9 ต.ค. 2567", "2 แห่ง", "เรื่อง"):
        assert part in text


@pytest.mark.parametrize("steps", [1, 2])
def test_only_the_changes_of_the_last_step_are_shown(steps: int, parent: QWidget) -> None:
    dialog = arrival(handed_over("to", steps=steps), Seal("intact", steps), parent)
    [table] = dialog.findChildren(QTableWidget)
    assert table.rowCount() == 1


def test_without_changes_there_is_no_table(parent: QWidget) -> None:
    dialog = arrival(handed_over(), Seal("intact", 1), parent)
    assert dialog.findChildren(QTableWidget) == []


@pytest.mark.parametrize(
    ("seal", "words"),
    [(Seal("foreign", 1), "โปรแกรมอื่น"), (Seal("broken", 1), "ไม่ตรงกับที่ผนึกไว้"), (Seal("changed", 1), "แก้ไข")],
)
def test_a_seal_that_does_not_hold_is_told(seal: Seal, words: str, parent: QWidget) -> None:
    assert words in said(arrival(handed_over(), seal, parent))


@pytest.mark.parametrize("note", ["<b>ก</b>", "ก" * 20_000, "ก\n" * 2_000])
def test_a_note_of_a_stranger_leaves_the_dialog_on_the_screen(note: str, parent: QWidget) -> None:
    dialog = arrival(handed_over("to", note=note), Seal("intact", 1), parent)
    shown = dialog.findChild(TextEdit)
    assert isinstance(shown, TextEdit)
    assert (shown.value(), shown.isReadOnly()) == (note, True)
    assert max(dialog.height(), dialog.minimumSizeHint().height()) <= 700


def test_the_name_of_a_stranger_leaves_the_dialog_on_the_screen(parent: QWidget) -> None:
    person = Official("ก " * 1000, "ข\n" * 1000)
    history = hand_over(NO_HISTORY, REPORT, HandOver(NOON, person, person))
    dialog = arrival(history, Seal("intact", 1), parent)
    assert max(dialog.height(), dialog.minimumSizeHint().height()) <= 700


def test_all_is_named_and_reached_by_keys(dialog: HandOverDialog, parent: QWidget) -> None:
    assert unnamed(dialog) == []
    assert unnamed(arrival(handed_over("to"), Seal("intact", 1), parent)) == []
