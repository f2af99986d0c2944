"""Reads a file that came from outside, once and whole: what is checked is what is used."""

import errno
import os
import stat
from pathlib import Path
from typing import Final

from ita_desktop.errors import CannotRead, FileLocked, FileTrouble

MAX_BYTES: Final = 256 * 1024 * 1024
"""Larger than any report with its photos can be; keeps a wrong file from filling the memory of an office PC."""

_SHARING_VIOLATION: Final = 32
_LOCK_VIOLATION: Final = 33


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Return all bytes of a regular file (a link is followed).

    Raises CannotRead if it is missing, no file, larger than `limit` bytes or not allowed; FileLocked if another
    program holds it.
    """
    try:
        with open(path, "rb", opener=_open) as file:
            _check_kind(os.fstat(file.fileno()), path, limit)
            return file.read()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise _read_trouble(error, path) from error


def file_size(path: Path) -> int | None:
    """Return the bytes of a regular file (a link is followed); None if there is none or it cannot be asked."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None


def real_path(path: Path) -> Path:
    """Return where links lead to; the path itself if it cannot exist. Unlike `Path.resolve` it never raises."""
    try:
        return Path(os.path.realpath(path))
    except ValueError:
        return path


def _open(path: str, flags: int) -> int:
    """Open without waiting for the other end, should it be a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _check_kind(status: os.stat_result, path: Path, limit: int) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "directory")
    if not stat.S_ISREG(status.st_mode):
        raise CannotRead("{path} is not a file but a device or a pipe. Choose a file.", path=path)
    if status.st_size > limit:
        megabytes = status.st_size // (1024 * 1024)
        raise CannotRead("{path} is too large ({megabytes} MB). Choose another file.", path=path, megabytes=megabytes)


def _read_trouble(error: OSError | ValueError, path: Path) -> FileTrouble:
    if getattr(error, "winerror", None) in (_SHARING_VIOLATION, _LOCK_VIOLATION):
        return FileLocked("{path} is open in another program. Close it there and try again.", path=path)
    match getattr(error, "errno", None):
        case errno.ENOENT | errno.ENOTDIR:
            return CannotRead("{path} does not exist. Check the name and the folder.", path=path)
        case errno.EISDIR:
            return CannotRead("{path} is a folder. Choose a file in it.", path=path)
        case errno.EACCES | errno.EPERM if path.is_dir():  # how Windows refuses to open a folder
            return CannotRead("{path} is a folder. Choose a file in it.", path=path)
        case errno.EACCES | errno.EPERM:
            return CannotRead("{path} may not be read by you. Ask its owner for permission to read it.", path=path)
    return CannotRead(
        "{path} cannot be read ({cause}). Check that the drive or the network is connected.",
        path=path,
        cause=getattr(error, "strerror", None) or error,
    )
