"""Fonts ready for shaping and embedding: one `Face` a file, a `Family` of four styles and its fallbacks."""

import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from threading import Lock
from typing import Literal, NamedTuple
from unicodedata import category

import uharfbuzz as hb

from ita_desktop import assets

# A PDF has so many codes for a font; a text beyond them is drawn right but read back as another.
_CODES = 0x10000

WIDENING = 40.0
"""How much wider a second code is (em / 1000): more than the widest gap of a spread line less 0.03 em."""

Style = Literal["regular", "bold", "italic", "bold_italic"]


class Shown(NamedTuple):
    """How a page shows a glyph for a text: its code, the same in hexadecimal, and its own width (em / 1000).

    `joins` tells that it belongs to the letter before it: a mark, or ◌ำ, whose ring stands over that letter.
    """

    code: int
    hex: str
    advance: float
    joins: bool


class Face:
    """One font file: its HarfBuzz font, the characters it has, and the codes under which its glyphs are shown.

    A PDF shows text as codes (CIDs). Here each pair of a glyph and the text that it stands for has a code of its
    own, so that what is copied from a page is what was typed even where several letters share an outline. `marks`
    are the codes, in hexadecimal, of marks without width.
    A glyph's usual text keeps the glyph's number as code; further texts, and further copies of a mark on one
    letter, get codes above the last glyph.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.data = path.read_bytes()
        self.hb_face = hb.Face(self.data)
        self.font = hb.Font(self.hb_face)
        self.name = self.font.face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or path.stem
        self.key = re.sub("[^A-Za-z0-9_-]", "", self.name) or "Font"
        self.scale: float = 1000 / self.hb_face.upem
        self.texts: dict[int, tuple[int, str]] = {}
        self.marks: set[str] = set()
        self._of_hex: dict[str, tuple[int, str]] = {}
        self._wide: dict[str, str] = {}
        self._widths: dict[int, float] = {}
        self._shown: dict[tuple[int, str, int], Shown] = {}
        self._usual = self._nominal_texts()
        self._free_codes = iter(range(self.hb_face.glyph_count, _CODES))

    def _nominal_texts(self) -> dict[int, str]:
        """Map each glyph to the first character that the font gives it; private-use aliases do not count."""
        usual: dict[int, str] = {}
        glyph_of = self.font.get_nominal_glyph
        for code in self.hb_face.unicodes:
            if category(chr(code)) != "Co" and (glyph := glyph_of(code)):
                usual.setdefault(glyph, chr(code))
        return usual

    @cached_property
    def characters(self) -> frozenset[str]:
        """The characters for which the font has a glyph."""
        return frozenset(map(chr, self.hb_face.unicodes))

    @cached_property
    def rings(self) -> frozenset[int]:
        """The glyphs that draw ◌ํ: the plain one and those moved left over tall letters."""
        return frozenset(self._last_glyph(base + "ํ") for base in "กปฝฟฬ")

    @cached_property
    def sara_am(self) -> int | None:
        """The glyph that draws ◌ำ whole, if it looks just like the plain ring and า drawn one after the other."""
        whole, aa = (self.nominal(character) for character in (SARA_AM, "า"))
        if not (whole and aa) or self.font.get_glyph_h_advance(whole) != self.font.get_glyph_h_advance(aa):
            return None
        return whole

    def _last_glyph(self, text: str) -> int:
        return int(self.shape(text, thai=True)[0][-1].codepoint)

    def nominal(self, character: str) -> int:
        """Return the glyph that the font gives a character by itself, 0 if it has none."""
        return int(self.font.get_nominal_glyph(ord(character)) or 0)

    def shape(self, text: str, *, thai: bool) -> tuple[list[hb.GlyphInfo], list[hb.GlyphPosition]]:
        """Return HarfBuzz's glyphs and positions, in font units, for a text of one script.

        Kerning stays off: Word's default, and the measured layouts rest on it. `liga` stays on, for TH Sarabun
        New keeps its Thai mark forms there. The script is set, never guessed: after a Latin letter a guess
        takes the Thai for Latin and loses the mark forms.
        """
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction = "ltr"
        buffer.script = "Thai" if thai else "Latn"
        buffer.language = "th" if thai else "en"
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        hb.shape(self.font, buffer, {"kern": False, "liga": True})
        return buffer.glyph_infos, buffer.glyph_positions

    def shown(self, glyph: int, text: str, copy: int = 0) -> Shown:
        """Return how a page shows `glyph` so that it is read back as `text`, which is not empty.

        Each `copy` has a code of its own: pdfium takes one code twice in one place for a shadow and reads it once.
        """
        shown = self._shown.get((glyph, text, copy))
        if shown is None:
            usual = self._usual.setdefault(glyph, text) == text and not copy
            code = glyph if usual else next(self._free_codes, glyph)
            self.texts.setdefault(code, (glyph, text))
            joins = text[0] == SARA_AM or category(text[0]) in ("Mn", "Me")
            shown = self._shown[glyph, text, copy] = Shown(code, f"{code:04x}", self.advance(glyph), joins)
            self._of_hex[shown.hex] = (glyph, text)
            if not shown.advance:
                self.marks.add(shown.hex)
        return shown

    def widened(self, code: str) -> str:
        """Return a second code, in hexadecimal, for what a code shows, by WIDENING wider for readers of the PDF.

        Poppler takes a letter that begins where a mark without width began for a shadow of the mark. It reads the mark
        and the letter as words of their own then, and a space wherever the line is spread by more than 0.03 em.
        """
        wide = self._wide.get(code)
        if wide is None:
            glyph, text = self._of_hex[code]
            number = next(self._free_codes, glyph)
            self.texts.setdefault(number, (glyph, text))
            self._widths[number] = self.advance(glyph) + WIDENING
            wide = self._wide[code] = f"{number:04x}"
        return wide

    def width(self, code: int) -> float:
        """Return the width that the reader of a PDF is told of a code, in thousandths of an em."""
        return self._widths.get(code) or self.advance(self.texts[code][0])

    def advance(self, glyph: int) -> float:
        """Return a glyph's own width in thousandths of an em."""
        return float(round(self.font.get_glyph_h_advance(glyph) * self.scale, 3))


