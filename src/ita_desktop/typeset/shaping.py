"""Words drawn right: HarfBuzz's glyphs as strings of font codes, each word shaped once for each style."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, groupby, repeat
from operator import itemgetter
from typing import NamedTuple

from ita_desktop.typeset.fonts import Face, Family, Style

# Widths that differ less are the same (em / 1000).
_UNSEEN = 0.01
# Copies of one mark in one place that are told apart; nobody types more but who leans on the key.
_MOST_COPIES = 8
_THAI = re.compile("[\u0e00-\u0e7f]+")
# A shaper forgets its words when they have more letters than this: some 50 MB.
_MOST_LETTERS = 100_000


class Run(NamedTuple):
    """Glyphs of one face at one height.

    `clusters` are the contents of a PDF string array, one item for each base letter with its marks, in hexadecimal
    codes; an item may move the pen within itself (`0012>-30<0034`). `rise` is in thousandths of an em.
    """

    face: Face
    rise: float
    clusters: tuple[str, ...]


class Drawing(NamedTuple):
    """A glyph drawn as an outline because it stands for no character of its own.

    `x` is in em from the word's start, before the `gaps` that spread the clusters left of it are added.
    """

    x: float
    gaps: int
    face: Face
    glyph: int


@dataclass(frozen=True, eq=False, slots=True)
class Word:
    """A piece of text between two line-break opportunities, shaped; widths in em.

    `width` includes the spaces at its end, `ink_width` does not; `clusters` counts its letters with their marks,
    `spaces` how many of them are spaces at its end.
    A plain word is all of one face on the baseline: `plain_face` names it and `hex` holds all its codes.
    """

    text: str
    runs: tuple[Run, ...]
    width: float
    ink_width: float
    clusters: int
    spaces: int
    plain_face: Face | None
    hex: str
    codes: frozenset[tuple[Face, int]]
    drawings: tuple[Drawing, ...]


# One shaped glyph: its face, its number, the text that it stands for (empty: none), and its advance, dx and dy in
# thousandths of an em. A plain tuple: thousands are made for each page.
_Glyph = tuple[Face, int, str, float, float, float]


class Shaper:
    """Shapes the words of one family, each once."""

    def __init__(self, family: Family) -> None:
        self.family = family
        self._words: dict[tuple[str, Style], Word] = {}
        self._letters = 0

    def word(self, text: str, style: Style) -> Word:
        """Return the shaped word; the text has no line break."""
        word = self._words.get((text, style))
        if word is None:
            self._letters += len(text)
            if self._letters > _MOST_LETTERS:
                self._words.clear()
                self._letters = len(text)
            word = self._words[text, style] = _make_word(text, self._glyphs(text, style))
        return word

    def _glyphs(self, text: str, style: Style) -> list[_Glyph]:
        glyphs: list[_Glyph] = []
        for face, part in self._by_face(text, style):
            if face is None:
                glyphs.extend(self._boxes(part))
            else:
                for thai, piece in _by_script(part):
                    glyphs.extend(_shape(face, piece, thai=thai))
        return glyphs

    def _by_face(self, text: str, style: Style) -> list[tuple[Face | None, str]]:
        own = self.family.face(style)
        if own.characters.issuperset(text):
            return [(own, text)]
        runs = groupby(text, lambda character: self.family.face_for(character, style))
        return [(face, "".join(characters)) for face, characters in runs]

    def _boxes(self, text: str) -> Iterator[_Glyph]:
        """Draw each character that no font has as a box; its text stays what was typed."""
        face, box = self.family.box()
        for character in text:
            yield (face, box, character, face.advance(box), 0, 0)


def _by_script(text: str) -> Iterator[tuple[bool, str]]:
    """Split a text into Thai and other pieces, for each is shaped by its own script's rules."""
    end = 0
    for match in _THAI.finditer(text):
        if match.start() > end:
            yield False, text[end : match.start()]
        yield True, match.group()
        end = match.end()
    if end < len(text):
        yield False, text[end:]


def _shape(face: Face, text: str, *, thai: bool) -> list[_Glyph]:
    """Shape a text of one face and script and tell for each glyph which characters it stands for."""
    infos, positions = face.shape(text, thai=thai)
    starts = [info.cluster for info in infos]
    numbers = [info.codepoint for info in infos]
    places = [position.position for position in positions]
    scale = face.scale
    one_to_one = _is_one_to_one(starts, len(text))
    glyphs: list[_Glyph] = [
        (face, number, letter, advance * scale, dx * scale, dy * scale)
        for number, letter, (dx, dy, advance, _) in zip(
            numbers, text if one_to_one else repeat(""), places, strict=False
        )
    ]
    if one_to_one:
        return glyphs
    paired: list[_Glyph] = []
    ends = chain(dict.fromkeys(starts), [len(text)])
    start = next(ends)
    for end, (_, cluster) in zip(ends, groupby(zip(starts, glyphs, strict=True), itemgetter(0)), strict=True):
        paired.extend(_with_texts(face, [glyph for _, glyph in cluster], text[start:end]))
        start = end
    return paired


