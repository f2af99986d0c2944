import errno
import json
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.desks import DEAD, leave_lock
from ita_desktop.app.lock import Holder, Lock, notice_path
from ita_desktop.app.runs import Run
from ita_desktop.core.history import Official

NOW = datetime(2024, 10, 9, 5, 30, tzinfo=UTC)
WHO = Official("นางสาวใจดี มีสุข", "นักวิเคราะห์ฯ")
OTHER = "beef" * 4


@pytest.fixture
def document(tmp_path: Path) -> Path:
    (tmp_path / "งาน").mkdir()
    return tmp_path / "งาน" / "รายงาน ~ 67.db"


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path / "recovery")


@pytest.fixture
def other(tmp_path: Path) -> Run:
    """Return a run of another program on this computer."""
    return Run(tmp_path / "recovery", OTHER)


@pytest.fixture
def lock(document: Path, run: Run) -> Lock:
    return Lock(document, run)


def write(document: Path, **told: Any) -> None:
    """Write a notice as a stranger may."""
    notice_path(document).write_text(json.dumps({"run": OTHER, **told}), encoding="utf-8")


def test_another_program_sees_who_has_the_report(document: Path, lock: Lock, other: Run) -> None:
    lock.take(WHO, NOW)
    holder = Lock(document, other).holder()
    assert holder is not None
    assert (holder.official, holder.since) == (WHO, NOW)
    assert holder.computer
    assert lock.holder() is None


def test_the_notice_goes_with_the_report(document: Path, lock: Lock, other: Run) -> None:
    lock.take(WHO, NOW)
    lock.release()
    assert Lock(document, other).holder() is None
    assert list(document.parent.iterdir()) == []


def test_a_notice_that_was_taken_over_is_not_released(document: Path, lock: Lock, other: Run) -> None:
    lock.take(WHO, NOW)
    Lock(document, other).take(Official("อีกคน"), NOW)
    lock.release()
    holder = lock.holder()
    assert holder is not None
    assert holder.official.name == "อีกคน"


def test_since_when_stays_while_the_report_is_open(document: Path, lock: Lock, other: Run) -> None:
    for minutes, who in enumerate((WHO, WHO, Official("ชื่อใหม่"))):
        lock.take(who, NOW + timedelta(minutes=minutes))
    holder = Lock(document, other).holder()
    assert holder is not None
    assert (holder.since, holder.official.name) == (NOW, "ชื่อใหม่")


@pytest.mark.parametrize("run_name", [DEAD, OTHER])
def test_the_notice_of_a_killed_run_of_this_computer_counts_for_nothing(
    run_name: str, document: Path, lock: Lock, tmp_path: Path
) -> None:
    leave_lock(tmp_path / "recovery", run_name)
    write(document, run=run_name)
    assert lock.holder() is None
    lock.clear()
    assert not lock.path.exists()


def test_only_notices_of_killed_runs_are_cleared(document: Path, lock: Lock, other: Run) -> None:
    Lock(document, other).take(WHO, NOW)
    lock.clear()
    assert lock.holder() is not None


def test_a_link_has_the_notice_where_it_leads_to(document: Path, lock: Lock, tmp_path: Path) -> None:
    document.touch()
    link = tmp_path / "link.db"
    link.symlink_to(document)
    assert notice_path(link) == lock.path


STRANGE: dict[str, dict[str, Any]] = {
    "nothing else": {},
    "numbers": {"name": 1, "position": None, "computer": [], "since": 5},
    "long": {"name": "ก" * 300},
    "lines": {"name": "a\n\u202eb\x00\t c", "computer": "\ud800"},
    "no time": {"since": "yesterday"},
    "no zone": {"since": "2024-10-09T05:30:00"},
    "first day": {"since": "0001-01-01T00:00:00+14:00"},
    "last day": {"since": "9999-12-31T23:59:59-14:00"},
    "a path": {"run": "../../x"},
    "long run": {"run": "f" * 3000},
    "no text": {"run": "\ud800\0"},
}


@pytest.mark.parametrize("told", STRANGE.values(), ids=STRANGE)
def test_a_strange_notice_is_told_in_one_short_line(told: dict[str, Any], document: Path, lock: Lock) -> None:
    write(document, **told)
    holder = lock.holder()
    assert isinstance(holder, Holder)
    for text in (holder.official.name, holder.official.position, holder.computer):
        assert len(text) <= 100
        assert text.isprintable()
        text.encode()
    if holder.since is not None:
        assert holder.since.astimezone()


def make_folder(path: Path) -> None:
    path.mkdir()


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def make_loop(path: Path) -> None:
    path.symlink_to(path)


def contents(data: bytes) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.write_bytes(data)

    return make


MAKE = {
    "empty": contents(b""),
    "zeros": contents(bytes(4000)),
    "no json": contents(b"{"),
    "a list": contents(b"[]"),
    "no run": contents(b"{}"),
    "deep": contents(b"[" * 4000),
    "a long number": contents(b"9" * 4096),
    "huge": contents(b'{"run": "x"}' + b" " * 10_000_000),
    "not utf-8": contents(b'{"run": "\xff"}'),
}
if sys.platform != "win32":
    MAKE |= {"a folder": make_folder, "a pipe": make_pipe, "a device": make_device, "a loop": make_loop}


@pytest.mark.parametrize("make", MAKE.values(), ids=MAKE)
def test_what_is_no_notice_is_none_and_gives_way(make: Callable[[Path], None], lock: Lock) -> None:
    make(lock.path)
    was_folder = lock.path.is_dir()
    assert lock.holder() is None
    lock.clear()
    lock.release()
    lock.take(WHO, NOW)
    assert lock.path.is_dir() if was_folder else WHO.name in lock.path.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="links of POSIX")
def test_a_notice_is_never_written_through_a_link(lock: Lock, tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("ของฉัน", encoding="utf-8")
    lock.path.symlink_to(tmp_path / "diary.txt")
    lock.take(WHO, NOW)
    assert (tmp_path / "diary.txt").read_text(encoding="utf-8") == "ของฉัน"
    assert not lock.path.is_symlink()


@given(data=st.binary(max_size=200) | st.dictionaries(st.text(), st.text()).map(lambda told: json.dumps(told).encode()))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_in_a_notice_is_a_fault(data: bytes, lock: Lock) -> None:
    lock.path.write_bytes(data)
    assert lock.holder() is None or lock.holder()


@pytest.mark.parametrize("name", ["ก" * 80 + ".db", "ก" * 200 + ".db", "a\0.db", "~", ".db", "/"])
def test_a_name_that_takes_no_notice_is_harmless(name: str, run: Run, tmp_path: Path) -> None:
    lock = Lock(tmp_path / name, run)
    lock.take(WHO, NOW)
    assert lock.holder() is None
    lock.clear()
    lock.release()
    assert [path.name for path in tmp_path.iterdir()] == ["recovery"]


def test_a_folder_that_cannot_be_written_is_harmless(
    document: Path, lock: Lock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "refused")

    write(document)
    for name in ("open", "unlink"):
        monkeypatch.setattr(Path, name, refuse)
    lock.take(WHO, NOW)
    lock.release()
    lock.clear()
    assert lock.holder() is not None


def test_a_folder_that_is_gone_is_harmless(lock: Lock) -> None:
    lock.path.parent.rmdir()
    lock.take(WHO, NOW)
    assert lock.holder() is None
    lock.release()
