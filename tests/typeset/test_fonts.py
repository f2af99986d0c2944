import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from unicodedata import category

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given

from ita_desktop.typeset import fonts
from ita_desktop.typeset.fonts import Face, Family, Style, load_face
from ita_desktop.typeset.lines import TextStyle, Typesetter
from strategies import BORROWED, LETTERS, MARKS, ODD, typed_texts
from typeset.pages import FAMILY, NASTY, STYLES, drawn, set_text

each_style = pytest.mark.parametrize("style", STYLES)
[FALLBACK] = map(load_face, FAMILY.fallbacks)
ALONE = replace(FAMILY, fallbacks=())


@pytest.fixture
def face() -> Face:
    """Return a face that has shown nothing yet."""
    return Face(FAMILY.regular)


# What a font has


@each_style
def test_the_official_family_has_every_thai_character(style: Style) -> None:
    assert set(map(chr, [*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C)])) <= FAMILY.face(style).characters
    assert set(map(chr, range(0x20, 0x7F))) <= FAMILY.face(style).characters


@pytest.mark.parametrize(
    "path", [getattr(FAMILY, style) for style in STYLES] + [*FAMILY.fallbacks], ids=lambda p: p.stem
)
def test_a_face_is_what_its_file_says(path: Path) -> None:
    font = TTFont(path)
    face = load_face(path)
    assert face.name == face.key == font["name"].getDebugName(6)
    assert face.characters == frozenset(map(chr, font.getBestCmap()))
    assert face.advance(face.nominal("ก")) == round(
        font["hmtx"][font.getGlyphName(face.nominal("ก"))][0] * face.scale, 3
    )
    assert face.scale == 1000 / font["head"].unitsPerEm
    assert font["OS/2"].fsType == 0


def test_a_file_is_loaded_once(tmp_path: Path) -> None:
    copy = Path(shutil.copy(FAMILY.regular, tmp_path / "copy.ttf"))
    assert load_face(copy) is load_face(copy)
    assert load_face(copy) is not FAMILY.face("regular")


def test_threads_that_ask_at_once_get_the_same_face(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[Path] = []

    class Slow(Face):
        def __init__(self, path: Path) -> None:
            loaded.append(path)
            time.sleep(0.05)  # lets the others run
            super().__init__(path)

    monkeypatch.setattr(fonts, "Face", Slow)
    copy = Path(shutil.copy(FAMILY.regular, tmp_path / "copy.ttf"))
    with ThreadPoolExecutor(4) as pool:
        faces = set(pool.map(load_face, [copy] * 4))
    assert (len(faces), loaded) == (1, [copy])


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"none\.ttf"):
        load_face(tmp_path / "none.ttf")


# What it lacks


@pytest.mark.parametrize(
    ("text", "missing", "borrowed"),
    [
        ("รายงาน ITA ๒๕๖๗\nน้ำ", "", ""),
        ("☐ เห็นชอบ ✓ ก", "", "☐✓"),
        ("中文 ก\n☐", "中文", "☐"),
        ("👍🏽😀", "👍🏽", "😀"),
        ("\u00a0–“”é½", "", ""),
        ("", "", ""),
    ],
)
def test_missing_and_borrowed(text: str, missing: str, borrowed: str) -> None:
    assert FAMILY.missing(text) == set(missing)
    assert FAMILY.borrowed(text) == set(borrowed)


def test_without_fallbacks_nothing_is_borrowed() -> None:
    assert ALONE.missing("☐中ก\n") == {"☐", "中"}
    assert ALONE.borrowed("☐中ก\n") == set()


@pytest.mark.parametrize(
    ("family", "character", "face", "shown_as"),
    [
        (FAMILY, "ก", FAMILY.face("regular"), "ก"),
        (FAMILY, "☐", FALLBACK, "☐"),
        (FAMILY, "中", FALLBACK, "▯"),
        (ALONE, "☐", FAMILY.face("regular"), "?"),
    ],
)
def test_what_is_drawn_for_a_character(family: Family, character: str, face: Face, shown_as: str) -> None:
    block = Typesetter(family).block(character, TextStyle(16, 18), 100)
    [ink] = drawn(block)
    assert (ink.face, ink.glyph, ink.text) == (face, face.nominal(shown_as), character)
    assert ink.glyph
    assert block.lines[0].width == pytest.approx(face.advance(ink.glyph) * 16 / 1000, abs=1e-3)


def test_the_fallback_is_the_first_that_has_the_character() -> None:
    family = replace(FAMILY, fallbacks=(FAMILY.bold, *FAMILY.fallbacks))
    foreign = replace(FAMILY, regular=FALLBACK.path, fallbacks=(FAMILY.bold, FAMILY.italic))
    assert family.face_for("ก", "italic") is FAMILY.face("italic")
    assert family.face_for("☐", "regular") is FALLBACK
    assert foreign.face_for("ก", "regular") is FAMILY.face("bold")
    assert family.face_for("中", "regular") is None


# Codes


def test_each_pair_of_glyph_and_text_has_a_code_of_its_own(face: Face) -> None:
    pairs = [(glyph, text, copy) for glyph in (214, 215) for text in ("ก", "ข", "กข") for copy in (0, 1)]
    codes = {pair: face.shown(*pair).code for pair in pairs}
    assert len(set(codes.values())) == len(pairs)
    assert {pair: face.shown(*pair).code for pair in reversed(pairs)} == codes
    assert {code: face.texts[code] for code in codes.values()} == {codes[pair]: pair[:2] for pair in pairs}


@each_style
def test_a_glyph_of_its_usual_text_keeps_its_number(style: Style) -> None:
    face = Face(getattr(FAMILY, style))
    for letter in LETTERS + MARKS + "ABC019.-":
        assert face.shown(face.nominal(letter), letter).code == face.nominal(letter)


def test_when_all_codes_are_used_the_glyph_is_still_drawn(face: Face) -> None:
    face._free_codes = iter([999])
    glyph = face.nominal("ก")
    assert [face.shown(glyph, text).code for text in "กขคข"] == [glyph, 999, glyph, 999]
    assert face.texts[glyph] == (glyph, "ก")


@pytest.mark.parametrize(
    ("text", "joins"), [("ก", False), ("ำ", True), ("า", False), ("ิ", True), ("่", True), ("\u20dd", True), ("a", False)]
)
def test_what_joins_the_letter_before(face: Face, text: str, joins: bool) -> None:
    shown = face.shown(1, text)
    assert shown.joins is joins
    assert int(shown.hex, 16) == shown.code
    assert len(shown.hex) == 4


@given(typed_texts(*ODD, *BORROWED, *NASTY))
def test_private_use_characters_are_never_read(text: str) -> None:
    for style in STYLES:
        codes = set_text(text, face=style).codes()
        assert all(category(letter) not in {"Co", "Cc", "Cn"} for face, code in codes for letter in face.texts[code][1])


@each_style
def test_the_fonts_own_private_use_characters_are_no_texts(style: Style) -> None:
    face = FAMILY.face(style)
    assert any(category(letter) == "Co" for letter in face.characters)
    assert not [text for text in face._usual.values() if category(text[0]) == "Co"]
