import io
from typing import Any

import pytest
from PIL import Image, ImageChops

import program_icon

ICON = (program_icon.FOLDER / "icon.ico").read_bytes()


def picture(size: int) -> Image.Image:
    icon: Any = Image.open(io.BytesIO(ICON))
    icon.size = (size, size)
    converted: Image.Image = icon.convert("RGBA")
    return converted


def test_the_icon_has_the_sizes_that_windows_asks_for() -> None:
    assert Image.open(io.BytesIO(ICON)).info["sizes"] == {(size, size) for size in program_icon.SIZES}


@pytest.mark.parametrize("size", program_icon.SIZES)
def test_the_icon_is_the_drawing(size: int) -> None:
    difference = ImageChops.difference(picture(size), program_icon.drawn(size))
    assert max(extreme[1] for extreme in difference.getextrema()) <= 8  # type: ignore[index]


def test_sizes_are_told_as_the_format_wants() -> None:
    made = program_icon.icon_file([Image.new("RGBA", (side, side)) for side in (16, 256)])
    assert made[:6] == b"\0\0\1\0\2\0"
    assert (made[6], made[22]) == (16, 0)
