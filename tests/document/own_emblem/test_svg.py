import re

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from document.own_emblem.drawings import svg
from ita_desktop.core.emblem_file import MAX_BYTES, EmblemFile
from ita_desktop.document.emblem import Emblem, draw_emblem
from ita_desktop.document.own_emblem import check_emblem, read_emblem
from ita_desktop.document.page import PageForm
from ita_desktop.document.pdf_file import Metadata, PageStreams, write_pdf
from ita_desktop.document.sheet import Sheet
from ita_desktop.errors import InvalidData

FRAME = '<path d="M0 0h100v100H0zM1 1v98h98V1z" fill="#888"/>'
"""A border that keeps the whole box, so that a drawing stands in the emblem where it stands in the file."""

SHAPES = {
    "path": '<path d="M10 10h80v80H10z M30,30 q20-20 40 0t0 40 a10 20 30 1 1-20 5z" fill-rule="evenodd"/>',
    "arcs": '<path d="M20 50a30 30 0 0 1 60 0 30 30 0 0 1-60 0z M50 35a15 15 0 1 0 .01 0z"/>',
    "smooth": '<path d="M10 50C10 10 40 10 40 50S70 90 70 50s10-20 20 0" fill="none" stroke="#000" stroke-width="3"/>',
    "numbers": '<path d="M10. 10. 90. 10.L90.,90.z"/><path d="M20-.5 30.5.5 2.5e1 30z" fill="red"/>',
    "open": '<path d="M10 10L90 20L50 90" fill="#888" stroke="#000" stroke-width="3"/>',
    "stroke": '<path d="M10 90L50 10 90 90" fill="none" stroke="#a00" stroke-width="8"/>',
    "miter": '<path d="M10 90L50 20 60 90" fill="none" stroke="#000" stroke-width="8" stroke-miterlimit="20"/>',
    "caps": '<path d="M20 20H80" stroke="#000" stroke-width="12" stroke-linecap="round"/>'
    '<path d="M30 60H70" stroke="blue" stroke-width="8" stroke-linecap="square"/>',
    "dashes": '<path d="M10 50H90" stroke="#000" stroke-width="6" stroke-dasharray="10 5 2" stroke-dashoffset="4"/>',
    "groups": '<g transform="translate(50,50) rotate(30) scale(1.5,.7)">'
    '<rect x="-20" y="-20" width="40" height="40" rx="8" stroke="red" stroke-width="5"/></g>',
    "skew": '<rect x="20" y="20" width="30" height="30" transform="skewX(20) skewY(10)" fill="green"/>',
    "turned": '<rect x="20" y="40" width="60" height="20" transform="rotate(45 50 50)"/>',
    "matrix": '<ellipse cx="30" cy="30" rx="20" ry="10" transform="matrix(1 .5 -.5 1 30 10)"/>',
    "use": '<defs><path id="a" d="M0 0h20v20z"/></defs><use href="#a" x="10" y="10" fill="red"/>'
    '<use xlink:href="#a" transform="translate(60 60) scale(-1,1)" fill="blue"/>',
    "used before": '<use xlink:href="#b" x="30"/><g id="b" fill="#0a0"><circle cx="20" cy="20" r="15"/></g>',
    "sheet": "<style>.a{fill:none;stroke:#c00;stroke-width:6px}#q{stroke:blue}rect{fill:#ff0}.b,.c{fill:#080}</style>"
    '<rect class="a" x="20" y="20" width="40" height="40"/><circle id="q" class="a" cx="60" cy="60" r="20"/>'
    '<path class="c" d="M5 5h10v10z"/><rect style="fill:#00f" x="80" y="5" width="10" height="10"/>',
    "sheet in defs": '<defs><style>.s{fill:#123456;}</style></defs><g class="s"><path d="M10 10L90 50L10 90z"/></g>',
    "clip of the whole": '<g clip-path="url(#c)"><path d="M10 10H90V90H10V10Z" fill="#D33"/></g>'
    '<defs><clipPath id="c"><rect width="100" height="100"/></clipPath></defs>',
    "polygon": '<polygon points="50,5 61,40 98,40 68,62 79,96 50,75 21,96 32,62 2,40 39,40" fill="gold"'
    ' stroke="#000" stroke-width="2" stroke-linejoin="round"/><polyline points="10,10 20,20 10,30" fill="none"'
    ' stroke="#000"/><line x1="10" y1="90" x2="20" y2="95" stroke="#000"/>',
    "hidden": '<g visibility="hidden"><rect width="50" height="50"/><rect x="50" y="50" width="20" height="20"'
    ' visibility="visible"/></g><g display="none"><rect width="90" height="90"/></g>'
    '<rect x="10" y="70" width="10" height="20" style="display:none"/>',
    "inherited": '<g fill="none" stroke="navy" stroke-width="4" stroke-linejoin="bevel"><path d="M10 80L30 20L50 80"/>'
    '<path d="M55 80L70 20L90 80" stroke-width="2" fill="inherit"/></g>',
    "current colour": '<g color="teal"><circle cx="30" cy="30" r="20" fill="currentColor"/></g>',
    "colours": '<path d="M10 10h80v80z" fill="CornflowerBlue"/><path d="M10 30v60h60z" fill="rgb(10%,20%,30%)"/>',
    "unseen": '<path d="M10 10h80v80z" fill-opacity="0" stroke="#000"/><path d="M9 9h9v9z" opacity="0"/>',
    "foreign": '<title>A</title><metadata><rdf xmlns="urn:r"/></metadata><x:view xmlns:x="urn:x" x:zoom="1"/>'
    '<linearGradient id="unused"/><circle cx="50" cy="50" r="20" style="font-size:12px;-inkscape-stroke:none"/>',
}


