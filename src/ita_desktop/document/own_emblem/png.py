"""Pictures as emblems: a PNG is checked, cut to what is seen of it, and written anew."""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Final

from PIL import Image, ImageChops

from ita_desktop.core.emblem_file import MAX_BYTES
from ita_desktop.document.emblem import PIXELS, Emblem, Pixels
from ita_desktop.document.own_emblem.shape_limits import check_shape
from ita_desktop.errors import InvalidData

MAX_SIDE: Final = 4000
"""Pixels of a side that a chosen picture may have; scans of a whole page have more."""

MIN_HEIGHT: Final = 90
"""Pixels that an emblem is high at least: 150 an inch on paper."""

_KEPT_SIDES: Final = (1200, 900, 709, 532, 354)
"""Pixels of the longer side that a picture is brought down to until it is small enough; 709 are 1,200 an inch."""

_WHITE: Final = 250
"""From here on a grey is taken for paper."""

_SIZE_AT: Final = 16
"""Where a PNG tells its width and height: after its signature, the length and the name of its first part."""

_BROKEN: Final = (OSError, SyntaxError, ValueError, EOFError, IndexError, OverflowError, struct.error, zlib.error)
"""What Pillow raises on damaged files."""


def normal_png(data: bytes) -> bytes:
    """Return a chosen PNG cut to what is seen, brought down to what is printed, without anything but its pixels."""
    picture = _simplest(_cut(_loaded(data)))
    check_shape(*picture.size)
    if picture.height < MIN_HEIGHT:
        raise InvalidData(
            "The picture is too small to be printed sharply: the emblem in it is {height} pixels high. "
            "Choose one of at least {least}, better {good}",
            height=picture.height,
            least=MIN_HEIGHT,
            good=_KEPT_SIDES[2],
        )
    for side in _KEPT_SIDES:
        small = picture
        if max(picture.size) > side:
            share = side / max(picture.size)
            small = _scaled(picture, max(round(picture.width * share), 1), max(round(picture.height * share), 1))
        written = _written(small)
        if len(written) <= MAX_BYTES:
            return written
    raise InvalidData("The picture is too large; choose a simpler one")


def png_emblem(data: bytes) -> Emblem:
    """Return a PNG as it is printed."""
    picture = _loaded(data)
    check_shape(*picture.size)
    opacity = None
    if picture.mode in ("LA", "RGBA"):
        opacity = zlib.compress(picture.getchannel("A").tobytes())
        picture = picture.convert(picture.mode[:-1])
    colours = zlib.compress(picture.tobytes())
    pixels = Pixels(picture.width, picture.height, picture.mode == "L", colours, opacity)
    show = f"{picture.width} 0 0 {picture.height} 0 0 cm /{PIXELS} Do"
    return Emblem(show, picture.width, picture.height, pixels)


@contextmanager
def _broken_is_refused() -> Iterator[None]:
    try:
        yield
    except _BROKEN:
        raise InvalidData("The picture is damaged; save it again as PNG or choose another one") from None


def _loaded(data: bytes) -> "Image.Image":
    """Return a PNG in one of the modes L, LA, RGB and RGBA, the simplest that holds it."""
    with _broken_is_refused():
        width, height = struct.unpack_from(">II", data, _SIZE_AT)
        if max(width, height) > MAX_SIDE:
            raise InvalidData(
                "The picture has {width} × {height} pixels; cut it or make it smaller, to at most {limit} a side",
                width=width,
                height=height,
                limit=MAX_SIDE,
            )
        picture = Image.open(BytesIO(data), formats=("PNG",))
        if getattr(picture, "n_frames", 1) > 1:
            raise InvalidData("The picture moves; save a still one as PNG")
        picture.load()
        return _simplest(picture)


def _simplest(picture: "Image.Image") -> "Image.Image":
    if picture.mode.startswith("I"):
        # 16 bits a pixel; a plain conversion would cut off all but the darkest.
        picture = picture.convert("I").point(lambda grey: grey / 257).convert("L")
    see_through = picture.has_transparency_data
    picture = picture.convert("RGBA" if see_through else "RGB")
    if see_through and picture.getchannel("A").getextrema() == (255, 255):
        picture = picture.convert("RGB")
    red, green, blue = picture.split()[:3]
    if ImageChops.difference(red, green).getbbox() or ImageChops.difference(green, blue).getbbox():
        return picture
    return Image.merge("LA", (red, picture.getchannel("A"))) if picture.mode == "RGBA" else red


def _cut(picture: "Image.Image") -> "Image.Image":
    """Return what is seen of a picture on white paper."""
    paper = Image.new("LA", picture.size, (255, 255))
    seen = Image.alpha_composite(paper.convert("RGBA"), picture.convert("RGBA")).convert("RGB")
    darkest = seen.split()[0]
    for channel in seen.split()[1:]:
        darkest = ImageChops.darker(darkest, channel)
    box = darkest.point(lambda grey: 255 if grey < _WHITE else 0).getbbox()
    if box is None:
        raise InvalidData("The picture is empty: nothing in it is darker than paper")
    return picture.crop(box)


def _scaled(picture: "Image.Image", width: int, height: int) -> "Image.Image":
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def _written(picture: "Image.Image") -> bytes:
    file = BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()
