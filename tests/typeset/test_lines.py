from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desktop.typeset.lines import BASELINE, MAX_GAP, MAX_HANG, TextBlock, TextStyle, Typesetter
from strategies import BORROWED, ODD, typed_texts
from typeset.pages import FAMILY, Ink, clusters, drawn, lines_of, set_text

PLAIN = TextStyle(16, 18)
# Letter by letter as long as its number, so that lines can be counted by hand: one ก is 6.09 pt wide at 16 pt.
KO = 16 * FAMILY.face("regular").advance(FAMILY.face("regular").nominal("ก")) / 1000
PROSE = "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสของเทศบาลที่ผู้บริหารประชุมชี้แจงแก่ประชาชนทั้งสิ้น " * 4


def right_end(inks: Sequence[Ink]) -> float:
    return max(ink.x + ink.width for ink in inks if ink.text.strip(" \u00a0"))


def shifts(block: TextBlock, line: int) -> list[tuple[bool, float]]:
    """Return for each glyph of a line whether it begins a cluster, and how far Thai distribution has moved it."""
    natural = replace(block, lines=tuple(line._replace(gap=0.0) for line in block.lines))
    pairs = list(zip(drawn(block, line, line + 1), drawn(natural, line, line + 1), strict=True))
    starts = {id(ours) for ours, _ in pairs if ours.text and clusters("ก" + ours.text)[0] == "ก"}
    lettered = [(ours, plain) for ours, plain in pairs if ours.text]
    while lettered and not lettered[-1][0].text.strip(" \u00a0"):
        lettered.pop()  # no gap leads to the spaces at the end
    return [(not place or id(ours) in starts, ours.x - plain.x) for place, (ours, plain) in enumerate(lettered)]


# Which words stand on which line


@settings(deadline=None)
@given(typed_texts(*ODD, *BORROWED), st.integers(1, 500))
def test_lines_are_the_whole_text(text: str, width: int) -> None:
    block = set_text(f"{text}\n\n{text}", width)
    assert "".join(lines_of(block)).replace("-\u00a0", "-").strip("\u00a0") == text + text
    assert max(block.paragraph_ends) == len(block.lines) - 1
    assert len(block.paragraph_ends) == 3


@settings(deadline=None)
@given(typed_texts(*ODD, *BORROWED, "ๆๆๆๆๆ", "าาาา"), st.integers(90, 500))
def test_no_line_is_wider_than_the_column(text: str, width: int) -> None:
    block = set_text(text, width, first_indent=20, size=14)
    assert all(line.x + line.width <= width + 0.01 for line in block.lines)
    assert all(
        right_end(inks) <= width + 0.01 for line in range(len(block.lines)) if (inks := drawn(block, line, line + 1))
    )


@pytest.mark.parametrize(
    ("text", "letters", "lines"),
    [
        ("กก กก กก", 5, ["กก กก ", "กก"]),
        ("กก กก กก", 4.9, ["กก กก ", "กก"]),
        ("กก กก กก", 4.5, ["กก ", "กก ", "กก"]),
        ("กก กก     ", 5, ["กก กก     "]),
        ("กกกกก", 2, ["กก", "กก", "ก"]),
        ("ก" * 5, 0.1, ["ก"] * 5),
        ("", 5, [""]),
        ("ก\n\nก", 5, ["ก", "", "ก"]),
        ("\n", 5, ["", ""]),
        ("   ", 5, ["   "]),
    ],
)
def test_lines(text: str, letters: float, lines: list[str]) -> None:
    assert lines_of(set_text(text, letters * KO)) == lines


@settings(deadline=None)
@given(st.lists(st.integers(1, 6), min_size=1, max_size=30), st.integers(6, 30))
def test_each_line_takes_all_that_fits(lengths: list[int], letters: int) -> None:
    words = ["ก" * length for length in lengths]
    lines = lines_of(set_text(" ".join(words), letters * KO))
    typesetter = Typesetter(FAMILY)
    for line, after in pairwise(lines):
        assert typesetter.width(line + after.split(" ")[0], PLAIN) > letters * KO


def test_a_compound_is_parted_only_where_the_line_would_else_be_short() -> None:
    assert lines_of(set_text("กกกกกกกก กกกกกกกก หน่วยงานรัฐ", 22 * KO))[0].endswith(" ")
    assert lines_of(set_text("กกกกกกกก หน่วยงาน", 12.6 * KO, align="thai")) == ["กกกกกกกก หน่วย", "งาน"]


def test_a_ragged_line_may_be_shorter_before_a_compound_is_parted() -> None:
    assert lines_of(set_text("กกกกกกกก หน่วยงาน", 12.6 * KO)) == ["กกกกกกกก ", "หน่วยงาน"]
    assert lines_of(set_text("กกก หน่วยงาน", 7.6 * KO)) == ["กกก หน่วย", "งาน"]


