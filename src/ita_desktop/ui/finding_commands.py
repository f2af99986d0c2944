"""What the window does with the findings of the checks: show them, lead to one, mend it, set it aside."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from ita_desktop.app.checking import ReportChecking
from ita_desktop.app.texts import say, tr
from ita_desktop.core import edits, paths
from ita_desktop.core.checks import mend_all
from ita_desktop.errors import UserError
from ita_desktop.ui.binding import is_within
from ita_desktop.ui.findings_dock import FindingsDock
from ita_desktop.ui.spans import select_span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ita_desktop.core.checks import Finding
    from ita_desktop.core.edits import Edit
    from ita_desktop.ui.editor_tabs import EditorTabs
    from ita_desktop.ui.main_window import MainWindow


class FindingCommands(QObject):
    """The findings of one window's report."""

    def __init__(self, window: MainWindow, tabs: EditorTabs) -> None:
        super().__init__(window)
        self._window = window
        self._tabs = tabs
        self._session = window.document.session
        self.checking = ReportChecking(self._session, self)
        self.dock = FindingsDock(window)
        self.dock.hide()
        # The panel stands below the form; the pages beside it keep their height.
        window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.dock)
        self.checking.found.connect(self._renew)
        self.dock.visibilityChanged.connect(self._on_visibility)
        self.dock.chosen.connect(self.lead_to)
        self.dock.mend_wanted.connect(self.mend)
        self.dock.mend_all_wanted.connect(self.mend_all)
        self.dock.set_aside_wanted.connect(self.ask_aside)
        self.dock.take_back_wanted.connect(self.take_back)
        self.dock.closed.connect(window.view.note_closed_findings)
        self._typed_in = ""
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._renew)
        self._session.typed.connect(self._note_typing)

    def lead_to(self, finding: Finding) -> None:
        """Show the place of a finding, its words selected."""
        self._window.show_field(finding.path)
        if finding.span is None:
            return
        with suppress(paths.UnknownPath):
            text = paths.get(self._session.report, finding.path)
            if isinstance(text, str):
                select_span(self._window.focusWidget(), finding.path, text, finding.span)

    def step(self, by: str) -> None:
        """Lead to the finding after the chosen one (1) or before it (-1); the panel is opened if it is not."""
        if not self.dock.isVisible():
            self._window.commands["findings"].trigger()
        self.dock.step(int(by))

    def mend_current(self) -> None:
        """Mend the finding that is chosen in the panel."""
        self.dock.mend_current()

    def note_place(self, place: str) -> None:
        """Note where the clerk is: what he has left is looked at whole."""
        if self._typed_in and not (is_within(place, self._typed_in) or is_within(self._typed_in, place)):
            self._typed_in = ""
            # Not now: the focus may have gone because a tab is just being taken away.
            self._later.start()

    def mend(self, finding: Finding) -> None:
        """Mend what a finding is about, as a step that can be undone."""
        self._window.flush()
        if finding.mend is not None:
            with suppress(paths.UnknownPath):  # the place has gone, and the finding with it
                self._apply(finding.mend.edit(self._session.report))
                self._window.show_field(finding.path)

    def mend_all(self, findings: Sequence[Finding]) -> None:
        """Mend findings that are alike, in one step."""
        self._window.flush()
        self._apply(mend_all(self._session.report, findings))

    def ask_aside(self, finding: Finding) -> None:
        """Ask why a finding is to stand, and set it aside."""
        why = tr("Why it may stand (kept in the file)")
        reason = self._window.dialogs.ask_text(tr("Set a finding aside"), f"{say(finding.message)}\n\n{why}")
        if reason is not None:
            try:
                self._apply(edits.set_aside(self._session.report, finding.key, reason))
            except UserError as error:
                self._window.dialogs.trouble(error)

    def take_back(self, finding: Finding) -> None:
        """Let a finding count again."""
        self._apply(edits.take_back(self._session.report, finding.key))

    def close(self) -> None:
        """End the checks."""
        self._later.stop()
        self.checking.close()

    def _apply(self, edit: Edit) -> None:
        self._session.apply(edit)

    def _on_visibility(self, visible: bool) -> None:  # noqa: FBT001 - Qt's signal
        if visible:
            self._renew()

    def _renew(self) -> None:
        """Show what has been found in the panel, on the tabs and in the status bar."""
        open_ones, all_ones = self._settled(self.checking.open_findings), self._settled(self.checking.findings)
        self._window.status.show_findings(open_ones)
        self._tabs.show_findings(open_ones)
        if self.dock.isVisible():
            self.dock.show_findings(self._session.report, all_ones)

    def _note_typing(self, path: str) -> None:
        place = self._window.report_view.place
        self._typed_in = place if is_within(place, path) else path

    def _settled(self, findings: Sequence[Finding]) -> Sequence[Finding]:
        """Leave out the hints at what is being typed: a space behind a word is no slip while the next word is due."""
        if not self._typed_in:
            return findings
        return [row for row in findings if row.severity != "hint" or not is_within(row.path, self._typed_in)]
