import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.ui.widgets import raw_text
from strategies import texts


@given(texts())
def test_text_comes_back(text: str) -> None:
    assert raw_text.text_of_raw(raw_text.raw_of_text(text)) == text


@given(st.lists(texts(), min_size=1).map(tuple).filter(lambda paragraphs: paragraphs != ("",)))
def test_paragraphs_come_back(paragraphs: tuple[str, ...]) -> None:
    assert raw_text.paragraphs_of_raw(raw_text.raw_of_paragraphs(paragraphs)) == paragraphs


def test_an_empty_document_has_no_paragraph_and_no_line() -> None:
    assert raw_text.paragraphs_of_raw("") == raw_text.lines_of_raw("\u2029 \u2029") == ()


@pytest.mark.parametrize(
    ("pasted", "raw"),
    [
        ("ก\r\nข", "ก\u2029ข"),
        ("ก\x0bข\nค", "ก\u2028ข\u2029ค"),
        ("ก\tข\r\n", "ก ข"),
        ("ก\n\nข", "ก\u2029\u2029ข"),
        ("\uf70a\x00", "\u0e48"),
        ("", ""),
        ("\n", ""),
    ],
)
def test_text_of_other_programs(pasted: str, raw: str) -> None:
    assert raw_text.raw_of_pasted(pasted) == raw


def test_marks_of_qt_do_not_pass_for_paragraphs() -> None:
    assert raw_text.raw_of_text("a\ufdd0b\ufdd1") == "a\ufffdb\ufffd"
