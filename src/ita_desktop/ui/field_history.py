"""The dialog of one field's history."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ita_desktop.app.texts import tr
from ita_desktop.core.history import Change
from ita_desktop.core.report import Report
from ita_desktop.ui.change_table import ChangeTable
from ita_desktop.ui.widgets.dialog_parts import set_size

_SIZE: Final = (40, 18)
"""In heights of a line."""


class FieldHistory(QDialog):
    """Shows who changed a field when."""

    def __init__(self, report: Report, changes: Sequence[Change], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("field_history")
        self.setWindowTitle(tr("History of the field"))
        set_size(self, *_SIZE)
        table = ChangeTable(tr("Changes"))
        table.show_changes(report, changes)
        buttons = QDialogButtonBox()
        buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(table, 1)
        column.addWidget(buttons)
