import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.desks import make_desk, type_subject
from ita_desktop.app.files import Document
from ita_desktop.core.history import NO_HISTORY, Official
from ita_desktop.errors import CannotWrite
from ita_desktop.storage import read_report, write_report
from ita_desktop.ui.main_window import MainWindow
from ui.driving import (
    Answer,
    Clerk,
    Opened,
    accept,
    cancel,
    choose,
    choose_file,
    editor,
    fill,
    open_window,
    press,
    said,
)
from ui.keyboard import leave_unfinished

WHO, NEXT = Official("ใจดี มีสุข", "นักวิเคราะห์ฯ"), Official("ตั้งใจ ทำดี", "หัวหน้าฝ่าย")


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    window, clerk = open_window(tmp_path, make_desk(tmp_path, WHO.name, WHO.position))
    window.settings.preview_shown = False
    yield window, clerk
    window.leave()
    window.document.close()
    assert clerk.is_done()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "รายงาน.db"


@pytest.fixture
def saved(window: MainWindow, path: Path) -> Path:
    """Let the window have a report that is saved in a file."""
    window.files.new(2567)
    window.document.save_as(path)
    return path


def forget_name(window: MainWindow) -> None:
    window.settings.official_name = window.settings.official_position = ""


def receive(path: Path, folder: Path, sender: Official = NEXT, receiver: Official = WHO) -> None:
    """Let a report lie at `path` that somebody has handed over."""
    other = Document(desk=make_desk(folder, sender.name, sender.position, run="beef" * 4))
    other.new(2567)
    other.save_as(path)
    other.hand_over(receiver, "ฝากตรวจ", path)
    other.close()


TO_NEXT = fill(name=NEXT.name, position=NEXT.position, note="ฝากตรวจ")


# Who works here


@pytest.mark.parametrize(("answer", "name"), [(fill(name="ใจดี"), "ใจดี"), (cancel, "")])
def test_who_works_here_is_asked_once(answer: Answer, name: str, window: MainWindow, clerk: Clerk, path: Path) -> None:
    forget_name(window)
    window.files.new(2567)
    clerk.will(answer, choose_file(path))
    choose(window, "save")
    type_subject(window.document, "ใหม่")
    choose(window, "save")
    assert [change.by.name for change in read_report(path).history.changes] == [name]


def test_the_name_can_be_changed(window: MainWindow, saved: Path, clerk: Clerk) -> None:
    clerk.will(lambda dialog: dialog.fields.name_edit.set_value("ชื่อใหม่") or accept(dialog))
    choose(window, "official")
    assert window.settings.official_name == "ชื่อใหม่"
    assert window.settings.official_position == WHO.position


# Hand over


def test_the_copy_is_proposed_beside_the_file_and_told(
    window: MainWindow, clerk: Clerk, saved: Path, tmp_path: Path
) -> None:
    proposed: list[str] = []

    def look(dialog: Any) -> object:
        proposed.extend(dialog.selectedFiles())
        return choose_file(tmp_path / "copy")(dialog)

    clerk.will(TO_NEXT, look, press("ok"))
    choose(window, "hand_over")
    assert [Path(name).parent for name in proposed] == [saved.parent]
    assert "1" in Path(proposed[0]).name
    assert str(tmp_path / "copy.db") in clerk.details[-1].replace("\u200b", "")
    assert read_report(tmp_path / "copy.db").history.hand_overs[0].receiver == NEXT


def test_what_is_not_saved_is_saved_first(window: MainWindow, clerk: Clerk, saved: Path, tmp_path: Path) -> None:
    leave_unfinished(editor(window, "memo.to"), "นายก")
    clerk.will(TO_NEXT, choose_file(tmp_path / "copy.db"), press("ok"))
    choose(window, "hand_over")
    for file in (saved, tmp_path / "copy.db"):
        opened = read_report(file)
        assert "นายก" in opened.report.memo.to
        assert opened.history.step == 1


@pytest.mark.parametrize("answers", [(cancel,), (TO_NEXT, cancel)])
def test_cancelling_marks_nothing(answers: tuple[Answer, ...], window: MainWindow, clerk: Clerk, saved: Path) -> None:
    clerk.will(*answers)
    choose(window, "hand_over")
    assert read_report(saved).history == NO_HISTORY


def test_without_a_name_or_a_file_nothing_is_handed_over(window: MainWindow, clerk: Clerk) -> None:
    window.files.new(2567)
    clerk.will(cancel)
    choose(window, "hand_over")
    forget_name(window)
    clerk.will(cancel)
    choose(window, "hand_over")
    assert window.document.file is None


def pull_out(stick: Path) -> Answer:
    """Choose a file on a stick that is pulled out then."""

    def answer(dialog: Any) -> object:
        stick.mkdir()
        accepted = choose_file(stick / "copy.db")(dialog)
        stick.rmdir()
        return accepted

    return answer


@pytest.mark.parametrize("again", [True, False])
def test_another_place_is_offered_when_the_copy_cannot_be_written(
    again: bool, window: MainWindow, clerk: Clerk, saved: Path, tmp_path: Path
) -> None:
    clerk.will(TO_NEXT, pull_out(tmp_path / "stick"))
    if again:
        clerk.will(press("again"), pull_out(tmp_path / "stick"), press("again"))
        clerk.will(choose_file(tmp_path / "copy.db"), press("ok"))
    else:
        clerk.will(press("cancel"))
    choose(window, "hand_over")
    assert read_report(saved).history.step == int(again)
    assert (tmp_path / "copy.db").exists() is again


