import os
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.desks import DEAD, leave_lock, make_desk
from ita_desktop.app import places
from ita_desktop.app.desk import Desk
from ita_desktop.app.lock import Lock, notice_path
from ita_desktop.app.settings import Settings
from ita_desktop.core.history import Change, HandOver, History, Official
from ita_desktop.core.limits import validate_history
from ita_desktop.storage import RUN

NOW = datetime(2024, 10, 9, tzinfo=UTC)
TEMPORARY = "~ita-{run}-0123456789abcdef.tmp"


def test_who_works_here(tmp_path: Path) -> None:
    assert make_desk(tmp_path, "ใจดี มีสุข", "นักวิเคราะห์ฯ").official == Official("ใจดี มีสุข", "นักวิเคราะห์ฯ")
    assert make_desk(tmp_path).official == Official()


@pytest.mark.parametrize("name", ["ก" * 5000, "a\0b\x1b[0m\n c", "กํา e\u0301", " \t"])
def test_whatever_stands_in_the_settings_can_be_saved(name: str, tmp_path: Path) -> None:
    official = make_desk(tmp_path, name, name).official
    step = HandOver(NOW, official, official, accepted_at=NOW, accepted_by=official)
    validate_history(History((step,), (Change(0, "memo.to", "changed", None, "ก", NOW, official),)))


def test_the_folders_lie_with_the_programs_data(folders: dict[str, Path], tmp_path: Path) -> None:
    desk = Desk(Settings(tmp_path / "settings.ini"))
    data = folders["data_folder"]
    assert (desk.run.folder, desk.backups) == (data / "recovery", data / "backups")
    desk.end()


def test_a_portable_program_keeps_all_beside_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "program_folder", lambda: tmp_path)
    (tmp_path / places.MARKER).touch()
    desk = Desk(Settings(tmp_path / "settings.ini"))
    assert desk.run.folder == tmp_path / "recovery"
    assert (tmp_path / "recovery" / f"{RUN}.lock").exists()
    desk.end()


def leave_temporary(folder: Path, run: str, age: float = 0) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / TEMPORARY.format(run=run)
    path.write_bytes(b"half")
    os.utime(path, (time.time() - age,) * 2)
    return path


def test_the_sweep_takes_what_killed_runs_have_left(tmp_path: Path) -> None:
    desk = make_desk(tmp_path / "pc")
    report = tmp_path / "stick" / "รายงาน.db"
    leave_lock(desk.run.folder)
    folders = (desk.run.folder, desk.backups / "รายงาน-1", report.parent)
    gone = [leave_temporary(folder, DEAD) for folder in folders]
    kept = [leave_temporary(folder, run) for folder in folders for run in (RUN, "beef" * 4)]
    kept += [report.with_name(name) for name in ("~ita-x.tmp", "~$รายงาน.docx", "a.tmp")]
    for path in kept[-3:]:
        path.touch()
    notice_path(report).write_text(f'{{"run": "{DEAD}"}}')
    desk.sweep([str(report), str(report), str(tmp_path / "gone" / "a.db"), "a\0.db", ""])
    assert [path for path in (*gone, notice_path(report)) if path.exists()] == []
    assert all(path.exists() for path in kept)
    desk.end()


def test_the_sweep_leaves_the_notice_of_whoever_works_on_it(tmp_path: Path) -> None:
    report = tmp_path / "รายงาน.db"
    one, other = make_desk(tmp_path / "1"), make_desk(tmp_path / "2", run="beef" * 4)
    Lock(report, other.run).take(other.official, NOW)
    one.sweep([str(report)])
    assert notice_path(report).exists()


def test_whether_there_are_copies_is_told_without_looking_at_them(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    assert not desk.has_copies
    (desk.run.folder / "x.db").touch()
    assert desk.has_copies
    assert not Desk(desk.settings, tmp_path / "settings.ini" / "data").has_copies
    desk.end()


def test_nothing_to_sweep_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    Desk(Settings(tmp_path / "settings.ini"), tmp_path / "file" / "data").sweep([])


def test_a_desk_that_was_not_used_ends(tmp_path: Path) -> None:
    make_desk(tmp_path).end()
    assert not (tmp_path / "data").exists()
