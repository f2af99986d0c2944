import errno
import os
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ita_desktop.errors import CannotWrite, FileLocked
from ita_desktop.storage import atomic
from ita_desktop.storage.atomic import RUN, sweep, write_atomically
from storage.tampering import names_beside

THAI_NAME = "รายงาน ITA ประจำปี ๒๕๖๗ (ฉบับแก้ไข).db"


class Held:
    """Stands for `Path.replace` on Windows while another program holds the file for some attempts."""

    def __init__(self, attempts: int, winerror: int) -> None:
        self.attempts, self.winerror = attempts, winerror

    def __call__(self, source: Path, target: Path) -> None:
        self.attempts -= 1
        if self.attempts >= 0:
            error = PermissionError(errno.EACCES, "held")
            error.winerror = self.winerror  # type: ignore[attr-defined, unused-ignore]
            raise error
        os.rename(source, target)  # noqa: PTH104  Path.replace is what this stands for


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    """Return what holds the target; no time is spent waiting."""
    held = Held(0, 32)
    monkeypatch.setattr(Path, "replace", lambda *paths: held(*paths))  # noqa: PLW0108  only a function gets bound
    monkeypatch.setattr(time, "sleep", lambda _: None)
    return held


def kept(path: Path) -> bool:
    return path.read_bytes() == b"old" and names_beside(path) == [path.name]


@pytest.fixture
def old(path: Path) -> Path:
    """Return a file with old contents."""
    path.write_bytes(b"old")
    return path


@pytest.mark.parametrize("name", ["report.db", THAI_NAME, "n" * 200 + ".db", "~", "-rf", "a'b\"c%.db", "no ending"])
def test_a_new_and_an_old_file_are_written_whole(name: str, tmp_path: Path) -> None:
    for data in (b"first", b"", b"a\r\nb\n" * 100_000):
        write_atomically(tmp_path / name, data)
        assert (tmp_path / name).read_bytes() == data
    assert names_beside(tmp_path / name) == [name]


def test_a_relative_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_atomically(Path("x.pdf"), b"data")
    assert (tmp_path / "x.pdf").read_bytes() == b"data"


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666])
def test_permissions_of_the_old_file_are_kept(mode: int, old: Path) -> None:
    old.chmod(mode)
    write_atomically(old, b"new")
    assert stat.S_IMODE(old.stat().st_mode) == mode


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_new_file_gets_the_permissions_of_any_new_file(path: Path) -> None:
    write_atomically(path, b"")
    other = path.with_name("other")
    other.touch()
    assert path.stat().st_mode == other.stat().st_mode


def test_a_link_stays_and_its_file_is_replaced(old: Path) -> None:
    (old.parent / "elsewhere").mkdir()
    link = old.parent / "elsewhere" / "link.db"
    link.symlink_to(old)
    write_atomically(link, b"new")
    assert (link.is_symlink(), old.read_bytes()) == (True, b"new")
    assert names_beside(link) == ["link.db"]


def test_a_hard_link_keeps_the_old_contents(old: Path) -> None:
    other = old.with_name("other.db")
    other.hardlink_to(old)
    write_atomically(old, b"new")
    assert (old.read_bytes(), other.read_bytes()) == (b"new", b"old")


def make_folder(path: Path) -> None:
    path.mkdir()


def make_fifo(path: Path) -> None:
    os.mkfifo(path)


def make_loop(path: Path) -> None:
    path.symlink_to(path)


def make_link_to_device(path: Path) -> None:
    path.symlink_to("/dev/null")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices of POSIX")
@pytest.mark.parametrize("make", [make_folder, make_fifo, make_loop, make_link_to_device])
def test_what_is_no_file_is_not_replaced(make: Callable[[Path], None], path: Path) -> None:
    make(path)
    before = path.lstat()
    with pytest.raises(CannotWrite):
        write_atomically(path, b"data")
    assert path.lstat() == before
    assert names_beside(path) == [path.name]


@pytest.mark.parametrize(
    ("name", "words"),
    [("missing/x.pdf", "folder"), ("file/x.pdf", "folder"), ("ก" * 200, "too long"), ("a\0b", "null")],
)
def test_a_name_that_cannot_be(name: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotWrite, match=words):
        write_atomically(tmp_path / name, b"data")
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


