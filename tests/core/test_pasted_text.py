import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.core.pasted_text import cleaned
from ita_desktop.core.thai_text import normalise
from strategies import ALPHABET


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("กข  คง", "กข คง"),
        ("กข\u00a0\u2003คง \u3000", "กข คง "),
        (" \xa0และ", " และ"),
        ("  ", " "),
        ("ก \n  ข", "ก\nข"),
        ("ก\u200bข\ufeffค\u00adง", "กขคง"),
        ("กํา เเม่ นำ้", "กำ แม่ น้ำ"),
        ("หัวข้อ\r\n\u2022\tข้อแรก\r\n\uf0b7  ข้อสอง\r\n- ข้อสาม\r\n1.\tข้อสี่", "หัวข้อ\n- ข้อแรก\n- ข้อสอง\n- ข้อสาม\n1. ข้อสี่"),
        ("o\tข้อย่อย\nØ\tข้อ\n§\tข้อ\n\t➢ ข้อ", "- ข้อย่อย\n- ข้อ\n- ข้อ\n- ข้อ"),
        ("o ข้อ", "o ข้อ"),
        ("ก\n\nข", "ก\n\nข"),
        ("•", "•"),
        ("", ""),
        ("<b>ก</b> &amp;", "<b>ก</b> &amp;"),
    ],
)
def test_cleaned(pasted: str, text: str) -> None:
    assert cleaned(pasted) == text


@given(st.text(f"{ALPHABET}\u2022\t\r\u00ad\ufeff\u3000", max_size=30))
def test_it_is_in_the_reports_form_and_stays_so(pasted: str) -> None:
    text = cleaned(pasted)
    assert cleaned(text) == text == normalise(text)
    assert text.count("\n") == normalise(pasted).count("\n")
