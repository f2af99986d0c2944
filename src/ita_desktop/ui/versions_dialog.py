"""The dialog of a report's earlier versions: which there are, what differs from now, and one to take back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from ita_desktop.app.texts import say, tr
from ita_desktop.core.changes import differences
from ita_desktop.core.report import Report
from ita_desktop.errors import FileTrouble
from ita_desktop.storage import Backup, Opened, read_report
from ita_desktop.ui.change_table import ChangeTable
from ita_desktop.ui.moments import moment_text
from ita_desktop.ui.widgets.dialog_parts import add_buttons, set_size
from ita_desktop.ui.widgets.labels import WrapLabel

_SIZE: Final = (46, 26)
"""In heights of a line."""


class VersionsDialog(QDialog):
    """`chosen` is the version to take back once the dialog has been accepted. Without a report nothing is compared."""

    def __init__(self, versions: Sequence[Backup], report: Report | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Earlier versions"))
        self.setObjectName("versions")
        self.chosen: Opened | None = None
        self._versions = versions
        self._report = report
        self._about = WrapLabel()
        self._table = ChangeTable(tr("What would change"))
        self._list = QListWidget()
        self._list.setObjectName("versions.list")
        self._list.setAccessibleName(tr("Earlier versions"))
        self._list.addItems([moment_text(version.time, seconds=True) for version in versions])
        self._list.currentRowChanged.connect(self._show)
        self._buttons, self._take = add_buttons(self, tr("Take this version back"))
        self._lay_out()
        self._list.setCurrentRow(0)

    def _lay_out(self) -> None:
        set_size(self, *_SIZE)
        right = QVBoxLayout()
        right.addWidget(self._about)
        right.addWidget(self._table, 1)
        columns = QHBoxLayout()
        columns.addWidget(self._list, 1)
        columns.addLayout(right, 3)
        column = QVBoxLayout(self)
        hint = tr("Each time the report is saved, what was in the file before is kept here on this computer.")
        column.addWidget(WrapLabel(hint))
        column.addLayout(columns, 1)
        column.addWidget(self._buttons)

    def _show(self, row: int) -> None:
        """Show what differs between the chosen version and the report that is open."""
        self.chosen = None
        try:
            self.chosen = read_report(self._versions[row].path)
        except FileTrouble as trouble:
            self._tell(say(trouble.message))
        else:
            self._compare(self.chosen.report)
        self._take.setEnabled(self.chosen is not None)

    def _compare(self, earlier: Report) -> None:
        if self._report is None:
            agency = earlier.agency.name or tr("(no agency yet)")
            self._tell(tr("{agency}, fiscal year {year}", agency=agency, year=earlier.fiscal_year))
            return
        found = differences(self._report, earlier)
        self._about.setText(
            tr("{count} places would change:", count=len(found))
            if found
            else tr("This version is like the report now.")
        )
        self._table.show_differences(self._report, found, tr("Now"), tr("Would be"))
        self._table.setVisible(bool(found))

    def _tell(self, text: str) -> None:
        self._about.setText(text)
        self._table.hide()
