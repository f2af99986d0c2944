import pytest
from hypothesis import given

from ita_desktop.ui.widgets.utf16 import as_units, units
from strategies import texts


@given(texts())
def test_stand_in_has_a_letter_for_each_unit(text: str) -> None:
    assert len(as_units(text)) == units(text) == len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize("text", ["ป้ำ กี่", "office", "", "ก\u2028ข"])
def test_text_without_emoji_stands_for_itself(text: str) -> None:
    assert as_units(text) == text
