"""Keeps a copy of unsaved work in the program's own folder while it is typed, and finds what a killed run has left.

A copy is an ordinary report file by the name of its run; notes in it tell to which file the work belongs.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from ita_desktop.app.jobs import LatestJob
from ita_desktop.app.runs import Run
from ita_desktop.core.thai_text import FORBIDDEN
from ita_desktop.errors import FileTrouble, UserError
from ita_desktop.storage import read_report, write_report

if TYPE_CHECKING:
    from ita_desktop.app.files import Document
    from ita_desktop.core.history import History
    from ita_desktop.core.report import Report

PAUSE_MS: Final = 1000
"""From the first change that is not kept yet to the copy; typing on does not put it off."""

_PATH, _SHA256, _TIME = "recovery.path", "recovery.sha256", "recovery.time"


@dataclass(frozen=True, slots=True)
class Orphan:
    """Unsaved work of a run that was killed; `file` is the report's own file, None if it never had one.

    `sha256` is of that file as it was when the work began. `time` is of the copy, UTC.
    """

    copy: Path
    report: Report
    history: History
    file: Path | None
    sha256: str
    time: datetime


@dataclass(frozen=True, slots=True)
class _Snapshot:
    path: Path
    report: Report
    history: History
    notes: dict[str, str]


class Recovery(QObject):
    """Keeps copies of one window's report while it has changes that are not saved.

    `failed` tells that no copy could be written, once until one can be again.
    """

    failed = Signal(UserError)

    def __init__(self, document: Document, run: Run, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._run = run
        self._copy = own_copy(run)
        self._job = LatestJob(_write, self)
        self._job.done.connect(self._on_written)
        self._job.failed.connect(self._on_failed)
        self._told = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.keep)
        document.touched.connect(self._on_touched)

    def keep(self) -> None:
        """Begin to write a copy of what is not saved."""
        document = self._document
        if not document.is_changed:
            return
        notes = {_TIME: datetime.now(UTC).isoformat(timespec="seconds")}
        if document.file is not None and _is_text(document.file.path):
            notes |= {_PATH: str(document.file.path), _SHA256: document.file.sha256}
        self._run.touch()
        self._job.submit(_Snapshot(self._copy, document.session.report, document.session.history, notes))

    def close(self) -> None:
        """End the thread; a copy of what was left unsaved on purpose goes."""
        self._timer.stop()
        self._job.close()
        self._delete()

    def _on_touched(self) -> None:
        if not self._document.is_changed:
            self._timer.stop()
            self._delete()  # and once more when the copy is there that is being written now
        elif not self._timer.isActive():
            self._timer.start()

    def _on_written(self, *_: object) -> None:
        self._told = False
        if not self._document.is_changed:
            self._delete()

    def _on_failed(self, error: Exception, _number: int) -> None:
        if isinstance(error, UserError) and not self._told:
            self._told = True
            self.failed.emit(error)

    def _delete(self) -> None:
        with suppress(OSError):
            self._copy.unlink(missing_ok=True)


def own_copy(run: Run) -> Path:
    """Return where the unsaved work of this run is kept."""
    return run.folder / f"{run.name}.db"


def find_orphans(run: Run) -> list[Orphan]:
    """Return the unsaved work of runs that were killed, the newest first."""
    found = []
    with suppress(OSError):
        for path in run.folder.glob("*.db"):
            if run.state(path.stem) != "running":
                found += _orphan(path)
    return sorted(found, key=lambda orphan: orphan.time, reverse=True)


def adopt(orphan: Orphan, run: Run) -> None:
    """Make the copy of work that is taken up our own: it is kept until the work is saved or given up."""
    with suppress(OSError):
        orphan.copy.replace(own_copy(run))


def forget(orphan: Orphan) -> None:
    """Delete the copy of work that is not wanted or has been saved."""
    with suppress(OSError):
        orphan.copy.unlink(missing_ok=True)


def _orphan(path: Path) -> list[Orphan]:
    """Return the work in a copy; none if it cannot be read, which stays where it is."""
    try:
        opened = read_report(path)
        time = datetime.fromisoformat(opened.notes[_TIME]).astimezone(UTC)
    except (FileTrouble, KeyError, ValueError, OverflowError):
        return []
    file = opened.notes.get(_PATH)
    sha256 = opened.notes.get(_SHA256, "")
    return [Orphan(path, opened.report, opened.history, Path(file) if file else None, sha256, time)]


def _is_text(path: Path) -> bool:
    """Tell whether a path can be noted: on Linux a name may be bytes that are no text."""
    return not FORBIDDEN.search(str(path))


def _write(snapshot: object) -> None:
    assert isinstance(snapshot, _Snapshot)  # noqa: S101 - nothing else is submitted
    with suppress(OSError):  # the folder may have been tidied away
        snapshot.path.parent.mkdir(parents=True, exist_ok=True)
    write_report(snapshot.report, snapshot.path, history=snapshot.history, notes=snapshot.notes, replace=True)
