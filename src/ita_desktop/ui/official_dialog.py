"""Asks who works at this computer: name and position, once, for the history of the reports."""

from typing import Final

from PySide6.QtWidgets import QDialog, QFormLayout, QVBoxLayout, QWidget

from ita_desktop.app.desk import LONGEST_NAME
from ita_desktop.app.texts import tr
from ita_desktop.core.history import Official
from ita_desktop.ui.widgets.dialog_parts import add_buttons
from ita_desktop.ui.widgets.labels import WrapLabel
from ita_desktop.ui.widgets.line_edit import LineEdit

_WIDTH: Final = 26
"""In heights of a line."""


class OfficialFields(QFormLayout):
    """The two fields of a person, to be put into a dialog; `name` is the prefix of their object names."""

    def __init__(self, name: str, official: Official) -> None:
        super().__init__()
        self.name_edit, self.position_edit = LineEdit(), LineEdit()
        for editor, part, label, value in (
            (self.name_edit, "name", tr("Name"), official.name),
            (self.position_edit, "position", tr("Position"), official.position),
        ):
            editor.setObjectName(f"{name}.{part}")
            editor.setAccessibleName(label)
            editor.setMaxLength(LONGEST_NAME)
            editor.set_value(value)
            self.addRow(label, editor)

    def flush(self) -> None:
        """Take over what an input method has not finished."""
        for editor in (self.name_edit, self.position_edit):
            editor.flush()

    @property
    def official(self) -> Official:
        """The person who was typed."""
        return Official(self.name_edit.value().strip(), self.position_edit.value().strip())


class OfficialDialog(QDialog):
    """`official` is what was typed once the dialog has been accepted."""

    def __init__(self, official: Official, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("official")
        self.setWindowTitle(tr("Who works at this computer?"))
        self.setMinimumWidth(_WIDTH * self.fontMetrics().height())
        self.fields = OfficialFields("official", official)
        column = QVBoxLayout(self)
        column.addWidget(
            WrapLabel(tr("The report's file keeps who changed what and who handed it on. You are asked only once."))
        )
        column.addLayout(self.fields)
        buttons, self._ok = add_buttons(self, tr("OK"))
        self.fields.name_edit.edited.connect(self._look)
        self._look()
        column.addWidget(buttons)

    @property
    def official(self) -> Official:
        """The person who was typed."""
        return self.fields.official

    def accept(self) -> None:
        """Go on, with what is still unfinished too."""
        self.fields.flush()
        super().accept()

    def _look(self, *_: object) -> None:
        self._ok.setEnabled(bool(self.official.name))
