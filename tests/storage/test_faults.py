"""Saves that the system really refuses, starves or kills, each in a process of its own."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from formats.format_2 import REPORT
from ita_desktop.errors import CannotWrite
from ita_desktop.storage.reading import read_report
from ita_desktop.storage.writing import write_report
from storage.tampering import names_beside

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")


@pytest.fixture
def open_path() -> Iterator[Path]:
    """Return a path in a folder that every user of this machine may enter."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder / "report.db"
    folder.chmod(0o700)
    shutil.rmtree(folder)


def run_child(function: str, path: Path, *tracer: str) -> str:
    script = Path(__file__).with_name("child.py")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [*tracer, sys.executable, "-W", "error", str(script), function, str(path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("function", ["kill_at_random", "kill_at_each_step"])
def test_a_killed_save_leaves_a_whole_report(function: str, path: Path) -> None:
    assert run_child(function, path).startswith("whole")
    assert all(name.startswith("~ita-") for name in names_beside(path) if name != path.name)


@pytest.mark.parametrize(
    ("function", "words"),
    [
        ("fill_the_disk", "CannotWrite There is no room"),
        ("without_permission", "write-protected"),
        ("into_protected_file", "write-protected"),
        ("protected_by_the_system", "write-protected"),
        ("full_at_the_last_moment", "CannotWrite There is no room"),
        ("lose_the_folder", "CannotWrite The folder"),
    ],
)
def test_a_refused_save_leaves_the_old_report_alone(function: str, words: str, open_path: Path) -> None:
    assert words in run_child(function, open_path)
    assert read_report(open_path).report == REPORT
    assert names_beside(open_path) == [open_path.name]


def strace_works() -> bool:
    strace = shutil.which("strace")
    command = [strace or "", "-o", os.devnull, "true"]
    return strace is not None and subprocess.run(command, capture_output=True).returncode == 0


def own_trace(path: Path) -> list[str]:
    size_comes_later = run_child("trace_save", path)
    return size_comes_later.replace(f"file of {path.stat().st_size} bytes", "file").split("; ")


def system_trace(path: Path) -> list[str]:
    """Return the same of the calls that the system has seen."""
    trace = path.with_name("trace")
    run_child("save", path, "strace", "-y", "-o", str(trace), "-e", "trace=fsync,rename,renameat,renameat2")
    lines = [line for line in trace.read_text().splitlines() if str(path.parent) in line]
    trace.unlink()
    kinds = {
        r"fsync\(\d+<.*/~ita-[\w-]+\.tmp>": "fsync file",
        r"rename": "rename",
        r"fsync\(\d+<[^~]*>": "fsync folder",
    }
    return [next(name for pattern, name in kinds.items() if re.match(pattern, line)) for line in lines]


@pytest.mark.parametrize("trace", [own_trace, *([system_trace] if strace_works() else [])])
def test_the_file_is_on_the_disk_before_its_name_and_the_name_before_the_end(
    trace: Callable[[Path], list[str]], path: Path
) -> None:
    assert trace(path) == ["fsync file", "rename", "fsync folder"]
    assert names_beside(path) == [path.name]


def test_a_folder_that_goes_away_is_named(saved: Path) -> None:
    shutil.rmtree(saved.parent)
    with pytest.raises(CannotWrite, match="gone"):
        write_report(REPORT, saved, replace=True)


def test_a_folder_in_place_of_the_file_is_not_replaced(path: Path) -> None:
    path.mkdir()
    for replace in (False, True):
        with pytest.raises(CannotWrite, match="not a file"):
            write_report(REPORT, path, replace=replace)
    assert names_beside(path) == [path.name]
