"""The report's pages, tied to the fields: a click leads to the field, a field is shown on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ita_desktop.ui.preview import painting
from ita_desktop.ui.preview.page_area import PageArea
from ita_desktop.ui.preview.places import Places

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPainter

    from ita_desktop.document import Rendered
    from ita_desktop.ui.preview.layout import Box

LEAST: Final = 24
"""How much of a field must be in view, in px, or all of a smaller one, not to scroll to it."""


class PageView(PageArea):
    """Shows a rendered report. `clicked` carries the path of the field that was clicked on."""

    clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = Places({})
        self._next_places: Places | None = None
        self._field = ""
        self._pressed: QPointF | None = None
        self.viewport().setMouseTracking(True)

    def show_rendered(self, rendered: Rendered) -> None:
        """Show another version of the report where the last one was seen."""
        self._next_places = Places(rendered.places)
        self.images.load(rendered.pdf)

    def show_field(self, path: str) -> None:
        """Mark a field's place, and scroll to it if it is out of view; an empty path takes the mark away."""
        self._field = path
        if not self._is_in_view():
            self._reveal()
        self.viewport().update()

    def marks(self) -> list[Box]:
        """Return where the marked field stands in the view, in px; out of view too."""
        return [self.box_of(page, rect) for page, rect in self._places.of(self._field)]

    def field_at(self, position: QPointF) -> str | None:
        """Return the field at a position of the view."""
        point = self.point_on_page(position)
        return self._places.at(*point) if point else None

    def paint_over(self, painter: QPainter, page: int) -> None:
        """Mark the field."""
        for marked, rect in self._places.of(self._field):
            if marked == page:
                painting.draw_mark(painter, self.box_of(page, rect))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Note where a click begins."""
        self._pressed = event.position() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell the field that was clicked on; a movement is no click."""
        begin, self._pressed = self._pressed, None
        if begin is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if (event.position() - begin).manhattanLength() < QApplication.startDragDistance():
            path = self.field_at(event.position())
            if path:
                self.clicked.emit(path)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show a hand over a field."""
        shape = Qt.CursorShape.PointingHandCursor if self.field_at(event.position()) else Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    def _on_loaded(self) -> None:
        was_in_view = self._is_in_view()
        self._places = self._next_places or self._places
        super()._on_loaded()
        # Typing may move the field to another page; who types wants to see it.
        if was_in_view and not self._is_in_view():
            self._reveal()

    def _is_in_view(self) -> bool:
        """Tell whether enough of the marked field can be seen; True too if there is none."""
        marks = self.marks()
        width, height = self.viewport().width(), self.viewport().height()
        return not marks or any(_seen(box.x, box.width, width) and _seen(box.y, box.height, height) for box in marks)

    def _reveal(self) -> None:
        """Bring the beginning of the marked field into the upper part of the view."""
        marks = self.marks()
        if marks:
            width, height = self.viewport().width(), self.viewport().height()
            box = marks[0]
            room = max(0.0, min(height / 3, height - box.height))
            fits = box.x >= 0 and box.x + box.width <= width
            self.scroll_by(0.0 if fits else box.x - max(0.0, (width - box.width) / 2), box.y - room)


def _seen(begin: float, length: float, room: float) -> bool:
    """Tell whether enough of a length lies between 0 and `room`, to the px."""
    return min(begin + length, room) - max(begin, 0.0) >= min(length, LEAST) - 1
