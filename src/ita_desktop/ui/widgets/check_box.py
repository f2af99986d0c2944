"""The editor of a yes or no."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

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
