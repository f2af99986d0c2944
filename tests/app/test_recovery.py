import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.desks import DEAD, leave_lock, make_desk, type_subject
from ita_desktop.app import recovery
from ita_desktop.app.desk import Desk
from ita_desktop.app.files import Document
from ita_desktop.app.recovery import Orphan, Recovery, adopt, find_orphans, forget, own_copy
from ita_desktop.app.runs import Run
from ita_desktop.core.blank import blank_report
from ita_desktop.core.history import Change, History, Official
from ita_desktop.core.limits import MAX_MEASURES
from ita_desktop.core.report import Measure, Report
from ita_desktop.errors import CannotWrite, UserError
from ita_desktop.storage import read_report, write_report

OTHER = "beef" * 4
NOON = datetime(2024, 10, 9, 12, tzinfo=UTC)
HISTORY = History(changes=(Change(0, "memo.subject", "changed", "", "ก", NOON, Official("ใจดี")),))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


@pytest.fixture
def document(desk: Desk) -> Document:
    document = Document(desk=desk)
    document.new(2567)
    return document


@pytest.fixture
def keeper(document: Document, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Recovery]:
    monkeypatch.setattr(recovery, "PAUSE_MS", 0)
    keeper = Recovery(document, desk.run)
    yield keeper
    keeper.close()


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Return a run that is alive, with the lock file of one that was killed."""
    run = Run(tmp_path / "recovery")
    leave_lock(run.folder)
    return run


def leave_copy(run: Run, name: str = DEAD, subject: str = "ค้างอยู่", **notes: str) -> Path:
    """Leave the unsaved work of a run."""
    report = blank_report(2567)
    report = replace(report, memo=replace(report.memo, subject=subject))
    path = run.folder / f"{name}.db"
    write_report(report, path, history=HISTORY, notes={"recovery.time": NOON.isoformat(), **notes}, replace=True)
    return path


def written(document: Document, desk: Desk) -> bool:
    """Tell whether the copy holds what was typed."""
    copy = own_copy(desk.run)
    return copy.exists() and read_report(copy).report == document.session.report


@pytest.mark.usefixtures("keeper")
def test_typing_is_kept_also_for_a_report_without_file(document: Document, desk: Desk, qtbot: QtBot) -> None:
    for text in ("ก", "กี่"):
        type_subject(document, text)
        qtbot.waitUntil(lambda: written(document, desk))
    assert not read_report(own_copy(desk.run)).notes.keys() & {"recovery.path", "recovery.sha256"}


@pytest.mark.usefixtures("keeper")
def test_the_copy_tells_to_which_file_the_work_belongs(
    document: Document, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    document.save_as(tmp_path / "รายงาน.db")
    type_subject(document, "ก")
    qtbot.waitUntil(lambda: written(document, desk))
    opened = read_report(own_copy(desk.run))
    assert document.file is not None
    assert opened.notes["recovery.path"] == str(tmp_path / "รายงาน.db")
    assert opened.notes["recovery.sha256"] == document.file.sha256


@pytest.mark.usefixtures("keeper")
@pytest.mark.parametrize("end", ["save", "undo", "close", "new"])
def test_the_copy_goes_when_nothing_is_unsaved(
    end: str, document: Document, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    type_subject(document, "ก")
    qtbot.waitUntil(lambda: written(document, desk))
    actions: dict[str, Callable[[], object]] = {
        "save": lambda: document.save_as(tmp_path / "a.db"),
        "undo": document.session.stack.undo,
        "close": document.close,
        "new": lambda: document.new(2568),
    }
    actions[end]()
    assert not own_copy(desk.run).exists()


def test_a_copy_that_is_being_written_during_a_save_goes_too(
    document: Document,
    desk: Desk,
    keeper: Recovery,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    saved, left = Event(), []

    def write_late(report: Report, path: Path, **more: Any) -> None:
        saved.wait(10)
        write_report(report, path, **more)
        left.append(path)

    monkeypatch.setattr(recovery, "write_report", write_late)
    type_subject(document, "ก")
    keeper.keep()
    document.save_as(tmp_path / "a.db")
    saved.set()
    qtbot.waitUntil(lambda: keeper._job.idle)
    assert left == [own_copy(desk.run)]
    assert not left[0].exists()


def test_what_was_left_unsaved_on_purpose_is_not_kept(document: Document, desk: Desk, keeper: Recovery) -> None:
    type_subject(document, "ก")
    keeper.keep()
    keeper.close()
    assert not own_copy(desk.run).exists()


@pytest.mark.usefixtures("keeper")
def test_a_folder_that_was_tidied_away_is_made_again(document: Document, desk: Desk, qtbot: QtBot) -> None:
    shutil.rmtree(desk.run.folder)
    type_subject(document, "ก")
    qtbot.waitUntil(lambda: written(document, desk))


def test_a_copy_that_cannot_be_written_is_told_once_until_it_can(
    document: Document, desk: Desk, keeper: Recovery, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    told: list[UserError] = []
    keeper.failed.connect(told.append)

    def type_and_wait(text: str) -> None:
        type_subject(document, text)
        keeper.keep()
        qtbot.waitUntil(lambda: keeper._job.idle)

    def refuse(*_: object, **__: object) -> None:
        raise CannotWrite("There is no room left for {path}. Delete something there or save it elsewhere.", path="")

    for _ in range(2):
        with monkeypatch.context() as patch:
            patch.setattr(recovery, "write_report", refuse)
            type_and_wait("ก")
            type_and_wait("ข")
        type_and_wait("ค")
        assert written(document, desk)
    assert len(told) == 2


def test_a_slow_drive_holds_up_neither_typing_nor_the_newest_copy(
    document: Document, desk: Desk, keeper: Recovery, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    go_on, begun = Event(), Event()

    def write_slowly(*values: Any, **names: Any) -> str:
        begun.set()
        go_on.wait(10)
        return write_report(*values, **names)

    monkeypatch.setattr(recovery, "write_report", write_slowly)
    type_subject(document, "แรก")
    qtbot.waitUntil(begun.is_set)
    for text in ("สอง", "สาม"):  # while the first copy is still on its way
        type_subject(document, text)
        qtbot.wait(20)
    go_on.set()
    qtbot.waitUntil(lambda: written(document, desk))
    assert keeper is not None


def test_what_no_file_takes_is_told(document: Document, keeper: Recovery, qtbot: QtBot) -> None:
    section = document.session.report.measures.sections[0].id
    with qtbot.waitSignal(keeper.failed):
        document.session.set_value(f"measures.sections[{section}].measures", (Measure(),) * (MAX_MEASURES + 1))


@pytest.mark.usefixtures("keeper")
def test_a_file_whose_name_is_no_text_is_kept_without_its_name(
    document: Document, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    document.save_as(tmp_path / os.fsdecode(b"\xff.db"))
    type_subject(document, "ก")
    qtbot.waitUntil(lambda: written(document, desk))
    assert "recovery.path" not in read_report(own_copy(desk.run)).notes


def test_the_work_of_a_killed_run_is_found(run: Run) -> None:
    leave_copy(run, **{"recovery.path": "/งาน/ก.db", "recovery.sha256": "00"})
    [orphan] = find_orphans(run)
    assert (orphan.report.memo.subject, orphan.history) == ("ค้างอยู่", HISTORY)
    assert (orphan.file, orphan.sha256, orphan.time) == (Path("/งาน/ก.db"), "00", NOON)


def test_the_newest_work_comes_first(run: Run) -> None:
    for number, time in enumerate(("2024-10-09T12:00:00+00:00", "2024-10-10T01:00:00+00:00", "2024-10-10T02:00:00")):
        leave_copy(run, f"{number:016x}", str(number), **{"recovery.time": time})
    times = [orphan.time for orphan in find_orphans(run)]
    assert times == sorted(times, reverse=True)
    assert len(times) == 3


def test_the_work_of_living_runs_is_not_offered(run: Run) -> None:
    other = Run(run.folder, OTHER)
    for name in (run.name, other.name):
        leave_copy(run, name)
    assert find_orphans(run) == []
    other.end()


DAMAGE = {
    "cut": lambda path: path.write_bytes(path.read_bytes()[:5000]),
    "empty": lambda path: path.write_bytes(b""),
    "foreign": lambda path: path.write_text("no report"),
    "no time": lambda path: write_report(blank_report(2567), path, replace=True),
    "wrong time": lambda path: write_report(blank_report(2567), path, notes={"recovery.time": "x"}, replace=True),
    "first day": lambda path: write_report(
        blank_report(2567), path, notes={"recovery.time": "0001-01-01T00:00:00+14:00"}, replace=True
    ),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_copy_that_cannot_be_read_is_neither_offered_nor_deleted(damage: object, run: Run) -> None:
    path = leave_copy(run)
    damage(path)  # type: ignore[operator]
    before = path.read_bytes()
    assert find_orphans(run) == []
    assert path.read_bytes() == before


def test_without_a_folder_nothing_is_found(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert find_orphans(Run(tmp_path / "file" / "recovery")) == []


def test_work_that_is_not_wanted_goes_and_is_gone_only_once(run: Run) -> None:
    leave_copy(run)
    [orphan] = find_orphans(run)
    for _ in range(2):
        forget(orphan)
    assert find_orphans(run) == []


def test_adopted_work_survives_being_killed_again(run: Run) -> None:
    leave_copy(run)
    [orphan] = find_orphans(run)
    adopt(orphan, run)
    assert find_orphans(run) == []
    run.end()
    leave_lock(run.folder, run.name)
    [again] = find_orphans(Run(run.folder, OTHER))
    assert again.report == orphan.report


def test_adopting_what_another_program_has_taken_is_no_fault(run: Run) -> None:
    adopt(Orphan(run.folder / "gone.db", blank_report(2567), HISTORY, None, "", NOON), run)
    assert not own_copy(run).exists()
