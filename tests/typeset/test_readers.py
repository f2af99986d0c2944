"""Whole pages given to five readers: each gives back what was typed, line by line, no space more and none less."""

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from unicodedata import category

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ita_desktop.assets import resource
from ita_desktop.typeset.lines import TextBlock
from readers import READERS, lines, poppler_by_place, squeezed
from strategies import BORROWED, MARKS, ODD, PHRASES, typed_texts
from typeset.pages import NASTY, STYLES, lines_of, pdf_of, set_text

each_reader = pytest.mark.parametrize("reader", READERS)
few = settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])
HEAD = "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสของเทศบาลที่ผู้บริหารประชุมชี้แจงแก่ประชาชนทั้งสิ้น " * 2
ALIGNMENTS = ("left", "thai", "center", "right")


@st.composite
def pages(draw: st.DrawFn) -> tuple[TextBlock, ...]:
    """Draw a page: texts of all kinds in one column, each in a style of its own."""
    # A page of a few short lines only is a page of columns for pdfium: the first text here fills some lines.
    texts = [HEAD, *draw(st.lists(typed_texts(*ODD, *BORROWED), min_size=6, max_size=16))]
    width = draw(st.integers(90, 480))
    align = draw(st.sampled_from(ALIGNMENTS))
    return tuple(
        set_text(
            text,
            width,
            size=draw(st.sampled_from([14, 16, 20])),
            face=draw(st.sampled_from(STYLES)),
            align=align,
            hang=number % 2 == 0,
            first_indent=20 if number % 3 == 0 else 0,
        )
        for number, text in enumerate(texts)
    )


@cache
def sample_texts() -> tuple[str, ...]:
    """Return every text of the sample report."""

    def texts(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict | list):
            for item in value.values() if isinstance(value, dict) else value:
                yield from texts(item)

    return tuple(texts(json.loads(resource("sample", "report-2567.json").read_text(encoding="utf-8"))))


def unreadable(text: str) -> set[str]:
    """Return the control, format, private-use and unassigned characters that a reader gives."""
    return {letter for letter in text if category(letter) in {"Cc", "Cf", "Co", "Cn", "Cs"}} - set("\r\n\f\ufe0f\u200d")


def assert_read(reader: str, blocks: Sequence[TextBlock], *more: Sequence[TextBlock]) -> None:
    text = READERS[reader](pdf_of(blocks, *more))
    assert unreadable(text) == set()
    drawn = [line for page in (blocks, *more) for block in page for line in lines("\n".join(lines_of(block)))]
    if reader == "pdfminer":
        # It guesses in which order the lines of a page are read, wrongly among short ones; no line may be lost.
        assert sorted(lines(text)) == sorted(drawn)
    else:
        assert lines(text) == drawn


@each_reader
@few
@given(pages())
def test_any_page_is_read_as_typed(reader: str, page: tuple[TextBlock, ...]) -> None:
    assert_read(reader, page)


@each_reader
@few
@given(page=pages(), other=pages())
def test_pages_of_one_document_are_read_as_typed(
    reader: str, page: tuple[TextBlock, ...], other: tuple[TextBlock, ...]
) -> None:
    assert_read(reader, page, other)


@each_reader
@pytest.mark.parametrize("align", ALIGNMENTS)
def test_the_sample_report_is_read_as_typed(reader: str, align: str) -> None:
    blocks = [set_text(text, 150 if align == "left" else 450, align=align, hang=True) for text in sample_texts()]
    half = len(blocks) // 2
    assert_read(reader, blocks[:half], blocks[half:])


@each_reader
@pytest.mark.parametrize("style", STYLES)
def test_nasty_words_are_read_as_typed(reader: str, style: str) -> None:
    texts = [*NASTY, *PHRASES, *ODD, *BORROWED]
    assert_read(reader, [set_text("ก" + " ก".join(texts), width, face=style) for width in (90, 300)])


@each_reader
def test_marks_that_begin_a_paragraph_are_read(reader: str) -> None:
    texts = [f"{mark}ก{mark}" for mark in MARKS]
    text = READERS[reader](pdf_of([set_text("\n".join(texts))]))
    assert unreadable(text) == set()
    # MuPDF gives a mark without a letter to the line before, so lines do not count here.
    assert squeezed(text) == "".join(texts)


@each_reader
@pytest.mark.parametrize("end", ["ก-", "A-", "ก้-", "๑-", "ก--", "-", "- ", "ก- "])
def test_a_hyphen_at_a_paragraphs_end_is_no_parted_word(reader: str, end: str) -> None:
    assert_read(reader, [set_text(f"{end}\nกขค\n{end}\nabc\nข้อ {end}\n๒๓")])


@each_reader
def test_doubled_marks_are_read_as_often_as_typed(reader: str) -> None:
    texts = [f"ก{mark * count}ข ก{mark * count}ำ" for mark in MARKS for count in (1, 2, 3)]
    assert_read(reader, [set_text("\n".join(texts))])


@each_reader
def test_spread_letters_are_not_taken_for_words(reader: str) -> None:
    blocks = [set_text(text, width, align="thai") for text in sample_texts()[:40] for width in range(200, 480, 60)]
    assert any(line.gap > 0.9 for block in blocks for line in block.lines)
    assert_read(reader, blocks)


def test_poppler_sees_no_spaces_between_spread_letters() -> None:
    blocks = [set_text(text, width, align="thai") for text in sample_texts()[:40] for width in range(200, 480, 60)]
    read = set(lines(poppler_by_place(pdf_of(blocks))))
    assert {line for block in blocks for line in lines("\n".join(lines_of(block)))} <= read


def test_what_is_searched_is_found() -> None:
    text = re.sub(r"\s", "", READERS["poppler"](pdf_of([set_text("น้ำป้ำ รัฐฐ ญูฐู ปี่ ฟ้ำ")])))
    assert all(word in text for word in ("น้ำ", "ป้ำ", "รัฐฐ", "ญู", "ฐู", "ปี่", "ฟ้ำ"))
