import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desktop.typeset.fonts import WIDENING, Face
from ita_desktop.typeset.lines import TextBlock
from ita_desktop.typeset.shaping import Shaper
from ita_desktop.typeset.showing import show, spread_codes
from strategies import BORROWED, ODD, typed_texts
from typeset.pages import FAMILY, set_text

FACE = FAMILY.face("regular")


def shown_codes(block: TextBlock) -> set[tuple[str, int]]:
    """Return the codes that a block's operators show, each with the name of its font."""
    codes: set[tuple[str, int]] = set()
    face = ""
    for name, shown in re.findall(r"/(\S+) \S+ Tf|<([0-9a-f]*)>", block.operators(0, 0)):
        face = name or face
        codes.update((face, int(shown[at : at + 4], 16)) for at in range(0, len(shown), 4))
    return codes


def widened(text: str, face: Face = FACE) -> set[str]:
    """Return the texts whose wider codes a spread line of one word shows."""
    words = [Shaper(FAMILY).word(text, "regular")]
    return {face.texts[code][1] for _, code in spread_codes(words)}


@settings(deadline=None, max_examples=60)
@given(typed_texts(*ODD, *BORROWED, max_pieces=20), st.integers(60, 300), st.sampled_from(["thai", "left"]))
def test_a_block_names_the_codes_that_it_shows(text: str, width: int, align: str) -> None:
    block = set_text(text, width, align=align)
    named = {(face.key, code) for face, code in block.codes()}
    assert shown_codes(block) <= named
    assert shown_codes(block) == named or any(line.gap for line in block.lines)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("กขค", set()),
        ("abc", set()),
        ("ที่ก", {"่"}),
        ("ทีกข", {"ี", "ก"}),
        ("กี", set()),
        ("กขี", set()),
        ("กีข ", {"ี"}),
    ],
)
def test_only_what_stands_beside_a_mark_is_shown_wider(text: str, letters: set[str]) -> None:
    assert widened(text) == letters


def test_a_wider_code_says_and_draws_the_same() -> None:
    face = Face(FAMILY.regular)
    shown = face.shown(face.nominal("ก"), "ก")
    wide = face.widened(shown.hex)
    assert face.widened(shown.hex) == wide != shown.hex
    assert face.texts[int(wide, 16)] == face.texts[shown.code]
    assert face.width(int(wide, 16)) == face.width(shown.code) + WIDENING


def test_natural_words_are_one_string() -> None:
    words = [Shaper(FAMILY).word(text, "regular") for text in ("ที่", "น้ำ ", "ใส")]
    assert show(words, 0, FACE, 16) == f"<{''.join(word.hex for word in words)}> Tj"


def test_neighbours_of_one_face_share_an_operator() -> None:
    words = [Shaper(FAMILY).word(text, "regular") for text in ("ก ", "☐✓", "☐", " ข", "ค")]
    operators = show(words, 0, FACE, 16)
    assert re.sub("<[0-9a-f]+>", "<>", operators) == (
        "<> Tj /DejaVuSans 16 Tf 0 Ts <> Tj /THSarabunNew 16 Tf 0 Ts <> Tj"
    )


@pytest.mark.parametrize("gap", [0.0, 0.5])
def test_a_line_ends_in_the_face_in_which_it_began(gap: float) -> None:
    words = [Shaper(FAMILY).word(text, "regular") for text in ("ก", "☐")]
    assert re.search(r"/THSarabunNew 16 Tf 0 Ts$", show(words, gap, FACE, 16))
