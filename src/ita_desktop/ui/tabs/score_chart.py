"""The indicators as bars against the line that they should reach."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ita_desktop.app.texts import tr

# Blue and vermilion of Okabe and Ito (2008), told apart with every kind of colour vision; lighter ones on dark.
_REACHED: Final = {False: QColor("#0072b2"), True: QColor("#56b4e9")}
_BELOW: Final = {False: QColor("#d55e00"), True: QColor("#e69f00")}

_FULL: Final = 100
_HALF_LIGHT: Final = 128
_CENTRED: Final = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
_HIGH: Final = 6
"""Height of the chart, in heights of the letters."""

_WIDEST_BAR: Final = 3
"""In heights of the letters."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One indicator: its number as shown, its name, its score as shown and as a number."""

    number: str
    name: str
    shown: str
    score: Decimal | None


class ScoreChart(QWidget):
    """Bars from 0 to 100 with a line; a bar below the line is hatched as well as of another colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._line = Decimal(0)
        self._line_shown = ""
        self.setObjectName("scores.chart")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[Bar], line: Decimal, line_shown: str) -> None:
        """Show other bars and tell a screen reader their numbers."""
        if (tuple(bars), line_shown) == (self._bars, self._line_shown):
            return
        self._bars, self._line, self._line_shown = tuple(bars), line, line_shown
        self.setAccessibleName(tr("Scores of the indicators against the line of {line}", line=line))
        self.setAccessibleDescription("\n".join(map(self._said, bars)))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size that leaves the bars room beside the form."""
        letters = self.fontMetrics().height()
        return QSize(2 * letters * max(1, len(self._bars)), _HIGH * letters)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the least size: the height stays."""
        return QSize(10 * self.fontMetrics().height(), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the bars, the line, and over them the numbers."""
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self._line_height()
        left = self.fontMetrics().horizontalAdvance(f"{self._line_shown} ")
        plot = QRectF(self.rect()).adjusted(left, line, -1, -line)
        step = plot.width() / len(self._bars)
        columns = [
            QRectF(plot.left() + place * step, plot.top(), step, plot.height()) for place in range(len(self._bars))
        ]
        for bar, column in zip(self._bars, columns, strict=True):
            self._draw_bar(painter, bar, column)
        self._draw_line(painter, plot)
        for bar, column in zip(self._bars, columns, strict=True):
            self._draw_numbers(painter, bar, column)
        painter.end()

    def _line_height(self) -> float:
        return self.fontMetrics().height() * 1.2

    def _top(self, bar: Bar, column: QRectF) -> float:
        return column.bottom() - column.height() * min(float(bar.score or 0), _FULL) / _FULL

    def _draw_bar(self, painter: QPainter, bar: Bar, column: QRectF) -> None:
        if bar.score is None:
            return
        is_dark = self.palette().color(QPalette.ColorRole.Window).lightness() < _HALF_LIGHT
        is_below = bar.score < self._line
        colour = (_BELOW if is_below else _REACHED)[is_dark]
        width = min(column.width() * 0.6, _WIDEST_BAR * self.fontMetrics().height())
        top = self._top(bar, column)
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern if is_below else Qt.BrushStyle.SolidPattern))
        painter.drawRect(QRectF(column.center().x() - width / 2, top, width, column.bottom() - top))

    def _draw_numbers(self, painter: QPainter, bar: Bar, column: QRectF) -> None:
        line, metrics = self._line_height(), self.fontMetrics()
        below = QRectF(column.left(), column.bottom(), column.width(), line)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(below, _CENTRED, bar.number)
        shown = bar.shown or "–"
        width = metrics.horizontalAdvance(shown)
        if width <= column.width():
            above = QRectF(0, 0, width + 2, metrics.height())
            above.moveCenter(QPointF(column.center().x(), self._top(bar, column) - line / 2))
            # The line must not run through the number.
            painter.fillRect(above, self.palette().color(QPalette.ColorRole.Window))
            painter.drawText(above, _CENTRED, shown)

    def _draw_line(self, painter: QPainter, plot: QRectF) -> None:
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        y = plot.bottom() - plot.height() * float(self._line) / _FULL
        painter.setPen(QPen(ink, 1))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        painter.setPen(QPen(ink, 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setPen(ink)
        letters = self.fontMetrics().height()
        label = QRectF(0, y - letters / 2, plot.left(), letters)
        painter.drawText(label, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._line_shown)

    def _said(self, bar: Bar) -> str:
        shown = bar.shown or tr("no score")
        if bar.score is not None and bar.score < self._line:
            return tr("{number} {name}: {score}, below the line", number=bar.number, name=bar.name, score=shown)
        return f"{bar.number} {bar.name}: {shown}"
