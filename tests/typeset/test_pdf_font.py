"""The fonts of a finished PDF, read with pypdf and fontTools: codes, glyphs, widths and texts agree."""

import io
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

import pypdf
import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from ita_desktop.typeset.fonts import Face
from strategies import BORROWED, ODD, PHRASES
from typeset.pages import NASTY, STYLES, pdf_of, set_text

TEXT = "\n".join([*NASTY, *PHRASES, *ODD, *BORROWED])
BLOCKS = [set_text(TEXT, face=style) for style in STYLES]


@dataclass
class Embedded:
    """A font of a PDF: what each of its parts says, by code."""

    name: str
    face: Face
    glyphs: dict[int, int]
    widths: dict[int, float]
    texts: dict[int, str]
    font: TTFont
    descriptor: Any
    data: bytes


def fonts_of(pdf: bytes) -> Any:
    resources: Any = pypdf.PdfReader(io.BytesIO(pdf)).pages[0]["/Resources"]
    return resources["/Font"]


def embedded(pdf: bytes) -> list[Embedded]:
    faces = {face.key: face for block in BLOCKS for face, _ in block.codes()}
    fonts = fonts_of(pdf)
    return [read_font(font.get_object(), faces) for key, font in sorted(fonts.items()) if key[1:] in faces]


def read_font(font: Any, faces: dict[str, Face]) -> Embedded:
    descendant = font["/DescendantFonts"][0].get_object()
    kinds = (font["/Subtype"], descendant["/Subtype"], font["/Encoding"], descendant["/DW"])
    assert kinds == ("/Type0", "/CIDFontType2", "/Identity-H", 0)
    names = {font["/BaseFont"], descendant["/BaseFont"], descendant["/FontDescriptor"]["/FontName"]}
    [name] = names
    data = descendant["/FontDescriptor"]["/FontFile2"].get_data()
    map_data = descendant["/CIDToGIDMap"].get_data()
    numbers = [int.from_bytes(map_data[at : at + 2], "big") for at in range(0, len(map_data), 2)]
    widths = descendant["/W"]
    to_unicode = font["/ToUnicode"].get_data().decode("ascii")
    pairs = re.findall("^<([0-9A-F]{4})> <([0-9A-F]+)>$", to_unicode.replace("<0000> <FFFF>", ""), re.MULTILINE)
    return Embedded(
        name=name[1:],
        face=faces[name[8:]],
        glyphs={code: glyph for code, glyph in enumerate(numbers) if glyph},
        widths={int(code): float(width[0]) for code, width in zip(widths[::2], widths[1::2], strict=True)},
        texts={int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs},
        font=TTFont(io.BytesIO(data)),
        descriptor=descendant["/FontDescriptor"],
        data=data,
    )


@pytest.fixture(scope="module")
def fonts() -> list[Embedded]:
    return embedded(pdf_of(BLOCKS))


def shape_of(font: TTFont, glyph: int) -> list[Any]:
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[font.getGlyphName(glyph)].draw(pen)
    value: list[Any] = pen.value
    return value


def test_each_face_is_embedded_once(fonts: list[Embedded]) -> None:
    assert sorted(font.face.key for font in fonts) == sorted(
        {face.key for block in BLOCKS for face, _ in block.codes()}
    )
    assert len(fonts) == 5


def test_exactly_the_codes_shown_are_there(fonts: list[Embedded]) -> None:
    codes = set().union(*(block.codes() for block in BLOCKS))
    for font in fonts:
        shown = {code for face, code in codes if face is font.face}
        assert set(font.glyphs) == set(font.widths) == set(font.texts) == shown


def test_codes_lead_to_the_same_outlines_as_in_the_whole_font(fonts: list[Embedded]) -> None:
    for font in fonts:
        whole = TTFont(font.face.path)
        for code, glyph in font.glyphs.items():
            assert shape_of(font.font, glyph) == shape_of(whole, font.face.texts[code][0])


def test_codes_have_their_widths(fonts: list[Embedded]) -> None:
    for font in fonts:
        assert font.widths == pytest.approx({code: font.face.width(code) for code in font.glyphs}, abs=0.011)
        # Two marks of no width side by side would end a line for pdfminer.
        assert min(font.widths.values()) > 0


def test_codes_are_read_as_what_they_stand_for(fonts: list[Embedded]) -> None:
    for font in fonts:
        assert font.texts == {code: font.face.texts[code][1] for code in font.texts}
        assert all(font.texts.values())
    assert set("".join(text for font in fonts for text in font.texts.values())) >= set(TEXT) - {"\n"}


def test_to_unicode_keeps_its_blocks_short() -> None:
    fonts = fonts_of(pdf_of(BLOCKS))
    data = b"".join(font["/ToUnicode"].get_data() for font in fonts.values() if "/ToUnicode" in font).decode()
    blocks = re.findall(r"(\d+) beginbfchar\n(.*?)\nendbfchar", data, re.DOTALL)
    assert [int(count) for count, _ in blocks] == [body.count("\n") + 1 for _, body in blocks]
    assert max(int(count) for count, _ in blocks) == 100


def test_only_a_subset_is_embedded(fonts: list[Embedded]) -> None:
    for font in fonts:
        assert re.fullmatch(rf"[A-Z]{{6}}\+{font.face.key}", font.name)
        assert len(font.data) < len(font.face.data) / 2
        assert not {"GSUB", "GPOS", "GDEF", "cmap", "kern"} & set(font.font.keys())
        assert font.font["maxp"].numGlyphs <= len(set(font.glyphs.values())) + 40  # parts of accented letters
        assert font.descriptor["/FontFile2"]["/Length1"] == len(font.data)
    assert len({font.name for font in fonts}) == len(fonts)


def test_descriptor(fonts: list[Embedded]) -> None:
    for font in fonts:
        head = font.font["hhea"]
        assert font.descriptor["/Ascent"] == round(head.ascent * font.face.scale)
        assert font.descriptor["/Descent"] == round(head.descent * font.face.scale)
        assert (font.descriptor["/ItalicAngle"] < 0) is ("Italic" in font.name)
        assert (font.descriptor["/StemV"] > 100) is ("Bold" in font.name)
        assert font.descriptor["/Flags"] == 4


def test_another_text_has_another_tag() -> None:
    names = [embedded(pdf_of([set_text(text)]))[0].name for text in ("กข", "กค", "กข")]
    assert names[0] == names[2] != names[1]
    assert {name[6:] for name in names} == {"+THSarabunNew"}


def test_fonts_gather_the_codes_of_all_pages() -> None:
    [font] = embedded(pdf_of([set_text("ก")], [set_text("ข"), set_text("a")], [set_text("ก")]))
    assert set(font.texts.values()) == {"ก", "ข", "a"}


def test_a_page_without_text_needs_no_font() -> None:
    assert embedded(pdf_of([set_text("")])) == []


# The same bytes


def test_the_same_pages_are_the_same_bytes() -> None:
    assert pdf_of(BLOCKS) == pdf_of(BLOCKS)


def test_the_same_program_writes_the_same_bytes_in_every_process() -> None:
    program = "import sys; from typeset.test_pdf_font import *; sys.stdout.buffer.write(pdf_of(BLOCKS))"
    path = os.pathsep.join(sys.path)
    written = {
        subprocess.check_output(
            [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}
        )
        for seed in ("1", "2")
    }
    assert len(written) == 1
    assert written.pop().startswith(b"%PDF")
