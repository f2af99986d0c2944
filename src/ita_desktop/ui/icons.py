"""The window's own line icons, in the colour of the text beside them, and the program's; drawn when they are shown."""

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QImage, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from ita_desktop import assets

_Group = QPalette.ColorGroup
_Role = QPalette.ColorRole
_Disabled: Final = QIcon.Mode.Disabled
_Selected: Final = QIcon.Mode.Selected
_MIDDLE: Final = 128
"""Between dark grounds and light ones."""


class Tint(NamedTuple):
    """A colour of its own for an icon: the one on light ground, the one on dark."""

    on_light: str
    on_dark: str


def icon(name: str, tint: Tint | None = None) -> QIcon:
    """Return the icon of `resources/icons/<name>.svg`; FileNotFoundError if there is none.

    It follows the colours of the program and the sharpness of the screen.
    """
    file = assets.resource("icons", f"{name}.svg")
    if not file.is_file():
        raise FileNotFoundError(file)
    return QIcon(_Engine(file, tint))


def program_icon() -> QIcon:
    """Return the icon of the program, in its own colours."""
    return QIcon(_Engine(assets.resource("program", "icon.svg"), None))


class _Engine(QIconEngine):
    """Draws one icon in whatever size Qt asks for; so nothing is drawn that is not seen."""

    def __init__(self, file: Path, tint: Tint | None) -> None:
        super().__init__()
        self._file = file
        self._tint = tint

    def clone(self) -> QIconEngine:
        """Return another engine for the same icon."""
        return _Engine(self._file, self._tint)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float) -> QPixmap:  # noqa: N802
        """Return the picture, of a size on a screen of 100 %, for a screen of this scale."""
        return _pixmap(self._file, _colour(mode, self._tint), round(min(size.width(), size.height()) * scale), scale)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the picture for a screen of 100 %."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the picture in the sharpness of what is painted on."""
        picture = self.scaledPixmap(rect.size(), mode, state, painter.device().devicePixelRatioF())
        place = QRectF(QPointF(0, 0), picture.deviceIndependentSize())
        place.moveCenter(QRectF(rect).center())
        painter.drawPixmap(place.topLeft(), picture)


def _colour(mode: QIcon.Mode, tint: Tint | None) -> str:
    palette = QApplication.palette()
    if mode == _Selected:
        return palette.color(_Group.Active, _Role.HighlightedText).name()
    if tint is not None and mode != _Disabled:
        is_light = palette.color(_Group.Active, _Role.Base).lightness() > _MIDDLE
        return tint.on_light if is_light else tint.on_dark
    return palette.color(_Group.Disabled if mode == _Disabled else _Group.Active, _Role.ButtonText).name()


@cache
def _pixmap(file: Path, colour: str, side: int, scale: float) -> QPixmap:
    drawing = file.read_text(encoding="utf-8").replace("currentColor", colour)
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(image.rect()))
    painter.end()
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(scale)
    return pixmap
