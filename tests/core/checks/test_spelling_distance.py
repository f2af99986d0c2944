import pytest

from ita_desktop.core.checks.spelling_distance import closest_length


@pytest.mark.parametrize(
    ("text", "name", "length"),
    [
        ("ธารอรุณ", "ธารอรุณ", 7),
        ("ธานอรุณได้", "ธารอรุณ", 7),
        ("ธารอรุณณ", "ธารอรุณ", 7),
        ("ธาอรุณ", "ธารอรุณ", 6),
        ("ธาราอารุ่ง", "ธารอรุณ", 0),
        ("เมือง", "ธารอรุณ", 0),
        ("กขค", "กขง", 0),
        ("กขคง", "กขคจ", 4),
        ("", "กขคง", 0),
        ("กขคง", "", 0),
    ],
)
def test_how_much_of_a_text_is_almost_a_name(text: str, name: str, length: int) -> None:
    assert closest_length(text, name) == length
