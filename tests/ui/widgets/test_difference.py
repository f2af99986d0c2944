import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.ui.widgets.difference import Difference, difference


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("กขค", "กขค", (3, 3, 3)),
        ("กค", "กขค", (1, 1, 2)),
        ("กขค", "กค", (1, 2, 1)),
        ("aa", "aaa", (2, 2, 3)),
        ("", "ก", (0, 0, 1)),
        ("abc", "xyz", (0, 3, 3)),
    ],
)
def test_difference(old: str, new: str, expected: tuple[int, int, int]) -> None:
    assert difference(old, new) == Difference(*expected)


@given(st.text("ab"), st.text("ab"))
def test_replacing_the_stretch_gives_the_new_text(old: str, new: str) -> None:
    start, old_end, new_end = difference(old, new)
    assert old[:start] + new[start:new_end] + old[old_end:] == new
