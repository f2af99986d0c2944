"""Drawings and pictures that an office may choose, and what they look like on paper."""

from io import BytesIO
from typing import Final

import pypdfium2
from PIL import Image, ImageDraw

from document.examples import memo_report
from ita_desktop.core.emblem_file import EmblemFile
from ita_desktop.core.report import Settings
from ita_desktop.document import render_pdf
from ita_desktop.document.own_emblem import check_emblem, read_emblem

DPI: Final = 600
MM: Final = DPI / 25.4
_HEAD: Final = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="{}">'
EMPTY: Final = Settings(dotted_lines=False)


def svg(inside: str, box: str = "0 0 100 100") -> bytes:
    return f"{_HEAD.format(box)}{inside}</svg>".encode()


def png(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def seal(mode: str = "RGBA", size: tuple[int, int] = (300, 400)) -> Image.Image:
    """Return a black ring of 200 × 200 pixels at (40, 60) of an otherwise empty picture."""
    picture = Image.new("RGBA", size, (255, 255, 255, 0))
    ImageDraw.Draw(picture).ellipse((40, 60, 239, 259), outline=(0, 0, 0, 255), width=20)
    if mode in ("RGBA", "LA"):
        return picture.convert(mode)
    paper = Image.new("RGBA", size, (255, 255, 255, 255))
    return Image.alpha_composite(paper, picture).convert(mode)


def memo_pdf(file: EmblemFile) -> bytes:
    return render_pdf(memo_report(EMPTY), read_emblem(file)).pdf


def head_of(pdf: bytes) -> Image.Image:
    """Return the upper left corner of the first page, 25 to 60 mm by 10 to 32 mm, at 600 pixels an inch."""
    with pypdfium2.PdfDocument(pdf) as document:
        page: Image.Image = document[0].render(scale=DPI / 72).to_pil().convert("L")
    left, top, right, bottom = (round(length * MM) for length in (25, 10, 60, 32))
    return page.crop((left, top, right, bottom))


def ink(picture: Image.Image) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of all that is not white in `head_of` a page, in mm of the page."""
    box = picture.point(lambda grey: 255 if grey < 230 else 0).getbbox()
    assert box
    return (25 + box[0] / MM, 10 + box[1] / MM, 25 + box[2] / MM, 10 + box[3] / MM)


def printed(data: bytes) -> Image.Image:
    """Return what a chosen emblem looks like on the memo."""
    return head_of(memo_pdf(check_emblem(data)))


def objects(pdf: bytes) -> set[str]:
    """Return the kinds of what is drawn on the first page, within its forms too."""
    kinds = {pypdfium2.raw.FPDF_PAGEOBJ_IMAGE: "image", pypdfium2.raw.FPDF_PAGEOBJ_PATH: "path"}
    with pypdfium2.PdfDocument(pdf) as document:
        return {kinds.get(part.type, "other") for part in document[0].get_objects(max_depth=5)}
