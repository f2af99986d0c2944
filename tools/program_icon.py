"""Makes the icon of the program's file from resources/program/icon.svg: `python tools/program_icon.py`.

`icon.ico` is what Windows shows for the program and for report files; it holds the sizes that Windows asks for.
"""

import io
import struct
import sys
from pathlib import Path
from typing import Final

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER: Final = Path(__file__).resolve().parents[1] / "resources" / "program"
SIZES: Final = (16, 20, 24, 32, 40, 48, 64, 256)

_TRANSPARENT: Final = 0
_HEADER: Final = struct.Struct("<HHH")
_ENTRY: Final = struct.Struct("<BBBBHHII")


def drawn(size: int) -> Image.Image:
    """Return the drawing, so many pixels wide and high."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(_TRANSPARENT)
    painter = QPainter(image)
    QSvgRenderer(str(FOLDER / "icon.svg")).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes
    return Image.open(io.BytesIO(buffer.data().data()))


def icon_file(pictures: list[Image.Image]) -> bytes:
    """Return the contents of an `.ico` file with these pictures, each as PNG (as Windows reads since Vista)."""
    parts = [_png(picture) for picture in pictures]
    offset = _HEADER.size + _ENTRY.size * len(parts)
    entries = []
    for picture, part in zip(pictures, parts, strict=True):
        side = picture.width % 256
        entries.append(_ENTRY.pack(side, side, 0, 0, 1, 32, len(part), offset))
        offset += len(part)
    return b"".join([_HEADER.pack(0, 1, len(parts)), *entries, *parts])


def _png(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def main() -> int:
    """Write the icon file."""
    (FOLDER / "icon.ico").write_bytes(icon_file([drawn(size) for size in SIZES]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
