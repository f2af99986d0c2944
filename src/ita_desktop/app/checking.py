"""Checks the open report in the background whenever it has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from ita_desktop.app.jobs import LatestJob

if TYPE_CHECKING:
    from ita_desktop.app.session import Session
    from ita_desktop.core.checks import Checker, Finding
    from ita_desktop.core.report import Report

PAUSE_MS: Final = 100
"""From a change to the checks, so that they wait until its field has been painted; typing on does not put them off."""


class ReportChecking(QObject):
    """What is wrong with a session's report; `found` tells that `findings` are new."""

    found = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.findings: tuple[Finding, ...] = ()
        self._job = LatestJob(_Work().check, self)
        self._job.done.connect(self._take)
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(lambda: self._job.submit(session.report))
        session.opened.connect(self._forget)
        session.changed.connect(self._on_change)
        self._soon.start()

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """The findings that nobody has set aside."""
        from ita_desktop.core.checks import open_findings  # noqa: PLC0415 - the window is there before

        return open_findings(self.findings, (row.key for row in self._session.report.set_aside))

    def close(self) -> None:
        """End the thread."""
        self._soon.stop()
        self._job.close()

    def _forget(self) -> None:
        """Tell nothing of the report that was open before."""
        self._job.forget()
        self.findings = ()
        self.found.emit()

    def _on_change(self, path: str) -> None:
        if path.startswith("set_aside"):
            self.found.emit()
        elif not self._soon.isActive():
            self._soon.start()

    def _take(self, findings: object, _number: int) -> None:
        assert isinstance(findings, tuple)  # noqa: S101 - what the work gives
        self.findings = findings
        self.found.emit()


class _Work:
    """What the thread keeps: a checker, which remembers what it has found in unchanged texts."""

    def __init__(self) -> None:
        self._checker: Checker | None = None

    def check(self, report: Report) -> tuple[Finding, ...]:
        """Check a report."""
        from ita_desktop.core.checks import Checker  # noqa: PLC0415 - see above
        from ita_desktop.document import emblem_trouble, missing_characters  # noqa: PLC0415 - see above

        self._checker = self._checker or Checker()
        return self._checker.find(report, missing_characters(report), emblem_trouble(report))
