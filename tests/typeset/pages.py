"""Texts set and drawn for a test, and what their operators draw, glyph by glyph."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final, NamedTuple, get_args

import uharfbuzz as hb
from reportlab.pdfgen.canvas import Canvas

from ita_desktop.typeset import outlines
from ita_desktop.typeset.flowables import draw_block
from ita_desktop.typeset.fonts import Face, Style, official_family
from ita_desktop.typeset.lines import BASELINE, TextBlock, TextStyle, Typesetter
from strategies import MARKS

FAMILY: Final = official_family()
STYLES: Final[tuple[Style, ...]] = get_args(Style)
NASTY: Final = (
    *("น้ำ", "ที่", "ปู่", "ญู", "ฐู", "กี่", "ป้ำ", "ฟ้า", "ฝั่ง", "ปี่", "ผู้", "รู้", "ฎุ", "ฏู", "ดำเนินการ", "ทั้งสิ้น", "A วันที่"),
    *("ญ", "ฐ", "ญุ", "ฐฺ", "ป็", "ฟ์", "ฬี", "ฝ้ำ", "ปํา", "กํา", "กำำ", "ป่ำำ", "ป้้", "โป๊ะ", "อื่น ๆ", "เปี๊ยะ", "ก่ํ", "ำ", "่"),
)
"""Words that programs draw wrong: tone marks lowered or moved, letters that lose their foot, ◌ำ in all its forms."""

_TOKEN = re.compile(r"\[|\]|<([0-9a-f]*)>|/?[^\s\[\]<>/]+")
_OUTLINE = re.compile(r"q (\S+) 0 0 \1 (\S+) (\S+) cm (.+) f Q")


class Ink(NamedTuple):
    """A glyph on the page: its origin and own width in pt, and the text that it is read as; an outline has none."""

    face: Face
    glyph: int
    x: float
    y: float
    width: float
    text: str


@dataclass
class _Pen:
    """The text state of PDF, as far as the operators change it."""

    faces: dict[str, Face]
    face: Face | None = None
    size: float = 0
    rise: float = 0
    x: float = 0
    y: float = 0

    def show(self, codes: str) -> Iterator[Ink]:
        face = self.face
        assert face
        for start in range(0, len(codes), 4):
            code = int(codes[start : start + 4], 16)
            glyph, text = face.texts[code]
            yield Ink(face, glyph, self.x, self.y + self.rise, face.advance(glyph) * self.size / 1000, text)
            self.x += face.width(code) * self.size / 1000


def drawn(block: TextBlock, start: int = 0, stop: int | None = None) -> list[Ink]:
    """Return the glyphs that some lines of a block draw, the first line's baseline at 0; the outlines come last."""
    faces = {face.key: face for face, _ in block.codes()}
    operators = block.operators(0, BASELINE * block.style.size, start, stop)
    pen = _Pen(faces)
    inks: list[Ink] = []
    operands: list[str] = []
    for match in _TOKEN.finditer(_OUTLINE.sub("", operators)):
        token = match[0]
        if match[1] is not None:
            inks.extend(pen.show(match[1]))
        elif token == "Tf":
            pen.face, pen.size = faces[operands[-2][1:]], float(operands[-1])
        elif token == "Ts":
            pen.rise = float(operands[-1])
        elif token == "Tm":
            pen.x, pen.y = map(float, operands[-2:])
        elif "[" in operands and token != "]":
            pen.x -= float(token) * pen.size / 1000
        operands = [] if token in {"BT", "ET", "Tf", "Ts", "Tm", "Tj", "TJ", "]"} else [*operands, token]
    return inks + list(_outlined(operators, faces.values()))


def _outlined(operators: str, faces: Iterable[Face]) -> Iterator[Ink]:
    paths = {outlines._path(face, glyph): (face, glyph) for face in faces for glyph in face.rings}
    for _, x, y, path in _OUTLINE.findall(operators):
        yield Ink(*paths[path], float(x), float(y), 0, "")


def harfbuzz(face: Face, text: str) -> list[tuple[int, float, float]]:
    """Return HarfBuzz's own glyphs and origins (em / 1000) for a whole text, asked without anything of the program.

    Script by script: in a Thai run the font takes a Latin a after ฝ for a mark.
    """
    font = hb.Font(hb.Face(face.path.read_bytes()))
    placed: list[tuple[int, float, float]] = []
    pen = 0.0
    for run in re.findall("[ก-๛]+|[^ก-๛]+", text):
        buffer = hb.Buffer()
        buffer.add_str(run)
        buffer.guess_segment_properties()
        hb.shape(font, buffer, {"kern": False})
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            x, y = pen + position.x_offset, position.y_offset
            placed.append((info.codepoint, x * face.scale, y * face.scale))
            pen += position.x_advance
    return placed


def set_text(text: str, width: float = 450, *, size: float = 16, names: Iterable[str] = (), **style: Any) -> TextBlock:
    """Set a text in lines, in a fresh typesetter; the leading is that of official letters."""
    whole = TextStyle(size, round(size * 1.13, 1), **style)
    return Typesetter(FAMILY, frozenset(names)).block(text, whole, width)


def lines_of(block: TextBlock) -> list[str]:
    """Return the text of each line."""
    return ["".join(word.text for word in line.words) for line in block.lines]


def pdf_of(*pages: Sequence[TextBlock]) -> bytes:
    """Draw each page's blocks one below the other, on paper that is as high as they need."""
    file = BytesIO()
    canvas = Canvas(file, invariant=1)
    for blocks in pages:
        top = sum(block.height + 6 for block in blocks) + 40
        canvas.setPageSize((600, top + 40))
        for block in blocks:
            draw_block(canvas, block, 50, top)
            top -= block.height + 6
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def clusters(text: str) -> list[str]:
    """Split a text at its letters with their marks; ◌ำ belongs to the letter before it."""
    return re.findall(f".[{MARKS}ำ]*", text, re.DOTALL)
