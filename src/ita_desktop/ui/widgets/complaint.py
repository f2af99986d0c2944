"""What is wrong with the text of a field: a mark on it, and the words in its tool tip and for screen readers."""

from typing import Final

from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

_ON_LIGHT: Final = QColor("#c0281c")
_ON_DARK: Final = QColor("#ff8a80")
_HEIGHT: Final = 2


class Complaint:
    """The complaint about one field; without text there is none, and the field's own help is back."""

    def __init__(self, field: QWidget) -> None:
        self._field = field
        self._help = ""
        self.text = ""

    def change(self, text: str) -> bool:
        """Complain of something else, or of nothing; False if that is no change."""
        if text == self.text:
            return False
        if not self.text:
            self._help = self._field.toolTip()
        self.text = text
        self._field.setToolTip(text or self._help)
        self._field.setAccessibleDescription(text or self._help)
        return True

    def draw(self, canvas: QWidget) -> None:
        """Underline the field, whose letters are drawn on `canvas`."""
        if not self.text:
            return
        palette = canvas.palette()
        is_dark = palette.base().color().lightness() < palette.text().color().lightness()
        mark = canvas.rect().adjusted(2, canvas.height() - _HEIGHT - 1, -2, -1)
        painter = QPainter(canvas)
        painter.fillRect(mark, _ON_DARK if is_dark else _ON_LIGHT)
        painter.end()
