"""The toolbar: its icons are as large as the letters beside them."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QToolBar

_SHARE: Final = 0.9
"""Of an icon's side in the height of a line."""


class ToolBar(QToolBar):
    """Shows icons with their texts; it stays where it is."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setMovable(False)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the size of the letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        side = round(_SHARE * self.fontMetrics().height())
        self.setIconSize(QSize(side, side))
