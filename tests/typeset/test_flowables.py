"""Thai paragraphs in real platypus documents, between ReportLab's own flowables."""

import io
from collections.abc import Sequence

import pymupdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table
from reportlab.platypus.flowables import Flowable

from ita_desktop.typeset.flowables import ThaiParagraph, keep_together, thai_list
from ita_desktop.typeset.lines import TextStyle, Typesetter
from readers import READERS, lines
from typeset.pages import FAMILY, lines_of

STYLE = TextStyle(16, 18, align="thai")
WIDTH = 300
PROSE = "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสของเทศบาลที่ผู้บริหารประชุมชี้แจงแก่ประชาชนทั้งสิ้น "
MARKUP = '<b>ตัวหนา</b> &amp; & <img src="file:///etc/passwd"/> <para> {x} %s'


def paragraph(text: str, **options: float) -> ThaiParagraph:
    return ThaiParagraph(text, STYLE, Typesetter(FAMILY), **options)  # type: ignore[arg-type]


def numbered(count: int, name: str = "ก") -> str:
    """Return a text of so many one-line paragraphs that can be told apart."""
    return "\n".join(f"{name}{number}" for number in range(count))


def build(story: Sequence[Flowable], *, lines: int = 10) -> list[list[str]]:
    """Make a document whose pages hold so many lines; return the lines that are read on each page."""
    file = io.BytesIO()
    margins = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), 20)
    size = (WIDTH + 52, lines * STYLE.leading + 52.1)  # the frame has paddings of 6 pt
    SimpleDocTemplate(file, pagesize=size, **margins).build(list(story))
    with pymupdf.open(stream=file.getvalue(), filetype="pdf") as document:
        pages = [page.get_text() for page in document]
    return [[line.strip() for line in page.splitlines() if line.strip()] for page in pages]


# Wrapping and drawing


@pytest.mark.parametrize("width", [80, 150, 300])
def test_wrap_tells_width_and_height(width: int) -> None:
    flowable = paragraph(PROSE)
    lines = lines_of(Typesetter(FAMILY).block(PROSE, STYLE, width))
    assert flowable.wrap(width, 1000) == (width, len(lines) * 18)
    assert len(lines) > 1


def test_another_width_sets_the_text_anew() -> None:
    flowable = paragraph(PROSE)
    heights = [flowable.wrap(width, 1000)[1] for width in (300, 80, 300)]
    assert heights[0] == heights[2] < heights[1]


def test_lines_are_drawn_from_the_top_down() -> None:
    lines = [line.strip() for line in lines_of(Typesetter(FAMILY).block(PROSE * 3, STYLE, WIDTH))]
    assert build([paragraph(PROSE * 3)], lines=30) == [lines]


def test_text_is_never_markup() -> None:
    [lines] = build([paragraph(MARKUP)])
    assert " ".join(lines) == MARKUP


def test_stands_among_other_flowables() -> None:
    plain = Paragraph("Latin <b>bold</b>", getSampleStyleSheet()["Normal"])
    cells = Table([[paragraph("น้ำใส"), paragraph("ป้ำ")]], colWidths=[100, 100])
    assert build([plain, Spacer(1, 10), cells, paragraph("ท้าย ☐")], lines=20) == [["Latin bold", "น้ำใส", "ป้ำ", "ท้าย ☐"]]


def test_space_before_and_after_moves_what_follows() -> None:
    def pages(**space: float) -> int:
        return len(build([paragraph(numbered(5)), paragraph(numbered(4), **space), paragraph("ท้าย")]))

    assert pages() == 1
    assert pages(space_before=10) == pages(space_after=10) == 2


# Splitting


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(1, 9), min_size=1, max_size=9), st.integers(6, 12))
def test_pages_hold_the_whole_text_without_single_lines(counts: list[int], room: int) -> None:
    texts = [numbered(count, name) for count, name in zip(counts, "กขคงจฉชซฌ", strict=False)]
    pages = build([paragraph(text) for text in texts], lines=room)
    assert [line for page in pages for line in page] == "\n".join(texts).split("\n")
    for name, count in zip("กขคงจฉชซฌ", counts, strict=False):
        parts = [sum(line.startswith(name) for line in page) for page in pages]
        assert count < 2 or 1 not in parts


