"""The editor of a date."""

import re
from datetime import date, timedelta
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ita_desktop.app.texts import tr
from ita_desktop.core.thai_dates import FIRST_YEAR, LAST_YEAR, format_date, parse_date
from ita_desktop.ui.icons import icon
from ita_desktop.ui.widgets.calendar_popup import CalendarPopup
from ita_desktop.ui.widgets.parsed_edit import ParsedEdit

_STEPS: Final = {Qt.Key.Key_Up: timedelta(days=1), Qt.Key.Key_Down: timedelta(days=-1)}
_FIRST: Final = date(FIRST_YEAR, 1, 1)
_LAST: Final = date(LAST_YEAR, 12, 31)


class DateEdit(ParsedEdit):
    """Edits a date or None, typed in any Thai way or chosen from a calendar (Alt+Down, F4, or its button).

    The up and down keys go to the next and the last day, or to today where there is none.
    """

    finished: ClassVar[re.Pattern[str]] = re.compile(r"^\s*$|[0-9๐-๙]{4}")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        button = QAction(icon("calendar"), tr("Calendar"), self)
        button.triggered.connect(self.open_calendar)
        self.addAction(button, QLineEdit.ActionPosition.TrailingPosition)

    def parse(self, text: str) -> date | None:
        """Return the day that a text means; None for an empty one."""
        return parse_date(text) if text.strip() else None

    def format(self, value: object) -> str:
        """Return a day in full, "9 ตุลาคม 2567"."""
        return format_date(value) if isinstance(value, date) else ""

    def open_calendar(self) -> None:
        """Let the clerk choose a day from a month."""
        if self.isReadOnly():
            return
        self.flush()
        popup = CalendarPopup(self, self._day() or date.today())  # noqa: DTZ011 - the day on the clerk's clock
        popup.chosen.connect(self.put)
        popup.open_below(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let keys change the day and open the calendar."""
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        step = _STEPS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_F4 or (is_alt and event.key() == Qt.Key.Key_Down):
            self.open_calendar()
        elif step is not None and not is_alt and not self.isReadOnly():
            self._step(step)
        else:
            super().keyPressEvent(event)

    def _day(self) -> date | None:
        value = self.value()
        return value if isinstance(value, date) else None

    def _step(self, step: timedelta) -> None:
        self.flush()
        day = self._day()
        self.put(min(max(day + step, _FIRST), _LAST) if day else date.today())  # noqa: DTZ011 - as above
