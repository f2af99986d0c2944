"""Which runs of the program are alive on this computer: so what a killed one has left behind can be told.

A run holds a lock file by its name (`storage.RUN`) in the program's own folder; the system frees it with the process.
"""

import time
from contextlib import suppress
from pathlib import Path
from typing import Final, Literal

from PySide6.QtCore import QLockFile

from ita_desktop.storage import RUN

RunState = Literal["running", "dead", "unknown"]

_ENDING: Final = ".lock"
_HOUR: Final = 3600
_MONTH: Final = 30 * 24 * _HOUR


class Run:
    """This run of the program; without a folder that can be written it is told to nobody."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        self._lock = _lock_file(folder, RUN)
        self._lock.tryLock(0)

    def end(self) -> None:
        """Tell that this run is over."""
        self._lock.unlock()

    def state(self, name: str) -> RunState:
        """Tell how it stands with a run: `unknown` is one of another computer or user, or of long ago."""
        if name == RUN:
            return "running"
        if not (self.folder / f"{name}{_ENDING}").is_file():
            return "unknown"
        lock = _lock_file(self.folder, name)
        return "dead" if _is_free(lock) else "running"

    def may_go(self, name: str, age: float) -> bool:
        """Tell whether an unfinished file of a run, `age` seconds old, is left over."""
        state = self.state(name)
        return state == "dead" or (state == "unknown" and age > _HOUR)

    def forget_old(self) -> None:
        """Delete the lock files of runs that ended long ago without an end."""
        for path in self.folder.glob(f"*{_ENDING}"):
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > _MONTH and self.state(path.stem) == "dead":
                    path.unlink()


def _lock_file(folder: Path, name: str) -> QLockFile:
    lock = QLockFile(str(folder / f"{name}{_ENDING}"))
    # Never stale by age: a report may be open for days. Only the process counts.
    lock.setStaleLockTime(0)
    return lock


def _is_free(lock: QLockFile) -> bool:
    """Tell whether nobody holds a lock, and leave its file: it is what tells that the run was of this computer."""
    path = Path(lock.fileName())
    with suppress(OSError):
        contents = path.read_bytes()
        if lock.tryLock(0):
            lock.unlock()
            path.write_bytes(contents)
            return True
    return False
