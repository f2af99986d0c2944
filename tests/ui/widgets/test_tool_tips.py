import pytest

from ita_desktop.ui.widgets.tool_tips import plain_tip


@pytest.mark.parametrize(
    ("text", "tip"),
    [("", ""), ("a<b>c", "<qt>a&lt;b&gt;c</qt>"), ("a\nb", "<qt>a<br>b</qt>"), ("&amp;", "<qt>&amp;amp;</qt>")],
)
def test_a_text_is_shown_as_it_is(text: str, tip: str) -> None:
    assert plain_tip(text) == tip


def test_thai_wraps_at_words() -> None:
    assert plain_tip("เทศบาลเมืองธารอรุณ").replace("\u200b", "") == "<qt>เทศบาลเมืองธารอรุณ</qt>"
    assert "\u200b" in plain_tip("รายงานผลการดำเนินการ")
