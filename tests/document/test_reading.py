"""What is typed is what five readers give back, whatever it is."""

from functools import cache
from typing import Final
from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from document.examples import memo_report, rendered_sample, sample_pages, table_report
from ita_desktop.core.report import Measure, Report, Settings, Signatory
from ita_desktop.core.thai_text import printable
from ita_desktop.document import render_pdf
from readers import READERS, squeezed

WESTERN: Final = Settings(thai_digits=False)

each_reader = pytest.mark.parametrize("reader", READERS)

MARKUP: Final = (
    *("<b>ตัวหนา</b>", "&amp; &lt;", '<img src="file:///etc/passwd">', "<para><font color=red>", "<!-- -->"),
    *(") Tj (", "[(x)] TJ", "BT /F1 12 Tf ET", "% ไม่ใช่คำสั่ง", "endstream endobj", "%%EOF", "<0041> Tj", "q Q"),
    *("\\n \\\\ \\) (", "\\u0e01 \\x00", "{{7*7}}", "${HOME}", "`id`", "=1+1", "/Type /Page", "<<>>"),
)
ODD: Final = (
    *("\x00\x01ก\x1b\x7f\x9f", "ก\u200bข\u202eค\u200e", "-\u00ad-", "\ufeffก", "ก\u2028ข", "\tก"),
    *("่้๊", "ิ", "ำ", "ก็้่์ํ", "\u0e38\u0e38\u0e38", "\u0e4d\u0e32", "กำ๋", "เเปลก", "น้ำ ป้ำ ญู่ ฐู", "ำำ", "๏๚๛฿\u0e4e"),
    *("😀👩‍👩‍👧🇹🇭", "ก\u0301\u0302\u0303", "é Å", "½ ☐☑ →", "漢字", "A\u20dd", "\u00a0ก\u00a0ข", "ก" * 20, "a" * 20),
)


@cache
def read_sample(reader: str) -> str:
    return READERS[reader](rendered_sample().pdf)


@each_reader
def test_every_line_of_the_sample_is_read_as_it_stands(reader: str) -> None:
    lines = {" ".join(line.split()) for line in read_sample(reader).splitlines()}
    text = " ".join(read_sample(reader).split())
    for places in rendered_sample().places.values():
        for number, rect in places:
            for line in sample_pages()[number].within(rect):
                folded = " ".join(line.split())
                assert folded in lines or folded in text


@each_reader
def test_nothing_but_what_is_printed_is_read(reader: str) -> None:
    printed = "".join(page.text for page in sample_pages())
    assert sorted(squeezed(read_sample(reader))) == sorted(squeezed(printed))


@each_reader
def test_no_control_or_private_characters_are_read(reader: str) -> None:
    odd = {letter for letter in read_sample(reader) if category(letter) in ("Cc", "Co", "Cf", "Cn")}
    assert odd <= {"\n", "\r", "\t", "\f"}


PLACES: Final = 7


def everywhere(text: str) -> Report:
    """Return a report with a text in fields of each kind of place."""
    person = Signatory(name=text, remark=text, choices=(text,))
    memo = memo_report(subject=text, paragraphs=(text,), signatories=(person,)).memo
    table = table_report((Measure(summary=text, remarks=text),)).measures
    return Report(2567, memo=memo, measures=table, settings=WESTERN)


@cache
def rendered(text: str) -> bytes:
    return render_pdf(everywhere(text)).pdf


def count(text: str, reader: str) -> int:
    """Return how often a text is read where it is typed; the form's own words may hold it too."""
    words = squeezed(printable(text))
    return squeezed(READERS[reader](rendered(text))).count(words) - form(reader).count(words)


@cache
def form(reader: str) -> str:
    """Return what is read where nothing is typed."""
    return squeezed(READERS[reader](rendered("")))


@each_reader
@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_printed_as_typed(text: str, reader: str) -> None:
    assert count(text, reader) == PLACES


@each_reader
@pytest.mark.parametrize("text", ODD)
def test_odd_characters_are_read_back(text: str, reader: str) -> None:
    assert count(text, reader) == PLACES


@each_reader
@pytest.mark.parametrize("text", ["שלום", "مرحبا"])
def test_letters_of_right_to_left_scripts_are_all_there(text: str, reader: str) -> None:
    read = READERS[reader](rendered(text))
    assert {letter: read.count(letter) for letter in text} == {letter: PLACES * text.count(letter) for letter in text}


@pytest.mark.parametrize("text", ["\ud800", "\udfff\ud800", "\ue000", "\U0010ffff"])
def test_what_is_no_character_is_printed_as_a_box(text: str) -> None:
    assert READERS["poppler"](render_pdf(everywhere(text)).pdf).count("\ufffd") == PLACES * len(text)


ANYTHING = st.text(st.characters() | st.characters(categories=["Cs", "Co", "Cc", "Cf", "Mn"]), max_size=30)


@settings(deadline=None, max_examples=40)
@given(ANYTHING)
def test_any_text_prints_and_is_read_back(text: str) -> None:
    read = squeezed(READERS["pdfminer"](render_pdf(memo_report(WESTERN, paragraphs=(text,))).pdf))
    assert squeezed(printable(text)) in read
