"""The report on screen and the file it belongs to: new, open, save, save as, export.

The start page needs all this module and nothing that it uses: what is imported in a function is not waited for there.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from ita_desktop.core.fiscal_years import reported_year

if TYPE_CHECKING:
    from datetime import date

    from ita_desktop.app.session import Session
    from ita_desktop.core.report import Report

ENDING: Final = ".db"
_NO_YEAR: Final = 2567
"""Of the report that nobody sees."""

_LONGEST_NAME: Final = 80
_NOT_IN_NAMES: Final = str.maketrans(dict.fromkeys('<>:"/\\|?*', " "))
"""What Windows does not allow in a file's name, also on sticks written elsewhere."""


@dataclass(frozen=True, slots=True)
class OpenFile:
    """The file that a save replaces, as it was when it was read or written last."""

    path: Path
    sha256: str
    read_only: bool = False
    is_older: bool = False


class Document(QObject):
    """The open report with its file; `moved` tells that it belongs to another file, or its file is in another state.

    All that fails raises a UserError by its cause and leaves report and file as they were.
    """

    moved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file: OpenFile | None = None

    @cached_property
    def session(self) -> Session:
        """The report with its undo list; an empty one before the first report."""
        from ita_desktop.app.session import Session
        from ita_desktop.core.report import Report

        return Session(Report(_NO_YEAR), self)

    @property
    def file(self) -> OpenFile | None:
        """The report's file; None for a report that has never been saved."""
        return self._file

    @property
    def is_changed(self) -> bool:
        """Whether there is something that only the window has."""
        return "session" in self.__dict__ and not self.session.stack.isClean()

    def new(self, fiscal_year: int) -> None:
        """Begin a blank report for a Buddhist fiscal year."""
        from ita_desktop.core.blank import blank_report

        self._show(blank_report(fiscal_year), None)

    def sample(self) -> None:
        """Show the sample report of an invented municipality; it has no file."""
        from ita_desktop import assets, exchange

        self._show(exchange.read_json(assets.resource("sample", "report-2567.json").read_bytes()), None)

    def open(self, path: Path) -> None:
        """Show the report in a file."""
        from ita_desktop import storage

        path = path.absolute()
        opened = storage.read_report(path)
        self._show(opened.report, OpenFile(path, opened.sha256, opened.read_only, opened.is_older))

    def save(self, *, replace: bool = False) -> None:
        """Write the report to its file; with `replace` whatever another program has made of it since.

        A report without a file has to be saved with `save_as`.
        """
        if self._file is None:
            raise RuntimeError("no file to save to")
        self._write(self._file.path, self._file.sha256, replace=replace)

    def save_as(self, path: Path) -> None:
        """Write the report to a file of its own; the clerk has agreed that a file there is replaced.

        The name that the report has already is an ordinary save: nobody else's work may be lost by it.
        """
        path = path.absolute()
        if self._file is not None and path == self._file.path:
            self.save()
        else:
            self._write(path, None, replace=True)

    def _write(self, path: Path, expected_sha256: str | None, *, replace: bool) -> None:
        from ita_desktop import storage

        report = self.session.report
        sha256 = storage.write_report(report, path, expected_sha256=expected_sha256, replace=replace)
        self._file = OpenFile(path, sha256)
        self.session.stack.setClean()
        self.moved.emit()

    def _show(self, report: Report, file: OpenFile | None) -> None:
        self._file = file
        self.session.reset(report)
        self.moved.emit()


def export_json(report: Report, path: Path) -> None:
    """Write a report as data for other programs, in place of a file that may be there."""
    from ita_desktop import exchange, storage

    storage.write_atomically(path, exchange.write_json(report))


def export_pdf(pdf: bytes, path: Path) -> None:
    """Write a PDF that has been rendered, in place of a file that may be there."""
    from ita_desktop import storage

    storage.write_atomically(path, pdf)


def with_ending(path: Path, ending: str) -> Path:
    """Return `path` with the ending, unless it has it in whatever case."""
    return path if path.suffix.lower() == ending else path.with_name(path.name + ending)


def proposed_name(report: Report, ending: str) -> str:
    """Return a telling name for a report's file: the agency and the year, fit for every system."""
    from ita_desktop.core.thai_text import printable

    agency = printable(report.agency.name).translate(_NOT_IN_NAMES)
    words = ["ITA", str(report.fiscal_year), *agency.split()]
    return " ".join(words)[:_LONGEST_NAME].rstrip(" .") + ending


def years_offered(today: date) -> tuple[int, ...]:
    """Return the fiscal years for which a new report may be begun: the one that is reported now, first, and others."""
    year = reported_year(today)
    return year, year + 1, year - 1, year - 2, year - 3
