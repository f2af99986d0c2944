"""The editor of a yes or no."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton, QWidget

from ita_desktop.ui.widgets.metrics import row_height


class CheckBox(QCheckBox):
    """Edits a bool; each click is a step of its own."""

    edited = Signal(object)
    committed = Signal()

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.clicked.connect(self._take)

    def value(self) -> bool:
        """Tell whether the box is ticked."""
        return self.isChecked()

    def set_value(self, value: object) -> None:
        """Tick the box or not."""
        self.setChecked(bool(value))

    def flush(self) -> None:
        """Nothing in a box is ever unfinished."""

    def _take(self) -> None:
        self.edited.emit(self.isChecked())
        self.committed.emit()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Be high enough for Thai's stacked marks."""
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), row_height(self.fontMetrics())))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw a line around the box that is seen on dark ground too (WCAG 2.1, 1.4.11: a contrast of 3)."""
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()
