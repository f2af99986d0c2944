"""The form of one measure: the fields of `core.fields.MEASURE`, the dates of the period beside each other."""

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QGridLayout, QGroupBox, QHBoxLayout, QLabel, QWidget

from ita_desktop.app.texts import tr
from ita_desktop.core.fields import MEASURE
from ita_desktop.ui.binding import Binder
from ita_desktop.ui.forms import add_row, make_editor
from ita_desktop.ui.mnemonics import Mnemonics
from ita_desktop.ui.tabs.flow_layout import FlowLayout
from ita_desktop.ui.widgets.date_edit import DateEdit
from ita_desktop.ui.widgets.labels import WrapLabel

_LABEL_DIGITS: Final = 12
"""Beside the list there is less room than on other tabs: longer labels wrap. In widths of a digit."""

_LONGEST_DATE: Final = "๓๐ กุมภาพันธ์ ๒๕๖๗"
_BUTTON_DIGITS: Final = 3
_FIRST_DATE: Final = "period.start"
_SECOND_DATE: Final = "period.end"


class MeasureForm(QGroupBox):
    """The form of the measure whose fields' paths begin with `prefix`."""

    def __init__(self, binder: Binder, mnemonics: Mnemonics, prefix: str) -> None:
        super().__init__(tr(MEASURE.title))
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(1, 1)
        dates = QWidget()
        row_of_dates = FlowLayout(dates)
        for row, field in enumerate(MEASURE.fields):
            editor = make_editor(field)
            binder.bind(editor, prefix + field.path)  # type: ignore[arg-type]
            if field.path == _FIRST_DATE:
                row_of_dates.addWidget(editor)
                dates.setFocusProxy(editor)
                add_row(self._grid, row, field, dates, mnemonics)
            elif field.path == _SECOND_DATE:
                row_of_dates.addWidget(_with_label(mnemonics.mark(tr(field.label)), editor))
            else:
                add_row(self._grid, row, field, editor, mnemonics)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Give labels and dates their widths in the new letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_grid"):
            self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        digit = metrics.horizontalAdvance("0")
        labels = _LABEL_DIGITS * digit
        self._grid.setColumnMinimumWidth(0, labels)
        for label in self.findChildren(WrapLabel):
            label.setMaximumWidth(labels)
        date = metrics.horizontalAdvance(_LONGEST_DATE) + _BUTTON_DIGITS * digit
        for editor in self.findChildren(DateEdit):
            editor.setMinimumWidth(date)


def _with_label(text: str, editor: QWidget) -> QWidget:
    """Return an editor with its label before it, to be placed as one."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    label = QLabel(text)
    label.setBuddy(editor)
    row.addWidget(label)
    row.addWidget(editor)
    return whole