def test_a_write_protected_file_is_not_replaced(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(CannotWrite, match="write-protected"):
        write_atomically(old, b"new")
    assert kept(old)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "no room"),
        (errno.EDQUOT, "no room"),
        (errno.EACCES, "write-protected"),
        (errno.EROFS, "write-protected"),
        (errno.ENOENT, "gone"),
        (errno.EIO, "Input/output error"),
    ],
)
@pytest.mark.parametrize("call", ["open", "fsync"])
def test_errors_by_cause(call: str, number: int, words: str, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, call, refuse)
        with pytest.raises(CannotWrite, match=words):
            write_atomically(old, b"new")
    assert kept(old)


def test_what_the_check_refuses_is_not_written(old: Path) -> None:
    def refuse(new_file: Path) -> None:
        assert new_file.read_bytes() == b"new"
        raise LookupError

    with pytest.raises(LookupError):
        write_atomically(old, b"new", check=refuse)
    assert kept(old)


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_file_held_for_a_moment_is_waited_for(winerror: int, old: Path, held: Held) -> None:
    held.attempts, held.winerror = len(atomic._PAUSES), winerror
    write_atomically(old, b"new")
    assert old.read_bytes() == b"new"


@pytest.mark.parametrize(("winerror", "kind"), [(5, CannotWrite), (32, FileLocked), (33, FileLocked)])
def test_a_file_held_for_good_is_given_up(winerror: int, kind: type[Exception], old: Path, held: Held) -> None:
    held.attempts, held.winerror = 1000, winerror
    with pytest.raises(kind):
        write_atomically(old, b"new")
    assert kept(old)
    assert held.attempts == 1000 - len(atomic._PAUSES) - 1


def test_another_error_is_not_tried_again(old: Path, held: Held) -> None:
    held.attempts, held.winerror = 1, 1224
    with pytest.raises(CannotWrite):
        write_atomically(old, b"new")
    assert (held.attempts, kept(old)) == (0, True)


def test_a_folder_that_cannot_be_synced_does_not_matter(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sync = os.fsync

    def refuse_folders(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "not here")
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", refuse_folders)
    write_atomically(old, b"new")
    assert old.read_bytes() == b"new"


def make_unfinished(folder: Path, run: str, age: float = 0) -> Path:
    path = folder / f"~ita-{run}-0123456789abcdef.tmp"
    path.write_bytes(b"half")
    os.utime(path, (time.time() - age,) * 2)
    return path


def test_unfinished_files_are_swept_by_run_and_age(tmp_path: Path) -> None:
    asked: list[tuple[str, int]] = []

    def may_go(run: str, age: float) -> bool:
        asked.append((run, round(age / 10) * 10))
        return run == "a" * 16

    gone, kept = make_unfinished(tmp_path, "a" * 16, 300), make_unfinished(tmp_path, "b" * 16)
    sweep(tmp_path, may_go)
    assert (gone.exists(), kept.exists()) == (False, True)
    assert sorted(asked) == [("a" * 16, 300), ("b" * 16, 0)]


@pytest.mark.parametrize(
    "name", ["report.db", "~ita-.tmp", f"~ita-{'a' * 16}.tmp", f"~ita-{'A' * 16}-{'0' * 16}.tmp", "~$report.docx"]
)
def test_other_files_are_never_swept(name: str, tmp_path: Path) -> None:
    (tmp_path / name).touch()
    sweep(tmp_path, lambda *_: True)
    assert (tmp_path / name).exists()


@pytest.mark.parametrize("folder", ["missing", "file", "a\0b"])
def test_a_folder_that_cannot_be_swept_is_no_fault(folder: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    sweep(tmp_path / folder, lambda *_: True)


def test_an_unfinished_folder_is_left(tmp_path: Path) -> None:
    (tmp_path / f"~ita-{'a' * 16}-{'0' * 16}.tmp").mkdir()
    sweep(tmp_path, lambda *_: True)
    assert len(list(tmp_path.iterdir())) == 1


def test_a_run_names_itself_in_what_it_may_leave(path: Path) -> None:
    names: list[str] = []
    write_atomically(path, b"new", check=lambda new: names.append(new.name))
    assert names[0].startswith(f"~ita-{RUN}-")