# Where they stand


@pytest.mark.parametrize(("align", "part"), [("left", 0), ("thai", 0), ("center", 0.5), ("right", 1)])
def test_alignment(align: str, part: float) -> None:
    block = set_text("กกก  ", 100, align=align)
    inks = drawn(block)
    assert inks[0].x == pytest.approx(part * (100 - 3 * KO), abs=0.006)
    assert right_end(inks) == pytest.approx(inks[0].x + 3 * KO, abs=0.001)


def test_baselines_and_height() -> None:
    block = set_text("ก\nก\n\nก", 100, size=20)
    assert block.height == 4 * block.style.leading == 4 * 22.6
    assert [ink.y for ink in drawn(block)] == pytest.approx([0, -22.6, -67.8])
    assert [ink.y for ink in drawn(block, 2, 4)] == pytest.approx([-22.6])
    assert f" {100 - BASELINE * 20:.2f} Tm" in block.operators(5, 100)
    assert f" {5:.2f} " in block.operators(5, 100)


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_nothing_to_draw(text: str) -> None:
    block = set_text(text, 100)
    assert [ink for ink in drawn(block) if ink.text.strip()] == []
    assert (block.operators(0, 0) == "") is (not block.codes())


def test_first_indent_is_for_the_first_line_of_each_paragraph() -> None:
    block = set_text(f"{PROSE}\n{PROSE}", 300, first_indent=72, align="thai")
    first = {0, *(end + 1 for end in block.paragraph_ends)}
    assert [drawn(block, number, number + 1)[0].x for number in range(len(block.lines))] == [
        72 if number in first else 0 for number in range(len(block.lines))
    ]
    assert len(block.lines) > 4


@pytest.mark.parametrize("mark", ["- ", "– ", "• ", "1. ", "๑) ", "(๑) ", "(ก) ", "-", "๑."])
def test_list_items_hang(mark: str) -> None:
    hanging, plain = (set_text(mark + PROSE, 200, hang=hang) for hang in (True, False))
    indent = next(ink.x for ink in drawn(hanging, 0, 1)[len(mark) :])
    assert [line.x for line in hanging.lines[1:]] == pytest.approx(
        [min(indent, MAX_HANG * 16)] * (len(hanging.lines) - 1)
    )
    assert {hanging.lines[0].x, *(line.x for line in plain.lines)} == {0}
    assert len(hanging.lines) > 3


@pytest.mark.parametrize("text", ["12.5 บาทต่อหน่วย", "ข้อ 1. ทำ", "(กข) ทำ", "2567 ปี", "๑.๑"])
def test_only_a_list_mark_hangs(text: str) -> None:
    assert {line.x for line in set_text(text + PROSE, 100, hang=True).lines} == {0}


@pytest.mark.parametrize("mark", ["1. ", "๑.๑.๑) ", "(12) ", "- "])
def test_a_list_mark_stays_with_a_word_wider_than_the_line(mark: str) -> None:
    # ICU would part Thai letters; between Latin ones only the width of the line does.
    assert lines_of(set_text(mark + "a" * 99, 100, hang=True))[0].startswith(mark + "aa")


# Thai distributed


@settings(deadline=None, max_examples=60)
@given(typed_texts(*ODD, max_pieces=30), st.integers(60, 480))
def test_slack_is_spread_evenly_over_all_cluster_gaps(text: str, width: int) -> None:
    block = set_text(text, width, align="thai", first_indent=20)
    for number, line in enumerate(block.lines):
        slots = -1
        for begins, shift in shifts(block, number):
            slots += begins
            # A glyph shifts by whole gaps: one for each cluster before it; marks go with their letter.
            assert shift == pytest.approx(max(slots, 0) * line.gap, abs=0.02)


@settings(deadline=None, max_examples=60)
@given(typed_texts(*ODD, max_pieces=30), st.integers(60, 480))
def test_a_line_is_ragged_at_the_end_and_where_the_gaps_would_be_too_wide(text: str, width: int) -> None:
    block = set_text(text, width, align="thai")
    for number, line in enumerate(block.lines):
        letters = [letter for word in line.words for letter in clusters(word.text.replace("fi", "ﬁ"))]
        gaps = max((place for place, letter in enumerate(letters) if letter not in " \u00a0"), default=0)
        fits = gaps > 0 and 0 < (width - line.width) / gaps <= MAX_GAP * 16
        assert (line.gap > 0) is (fits and number not in block.paragraph_ends)


