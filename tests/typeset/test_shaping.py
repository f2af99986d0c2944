from collections.abc import Sequence

import pytest
from hypothesis import given, settings

from ita_desktop.typeset import shaping
from ita_desktop.typeset.fonts import Face, Family, Style, load_face
from ita_desktop.typeset.lines import TextStyle, Typesetter
from ita_desktop.typeset.shaping import Shaper
from strategies import BORROWED, ODD, typed_texts
from typeset.pages import FAMILY, NASTY, STYLES, Ink, clusters, drawn, harfbuzz, lines_of, set_text

each_style = pytest.mark.parametrize("style", STYLES)
SIZE = 16


def parts(ink: Ink) -> list[tuple[int, float, float]]:
    """Take the font's whole ◌ำ for what HarfBuzz draws: the ring and then า, both from the same origin."""
    face, glyph, x, y = ink[:4]
    whole = glyph == face.sara_am
    return [(part, x, y) for part in ([face.nominal("ํ"), face.nominal("า")] if whole else [glyph])]


def assert_drawn_as_harfbuzz_says(inks: Sequence[Ink], face: Face, text: str) -> None:
    ours = [part for ink in inks for part in parts(ink)]
    for glyph, x, y in harfbuzz(face, text):
        place = pytest.approx((x * SIZE / 1000, y * SIZE / 1000), abs=0.02)
        ours.remove(next(part for part in ours if part[0] == glyph and part[1:] == place))
    assert ours == []


# Drawn right


@each_style
@pytest.mark.parametrize("text", NASTY)
def test_drawn_as_harfbuzz_says(text: str, style: Style) -> None:
    assert_drawn_as_harfbuzz_says(drawn(set_text(text, face=style, size=SIZE)), FAMILY.face(style), text)


@settings(deadline=None, max_examples=60)
@given(typed_texts(*ODD))
def test_whole_lines_are_drawn_as_harfbuzz_says(text: str) -> None:
    block = set_text(text, 1e5, size=SIZE)
    assert_drawn_as_harfbuzz_says(drawn(block), FAMILY.face("regular"), "".join(lines_of(block)))


@each_style
def test_whole_sara_am_looks_like_the_ring_and_aa(style: Style) -> None:
    face = FAMILY.face(style)
    assert face.sara_am
    whole, ring, aa = (outline_points(face, glyph) for glyph in (face.sara_am, face.nominal("ํ"), face.nominal("า")))
    assert whole == ring | aa


@pytest.mark.parametrize("text", ["x\u030c", "Ax\u0303\u0323y", "é\u0323", "g\u0302\u0302", "a"])
def test_marks_that_are_raised_are_drawn_as_harfbuzz_says(text: str) -> None:
    [path] = FAMILY.fallbacks
    face = load_face(path)
    block = Typesetter(Family(path, path, path, path)).block(text, TextStyle(SIZE, 18), 450)
    assert_drawn_as_harfbuzz_says(drawn(block), face, text)
    assert "".join(ink.text for ink in drawn(block)) == text
    assert any(y for _, _, y in harfbuzz(face, text)) is any(run.rise for run in block.lines[0].words[0].runs)


def outline_points(face: Face, glyph: int) -> set[tuple[float, float]]:
    points: set[tuple[float, float]] = set()

    class Pen:
        def moveTo(self, *at: tuple[float, float]) -> None:  # noqa: N802
            points.update(at)

        lineTo = curveTo = qCurveTo = closePath = moveTo  # noqa: N815

    face.font.draw_glyph_with_pen(glyph, Pen())
    return points


@each_style
@pytest.mark.parametrize(("text", "outlined"), [("น้ำ", 0), ("ป้ำ", 1), ("ฟ้ำ", 1), ("กำ", 0), ("ปำ", 1), ("กํา", 0)])
def test_only_a_moved_ring_is_an_outline(text: str, outlined: int, style: Style) -> None:
    word = Shaper(FAMILY).word(text, style)
    assert len(word.drawings) == outlined
    assert {drawing.glyph for drawing in word.drawings} <= FAMILY.face(style).rings


# Read right


@given(typed_texts(*ODD, *BORROWED))
def test_codes_stand_for_the_typed_text(text: str) -> None:
    word = Shaper(FAMILY).word(text, "regular")
    shown = [ink.text for ink in drawn(set_text(text, 1e5))]
    assert "".join(shown).rstrip("\u00a0") == text
    assert all(face.texts[code][1] for face, code in word.codes)


@each_style
def test_a_mark_typed_twice_has_two_codes(style: Style) -> None:
    word = Shaper(FAMILY).word("ที่่น้้่", style)
    codes = word.hex
    assert len({codes[start : start + 4] for start in range(0, len(codes), 4)}) == len(codes) // 4 - 1  # ่ on ที, น
    assert "".join(FAMILY.face(style).texts[int(codes[at : at + 4], 16)][1] for at in range(0, 32, 4)) == "ที่่น้้่"


# Measures


@given(typed_texts(*ODD))
def test_a_words_measures(text: str) -> None:
    word = Shaper(FAMILY).word(text + "  ", "regular")
    face = FAMILY.face("regular")
    assert word.plain_face is face
    assert word.clusters == len(clusters(text.replace("fi", "ﬁ") + "  "))
    assert word.spaces == len(text + "  ") - len(text.rstrip(" \u00a0"))
    last = harfbuzz(face, text + "  |")[-1]
    assert word.width * 1000 == pytest.approx(last[1])
    assert word.width - word.ink_width == pytest.approx(word.spaces * face.advance(face.nominal(" ")) / 1000)


@pytest.mark.parametrize("text", ["ก😀", "☐ เห็นชอบ", "中"])
def test_a_word_of_two_faces_counts_as_one_cluster(text: str) -> None:
    word = Shaper(FAMILY).word(text, "regular")
    assert (word.clusters, word.spaces) == (1, 0)
    assert len({run.face for run in word.runs}) == len({letter in BORROWED for letter in text if letter != " "})


# Once


def test_each_word_is_shaped_once_for_each_style(shaped: list[str]) -> None:
    shaper = Shaper(FAMILY)
    words = {shaper.word(text, style) for _ in range(3) for text in ("งาน", "น้ำ") for style in STYLES}
    assert len(words) == len(shaped) == 2 * len(STYLES)


def test_a_full_cache_begins_anew(shaped: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shaping, "_MOST_LETTERS", 7)
    shaper = Shaper(FAMILY)
    for text in ("กขค", "กขค", "งจฉ", "กขค", "ชซฌ", "กขค"):
        shaper.word(text, "regular")
    assert shaped == ["กขค", "งจฉ", "ชซฌ", "กขค"]
