import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ita_desktop.errors import CannotRead, FileLocked
from ita_desktop.storage.source import file_size, read_bytes, real_path


def make_fifo(path: Path) -> None:
    os.mkfifo(path)


def make_loop(path: Path) -> None:
    path.symlink_to(path)


def make_link_to_nothing(path: Path) -> None:
    path.symlink_to(path.with_name("gone"))


def test_a_link_is_followed(path: Path) -> None:
    path.write_bytes(b"abc")
    link = path.with_name("link")
    link.symlink_to(path)
    assert read_bytes(link) == b"abc"
    assert real_path(link) == path.resolve()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and links of POSIX")
@pytest.mark.parametrize("make", [Path.mkdir, make_fifo, make_loop, make_link_to_nothing, lambda _: None])
def test_what_is_no_file_cannot_be_read(make: Callable[[Path], None], path: Path) -> None:
    make(path)
    with pytest.raises(CannotRead):
        read_bytes(path)
    assert file_size(path) is None


@pytest.mark.parametrize("name", ["a\0b", "n" * 300, "missing/x.db"])
def test_a_name_that_cannot_be(name: str, tmp_path: Path) -> None:
    with pytest.raises(CannotRead):
        read_bytes(tmp_path / name)
    assert file_size(real_path(tmp_path / name)) is None


@pytest.mark.skipif(sys.platform == "win32", reason="devices of POSIX")
def test_a_device_is_refused() -> None:
    with pytest.raises(CannotRead, match="device"):
        read_bytes(Path("/dev/zero"))


def test_a_file_over_the_limit_is_not_read(path: Path) -> None:
    path.write_bytes(bytes(11))
    assert len(read_bytes(path, limit=11)) == 11
    with pytest.raises(CannotRead, match="too large"):
        read_bytes(path, limit=10)


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (PermissionError(13, "denied"), CannotRead, "may not be read"),
        (OSError(5, "Input/output error"), CannotRead, "Input/output error"),
    ],
)
def test_errors_by_cause(
    error: OSError, kind: type[Exception], words: str, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise error

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(kind, match=words):
        read_bytes(path)


@pytest.mark.parametrize("winerror", [32, 33])
def test_a_file_held_on_windows_is_locked(winerror: int, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    error = PermissionError(13, "denied")
    error.winerror = winerror  # type: ignore[attr-defined, unused-ignore]

    def refuse(*_: object) -> int:
        raise error

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(FileLocked):
        read_bytes(path)
