"""The window's own line icons, in the colour of the text beside them."""

from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QAction, QIcon, QImage, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication

from ita_desktop import assets

SIZES: Final = (16, 20, 24, 32, 40, 48, 64)
"""In device pixels: the sizes of toolbars and buttons on screens of 100 to 200 %."""


def icon(name: str) -> QIcon:
    """Return the icon of `resources/icons/<name>.svg` in the colours of now; FileNotFoundError if there is none."""
    palette = QApplication.palette()
    role = QPalette.ColorRole.ButtonText
    normal, disabled = (palette.color(group, role).name() for group in (_Group.Active, _Group.Disabled))
    made = _icon(name, normal, disabled)
    _names[made.cacheKey()] = name
    return made


def renew_icons() -> None:
    """Give every action and button that shows one of our icons the same icon in the colours of now."""
    for window in QApplication.topLevelWidgets():
        showing: list[QAction | QAbstractButton] = [
            *window.findChildren(QAction),
            *window.findChildren(QAbstractButton),
        ]
        for shown in showing:
            name = _names.get(shown.icon().cacheKey())
            if name is not None:
                shown.setIcon(icon(name))


_Group = QPalette.ColorGroup

_names: dict[int, str] = {}
"""Which of our icons it is, by the key that all copies of a QIcon share."""


@cache
def _icon(name: str, normal: str, disabled: str) -> QIcon:
    drawing = assets.resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    made = QIcon()
    for colour, mode in ((normal, QIcon.Mode.Normal), (disabled, QIcon.Mode.Disabled)):
        svg = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))
        for size in SIZES:
            made.addPixmap(_pixmap(svg, size), mode)
    return made


def _pixmap(svg: QSvgRenderer, size: int) -> QPixmap:
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    svg.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return QPixmap.fromImage(image)
