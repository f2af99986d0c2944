import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.examples import SENTENCE, print_sheet, set_lines, typesetter
from ita_desktop.document.blocks import Blank, Block, Group, TextPart
from ita_desktop.document.page import BODY, REPORT_PAGE, VALUE
from ita_desktop.document.sheet import Sheet

PITCH = VALUE.leading
LETTERS = "กขคงจชซ"


def lines_of(part: Block) -> list[str]:
    """Draw a block and return what stands on each line."""
    sheet = Sheet(REPORT_PAGE)
    part.draw(sheet, 100, 100)
    return ["".join(letter.text for letter in line).rstrip() for line in print_sheet(sheet).lines()]


def paragraph(count: int) -> TextPart:
    """Return one paragraph of so many lines, each of a letter and a space."""
    text = " ".join(letter * 40 for letter in (LETTERS * 9)[:count])
    block = typesetter().block(text, VALUE, typesetter().width(LETTERS[0] * 42, VALUE))
    assert len(block.lines) == count
    return TextPart(block, "memo.subject")


@pytest.mark.parametrize(
    ("count", "fitting", "parts"),
    [
        (2, 1.9, None),
        (3, 2.9, None),
        (4, 1.9, None),
        (4, 2, (2, 2)),
        (4, 3.5, (2, 2)),
        (5, 4, (3, 2)),
        (7, 3, (3, 4)),
        (7, 0, None),
        (7, -3, None),
        (7, 100, (5, 2)),
    ],
)
def test_a_paragraph_keeps_two_lines_on_each_side(count: int, fitting: float, parts: tuple[int, int] | None) -> None:
    split = paragraph(count).split(fitting * PITCH)
    assert (split and tuple(part.height / PITCH for part in split)) == (parts and pytest.approx(parts))


@pytest.mark.parametrize(("count", "least"), [(1, 1), (2, 2), (3, 3), (4, 2), (9, 2)])
def test_least_lines_at_a_foot(count: int, least: int) -> None:
    assert paragraph(count).least == pytest.approx(least * PITCH)


def test_no_single_line_of_a_paragraph_in_a_text_of_several() -> None:
    block = typesetter().block(f"ก\nข\n{'คค ' * 200}", VALUE, 300)
    split = TextPart(block).split(3 * PITCH)
    assert split is not None
    assert lines_of(split[0]) == ["ก", "ข"], "not the third line, which begins a paragraph"


@given(st.integers(4, 60), st.floats(2, 60))
def test_parts_are_the_whole(count: int, fitting: float) -> None:
    part = TextPart(set_lines(*map(str, range(count))))
    split = part.split(fitting * PITCH)
    assert split is not None
    head, rest = split
    assert head.height <= fitting * PITCH + 0.01
    assert head.height + rest.height == pytest.approx(part.height)
    assert head.first_words() == "0"
    assert rest.first_words() == str(round(head.height / PITCH))


def test_parts_are_drawn_with_their_own_lines() -> None:
    part = TextPart(set_lines(*LETTERS), space_before=6, keep_with_next=True)
    split = part.split(3 * PITCH)
    assert split is not None
    assert [lines_of(half) for half in split] == [list("กขค"), list("งจชซ")]
    assert [(half.space_before, half.keep_with_next) for half in split] == [(6, False), (0, True)]


def test_the_field_of_a_part_is_where_its_lines_are() -> None:
    sheet = Sheet(REPORT_PAGE)
    TextPart(set_lines("ก", "ข", "ค"), "memo.to", start=1, indent=5).draw(sheet, 100, 200)
    assert sheet.places == [("memo.to", (105, 200, 505, 200 + round(2 * PITCH, 2)))]


def test_a_group_draws_its_parts_one_under_the_other() -> None:
    upper, lower = TextPart(set_lines("ก", "ข")), TextPart(set_lines("ค"), space_before=10)
    group = Group((upper, Blank(3, PITCH), lower))
    sheet = Sheet(REPORT_PAGE)
    group.draw(sheet, 100, 100)
    page = print_sheet(sheet)
    assert group.height == group.least == pytest.approx(6 * PITCH + 10)
    assert (page.at("ค").y - page.at("ข").y) * 72 / 25.4 == pytest.approx(4 * PITCH + 10, abs=0.05)
    assert group.split(100) is None


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ((Blank(2, PITCH), TextPart(set_lines("ชื่อ", "ตำแหน่ง"))), "ชื่อ"),
        ((Blank(2, PITCH),), ""),
        ((), ""),
    ],
)
def test_first_words_of_a_group(parts: tuple[Block, ...], words: str) -> None:
    assert Group(parts).first_words() == words


@pytest.mark.parametrize(("width", "dots"), [(0, 0), (300, 3)])
def test_blank_lines(width: float, dots: int) -> None:
    sheet = Sheet(REPORT_PAGE)
    blank = Blank(3, PITCH, width, path="memo.to")
    blank.draw(sheet, 100, 100)
    assert len(sheet.operators) == dots
    assert blank.height == blank.least == 3 * PITCH
    assert blank.split(PITCH) is None


def test_body_text_is_drawn_whole() -> None:
    part = TextPart(typesetter().block(SENTENCE * 5, BODY, 400))
    assert "".join(lines_of(part)).replace(" ", "") == (SENTENCE * 5).replace(" ", "")
