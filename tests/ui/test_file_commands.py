import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.desks import make_desk
from ita_desktop.app.lock import notice_path
from ita_desktop.core.blank import blank_report
from ita_desktop.core.limits import MAX_LINE, MAX_MEASURES
from ita_desktop.core.report import Measure
from ita_desktop.storage import read_report, write_report
from ita_desktop.ui.main_window import MainWindow
from ui.driving import Answer, Clerk, Opened, cancel, choose, choose_file, editor, enter, focused, open_window, press
from ui.keyboard import leave_unfinished, type_text


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    window, clerk = open_window(tmp_path)
    yield window, clerk
    window.leave()
    assert clerk.is_done()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "รายงาน.db"


@pytest.fixture
def saved(window: MainWindow, clerk: Clerk, path: Path) -> Path:
    """Let the window have a report that is saved in a file."""
    window.files.new(2567)
    clerk.will(choose_file(path))
    choose(window, "save")
    return path


def type_subject(window: MainWindow, text: str) -> None:
    window.document.session.set_value("memo.subject", text)


def subject(path: Path) -> str:
    return read_report(path).report.memo.subject


@pytest.mark.parametrize(("answer", "year"), [(enter("2570"), 2570), (cancel, None)])
def test_new_asks_for_the_year(answer: Answer, year: int | None, window: MainWindow, clerk: Clerk) -> None:
    clerk.will(answer)
    choose(window, "new")
    assert (window.document.session.report.fiscal_year if window.has_report else None) == year


def test_a_report_without_a_file_is_saved_under_a_name(window: MainWindow, clerk: Clerk, path: Path) -> None:
    window.files.new(2569)
    clerk.will(choose_file(path.with_suffix("")))
    choose(window, "save")
    assert read_report(path).report.fiscal_year == 2569
    assert not window.isWindowModified()


def test_saving_again_asks_nothing(window: MainWindow, saved: Path) -> None:
    type_subject(window, "ใหม่")
    choose(window, "save")
    assert subject(saved) == "ใหม่"


def test_save_takes_what_is_still_being_typed(window: MainWindow, saved: Path) -> None:
    field = editor(window, "memo.to")
    field.setFocus()
    type_text(field, "นายก")
    leave_unfinished(field, "เทศมนตรี")
    choose(window, "save")
    assert read_report(saved).report.memo.to == "นายกเทศมนตรี"


def test_save_as_makes_another_file(window: MainWindow, clerk: Clerk, saved: Path, tmp_path: Path) -> None:
    type_subject(window, "อีกฉบับ")
    clerk.will(choose_file(tmp_path / "b.db"))
    choose(window, "save_as")
    assert (subject(tmp_path / "b.db"), subject(saved)) == ("อีกฉบับ", blank_report(2567).memo.subject)
    assert window.windowTitle().startswith("b.db")


@pytest.mark.parametrize(("answer", "kept"), [("save_as", "theirs"), ("replace", "ours"), ("cancel", "theirs")])
def test_a_file_changed_by_others(answer: str, kept: str, window: MainWindow, clerk: Clerk, saved: Path) -> None:
    theirs = blank_report(2569)
    write_report(theirs, saved, replace=True)
    type_subject(window, "ours")
    clerk.will(press(answer), *([choose_file(saved.with_name("b.db"))] if answer == "save_as" else []))
    choose(window, "save")
    assert subject(saved) == (theirs.memo.subject if kept == "theirs" else "ours")
    assert window.document.is_changed is (answer == "cancel")


def test_a_folder_that_is_gone_costs_nothing(window: MainWindow, clerk: Clerk, tmp_path: Path) -> None:
    window.files.new(2567)
    type_subject(window, "ยังอยู่")
    gone = tmp_path / "stick"
    gone.mkdir()

    def choose_what_goes(dialog: Any) -> object:
        accepted = choose_file(gone / "a.db")(dialog)
        gone.rmdir()
        return accepted

    clerk.will(choose_what_goes)
    clerk.will(press("save_as"), choose_file(tmp_path / "b.db"))
    choose(window, "save")
    assert subject(tmp_path / "b.db") == "ยังอยู่"


def test_what_no_file_takes_is_told_and_kept(window: MainWindow, clerk: Clerk, saved: Path) -> None:
    section = window.document.session.report.measures.sections[0].id
    window.document.session.set_value(f"measures.sections[{section}].measures", (Measure(),) * (MAX_MEASURES + 1))
    clerk.will(press("ok"))
    choose(window, "save")
    assert window.document.is_changed


def test_a_refused_save_leads_to_the_field_that_it_names(window: MainWindow, clerk: Clerk, saved: Path) -> None:
    window.document.session.set_value("memo.to", "ก" * (MAX_LINE + 1))
    window.show_field("narrative.title")
    clerk.will(press("ok"))
    choose(window, "save")
    assert clerk.texts[-1].startswith("เรียน: ")
    assert focused() == "memo.to"


def test_a_file_is_opened(window: MainWindow, clerk: Clerk, path: Path) -> None:
    write_report(blank_report(2565), path)
    clerk.will(choose_file(path))
    choose(window, "open")
    assert window.document.session.report.fiscal_year == 2565
    assert window.settings.recent == (str(path),)
    assert window.settings.last_folder == str(path.parent)


@pytest.mark.parametrize("content", [b"", b"no report", b"SQLite format 3\0"])
def test_what_is_no_report_is_told(content: bytes, window: MainWindow, clerk: Clerk, path: Path) -> None:
    path.write_bytes(content)
    clerk.will(press("ok"))
    assert not window.files.open(path)
    assert not window.has_report
    assert path.name in clerk.texts[0]


