from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from app.desks import DEAD, leave_lock, make_desk, type_subject
from ita_desktop import storage
from ita_desktop.app.desk import Desk
from ita_desktop.app.files import Document
from ita_desktop.app.recovery import own_copy
from ita_desktop.core.blank import blank_report
from ita_desktop.core.history import NO_HISTORY, Change, History, Official
from ita_desktop.core.report import Report
from ita_desktop.errors import DamagedFile, Message
from ita_desktop.storage import read_report, write_report
from ita_desktop.ui.main_window import MainWindow
from ui.driving import Clerk, Opened, accept, cancel, choose, choose_file, open_window, press

NOON = datetime(2024, 10, 9, 12, tzinfo=UTC)
BLANK = blank_report(2567)
WORK = replace(BLANK, memo=replace(BLANK.memo, subject="ค้างอยู่"))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path / "pc", "ใจดี")


@pytest.fixture
def opened(tmp_path: Path, desk: Desk) -> Iterator[Opened]:
    window, clerk = open_window(tmp_path, desk)
    window.settings.preview_shown = False
    yield window, clerk
    window.leave()
    window.document.close()
    assert clerk.is_done()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "รายงาน.db"


def leave_work(desk: Desk, path: Path | None, sha256: str = "", report: Report = WORK, name: str = DEAD) -> Path:
    """Leave the unsaved work of a run that was killed."""
    leave_lock(desk.run.folder, name)
    copy = desk.run.folder / f"{name}.db"
    notes = {"recovery.time": NOON.isoformat()}
    if path is not None:
        notes |= {"recovery.path": str(path), "recovery.sha256": sha256}
    write_report(report, copy, notes=notes, replace=True)
    return copy


def press_row(window: MainWindow, kind: str) -> None:
    window.recovering.look()
    button = window.start.findChild(QPushButton, f"start.{kind}.0")
    assert isinstance(button, QPushButton)
    button.click()


def subject(window: MainWindow) -> str:
    return window.document.session.report.memo.subject


# Unsaved work


def test_work_is_taken_up_and_saved_to_its_file(window: MainWindow, desk: Desk, path: Path) -> None:
    copy = leave_work(desk, path, write_report(BLANK, path))
    press_row(window, "recover")
    assert (subject(window), window.isWindowModified()) == ("ค้างอยู่", True)
    assert window.windowTitle().startswith(path.name)
    assert not copy.exists()
    assert read_report(own_copy(desk.run)).report == WORK  # should we be killed too
    choose(window, "save")
    assert read_report(path).report.memo.subject == "ค้างอยู่"


@pytest.mark.parametrize("fate", ["changed", "gone"])
def test_work_whose_file_is_another_now_is_shown_beside_it(
    fate: str, window: MainWindow, clerk: Clerk, desk: Desk, path: Path, tmp_path: Path
) -> None:
    leave_work(desk, path, "00")
    if fate == "changed":
        write_report(BLANK, path)
    clerk.will(press("ok"))
    press_row(window, "recover")
    assert path.name in clerk.texts[-1]
    assert (subject(window), window.document.file) == ("ค้างอยู่", None)
    clerk.will(choose_file(tmp_path / "b.db"))
    choose(window, "save")
    assert path.exists() is (fate == "changed")


def test_work_that_never_had_a_file_is_taken_up_without_a_word(window: MainWindow, clerk: Clerk, desk: Desk) -> None:
    leave_work(desk, None)
    press_row(window, "recover")
    assert (subject(window), clerk.texts) == ("ค้างอยู่", [])


@pytest.mark.parametrize(("answer", "stays"), [("keep", True), ("forget", False)])
def test_work_is_thrown_away_only_when_said_twice(
    answer: str, stays: bool, window: MainWindow, clerk: Clerk, desk: Desk
) -> None:
    copy = leave_work(desk, None)
    clerk.will(press(answer))
    press_row(window, "forget")
    assert copy.exists() is stays
    assert window.start._unsaved is not None
    assert window.start._unsaved.isVisible() is stays


def test_what_is_open_and_unsaved_is_not_lost_by_taking_up_other_work(
    window: MainWindow, clerk: Clerk, desk: Desk
) -> None:
    copy = leave_work(desk, None)
    window.recovering.look()
    window.files.new(2568)
    type_subject(window.document, "อีกเรื่อง")
    clerk.will(press("cancel"))
    press_row(window, "recover")
    assert (subject(window), copy.exists()) == ("อีกเรื่อง", True)


@pytest.mark.parametrize(
    ("answer", "shown", "stays"), [("recover", "ค้างอยู่", False), ("later", BLANK.memo.subject, True)]
)
def test_opening_the_file_offers_the_work_on_it(
    answer: str, shown: str, stays: bool, window: MainWindow, clerk: Clerk, desk: Desk, path: Path
) -> None:
    copy = leave_work(desk, path, write_report(BLANK, path))
    clerk.will(press(answer))
    window.files.open(path)
    assert (subject(window), copy.exists()) == (shown, stays)
    assert window.document.file is not None
    assert window.document.file.path == path


def test_work_that_has_been_saved_since_is_forgotten(window: MainWindow, clerk: Clerk, desk: Desk, path: Path) -> None:
    copy = leave_work(desk, path, "00")
    write_report(WORK, path)
    window.files.open(path)
    assert (clerk.texts, copy.exists()) == ([], False)


def test_work_on_another_file_is_not_offered(window: MainWindow, clerk: Clerk, desk: Desk, path: Path) -> None:
    leave_work(desk, path.with_name("b.db"), "00")
    write_report(BLANK, path)
    window.files.open(path)
    assert clerk.texts == []