@settings(deadline=None, max_examples=60)
@given(typed_texts(*ODD, *BORROWED, max_pieces=30), st.integers(60, 480))
def test_a_line_that_is_not_ragged_reaches_the_right_edge(text: str, width: int) -> None:
    block = set_text(f"{text}{text}", width, align="thai")
    for number, line in enumerate(block.lines):
        if "".join(word.text for word in line.words).strip():
            right = right_end(drawn(block, number, number + 1))
            assert right == pytest.approx(width if line.gap else line.width, abs=0.05)


@settings(deadline=None, max_examples=60)
@given(typed_texts(*ODD, *BORROWED, max_pieces=20), st.integers(60, 480))
def test_marks_are_never_parted_from_their_letter(text: str, width: int) -> None:
    block = set_text(text, width, align="thai")
    for number, line in enumerate(block.lines):
        for (_, before), (begins, shift) in pairwise(shifts(block, number)):
            assert shift - before == pytest.approx(0, abs=0.02) or (begins and shift - before <= line.gap + 0.02)


@pytest.mark.parametrize("end", [" ", "   "])
def test_spaces_at_a_lines_end_lie_beyond_the_right_edge(end: str) -> None:
    block = set_text(f"กกก กกกก{end}กกกกกกกก", 8 * KO, align="thai")
    assert lines_of(block)[0] == f"กกก กกกก{end}"
    assert block.lines[0].gap > 0
    assert right_end(drawn(block, 0, 1)) == pytest.approx(8 * KO, abs=0.02)


def test_a_moved_ring_stays_over_its_letter() -> None:
    text = "ป้ำฝำฟ้ำ" * 9
    block, natural = (set_text(text, 200, align=align) for align in ("thai", "left"))
    assert block.lines[0].gap > 0.05
    for inks in (drawn(block, 0, 1), drawn(natural, 0, 1)):
        letters = [ink.x + ink.width for ink in inks if ink.text in {"ป", "ฝ", "ฟ"}]
        rings = [ink.x for ink in inks if not ink.text]
        assert [ring - letter for ring, letter in zip(rings, letters, strict=True)] == pytest.approx(
            [rings[0] - letters[0]] * len(rings), abs=0.02
        )


def test_the_other_alignments_spread_nothing() -> None:
    for align in ("left", "center", "right"):
        assert {line.gap for line in set_text(PROSE, 200, align=align).lines} == {0}
    assert any(line.gap for line in set_text(PROSE, 200, align="thai").lines)


# Once


def test_words_are_shaped_once_for_all_texts(shaped: list[str]) -> None:
    typesetter = Typesetter(FAMILY)
    for width in (100, 200, 300):
        typesetter.block(PROSE, PLAIN, width)
        typesetter.block(PROSE * 2, TextStyle(14, 16, align="thai"), width)
        typesetter.width(PROSE, PLAIN)
    assert len(shaped) == len(set(shaped)) > 10


def test_a_block_is_set_once_for_each_text_style_and_width() -> None:
    typesetter = Typesetter(FAMILY)
    block = typesetter.block("ก", PLAIN, 100)
    assert typesetter.block("ก", TextStyle(16, 18), 100) is block
    others = [
        typesetter.block(text, style, width)
        for text, style, width in [("ข", PLAIN, 100), ("ก", TextStyle(16, 19), 100), ("ก", PLAIN, 101)]
    ]
    assert len({id(made) for made in [block, *others]}) == 4


def test_a_round_keeps_what_the_last_one_set_and_forgets_the_rest() -> None:
    typesetter = Typesetter(FAMILY)
    block = typesetter.block("ก", PLAIN, 100)
    typesetter.start_round(frozenset())
    assert typesetter.block("ก", PLAIN, 100) is block
    typesetter.start_round(frozenset())
    typesetter.start_round(frozenset())
    assert typesetter.block("ก", PLAIN, 100) is not block


def test_other_names_set_everything_anew(shaped: list[str]) -> None:
    typesetter = Typesetter(FAMILY, frozenset({"สะเตงนอก"}))
    block = typesetter.block("เทศบาลเมืองสะเตงนอก", PLAIN, 100)
    typesetter.start_round(frozenset())
    shaped.clear()
    assert typesetter.block("เทศบาลเมืองสะเตงนอก", PLAIN, 100) is not block
    assert typesetter.breaker.names == frozenset()
    assert shaped == []


@given(typed_texts(*ODD, *BORROWED))
def test_width_is_that_of_one_line(text: str) -> None:
    [line] = set_text(text, 1e6).lines
    natural = Typesetter(FAMILY).width(text, TextStyle(16, 18))
    assert natural == pytest.approx(line.width)
    assert natural == pytest.approx(right_end(drawn(set_text(text, 1e6))) if text.strip() else 0, abs=0.02)
