"""Draws a page's sheet of paper, its picture and the mark of a field."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette

from ita_desktop.ui.preview.layout import Box

PAPER: Final = QColor("white")
# Multiplied with the page: the paper takes the colour, the print stays black. The same in light and dark, as the paper.
MARK: Final = QColor(255, 243, 205)
MARK_EDGE: Final = QColor(226, 181, 84)
MARK_ROOM: Final = 2.0
DARK: Final = 128


def surroundings(palette: QPalette) -> QColor:
    """Return the colour around the pages: darker than the window, so that the paper stands out."""
    window = palette.color(QPalette.ColorRole.Window)
    return window.darker(118) if window.lightness() >= DARK else window.darker(140)


def device_size(box: Box, ratio: float) -> QSize:
    """Return how many px of the screen a page takes at its pixel ratio."""
    return QSize(max(1, round(box.width * ratio)), max(1, round(box.height * ratio)))


def draw_page(painter: QPainter, box: Box, image: QImage | None, ratio: float) -> QRectF:
    """Draw a page at its box, white where it has no picture yet; return where it lies to the px of the screen."""
    size = device_size(box, ratio)
    target = QRectF(_on_grid(painter, box.x, box.y), size.toSizeF() / ratio)
    painter.fillRect(target, PAPER)
    if image is not None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, image.size() != size)
        painter.drawImage(target, image)
    return target


def draw_edge(painter: QPainter, target: QRectF, colour: QColor) -> None:
    """Draw a page's thin edge around it."""
    painter.setPen(colour)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(target.adjusted(-1, -1, 0, 0))


def draw_mark(painter: QPainter, box: Box) -> None:
    """Lay a soft colour over a field."""
    rect = QRectF(*box).adjusted(-MARK_ROOM, -MARK_ROOM, MARK_ROOM, MARK_ROOM)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.setPen(MARK_EDGE)
    painter.setBrush(MARK)
    painter.drawRoundedRect(rect, MARK_ROOM, MARK_ROOM)
    painter.restore()


def _on_grid(painter: QPainter, x: float, y: float) -> QPointF:
    """Return the point next to (x, y) that lies on whole px of the screen, where a picture is not smoothed anew."""
    device = painter.deviceTransform()
    point = device.map(QPointF(x, y))
    back, _ = device.inverted()
    return back.map(QPointF(round(point.x()), round(point.y())))
