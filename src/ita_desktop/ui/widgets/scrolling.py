"""Keeps what is being edited in view inside a page that scrolls."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QScrollArea, QWidget


def scroll_area_around(widget: QWidget) -> QScrollArea | None:
    """Return the nearest scroll area that holds a widget."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent


def bring_into_view(widget: QWidget, place: QRect) -> None:
    """Scroll the page around a widget so far that a place in it, and a line above and below, is seen."""
    area = scroll_area_around(widget)
    content = area.widget() if area else None
    if area is None or content is None or not content.isAncestorOf(widget):
        return
    centre = widget.mapTo(content, place.center())
    area.ensureVisible(centre.x(), centre.y(), 0, 3 * place.height() // 2)