def test_a_damaged_copy_hinders_nothing(window: MainWindow, desk: Desk) -> None:
    copy = leave_work(desk, None)
    copy.write_bytes(copy.read_bytes()[:3000])
    window.recovering.look()
    assert window.start._unsaved is None
    assert copy.exists()


# Earlier versions


def test_an_earlier_version_is_taken_back_as_a_step(window: MainWindow, clerk: Clerk, path: Path) -> None:
    window.files.new(2567)
    type_subject(window.document, "เก่า")
    window.document.save_as(path)
    type_subject(window.document, "ใหม่")
    choose(window, "save")
    clerk.will(accept)
    choose(window, "versions")
    assert (subject(window), window.document.is_changed) == ("เก่า", True)
    choose(window, "undo")
    assert (subject(window), window.document.is_changed) == ("ใหม่", False)
    clerk.will(cancel)
    choose(window, "versions")
    assert subject(window) == "ใหม่"


@pytest.mark.parametrize("is_saved", [True, False])
def test_without_earlier_versions_it_says_so(is_saved: bool, window: MainWindow, clerk: Clerk, path: Path) -> None:
    window.files.new(2567)
    if is_saved:
        window.document.save_as(path)
    clerk.will(press("ok"))
    choose(window, "versions")
    assert "ไม่มีฉบับก่อนหน้า" in clerk.texts[-1]


# Damaged files


@pytest.fixture
def damaged(path: Path) -> Path:
    """Return a damaged report of which there is an earlier version."""
    write_report(WORK, path)
    path.write_bytes(path.read_bytes()[:3000])
    return path


def keep_version(desk: Desk, path: Path) -> None:
    """Keep an earlier version of what lies at the path."""
    document = Document(desk=desk)
    document.new(2567)
    document.session.set_value("memo.subject", "ฉบับก่อน")
    document.save_as(path)
    document.save_as(path.with_name("b.db"))
    document.save_as(path)
    document.close()


@pytest.mark.parametrize("fate", ["damaged", "gone"])
def test_the_versions_of_a_file_that_cannot_be_opened_are_offered(
    fate: str, window: MainWindow, clerk: Clerk, desk: Desk, path: Path
) -> None:
    keep_version(desk, path)
    if fate == "damaged":
        path.write_bytes(path.read_bytes()[:3000])
    else:
        path.unlink()
    clerk.will(press("versions"), accept)
    assert not window.files.open(path)
    assert (subject(window), window.document.file, window.document.is_changed) == ("ฉบับก่อน", None, True)


def test_without_versions_none_are_offered(window: MainWindow, clerk: Clerk, damaged: Path) -> None:
    names: list[str] = []

    def look(box: Any) -> None:
        names.extend(button.objectName() for button in box.buttons())
        press("ok")(box)

    clerk.will(look)
    window.files.open(damaged)
    assert sorted(names) == ["ok", "salvage"]


LOST = (Message("Nothing seems to be lost.", {}), Message("No changes are recorded for this step.", {}))


@pytest.mark.parametrize("lost", [(), LOST])
def test_what_can_be_read_is_shown_with_what_is_lost(
    lost: tuple[Message, ...], window: MainWindow, clerk: Clerk, damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    history = History(changes=(Change(0, "memo.to", "changed", "", "ก", NOON, Official("ใจดี")),))
    asked: list[tuple[bytes, Path]] = []

    def salvage(data: bytes, path: Path) -> SimpleNamespace:
        asked.append((data, path))
        return SimpleNamespace(report=WORK, history=history, lost=lost)

    monkeypatch.setattr(storage, "salvage", salvage, raising=False)
    clerk.will(press("salvage"), press("ok"))
    before = damaged.read_bytes()
    window.files.open(damaged)
    assert asked == [(before, damaged)]
    assert (subject(window), window.document.file, window.document.session.history) == ("ค้างอยู่", None, history)
    assert clerk.details[-1].count("\n–") == len(lost)
    assert damaged.read_bytes() == before


def test_a_file_of_which_nothing_can_be_read_is_told(
    window: MainWindow, clerk: Clerk, damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_data: bytes, path: Path) -> None:
        raise DamagedFile("{path} is damaged or was not copied completely.", path=path)

    monkeypatch.setattr(storage, "salvage", refuse, raising=False)
    clerk.will(press("salvage"), press("ok"))
    window.files.open(damaged)
    assert not window.has_report
    assert window.document.session.history == NO_HISTORY


def zero_the_first_page(data: bytes) -> bytes:
    return bytes(4096) + data[4096:]


def cut_the_end(data: bytes) -> bytes:
    return data[:-5000]


@pytest.mark.parametrize("damage", [zero_the_first_page, cut_the_end])
def test_a_damaged_report_is_read_for_real(
    damage: Callable[[bytes], bytes], window: MainWindow, clerk: Clerk, path: Path
) -> None:
    storage.write_report(WORK, path)
    path.write_bytes(damage(path.read_bytes()))
    clerk.will(press("salvage"), press("ok"))
    window.files.open(path)
    assert window.document.session.report.memo == WORK.memo
    assert (window.document.file, window.document.is_changed) == (None, True)


def test_another_kind_of_file_is_not_read_for_what_is_in_it(window: MainWindow, clerk: Clerk, path: Path) -> None:
    path.write_bytes(b"text " * 2000)
    clerk.will(press("salvage"), press("ok"))
    window.files.open(path)
    assert not window.has_report
