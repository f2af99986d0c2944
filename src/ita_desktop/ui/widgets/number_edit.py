"""The editor of a number in a range."""

import re
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ita_desktop.core.thai_text import excerpt, to_western_digits
from ita_desktop.errors import InvalidData
from ita_desktop.ui.widgets.parsed_edit import ParsedEdit

_WHOLE: Final = re.compile("[0-9]{1,9}")
_LENGTH: Final = re.compile(r"[0-9]{1,9}(?:\.[0-9]{0,4})?")
_STEPS: Final = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class NumberEdit(ParsedEdit):
    """Edits an int, or a float where it is not `whole`, within a span; the up and down keys change it by one."""

    def __init__(self, *, span: tuple[float, float], whole: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low, self._high = span
        self._whole = whole

    def parse(self, text: str) -> float:
        """Return the number that a text means."""
        written = to_western_digits(text).strip()
        if (_WHOLE if self._whole else _LENGTH).fullmatch(written):
            value = int(written) if self._whole else float(written)
            if self._low <= value <= self._high:
                return value
        raise InvalidData(
            "{value} is not possible; write a number from {low} to {high}",
            value=excerpt(text.strip()) or "–",
            low=f"{self._low:g}",
            high=f"{self._high:g}",
        )

    def format(self, value: object) -> str:
        """Return a number without needless zeros."""
        return f"{value:g}" if isinstance(value, int | float) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let the up and down keys change the number."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or self.isReadOnly():
            super().keyPressEvent(event)
            return
        self.flush()
        value = self.value()
        if isinstance(value, int | float):
            self.put(type(value)(min(max(value + step, self._low), self._high)))
