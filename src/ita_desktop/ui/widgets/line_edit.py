"""The editor of a text of one line."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ita_desktop.ui.widgets.field_line import FieldLine


class LineEdit(FieldLine):
    """Edits a str of one line; several pasted lines are joined."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = ""
        self.typed.connect(self._take)

    def value(self) -> str:
        """Return the text."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show a text; the cursor stays where it is, as far as it can."""
        if value != self._value:
            self._value = str(value)
            self.show_text(self._value)

    def _take(self, text: str) -> None:
        if text != self._value:
            self._value = text
            self.edited.emit(text)