@pytest.mark.parametrize(("answer", "recent"), [("forget", 0), ("ok", 1)])
def test_a_recent_file_that_is_gone(answer: str, recent: int, window: MainWindow, clerk: Clerk, path: Path) -> None:
    window.settings.remember(str(path))
    clerk.will(press(answer))
    window.files.open(path)
    assert len(window.settings.recent) == recent


LEAVES = {
    "new": lambda window: window.files.new(2568),
    "sample": lambda window: window.files.sample(),
    "open": lambda window: window.files.open(Path("missing.db")),
    "close": lambda window: window.files.close_report(),
    "quit": lambda window: window.close(),
}


@pytest.mark.parametrize("leave", LEAVES.values(), ids=LEAVES)
def test_unsaved_work_is_not_left_without_a_question(leave: Answer, window: MainWindow, clerk: Clerk) -> None:
    window.files.new(2567)
    type_subject(window, "ยังอยู่")
    clerk.will(press("cancel"))
    leave(window)
    assert window.has_report
    assert window.document.session.report.memo.subject == "ยังอยู่"


def test_what_is_still_being_typed_is_unsaved_work(window: MainWindow, clerk: Clerk) -> None:
    window.files.new(2567)
    leave_unfinished(editor(window, "memo.to"), "นายก")
    clerk.will(press("cancel"))
    choose(window, "close")
    assert window.has_report


@pytest.mark.parametrize(("answer", "text"), [("save", "ใหม่"), ("discard", "เดิม")])
def test_leaving_saves_or_not(answer: str, text: str, window: MainWindow, clerk: Clerk, saved: Path) -> None:
    type_subject(window, "เดิม")
    choose(window, "save")
    type_subject(window, "ใหม่")
    clerk.will(press(answer))
    choose(window, "close")
    assert not window.has_report
    assert subject(saved) == text


def test_a_save_that_was_cancelled_keeps_the_report_open(window: MainWindow, clerk: Clerk) -> None:
    window.files.new(2567)
    type_subject(window, "ยังอยู่")
    clerk.will(press("save"), cancel)
    choose(window, "close")
    assert window.has_report


def test_what_was_undone_needs_no_question(window: MainWindow, saved: Path) -> None:
    type_subject(window, "ใหม่")
    choose(window, "undo")
    choose(window, "close")
    assert not window.has_report


# Who shares the file


@pytest.fixture
def at_desk(tmp_path: Path) -> Iterator[Opened]:
    window, clerk = open_window(tmp_path, make_desk(tmp_path / "pc", "ใจดี"))
    yield window, clerk
    window.leave()
    window.document.close()
    assert clerk.is_done()


def put_up(path: Path, **told: object) -> None:
    """Put a notice beside a report as a stranger may."""
    notice_path(path).write_text(json.dumps({"run": "beef" * 4, **told}), encoding="utf-8")


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"name": "ตั้งใจ", "computer": "PC-7", "since": "2024-10-09T12:00:00+00:00"}, ("ตั้งใจ", "PC-7", "9 ต.ค. 2567")),
        ({}, ("ผู้ใช้คนอื่น", "ไม่ทราบ")),
        ({"name": "<b>ก</b>", "since": "0001-01-01T00:00:00+14:00"}, ("<b>ก</b>", "ไม่ทราบ")),
    ],
)
def test_who_has_the_file_open_is_told(
    told: dict[str, object], words: tuple[str, ...], at_desk: tuple[MainWindow, Clerk], path: Path
) -> None:
    window, clerk = at_desk
    write_report(blank_report(2567), path)
    put_up(path, **told)
    clerk.will(press("cancel"))
    assert not window.files.open(path)
    question = f"{clerk.texts[0]} {clerk.details[0]}".replace("\u200b", "")
    assert all(word in question for word in (*words, path.name))
    assert not window.has_report


@pytest.mark.parametrize(("answer", "read_only"), [("read", True), ("take", False)])
def test_a_file_in_use_is_read_or_taken_over(
    answer: str, read_only: bool, at_desk: tuple[MainWindow, Clerk], path: Path
) -> None:
    window, clerk = at_desk
    write_report(blank_report(2567), path)
    put_up(path)
    clerk.will(press(answer))
    window.files.open(path)
    assert window.document.file is not None
    assert window.document.file.read_only is read_only
    assert (window.document.holder(path) is None) is not read_only


def test_leaving_the_report_takes_the_notice_down(at_desk: tuple[MainWindow, Clerk], path: Path) -> None:
    window, _ = at_desk
    write_report(blank_report(2567), path)
    for leave in (window.files.close_report, lambda: window.files.new(2568), window.files.sample):
        window.files.open(path)
        assert notice_path(path).exists()
        leave()
        assert not notice_path(path).exists()


def test_an_earlier_version_that_is_not_kept_is_told(at_desk: tuple[MainWindow, Clerk], path: Path) -> None:
    window, _ = at_desk
    write_report(blank_report(2567), path)
    window.files.open(path)
    desk = window.document.desk
    assert desk is not None
    desk.folder.mkdir(exist_ok=True)
    desk.backups.write_bytes(b"a file in place of the folder")
    type_subject(window, "ใหม่")
    choose(window, "save")
    assert subject(path) == "ใหม่"
    assert "ฉบับก่อนหน้า" in window.statusBar().currentMessage()


@pytest.mark.parametrize("name", ["/", ".", "a\0b.db"])
def test_what_can_be_no_file_is_told(name: str, at_desk: tuple[MainWindow, Clerk]) -> None:
    window, clerk = at_desk
    clerk.will(press("ok"))
    assert not window.files.open(Path(name))