SARA_AM = "ำ"
_FILE_STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
_BOX = "\u25af"


_LOADING = Lock()


def load_face(path: Path) -> Face:
    """Load a font file once, whichever threads ask for it; OSError if it cannot be read.

    Two faces of one file would give one code to different glyphs, and pages would be printed with wrong letters.
    """
    with _LOADING:  # a cache alone lets two threads load the file that neither has found in it
        return _face(path)


@cache
def _face(path: Path) -> Face:
    return Face(path)


@dataclass(frozen=True)
class Family:
    """Four styles of one type design, and the fonts that draw what it lacks."""

    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path
    fallbacks: tuple[Path, ...] = field(default=())

    def face(self, style: Style) -> Face:
        """Return the face of a style."""
        return load_face(getattr(self, style))

    def face_for(self, character: str, style: Style) -> Face | None:
        """Return the first face that has the character, or None if none has."""
        if character in (own := self.face(style)).characters:
            return own
        return next((face for path in self.fallbacks if character in (face := load_face(path)).characters), None)

    def box(self) -> tuple[Face, int]:
        """Return the face and glyph that are drawn for characters that no face has: a visible empty box.

        Not the fonts' own box, glyph 0: pdfium reads no text where that is shown.
        """
        face = self.face_for(_BOX, "regular") or self.face("regular")
        return face, face.nominal(_BOX) or face.nominal("?")

    def missing(self, text: str) -> set[str]:
        """Return the characters of a text that neither the family nor its fallbacks can draw."""
        unknown = set(text) - self.face("regular").characters - {"\n"}
        return {character for character in unknown if self.face_for(character, "regular") is None}

    def borrowed(self, text: str) -> set[str]:
        """Return the characters of a text that a fallback draws in the family's stead."""
        return set(text) - self.face("regular").characters - {"\n"} - self.missing(text)


@cache
def official_family() -> Family:
    """Return TH Sarabun New, the face of Thai official letters, with DejaVu Sans for what it lacks."""
    regular, bold, italic, bold_italic = (
        assets.font("th-sarabun-new", f"THSarabunNew-{style}.ttf") for style in _FILE_STYLES
    )
    return Family(regular, bold, italic, bold_italic, fallbacks=(assets.font("dejavu", "DejaVuSans.ttf"),))
