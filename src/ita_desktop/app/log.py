"""The log file: faults and warnings of this and earlier runs, for those who look after the program."""

import sys
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Final, TextIO

from PySide6.QtCore import QSysInfo, qVersion

from ita_desktop import __version__
from ita_desktop.app import places

FILE_NAME: Final = "ita-desktop.log"
LARGEST: Final = 256 * 1024
KEPT: Final = 3
"""How many older files are kept beside the one that is written."""

MOST_ENTRIES: Final = 100
"""In one run: a fault that comes back with each repainting must not fill the disk."""


def log_file() -> Path:
    """Return where the log is written; the file need not exist."""
    return places.data_folder() / "logs" / FILE_NAME


class Log:
    """The open log file; where it cannot be written, nothing is lost but the log."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.stream = _open(path)
        self._left = MOST_ENTRIES
        self.write(f"ita-desktop {__version__}, Python {sys.version.split()[0]}, Qt {qVersion()}, {_system()}")

    def write(self, entry: str) -> None:
        """Add an entry with the time."""
        if self.stream is None or self._left <= 0:
            return
        self._left -= 1
        if self._left == 0:
            entry = "more faults of this run are not written"
        try:
            self.stream.write(f"{datetime.now().astimezone().isoformat(' ', 'seconds')} {entry.rstrip()}\n")
            self.stream.flush()
        except (OSError, ValueError):  # a full disk; ValueError: closed
            self._left = 0

    def close(self) -> None:
        """Let go of the file."""
        if self.stream is not None:
            self.stream.close()
            self.stream = None


def _open(path: Path) -> TextIO | None:
    """Open the log for adding to it; a large one becomes the first of the older ones before."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _make_room(path)
        return path.open("a", encoding="utf-8", errors="backslashreplace")
    except OSError:
        return None


def _make_room(path: Path) -> None:
    if not path.is_file() or path.stat().st_size <= LARGEST:
        return
    files = [path, *(path.with_name(f"{path.name}.{number}") for number in range(1, KEPT + 1))]
    try:
        for newer, older in reversed(list(pairwise(files))):
            if newer.is_file():
                newer.replace(older)
    except OSError:
        # Another window of the program has the file open, and Windows lets nobody rename it: it grows a little longer.
        return


def _system() -> str:
    kind = "frozen" if getattr(sys, "frozen", False) else "from sources"
    return f"{QSysInfo.prettyProductName()} {QSysInfo.currentCpuArchitecture()}, {kind}"
