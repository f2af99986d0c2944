"""A field of one line whose text stands for a value of another kind."""

import re
from abc import abstractmethod
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ita_desktop.app.texts import say
from ita_desktop.core.thai_text import to_thai_digits
from ita_desktop.errors import InvalidData
from ita_desktop.ui.widgets.field_line import FieldLine


class ParsedEdit(FieldLine):
    """Edits a value through its text. A text that means none stays as it is, marked, and the last value holds."""

    edited = Signal(object)
    troubled = Signal(str)
    """What is wrong with the text, in the program's language; empty when nothing is."""

    finished: ClassVar[re.Pattern[str]] = re.compile("")
    """A text that means a value is taken over while it is typed if it matches, any other one at the end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: object = None
        self._thai_digits = False
        self.typed.connect(self._take_while_typing)
        # Another field of the report is to be shown from now on.
        self.objectNameChanged.connect(self.discard)

    @abstractmethod
    def parse(self, text: str) -> object:
        """Return the value that a text means; InvalidData if it means none."""

    @abstractmethod
    def format(self, value: object) -> str:
        """Return a value as it is shown when it is not being typed, with western digits."""

    def value(self) -> object:
        """Return the last value that the text meant."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show a value; if it is the one that the field has, what is being typed stays."""
        if not _is_same(value, self._value):
            self._value = value
            self.discard()

    def discard(self) -> None:
        """Show the value again instead of a text that means none or is not finished."""
        self._mark("")
        self._show_value()

    def set_thai_digits(self, *, on: bool) -> None:
        """Show values with Thai digits or with western ones."""
        self._thai_digits = on
        if not self.hasFocus() and not self.trouble():
            self._show_value()

    def flush(self) -> None:
        """Take over the text as it stands."""
        super().flush()
        self._take()

    def commit(self) -> None:
        """Take over the text, and show it as its value is written."""
        self._take()
        if not self.trouble():
            self._show_value()
        super().commit()

    def put(self, value: object) -> None:
        """Change the value in the clerk's name, as a key or a click on a calendar does."""
        self._mark("")
        self._change(value)
        self._show_value()

    def _written(self) -> str:
        text = self.format(self._value)
        return to_thai_digits(text) if self._thai_digits else text

    def _show_value(self) -> None:
        if self.text() != self._written():
            self.show_text(self._written())

    def _take_while_typing(self, text: str) -> None:
        try:
            value = self.parse(text)
        except InvalidData:
            return
        self._mark("")
        if self.finished.search(text):
            self._change(value)

    def _take(self) -> None:
        if self.text() == self._written():
            # Nothing has been typed; the value may have more digits than are shown.
            self._mark("")
            return
        try:
            value = self.parse(self.text())
        except InvalidData as error:
            self._mark(say(error.message))
            return
        self._mark("")
        self._change(value)

    def _change(self, value: object) -> None:
        if not _is_same(value, self._value):
            self._value = value
            self.edited.emit(value)

    def _mark(self, trouble: str) -> None:
        if trouble != self.trouble():
            self.set_trouble(trouble)
            self.troubled.emit(trouble)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Esc bring the value back."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._written():
            self.discard()
            event.accept()
        else:
            super().keyPressEvent(event)


def _is_same(first: object, second: object) -> bool:
    """Tell whether two values are written alike too: 95.765 and 95.7650 are two scores on paper."""
    return type(first) is type(second) and first == second and str(first) == str(second)
