import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.desks import DEAD, leave_lock
from ita_desktop.app.runs import Run
from ita_desktop.storage import RUN

OTHER = "beef" * 4
DAY = 24 * 3600


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "recovery"


@pytest.fixture
def run(folder: Path) -> Run:
    return Run(folder)


def test_this_run_and_another_program_are_running(run: Run, folder: Path) -> None:
    other = Run(folder, OTHER)
    assert (run.state(RUN), run.state(OTHER)) == ("running", "running")
    other.end()
    assert run.state(OTHER) == "unknown"


def test_a_run_that_was_killed_is_dead_however_often_it_is_asked(run: Run, folder: Path) -> None:
    leave_lock(folder)
    assert [run.state(DEAD), Run(folder, OTHER).state(DEAD), run.state(DEAD)] == ["dead"] * 3


def test_a_process_that_is_really_killed_is_dead(run: Run, folder: Path) -> None:
    program = (
        "import os, signal, sys; from pathlib import Path; from ita_desktop.app.runs import Run;"
        f"run = Run(Path(sys.argv[1]), '{OTHER}'); os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", program, str(folder)], check=False)
    assert run.state(OTHER) == "dead"


@pytest.mark.parametrize(("age", "state"), [(0, "running"), (300, "running"), (3600, "unknown"), (-DAY, "unknown")])
def test_a_run_of_another_computer_lives_as_long_as_it_shows(age: float, state: str, run: Run, folder: Path) -> None:
    leave_lock(folder, computer="another-pc", age=age)
    assert run.state(DEAD) == state


def test_a_run_shows_that_it_is_alive(run: Run, folder: Path) -> None:
    path = folder / f"{RUN}.lock"
    os.utime(path, (0, 0))
    run.touch()
    assert path.stat().st_mtime > 0


@pytest.mark.parametrize("name", ["", "..", "../x", "a" * 5000, "\ud800", "a\0b", "DEAD" * 4, "nothing"])
def test_a_name_that_no_run_has_is_unknown_and_asks_for_no_file(name: str, run: Run, tmp_path: Path) -> None:
    leave_lock(tmp_path, DEAD).rename(tmp_path / "data" / "x.lock")
    before = (tmp_path / "data" / "x.lock").stat()
    assert run.state(name) == "unknown"
    assert (tmp_path / "data" / "x.lock").stat() == before


@pytest.mark.parametrize("contents", [b"", b"\xff\0junk", b"1\n2\n3\n4\n5\n6\n", b"x" * 100_000])
def test_a_lock_file_of_junk_is_no_fault(contents: bytes, run: Run, folder: Path) -> None:
    (folder / f"{OTHER}.lock").write_bytes(contents)
    assert run.state(OTHER) in {"dead", "running", "unknown"}


@pytest.mark.parametrize(
    ("name", "age", "gone"),
    [(DEAD, 0, True), (RUN, DAY, False), (OTHER, 60, False), (OTHER, DAY, True)],
    ids=["dead", "own", "unknown and new", "unknown and old"],
)
def test_which_unfinished_files_may_go(name: str, age: float, gone: bool, run: Run, folder: Path) -> None:
    leave_lock(folder)
    assert run.may_go(name, age) is gone


def test_lock_files_of_long_ago_are_forgotten(run: Run, folder: Path) -> None:
    old, new = leave_lock(folder, age=40 * DAY), leave_lock(folder, OTHER)
    run.forget_old()
    assert (old.exists(), new.exists(), (folder / f"{RUN}.lock").exists()) == (False, True, True)


def test_the_end_leaves_nothing(run: Run, folder: Path) -> None:
    run.end()
    assert list(folder.iterdir()) == []


def test_without_a_folder_it_works_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    run = Run(tmp_path / "file" / "recovery")
    run.touch()
    run.forget_old()
    assert (run.state(RUN), run.state(OTHER)) == ("running", "unknown")
    run.end()


def test_a_folder_that_goes_away_is_no_fault(run: Run, folder: Path) -> None:
    shutil.rmtree(folder)
    run.touch()
    run.forget_old()
    assert run.state(OTHER) == "unknown"
    run.end()