@settings(deadline=None, max_examples=40)
@given(st.integers(2, 30), st.integers(0, 40))
def test_parts_of_a_split_make_up_the_whole(repeats: int, fitting: int) -> None:
    whole = paragraph(PROSE * repeats, space_before=3, space_after=5, keep_with_next=True)
    _, height = whole.wrap(WIDTH, 1000)
    parts = whole.split(WIDTH, fitting * 18 + 4)
    total = round(height / 18)
    if not parts:
        assert fitting < 2 or total < 4
    else:
        heights = [part.wrap(WIDTH, 1000)[1] / 18 for part in parts]
        assert sum(heights) == total
        assert [part.getSpaceBefore() for part in parts][:2] == [3, 0][: len(parts)]
        assert [part.getSpaceAfter() for part in parts][-2:] == [0, 5][-len(parts) :]
        assert [bool(part.keepWithNext) for part in parts][-2:] == [False, True][-len(parts) :]
        assert heights[0] <= max(fitting, total if len(parts) == 1 else 0)
        assert len(parts) == 1 or min(heights) >= 2


@pytest.mark.parametrize("leading", [15.8, 18.1, 22.6])
def test_lines_that_fill_the_room_exactly_fit(leading: float) -> None:
    flowable = ThaiParagraph(numbered(9), TextStyle(14, leading), Typesetter(FAMILY))
    flowable.wrap(WIDTH, 1000)
    # Frames work out their room by subtracting one height after the other.
    room = 100 * leading
    for _ in range(95):
        room -= leading
    first, _ = flowable.split(WIDTH, min(room, 5 * leading - 1e-9))
    assert first.wrap(WIDTH, 1000)[1] == pytest.approx(5 * leading)


def test_a_part_is_split_again_and_not_set_again(shaped: list[str]) -> None:
    pages = build([paragraph(numbered(40))], lines=7)
    assert [len(page) for page in pages] == [7, 7, 7, 7, 7, 5]
    in_parts = len(shaped)
    Typesetter(FAMILY).block(numbered(40), STYLE, WIDTH)
    assert len(shaped) == 2 * in_parts


def test_a_paragraph_that_may_not_be_parted_moves_on() -> None:
    assert build([paragraph(numbered(9)), paragraph(numbered(3, "ข"))]) == [
        numbered(9).split("\n"),
        numbered(3, "ข").split("\n"),
    ]


# Kept together


@pytest.mark.parametrize(("keep", "first_page"), [(True, 8), (False, 9)])
def test_a_heading_stays_with_what_follows(keep: bool, first_page: int) -> None:
    heading = paragraph("หัวข้อ", keep_with_next=keep)
    pages = build([paragraph(numbered(8)), heading, paragraph(numbered(3, "ข"))])
    assert [len(page) for page in pages] == [first_page, 12 - first_page]


@pytest.mark.parametrize(("together", "first_page"), [(True, 6), (False, 10)])
def test_kept_together(together: bool, first_page: int) -> None:
    group: list[Flowable] = [paragraph(numbered(4, "ข")), paragraph(numbered(3, "ค"))]
    pages = build([paragraph(numbered(6)), *([keep_together(group)] if together else group)])
    assert len(pages[0]) == first_page
    assert [line for page in pages for line in page] == [
        *numbered(6).split("\n"),
        *numbered(4, "ข").split("\n"),
        *numbered(3, "ค").split("\n"),
    ]


# Lists


@pytest.mark.parametrize(
    ("mark", "lines"),
    [
        ("-", ["- ก", "- ข", "- ค"]),
        ("{}.", ["1. ก", "2. ข", "3. ค"]),
        ("({})", ["(1) ก", "(2) ข", "(3) ค"]),
        ("•", ["• ก", "• ข", "• ค"]),
    ],
)
def test_list(mark: str, lines: list[str]) -> None:
    assert build([thai_list("กขค", STYLE, Typesetter(FAMILY), mark=mark)]) == [lines]


@pytest.mark.parametrize("mark", ["-", "{}."])
def test_list_items_hang(mark: str) -> None:
    flowable = thai_list([PROSE * 2, PROSE], TextStyle(16, 18, hang=True), Typesetter(FAMILY), mark=mark)
    flowable.wrap(WIDTH, 1000)
    block = flowable._block
    assert block
    firsts = {0, *(end + 1 for end in block.paragraph_ends)}
    assert all((line.x > 0) is (number not in firsts) for number, line in enumerate(block.lines))
    assert len(block.lines) > 5


def test_items_hold_braces_and_marks() -> None:
    assert build([thai_list(["{} {x}", "- - ก"], STYLE, Typesetter(FAMILY))]) == [["- {} {x}", "- - - ก"]]


@pytest.mark.parametrize("reader", READERS)
def test_a_document_is_read_as_typed(reader: str) -> None:
    file = io.BytesIO()
    SimpleDocTemplate(file, pagesize=(400, 260)).build([paragraph(PROSE * 3), paragraph("ป้ำ ปู่ ญู")])
    block = Typesetter(FAMILY).block(PROSE * 3, STYLE, 400 - 2 * 72 - 2 * 6)
    assert lines(READERS[reader](file.getvalue())) == [*map(str.strip, lines_of(block)), "ป้ำ ปู่ ญู"]
