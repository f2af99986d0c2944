"""The dock of the printed pages; what it takes to show them is loaded when they are seen first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDockWidget, QWidget

from ita_desktop.app.texts import tr

if TYPE_CHECKING:
    from ita_desktop.app.rendering import ReportRendering
    from ita_desktop.app.settings import Settings
    from ita_desktop.ui.preview import Preview

_FITTED_TO_WIDTH = 0.0


class PagesDock(QDockWidget):
    """`clicked` carries the path of a field that was clicked on, `page_changed` the page in view and their number.

    `closed` tells that the clerk has closed the dock itself.
    """

    clicked = Signal(str)
    page_changed = Signal(int, int)
    closed = Signal()

    def __init__(self, rendering: ReportRendering, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(tr("Printed pages"), parent)
        self.setObjectName("pages_dock")
        self._rendering = rendering
        self._settings = settings
        self._field = ""
        self.preview: Preview | None = None
        self.setWidget(QWidget())
        self.visibilityChanged.connect(self._on_visibility)

    def show_field(self, path: str) -> None:
        """Mark a field on its page; an empty path takes the mark away."""
        self._field = path
        if self.preview is not None:
            self.preview.show_field(path)

    def zoom(self, how: str) -> None:
        """Call the preview's method of this name, if there is a preview."""
        if self.preview is not None:
            getattr(self.preview, how)()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that the dock goes."""
        super().closeEvent(event)
        self.closed.emit()

    def _on_visibility(self, visible: bool) -> None:  # noqa: FBT001 - Qt's signal
        if visible and self.preview is None:
            # The window is painted first.
            QTimer.singleShot(0, self, self._make)
        else:
            self._rendering.set_active(visible)

    def _make(self) -> None:
        from ita_desktop.ui.preview import Preview  # noqa: PLC0415 - loads QtPdf

        if self.preview is not None:
            return
        self.preview = preview = Preview()
        if self._settings.preview_zoom != _FITTED_TO_WIDTH:
            preview.set_zoom(self._settings.preview_zoom)
        preview.clicked.connect(self.clicked)
        preview.page_changed.connect(self.page_changed)
        preview.zoom_changed.connect(self._keep_zoom)
        self._rendering.rendered.connect(lambda rendered, _: preview.show_rendered(rendered))
        self._rendering.failed.connect(preview.show_trouble)
        preview.show_field(self._field)
        self.setWidget(preview)
        self._rendering.set_active(self.isVisible())

    def _keep_zoom(self, zoom: object) -> None:
        self._settings.preview_zoom = zoom if isinstance(zoom, float) else _FITTED_TO_WIDTH
