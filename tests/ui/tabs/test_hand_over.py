from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from ita_desktop.app.session import Saved, Session
from ita_desktop.core.history import NO_HISTORY, Change, HandOver, History, Official
from ita_desktop.core.sealing import accept, hand_over, report_digest
from ita_desktop.ui.tabs.hand_over import HandOverPage
from ita_desktop.ui.widgets.labels import WrapLabel
from ui.showing import Show
from ui.tabs.access import repeated_mnemonics, unnamed

NOON = datetime(2024, 10, 9, 12, tzinfo=UTC)
ONE, TWO = Official("นางสาวใจดี มีสุข", "นักวิเคราะห์ฯ"), Official("นายตั้งใจ ทำดี")


@pytest.fixture
def page(session: Session, show: Show) -> HandOverPage:
    return show(HandOverPage(session))


def save(session: Session, history: History, digest: str | None = None) -> None:
    """Let the file hold the report as it is, with a history."""
    session.set_saved(Saved(session.report, history, digest or report_digest(session.report)))


def changed(history: History, field: str) -> History:
    made = Change(history.step, f"memo.{field}", "changed", "", field, NOON, ONE)
    return replace(history, changes=(*history.changes, made))


def handed(session: Session, history: History = NO_HISTORY, note: str = "ฝากตรวจ") -> History:
    return hand_over(history, session.report, HandOver(NOON, ONE, TWO, note))


def texts(page: HandOverPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(WrapLabel) if label.isVisible())


def steps(page: HandOverPage) -> list[str]:
    rows = page.findChild(QListWidget, "hand_over.steps")
    assert isinstance(rows, QListWidget)
    return [rows.item(row).text() for row in range(rows.count())]


def places(page: HandOverPage) -> list[str]:
    table = page._changes
    return [table.path_at(row) for row in range(table.rowCount())]


def test_a_report_that_was_never_saved(page: HandOverPage) -> None:
    assert "ผู้จัดทำ" in texts(page)
    assert "บันทึกรายงานลงไฟล์" in texts(page)
    assert len(steps(page)) == 1


def test_the_steps_stand_with_the_last_one_first(page: HandOverPage, session: Session) -> None:
    history = handed(session)
    save(session, history)
    assert "แต่ผู้รับยังไม่ได้รับงาน" in texts(page)
    assert "รอรับงาน" in steps(page)[1]
    history = accept(history, TWO, NOON)
    save(session, history)
    assert "ซึ่งรับงานแล้ว" in texts(page)
    save(session, handed(session, history, "ส่งคืน"))
    assert ["ส่งคืน" in steps(page)[1], "ฝากตรวจ" in steps(page)[2], "นายตั้งใจ ทำดี รับงานแล้ว" in steps(page)[2]] == [
        True
    ] * 3


def test_what_comes_while_nobody_looks_is_shown_later(page: HandOverPage, session: Session) -> None:
    page.hide()
    save(session, changed(NO_HISTORY, "to"))
    assert places(page) == []
    page.show()
    assert places(page) == ["memo.to"]


@pytest.mark.parametrize(("count", "words"), [(500, ""), (501, "500")])
def test_changes_that_are_not_shown_are_told(count: int, words: str, page: HandOverPage, session: Session) -> None:
    made = Change(0, "memo.to", "changed", "", "ก", NOON, ONE)
    save(session, History((), (made,) * count))
    assert len(places(page)) == 500
    assert page._about.isVisible() is bool(words)
    assert words in page._about.text()


def test_each_step_shows_its_changes(page: HandOverPage, session: Session) -> None:
    history = changed(handed(session, changed(NO_HISTORY, "to")), "subject")
    save(session, history)
    assert places(page) == ["memo.subject"]
    rows = page.findChild(QListWidget, "hand_over.steps")
    assert isinstance(rows, QListWidget)
    rows.setCurrentRow(1)
    assert places(page) == ["memo.to"]
    save(session, NO_HISTORY)
    assert not page._changes.isVisible()


@pytest.mark.parametrize("digest", [None, "another"])
def test_the_seal_is_told(digest: str | None, page: HandOverPage, session: Session) -> None:
    save(session, handed(session), digest)
    assert ("โปรแกรมอื่น" in texts(page)) == (digest is not None)


def test_a_change_leads_to_its_place(page: HandOverPage, session: Session, qtbot: QtBot) -> None:
    save(session, changed(NO_HISTORY, "to"))
    table = page._changes
    with qtbot.waitSignal(page.field_wanted) as wanted:
        spot = table.visualRect(table.model().index(0, 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert wanted.args == ["memo.to"]
    with qtbot.waitSignal(page.field_wanted) as wanted:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert wanted.args == ["memo.to"]


@pytest.mark.parametrize("command", ["hand_over", "accept", "cover_sheet"])
def test_the_commands_are_at_hand(command: str, page: HandOverPage, session: Session, qtbot: QtBot) -> None:
    save(session, handed(session))
    button = page.findChild(QPushButton, f"hand_over.{command}")
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(page.command_wanted) as wanted:
        button.click()
    assert wanted.args == [command]


def test_only_what_waits_can_be_accepted(page: HandOverPage, session: Session) -> None:
    button = page.findChild(QPushButton, "hand_over.accept")
    assert isinstance(button, QPushButton)
    states = [button.isEnabled()]
    waiting = handed(session)
    for history in (waiting, accept(waiting, TWO, NOON)):
        save(session, history)
        states.append(button.isEnabled())
    assert states == [False, True, False]


@pytest.mark.parametrize("note", ["<b>ก</b>", "ก" * 20_000, "ก\n" * 2_000])
def test_a_note_of_a_stranger_takes_a_few_lines(note: str, page: HandOverPage, session: Session) -> None:
    save(session, handed(session, note=note))
    assert len(steps(page)[1]) < 500
    assert steps(page)[1].count("\n") <= 3
    assert note[0] in steps(page)[1].split("\n")[3]


def test_all_is_named_and_reached_by_keys(page: HandOverPage, session: Session) -> None:
    save(session, changed(handed(session), "to"))
    assert unnamed(page) == []
    assert repeated_mnemonics(page) == []
