"""Shows the focus of text fields, lists and tables, for which the style draws none."""

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid


class FocusFrame(QObject):
    """Lays lines on the frame of whatever has the focus; they never lie on what it shows, which scrolls as fast."""

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._area: QAbstractScrollArea | None = None
        self._lines: list[QWidget] = []
        app.focusChanged.connect(self._move)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the size of what has the focus."""
        if event.type() == QEvent.Type.Resize and watched is self._area:
            self._place()
        return False

    def _move(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._remove()
        if isinstance(new, QAbstractScrollArea) and new.frameWidth() > 0:
            self._area = new
            self._lines = [_line(new) for _ in range(4)]
            self._place()
            new.installEventFilter(self)

    def _remove(self) -> None:
        if self._area is not None and isValid(self._area):
            self._area.removeEventFilter(self)
            for line in self._lines:
                line.hide()
                line.deleteLater()
        self._area = None
        self._lines = []

    def _place(self) -> None:
        if self._area is None:
            return
        width, height = self._area.width(), self._area.height()
        thick = self._area.frameWidth()
        places = (
            QRect(0, 0, width, thick),
            QRect(0, height - thick, width, thick),
            QRect(0, 0, thick, height),
            QRect(width - thick, 0, thick, height),
        )
        for line, place in zip(self._lines, places, strict=True):
            line.setGeometry(place)
            line.show()


def _line(area: QAbstractScrollArea) -> QWidget:
    line = QWidget(area)
    line.setBackgroundRole(QPalette.ColorRole.Highlight)
    line.setAutoFillBackground(True)
    return line
