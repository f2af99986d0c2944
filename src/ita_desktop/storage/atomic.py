"""Replaces a file as a whole or not at all: a new file beside the old one, on the disk, then the change of name.

At no moment is the name without a complete file, whatever happens to the program, the disk or the power.
A hard link to the old file keeps the old contents.
"""

import errno
import os
import re
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from ita_desktop.errors import CannotWrite, FileLocked, FileTrouble
from ita_desktop.storage.source import real_path

# Virus scanners and file indexers on Windows hold a new file for a moment.
_PAUSES: Final = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8)
_ACCESS_DENIED: Final = 5
_SHARING_VIOLATION: Final = 32
_LOCK_VIOLATION: Final = 33
_HELD: Final = (_ACCESS_DENIED, _SHARING_VIOLATION, _LOCK_VIOLATION)

RUN: Final = os.urandom(8).hex()
"""Names this run of the program in the files that it may leave behind when it is killed."""

_PREFIX: Final = "~ita-"
_TEMPORARY: Final = re.compile(r"~ita-([0-9a-f]{16})-[0-9a-f]{16}\.tmp")

_FLAGS: Final = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_NEW_FILE_MODE: Final = 0o666  # less the umask, as for any new file


def write_atomically(path: Path, data: bytes, *, check: Callable[[Path], None] | None = None) -> None:
    """Write `data` to `path`, replacing a file there; a link is followed, the permissions of the old file are kept.

    `check` gets the path of the finished new file just before it takes the name; if it raises, nothing changes.
    Raises CannotWrite or FileLocked; then the old file is untouched and nothing is left behind.
    """
    try:
        _write(real_path(path), data, check)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise write_trouble(error, path) from error


def sweep(folder: Path, may_go: Callable[[str, float], bool]) -> None:
    """Delete the unfinished files that runs which were killed have left in a folder.

    `may_go` gets the name of a file's run and the file's age in seconds. What cannot be deleted stays.
    """
    now = time.time()
    for entry in _entries(folder):
        found = _TEMPORARY.fullmatch(entry.name)
        with suppress(OSError):
            if found and may_go(found[1], now - entry.stat(follow_symlinks=False).st_mtime):
                Path(entry.path).unlink()


def write_trouble(error: OSError | ValueError, path: Path) -> FileTrouble:
    """Return what to tell the clerk when the system has refused to write `path`."""
    if getattr(error, "winerror", None) in (_SHARING_VIOLATION, _LOCK_VIOLATION):
        return FileLocked("{path} is open in another program. Close it there and try again.", path=path)
    match getattr(error, "errno", None):
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return CannotWrite(
                "There is no room left for {path}. Delete something there or save it elsewhere.", path=path
            )
        case errno.EROFS | errno.EACCES | errno.EPERM:
            return CannotWrite("{path} is write-protected. Save it under another name or elsewhere.", path=path)
        case errno.ENOENT | errno.ENOTDIR:
            return CannotWrite("The folder of {path} is gone. Connect its drive again or save it elsewhere.", path=path)
        case errno.EISDIR | errno.EEXIST:
            return CannotWrite("{path} is not a file. Choose another name.", path=path)
        case errno.ENAMETOOLONG:
            return CannotWrite("The name of {path} is too long. Choose a shorter one.", path=path)
    return CannotWrite(
        "{path} cannot be written ({cause}). Save it elsewhere.",
        path=path,
        cause=getattr(error, "strerror", None) or error,
    )


def _write(target: Path, data: bytes, check: Callable[[Path], None] | None) -> None:
    mode = _old_mode(target)
    temporary = target.with_name(f"{_PREFIX}{RUN}-{os.urandom(8).hex()}.tmp")
    descriptor = os.open(temporary, _FLAGS, _NEW_FILE_MODE if mode is None else mode)
    try:
        _fill(descriptor, data, mode)
        if check:
            check(temporary)
        _replace(temporary, target)
    finally:
        with suppress(OSError):  # it is gone if all went well
            temporary.unlink(missing_ok=True)
    _sync_folder(target.parent)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return [entry for entry in entries if entry.name.startswith(_PREFIX)]
    except (OSError, ValueError):
        return []


def _old_mode(target: Path) -> int | None:
    """Return the permissions of the file to replace, None if there is none; OSError if it may not be replaced."""
    try:
        status = target.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "not a file")
    if not os.access(target, os.W_OK):  # a change of name would not mind, but the one who protected it would
        raise PermissionError(errno.EACCES, "write-protected")
    return stat.S_IMODE(status.st_mode) & 0o777


def _fill(descriptor: int, data: bytes, mode: int | None) -> None:
    with os.fdopen(descriptor, "wb") as file:
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(descriptor, mode)
        file.write(data)
        file.flush()
        os.fsync(descriptor)


def _replace(source: Path, target: Path) -> None:
    for pause in _PAUSES:
        try:
            source.replace(target)
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD:
                raise
            time.sleep(pause)
        else:
            return
    source.replace(target)


def _sync_folder(folder: Path) -> None:
    """Bring the new name itself to the disk, where the system can: Windows and some network drives cannot."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
