import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from document.own_emblem.drawings import png, printed, seal
from ita_desktop.core.emblem_file import MAX_BYTES, EmblemFile
from ita_desktop.document.own_emblem import check_emblem, read_emblem
from ita_desktop.errors import InvalidData


def opened(kept: EmblemFile) -> Image.Image:
    return Image.open(BytesIO(kept.data))


@pytest.mark.parametrize(
    ("mode", "kept_as"), [("RGBA", "LA"), ("LA", "LA"), ("RGB", "L"), ("L", "L"), ("P", "L"), ("1", "L")]
)
def test_cut_to_what_is_seen_in_the_simplest_form(mode: str, kept_as: str) -> None:
    kept = opened(check_emblem(png(seal(mode))))
    assert kept.size == (200, 200)
    assert kept.mode == kept_as


def test_sixteen_bits_a_pixel() -> None:
    grey = Image.new("I;16", (100, 100), 0x8080)
    assert opened(check_emblem(png(grey))).getextrema() == (0x80, 0x80)


def test_colours_of_a_palette_with_a_transparent_one() -> None:
    picture = Image.new("P", (300, 300), 0)
    picture.putpalette([0, 255, 0, 200, 0, 0])
    picture.paste(1, (100, 100, 250, 250))
    file = BytesIO()
    picture.save(file, "PNG", transparency=0)
    kept = opened(check_emblem(file.getvalue()))
    assert (kept.size, kept.mode, kept.getpixel((5, 5))) == ((150, 150), "RGB", (200, 0, 0))


@pytest.mark.parametrize("side", [1300, 4000])
def test_brought_down_to_what_a_printer_shows(side: int) -> None:
    kept = opened(check_emblem(png(Image.new("L", (side * 3 // 4, side), 99))))
    assert kept.height == 1200
    assert kept.width / kept.height == pytest.approx(0.75, abs=0.01)


def test_a_photograph_is_made_small_enough() -> None:
    kept = check_emblem(png(Image.effect_noise((1200, 1200), 200).convert("RGB")))
    assert len(kept.data) <= MAX_BYTES
    assert opened(kept).height >= 354


def test_nothing_but_pixels_is_kept() -> None:
    file = BytesIO()
    notes = PngInfo()
    notes.add_text("Author", "secret")
    seal().save(file, "PNG", pnginfo=notes, dpi=(300, 300))
    assert b"secret" in file.getvalue()
    assert b"secret" not in check_emblem(file.getvalue()).data


def test_what_is_kept_is_kept_again_as_it_is() -> None:
    kept = check_emblem(png(seal()))
    assert check_emblem(kept.data) == kept == check_emblem(png(seal()))


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def bomb(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 10_000_000))


REFUSED = {
    "too many pixels": (png(Image.new("1", (4001, 100))), "4001 × 100 pixels"),
    "bomb": (bomb(60_000, 60_000), "at most 4000"),
    "bomb of the right size": (bomb(4_000, 4_000), "damaged"),
    "no size": (bomb(0, 0), "damaged|empty|at most"),
    "cut off": (png(seal())[:-300], "damaged"),
    "head only": (png(seal())[:30], "damaged"),
    "empty": (png(Image.new("RGBA", (200, 200), (0, 0, 0, 0))), "is empty"),
    "white": (png(Image.new("L", (200, 200), 255)), "is empty"),
    "too small": (png(Image.new("L", (40, 40))), "40 pixels high"),
    "wide": (png(Image.new("L", (400, 100))), "wrong shape"),
    "narrow": (png(Image.new("L", (20, 400))), "wrong shape"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_what_to_do(name: str) -> None:
    data, words = REFUSED[name]
    with pytest.raises(InvalidData, match=words):
        check_emblem(data)


def test_moving_pictures_are_refused() -> None:
    file = BytesIO()
    seal().save(file, "PNG", save_all=True, append_images=[seal().rotate(90)])
    with pytest.raises(InvalidData, match="moves"):
        check_emblem(file.getvalue())


def test_a_picture_in_a_report_made_by_hand() -> None:
    with pytest.raises(InvalidData, match="wrong shape"):
        read_emblem(EmblemFile("png", png(Image.new("L", (900, 10)))))


def test_the_picture_on_paper_is_the_one_chosen() -> None:
    page = printed(png(seal()))
    assert page.getpixel((page.width // 7 + 20, page.height // 4)) == 255
    assert page.getextrema()[0] == 0
