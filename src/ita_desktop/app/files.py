"""The report on screen and the file it belongs to: new, open, save, save as, recover, hand over.

The start page needs all this module and nothing that it uses: what is imported in a function is not waited for there.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from os.path import normcase
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from ita_desktop.errors import CannotWrite, FileTrouble, HalfDone, TakenOver, UserError

if TYPE_CHECKING:
    from ita_desktop.app.desk import Desk
    from ita_desktop.app.lock import Holder, Lock
    from ita_desktop.app.recovery import Orphan
    from ita_desktop.app.session import Saved, Session
    from ita_desktop.core.history import History, Official
    from ita_desktop.core.report import Report

_NO_YEAR: Final = 2567
"""Of the report that nobody sees."""


@dataclass(frozen=True, slots=True)
class OpenFile:
    """The file that a save replaces, as it was when it was read or written last."""

    path: Path
    sha256: str
    read_only: bool = False
    is_older: bool = False


class Document(QObject):
    """The open report with its file and history.

    `moved` tells that it belongs to another file, or its file is in another state; `touched` that there may be
    something else to save. All that fails raises a UserError by its cause and leaves report and file as they were.
    Without a desk no earlier versions are kept, and nobody is told that the file is open.
    """

    moved = Signal()
    touched = Signal()

    def __init__(self, parent: QObject | None = None, desk: Desk | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.backup_trouble: UserError | None = None
        self._file: OpenFile | None = None
        self._lock: Lock | None = None
        self._is_recovered = False

    @cached_property
    def session(self) -> Session:
        """The report with its undo list; an empty one before the first report."""
        from ita_desktop.app.session import Session
        from ita_desktop.core.report import Report

        session = Session(Report(_NO_YEAR), self)
        session.changed.connect(self.touched)
        session.stack.cleanChanged.connect(self.touched)
        return session

    @property
    def file(self) -> OpenFile | None:
        """The report's file; None for a report that has never been saved."""
        return self._file

    @property
    def is_changed(self) -> bool:
        """Whether there is something that only the window has."""
        return "session" in self.__dict__ and (self._is_recovered or not self.session.stack.isClean())

    def new(self, fiscal_year: int) -> None:
        """Begin a blank report for a Buddhist fiscal year."""
        from ita_desktop.core.blank import blank_report
        from ita_desktop.core.office import EMPTY_OFFICE, begun

        office = self.desk.office if self.desk else EMPTY_OFFICE
        self._show(begun(blank_report(fiscal_year), office), None)

    def sample(self) -> None:
        """Show the sample report of an invented municipality; it has no file."""
        from ita_desktop import assets, exchange

        self._show(exchange.read_json(assets.resource("sample", "report-2567.json").read_bytes()), None)

    def open(self, path: Path, *, read_only: bool = False) -> None:
        """Show the report in a file; with `read_only` it cannot be saved there."""
        from ita_desktop import storage
        from ita_desktop.app.session import Saved

        path = path.absolute()
        opened = storage.read_report(path)
        file = OpenFile(path, opened.sha256, read_only or opened.read_only, opened.is_older)
        self._show(opened.report, file, Saved(opened.report, opened.history, opened.digest))

    def show_salvaged(self, report: Report, history: History) -> None:
        """Show what could be read of a damaged file, as a report that has never been saved."""
        from ita_desktop.app.session import Saved

        self._show(report, None, Saved(None, history))
        self._mark_recovered()

    def recover(self, orphan: Orphan) -> None:
        """Show the unsaved work of a run that was killed; it belongs to its file if that is still the same.

        A file that somebody else has open now is not taken from him: it can only be read then.
        """
        from ita_desktop import storage
        from ita_desktop.app.session import Saved

        opened = None
        if orphan.file is not None:
            with suppress(FileTrouble):
                opened = storage.read_report(orphan.file)
        if opened is not None and orphan.file is not None and opened.sha256 == orphan.sha256:
            read_only = opened.read_only or self.holder(orphan.file) is not None
            file = OpenFile(orphan.file, opened.sha256, read_only, opened.is_older)
            self._show(orphan.report, file, Saved(opened.report, opened.history, opened.digest))
        else:
            self._show(orphan.report, None, Saved(None, orphan.history))
        self._mark_recovered()

    def holder(self, path: Path) -> Holder | None:
        """Return who else has a file open, None if nobody has."""
        if self.desk is None:
            return None
        from ita_desktop.app.lock import Lock

        return Lock(path.absolute(), self.desk.run).holder()

    def save(self, *, replace: bool = False) -> None:
        """Write the report to its file; with `replace` whatever somebody else has made of it since.

        A report without a file has to be saved with `save_as`.
        """
        if self._file is None:
            raise RuntimeError("no file to save to")
        if not replace:
            self._check_ours(self._file)
        self._write(self._file.path, self._file.sha256, replace=replace)

    def save_as(self, path: Path) -> None:
        """Write the report to a file of its own; the clerk has agreed that a file there is replaced.

        The name that the report has already is an ordinary save: nobody else's work may be lost by it.
        """
        path = path.absolute()
        if self._is_own(path):
            self.save()
        else:
            self._check_free(path)
            self._write(path, None, replace=True)

    def hand_over(self, receiver: Official, note: str, copy: Path) -> None:
        """Seal the report for the next official: write the copy to be given away, then the step into the own file.

        Raises HalfDone if the copy has been written and the own file could not be.
        """
        from ita_desktop import storage
        from ita_desktop.core import sealing
        from ita_desktop.core.history import HandOver

        if self._file is None or self.desk is None:
            raise RuntimeError("only a saved report can be handed over")
        self._check_ours(self._file)
        storage.check_target(self._file.path, self._file.sha256)  # before a copy of what is not in it goes out
        report, copy = self.session.report, copy.absolute()
        step = HandOver(_now(), self.desk.official, receiver, note)
        history = sealing.hand_over(self._recorded(report), report, step)
        if self._is_own(copy):
            self._write(self._file.path, self._file.sha256, history=history)
            return
        self._check_free(copy)
        self._keep_backup(copy)
        storage.write_report(report, copy, history=history, replace=True)
        try:
            self._write(self._file.path, self._file.sha256, history=history)
        except FileTrouble as trouble:
            raise HalfDone(
                "The sealed copy {copy} has been written, but your own file could not be marked: {cause}",
                copy=copy,
                cause=trouble.message,
            ) from trouble

    def accept(self) -> None:
        """Note in the file that the official at this desk has taken the report over."""
        from ita_desktop.core import sealing

        if self._file is None or self.desk is None:
            raise RuntimeError("only a report from a file can be accepted")
        self._check_ours(self._file)
        history = sealing.accept(self._recorded(self.session.report), self.desk.official, _now())
        self._write(self._file.path, self._file.sha256, history=history)

    def close(self) -> None:
        """Let go of the file; what is not saved is given up."""
        self._leave()
        self._file = None
        if "session" in self.__dict__:
            self._show(self.session.report, None)

    def _write(
        self, path: Path, expected_sha256: str | None, *, replace: bool = False, history: History | None = None
    ) -> None:
        from ita_desktop import storage
        from ita_desktop.app.session import Saved
        from ita_desktop.core.sealing import report_digest

        report = self.session.report
        history = self._recorded(report) if history is None else history
        self._keep_backup(path)
        sha256 = storage.write_report(report, path, history=history, expected_sha256=expected_sha256, replace=replace)
        self._file = OpenFile(path, sha256)
        self._is_recovered = False
        self.session.set_saved(Saved(report, history, report_digest(report)))
        self._tell_open()
        self.session.stack.setClean()
        self.moved.emit()
        self.touched.emit()

    def _recorded(self, report: Report) -> History:
        """Return the history with what the official at this desk has changed since the file was read or written."""
        from ita_desktop.core.history import note_stranger, record

        saved = self.session.saved
        if saved.report is None or self.desk is None:
            return saved.history
        # The save makes the report ours again: what the seal tells now would be forgotten.
        is_strange = self.session.seal.state == "foreign"
        history = note_stranger(saved.history, _now()) if is_strange else saved.history
        return record(history, saved.report, report, self.desk.official, _now())

    def _keep_backup(self, path: Path) -> None:
        """Keep what is in the file now; that it cannot be kept is no reason not to save."""
        from ita_desktop import storage

        self.backup_trouble = None
        if self.desk is None:
            return
        try:
            storage.keep_backup(self.desk.backups, path, datetime.now())  # noqa: DTZ005 - shown as the clerk's clock
        except FileTrouble as trouble:
            self.backup_trouble = trouble

    def _is_own(self, path: Path) -> bool:
        """Tell whether a path is the report's own file, by whatever name."""
        from ita_desktop.storage import real_path

        return self._file is not None and normcase(real_path(path)) == normcase(real_path(self._file.path))

    def _check_free(self, path: Path) -> None:
        holder = self.holder(path)
        if holder is not None:
            raise CannotWrite(
                "{name} has {path} open. Save it under another name.",
                name=holder.official.name or holder.computer,
                path=path,
            )

    def _check_ours(self, file: OpenFile) -> None:
        if file.read_only:
            raise CannotWrite("{path} has been opened to be read only. Save it under another name.", path=file.path)
        holder = self._lock.holder() if self._lock else None
        if holder is not None:
            raise TakenOver(
                "{name} has taken over {path} meanwhile. Save your report under another name.",
                name=holder.official.name or holder.computer,
                path=file.path,
            )

    def _show(self, report: Report, file: OpenFile | None, saved: Saved | None = None) -> None:
        self._leave()
        self._file, self._is_recovered = file, False
        self._tell_open()
        self.session.reset(report, saved)
        self.moved.emit()
        self.touched.emit()

    def _mark_recovered(self) -> None:
        self._is_recovered = True
        self.moved.emit()
        self.touched.emit()

    def _tell_open(self) -> None:
        """Put the notice beside the file that it is open here."""
        from ita_desktop.app.lock import Lock, notice_path

        if self.desk is None or self._file is None or self._file.read_only:
            return
        if self._lock is None or self._lock.path != notice_path(self._file.path):
            self._leave()
            self._lock = Lock(self._file.path, self.desk.run)
        self._lock.take(self.desk.official, _now())

    def _leave(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def _now() -> datetime:
    """Return this moment as the history keeps it."""
    return datetime.now(UTC).replace(microsecond=0)
