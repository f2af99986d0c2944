"""The status bar: whether the report is saved, and in which file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar, QWidget

from ita_desktop.app.files import Document
from ita_desktop.app.texts import tr
from ita_desktop.ui.finding_counts import counts_text
from ita_desktop.ui.widgets.tool_tips import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ita_desktop.core.checks import Finding


class ElidedLabel(QLabel):
    """One line that takes the room it gets: the middle is left out of what is too long."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)

    def set_whole(self, text: str) -> None:
        """Show a text as far as there is room; the tool tip has all of it."""
        self._whole = text
        self.setToolTip(plain_tip(text))
        self.setAccessibleName(text)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Use the new room."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideMiddle, self.width()))


class Status:
    """Fills a window's status bar."""

    def __init__(self, bar: QStatusBar, document: Document) -> None:
        self._document = document
        self._file = ElidedLabel()
        self._file.setObjectName("status.file")
        self._findings = QPushButton()
        self._findings.setObjectName("status.findings")
        self._findings.setFlat(True)
        self._findings.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # F7 does the same
        self._findings.hide()
        self.findings_clicked = self._findings.clicked
        self._page = QLabel()
        self._page.setObjectName("status.page")
        self._state = QLabel()
        self._state.setObjectName("status.state")
        bar.addWidget(self._file, 1)
        for widget in (self._findings, self._page, self._state):
            bar.addPermanentWidget(widget)

    def show_page(self, page: int, count: int) -> None:
        """Tell which printed page is in view; nothing where there is none."""
        self._page.setText(tr("Page {page} of {count}", page=page, count=count) if count else "")

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Tell how many errors and warnings the checks have found, and hints where there is nothing worse."""
        self._findings.setText(counts_text(findings) or tr("Nothing found"))
        self._findings.setVisible(True)

    def show_nothing(self) -> None:
        """Tell nothing, for no report is open."""
        self._file.set_whole("")
        self._findings.hide()
        self._page.clear()
        self._state.clear()

    def refresh(self) -> None:
        """Tell the file and whether all is saved in it."""
        file = self._document.file
        self._file.set_whole(f"{file.path.name} – {file.path.parent}" if file else tr("Not saved in a file yet"))
        self._state.setText(" · ".join(self._states()))

    def _states(self) -> list[str]:
        file = self._document.file
        states = []
        if file is not None and file.read_only:
            states.append(tr("Write-protected: save it elsewhere"))
        if file is not None and file.is_older:
            states.append(tr("Of an older version of the program"))
        if self._document.is_changed:
            states.append(tr("Changes not saved"))
        elif file is not None:
            states.append(tr("All saved"))
        return states
