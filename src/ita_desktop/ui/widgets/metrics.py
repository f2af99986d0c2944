"""How high things must be so that no tone mark and no lower vowel of Thai is clipped."""

from typing import Final

from PySide6.QtGui import QFont, QFontMetrics, QTextLayout

# Above and below the letters together, in heights of a line and in pixels; the font of the window has room for marks.
_AIR: Final = 0.2
_LEAST_AIR: Final = 6


def row_height(metrics: QFontMetrics) -> int:
    """Return the height of a row, field or button with one line of text, its frame included, in pixels."""
    return metrics.height() + max(_LEAST_AIR, round(_AIR * metrics.height()))


def line_height(font: QFont) -> float:
    """Return the height of a line of letters in a text, as Qt lays it out; it is not that of the font's metrics."""
    layout = QTextLayout("ก", font)
    layout.beginLayout()
    line = layout.createLine()
    line.setNumColumns(1)
    layout.endLayout()
    return line.height()