def test_an_own_file_that_cannot_be_marked_is_told_with_the_copy(
    window: MainWindow, clerk: Clerk, saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise CannotWrite("{path} is write-protected. Save it under another name or elsewhere.", path=saved)

    monkeypatch.setattr(Document, "_write", refuse)
    clerk.will(TO_NEXT, choose_file(tmp_path / "copy.db"), press("ok"))
    choose(window, "hand_over")
    assert "copy.db" in clerk.texts[-1]
    assert "รายงาน.db" in clerk.texts[-1]
    assert read_report(tmp_path / "copy.db").history.step == 1
    assert (read_report(saved).history.step, window.document.session.history.step) == (0, 0)


def test_a_file_that_others_have_changed_is_not_handed_over(
    window: MainWindow, clerk: Clerk, saved: Path, tmp_path: Path
) -> None:
    write_report(window.document.session.report, saved, notes={"by": "another"}, replace=True)
    clerk.will(TO_NEXT, choose_file(tmp_path / "copy.db"), press("ok"))
    choose(window, "hand_over")
    assert not (tmp_path / "copy.db").exists()


def test_a_file_that_is_only_read_is_saved_elsewhere_first(
    window: MainWindow, clerk: Clerk, saved: Path, tmp_path: Path
) -> None:
    window.document.open(saved, read_only=True)
    clerk.will(press("save_as"), choose_file(tmp_path / "own.db"))
    clerk.will(TO_NEXT, choose_file(tmp_path / "copy.db"), press("ok"))
    choose(window, "hand_over")
    assert (read_report(saved).history.step, read_report(tmp_path / "own.db").history.step) == (0, 1)


# Accept


def test_what_waits_is_shown_at_opening_and_can_be_accepted(
    window: MainWindow, clerk: Clerk, path: Path, tmp_path: Path
) -> None:
    receive(path, tmp_path / "2")
    clerk.will(accept)
    window.files.open(path)
    assert NEXT.name in said(clerk.seen[-1])
    assert read_report(path).history.hand_overs[0].accepted_by == WHO
    window.files.close_report()
    window.files.open(path)


def test_later_leaves_it_waiting_until_the_command(
    window: MainWindow, clerk: Clerk, path: Path, tmp_path: Path
) -> None:
    receive(path, tmp_path / "2")
    clerk.will(cancel)
    window.files.open(path)
    assert read_report(path).history.waiting is not None
    choose(window, "accept")
    assert read_report(path).history.waiting is None
    clerk.will(press("ok"))
    choose(window, "accept")


def test_the_sender_is_not_asked_to_accept_his_own(
    window: MainWindow, clerk: Clerk, path: Path, tmp_path: Path
) -> None:
    receive(path, tmp_path / "2", sender=WHO, receiver=NEXT)
    window.files.open(path)
    assert clerk.seen == []


@pytest.mark.parametrize(("answer", "by"), [(accept, WHO), (cancel, None)])
def test_the_receivers_name_is_proposed_on_a_new_computer(
    answer: Answer, by: Official | None, window: MainWindow, clerk: Clerk, path: Path, tmp_path: Path
) -> None:
    receive(path, tmp_path / "2")
    forget_name(window)
    clerk.will(accept, answer)
    window.files.open(path)
    [step] = read_report(path).history.hand_overs
    assert (step.accepted_by if step.accepted_at else None) == by
    assert window.settings.official_name == (by.name if by else "")


def test_a_report_without_a_file_is_saved_before_it_is_accepted(
    window: MainWindow, clerk: Clerk, path: Path, tmp_path: Path
) -> None:
    receive(path, tmp_path / "2")
    opened = read_report(path)
    window.document.show_salvaged(opened.report, opened.history)
    window.show_report()
    clerk.will(cancel)
    choose(window, "accept")
    assert window.document.session.history.waiting is not None
    clerk.will(choose_file(tmp_path / "own.db"))
    choose(window, "accept")
    assert read_report(tmp_path / "own.db").history.waiting is None


def test_accepting_a_file_that_was_taken_over_is_told(
    window: MainWindow, clerk: Clerk, path: Path, tmp_path: Path
) -> None:
    receive(path, tmp_path / "2")
    clerk.will(cancel)
    window.files.open(path)
    other = Document(desk=make_desk(tmp_path / "2", NEXT.name, run="beef" * 4))
    other.open(path)
    clerk.will(press("ok"))
    choose(window, "accept")
    assert NEXT.name in clerk.texts[-1]
    other.close()


# The history of a field


def test_the_history_of_the_field_in_focus(window: MainWindow, clerk: Clerk, saved: Path) -> None:
    editor(window, "memo.subject")
    clerk.will(press("ok"))
    choose(window, "field_history")
    type_subject(window.document, "ใหม่")
    choose(window, "save")
    editor(window, "memo.subject").setFocus()
    clerk.will(cancel)
    choose(window, "field_history")
    assert "ใหม่" in said(clerk.seen[-1])


@pytest.mark.parametrize("is_ours", [False, True])
def test_what_another_program_has_changed_is_told_when_the_file_is_opened(
    is_ours: bool, window: MainWindow, clerk: Clerk, saved: Path
) -> None:
    window.files.close_report()
    if not is_ours:
        with closing(sqlite3.connect(saved)) as connection, connection:
            connection.execute("UPDATE report SET memo_subject = 'แอบแก้'")
        clerk.will(press("ok"))
    window.files.open(saved)
    assert [text for text in clerk.texts if "โปรแกรมอื่น" in text] == clerk.texts
    assert len(clerk.texts) == (not is_ours)
