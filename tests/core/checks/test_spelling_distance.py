import pytest

from ita_desktop.core.checks.spelling_distance import closest_length


@pytest.mark.parametrize(
    ("text", "name", "length"),
    [
        ("สะเตงนอก", "สะเตงนอก", 8),
        ("สะเตงออกได้", "สะเตงนอก", 8),
        ("สะเตงนอกก", "สะเตงนอก", 8),
        ("สะเตงอก", "สะเตงนอก", 7),
        ("สังเวยตงนอก", "สะเตงนอก", 0),
        ("เมือง", "สะเตงนอก", 0),
        ("กขค", "กขง", 0),
        ("กขคง", "กขคจ", 4),
        ("", "กขคง", 0),
        ("กขคง", "", 0),
    ],
)
def test_how_much_of_a_text_is_almost_a_name(text: str, name: str, length: int) -> None:
    assert closest_length(text, name) == length