def _is_one_to_one(starts: list[int], length: int) -> bool:
    """Tell whether each HarfBuzz cluster has as many glyphs as characters, so that they pair in order."""
    if len(starts) != length:
        return False
    before = -1
    for number, start in enumerate(starts):
        if start not in (number, before):
            return False
        before = start
    return True


def _with_texts(face: Face, glyphs: list[_Glyph], text: str) -> Iterator[_Glyph]:
    """Give each glyph of a HarfBuzz cluster its characters, in order.

    HarfBuzz draws ◌ำ as a ring and า, two glyphs for one character, and some readers take a code without text for
    a control character. So a plain ring with its า becomes the font's whole ◌ำ. A ring that was moved (over ป ฝ ฟ),
    and any other glyph beyond the characters, keeps an empty text: it will be drawn as an outline.
    """
    if len(glyphs) > len(text):
        glyphs = _with_whole_sara_am(face, glyphs, len(glyphs) - len(text))
    by_ring = sorted(range(len(glyphs)), key=lambda index: glyphs[index][1] not in face.rings)
    silent = set(by_ring[: max(len(glyphs) - len(text), 0)])
    letters = iter(text)
    last = max(index for index in range(len(glyphs)) if index not in silent)
    for index, (_, number, _, advance, dx, dy) in enumerate(glyphs):
        own = "" if index in silent else "".join(letters) if index == last else next(letters)
        yield face, number, own, advance, dx, dy


def _with_whole_sara_am(face: Face, glyphs: list[_Glyph], surplus: int) -> list[_Glyph]:
    """Draw up to `surplus` plain rings, each with the า after it, as the font's own ◌ำ."""
    if face.sara_am is None:
        return glyphs
    ring, aa = face.nominal("ํ"), face.nominal("า")
    kept: list[_Glyph] = []
    open_rings = 0
    for glyph in glyphs:
        if glyph[1] == ring and open_rings < surplus:
            open_rings += 1
        elif glyph[1] == aa and open_rings:
            open_rings -= 1
            kept.append((face, face.sara_am, "", *glyph[3:]))
        else:
            kept.append(glyph)
    return kept


def _make_word(text: str, glyphs: list[_Glyph]) -> Word:
    runs: list[tuple[Face, float, list[str]]] = []
    drawings: list[Drawing] = []
    codes: set[tuple[Face, int]] = set()
    pen = 0.0
    current: tuple[Face, float] | None = None
    clusters: list[str] = []
    marks: Counter[tuple[Face, int, str]] = Counter()
    for face, glyph, letters, advance, dx, dy in glyphs:
        if not letters:
            drawings.append(Drawing((pen + dx) / 1000, max(len(clusters) - 1, 0), face, glyph))
        else:
            if advance:
                marks.clear()
                code, item, own_advance, joins = face.shown(glyph, letters)
            else:
                key = face, glyph, letters
                code, item, own_advance, joins = face.shown(glyph, letters, min(marks[key], _MOST_COPIES))
                marks[key] += 1
            codes.add((face, code))
            if current != (face, dy):
                current, clusters = (face, dy), []
                runs.append((face, dy, clusters))
            if dx or abs(advance - own_advance) > _UNSEEN:
                item = _moved(item, dx, advance - own_advance)
            if joins and clusters:
                clusters[-1] += item
            else:
                clusters.append(item)
        pen += advance
    spaces = len(text) - len(text.rstrip(" \u00a0"))
    ink = pen - sum(advance for _, _, _, advance, _, _ in glyphs[len(glyphs) - spaces :])
    frozen = tuple(Run(face, rise, tuple(items)) for face, rise, items in runs)
    plain = frozen[0].face if len(frozen) == 1 and not frozen[0].rise else None
    if not plain:
        drawings = [drawing._replace(gaps=0) for drawing in drawings]
    return Word(
        text=text,
        runs=frozen,
        width=pen / 1000,
        ink_width=ink / 1000,
        clusters=len(frozen[0].clusters) if plain else 1,
        spaces=spaces if plain else 0,
        plain_face=plain,
        hex="".join(frozen[0].clusters) if plain else "",
        codes=frozenset(codes),
        drawings=tuple(drawings),
    )


def _moved(item: str, dx: float, surplus: float) -> str:
    """Write a glyph for a PDF string array, moved by `dx` and `surplus` wider than the font has it (em / 1000)."""
    if dx:
        item = f">{-dx:g}<{item}>{dx:g}<"
    return f"{item}>{-surplus:g}<" if abs(surplus) > _UNSEEN else item
