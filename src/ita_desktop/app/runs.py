"""Which runs of the program are alive: so what a killed one has left behind can be told.

A run holds a lock file by its name (`storage.RUN`) in the program's own folder; the system frees it with the process.
The folder may lie on a stick or a share: a run of another computer counts as alive if it has touched its file of late.
"""

import os
import re
import time
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Final, Literal

from PySide6.QtCore import QLockFile, QSysInfo

from ita_desktop.storage import RUN

RunState = Literal["running", "dead", "unknown"]

_ENDING: Final = ".lock"
_NAME: Final = re.compile("[0-9a-f]{16}")
"""Of a run; a notice that came with a stranger's file may name anything."""

_LATE: Final = 600
"""Seconds after which a run of another computer counts as alive no longer."""

_HOUR: Final = 3600
_MONTH: Final = 30 * 24 * _HOUR


class Run:
    """This run of the program; without a folder that can be written it is told to nobody.

    It may be asked from several threads.
    """

    def __init__(self, folder: Path, name: str = RUN) -> None:
        self.folder, self.name = folder, name
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        self._asking = Lock()
        self._lock = _lock_file(folder, name)
        self._lock.tryLock(0)

    def end(self) -> None:
        """Tell that this run is over."""
        self._lock.unlock()

    def touch(self) -> None:
        """Tell other computers that this run is alive."""
        with suppress(OSError):
            os.utime(self._lock.fileName())

    def state(self, name: str) -> RunState:
        """Tell how it stands with a run: `unknown` is one of another computer or user, or of long ago."""
        if name == self.name:
            return "running"
        if not _NAME.fullmatch(name):
            return "unknown"
        with self._asking:  # whoever asks holds the lock for a moment, which must not be taken for life
            return self._ask(name)

    def may_go(self, name: str, age: float) -> bool:
        """Tell whether an unfinished file of a run, `age` seconds old, is left over."""
        state = self.state(name)
        return state == "dead" or (state == "unknown" and age > _HOUR)

    def forget_old(self) -> None:
        """Delete the lock files of runs that ended long ago without an end."""
        for path in self.folder.glob(f"*{_ENDING}"):
            if _age(path) > _MONTH and self.state(path.stem) == "dead":
                with suppress(OSError):
                    path.unlink()

    def _ask(self, name: str) -> RunState:
        lock = _lock_file(self.folder, name)
        path = Path(lock.fileName())
        if not path.is_file():
            return "unknown"
        _, computer, _ = lock.getLockInfo()
        if computer and computer != QSysInfo.machineHostName():
            return "running" if _age(path) < _LATE else "unknown"
        return "dead" if _is_free(lock) else "running"


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


def _age(path: Path) -> float:
    """Return for how many seconds a file has not been touched; clocks that go backwards count like forwards."""
    with suppress(OSError):
        return abs(time.time() - path.stat().st_mtime)
    return 0.0
