"""The preview: the report's pages, and above them what keeps them from being renewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ita_desktop.app.texts import say, tr, wrapped
from ita_desktop.ui.preview.layout import Fit, Zoom
from ita_desktop.ui.preview.page_view import PageView

if TYPE_CHECKING:
    from ita_desktop.document import Rendered
    from ita_desktop.errors import Message


class Preview(QWidget):
    """What the window puts beside the form.

    `clicked` carries the path of a field, `page_changed` the page in view (from 1) and how many there are,
    `zoom_changed` what was set: a `Fit` or a factor.
    """

    clicked = Signal(str)
    page_changed = Signal(int, int)
    zoom_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self.trouble = QLabel(wordWrap=True, margin=8)
        self.trouble.setObjectName("preview.trouble")
        self.trouble.hide()
        self.trouble.setFrameShape(QFrame.Shape.StyledPanel)
        self.view = PageView()
        self.view.setObjectName("preview.pages")
        self.view.clicked.connect(self.clicked)
        self.view.page_changed.connect(self._on_page)
        self.view.zoom_changed.connect(self.zoom_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.trouble)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    def show_rendered(self, rendered: Rendered) -> None:
        """Show the report's newest pages where the last ones were seen."""
        self.trouble.hide()
        self.view.show_rendered(rendered)

    def show_trouble(self, message: Message) -> None:
        """Say above the pages, which stay as they were, why they are not renewed."""
        older = tr("The pages below are older.")
        self.trouble.setText(wrapped(f"{say(message)} {older}"))
        self.trouble.show()

    def show_field(self, path: str) -> None:
        """Mark a field's place, and scroll to it if it is out of view; an empty path takes the mark away."""
        self.view.show_field(path)

    def set_zoom(self, zoom: Zoom) -> None:
        """Fit the pages to the window or show them at a factor from 0.5 to 3."""
        self.view.set_zoom(zoom)

    def zoom_in(self) -> None:
        """Show the pages a step larger."""
        self.view.zoom_by(1)

    def zoom_out(self) -> None:
        """Show the pages a step smaller."""
        self.view.zoom_by(-1)

    def fit_width(self) -> None:
        """Show each page as wide as the window."""
        self.view.set_zoom(Fit.WIDTH)

    def fit_page(self) -> None:
        """Show a whole page at a time."""
        self.view.set_zoom(Fit.PAGE)

    def _on_page(self, page: int, count: int) -> None:
        self.view.setAccessibleDescription(tr("Page {page} of {count}", page=page, count=count))
        self.page_changed.emit(page, count)