def drawn_by_qt(data: bytes) -> Image.Image:
    image = QImage(400, 400, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(data).render(painter, QRectF(0, 0, 400, 400))
    painter.end()
    return Image.frombuffer("RGB", (400, 400), bytes(image.constBits()), "raw", "BGRX", image.bytesPerLine(), 1)


def drawn(emblem: Emblem) -> Image.Image:
    """Return an emblem as its operators say, without a page around it."""
    sheet = Sheet(PageForm((100, 100), left=0, right=0, top=0, bottom=0, number_top=0))
    draw_emblem(sheet, emblem, 0, 0, 100)
    with pypdfium2.PdfDocument(write_pdf([sheet], [], Metadata("", "", ""), PageStreams())) as document:
        picture: Image.Image = document[0].render(scale=4).to_pil().convert("RGB")
        return picture


@pytest.mark.parametrize("name", SHAPES)
def test_drawn_as_another_program_draws_it(name: str) -> None:
    data = svg(FRAME + SHAPES[name])
    difference = ImageChops.difference(drawn(read_emblem(check_emblem(data))), drawn_by_qt(data))
    assert ImageStat.Stat(difference.convert("L")).mean[0] < 1


def test_cut_by_a_clipping_path() -> None:
    shapes = '<clipPath id="c"><circle cx="50" cy="50" r="30"/></clipPath><rect width="99" height="99"'
    cut = drawn(read_emblem(check_emblem(svg(f'{FRAME}{shapes} fill="red" clip-path="url(#c)"/>'))))
    whole = drawn_by_qt(svg(f'{FRAME}<circle cx="50" cy="50" r="30" fill="red"/>'))
    assert ImageStat.Stat(ImageChops.difference(cut, whole).convert("L")).mean[0] < 1


@pytest.mark.parametrize(
    ("width", "pixels"), [("1cm", 96 / 2.54), ("12pt", 16), ("30%", 30), ("20px", 20), ("1.5e1", 15), (".25in", 24)]
)
def test_units(width: str, pixels: float) -> None:
    emblem = read_emblem(check_emblem(svg(f'<rect width="{width}" height="40"/>')))
    assert emblem.width / emblem.height == pytest.approx(pixels / 40, abs=0.001)


@pytest.mark.parametrize("name", SHAPES)
def test_what_is_kept_is_printed_the_same(name: str) -> None:
    data = svg(FRAME + SHAPES[name])
    kept = check_emblem(data)
    assert kept == check_emblem(data)
    assert read_emblem(kept) == read_emblem(EmblemFile("svg", data))
    assert read_emblem(check_emblem(kept.data)) == read_emblem(kept)


def test_only_shapes_are_kept() -> None:
    kept = check_emblem(svg(f"<title>secret</title><!-- secret -->{FRAME}<g id='here' data-name='secret'/>"))
    assert b"secret" not in kept.data
    assert len(kept.data) < MAX_BYTES


@pytest.mark.parametrize(
    "head",
    [
        b'<?xml version="1.0" encoding="UTF-8"?>\n',
        b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">',
        b"\xef\xbb\xbf",
        b"<!-- made by hand -->",
    ],
)
def test_usual_beginnings(head: bytes) -> None:
    assert check_emblem(head + svg(FRAME)).kind == "svg"


def test_other_encodings_and_prefixes() -> None:
    drawing = '<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:path d="M0 0h9v9z"/></s:svg>'
    text = f'<?xml version="1.0" encoding="UTF-16"?>{drawing}'
    assert read_emblem(check_emblem(text.encode("utf-16"))).width == 1000


PARTS = st.lists(st.sampled_from([*SHAPES.values(), "<g>", "</g>", "\x00", "url(#a)", "<", '"']), max_size=5)
NUMBERS = st.sampled_from(["0", "-1", "1e-9", "9999999", "1e308", "50%", "nan", "3mm", "", "1e-300"])


@given(PARTS, st.data())
def test_any_drawing_is_taken_or_refused_in_words(parts: list[str], data: st.DataObject) -> None:
    text = "".join(parts)
    numbers = list(re.finditer(r"-?\d+\.?\d*", text))
    if numbers:
        found = data.draw(st.sampled_from(numbers))
        text = text[: found.start()] + data.draw(NUMBERS) + text[found.end() :]
    try:
        emblem = read_emblem(check_emblem(svg(text)))
    except InvalidData:
        return
    assert 250 <= emblem.width <= 1334
    assert not re.search("nan|inf", emblem.operators)
