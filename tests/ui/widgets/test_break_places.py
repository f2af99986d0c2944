import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.typeset.breaking import Break
from ita_desktop.ui.widgets.break_places import BreakPlaces, find_places, renew_places
from ita_desktop.ui.widgets.difference import difference

WORDS = ["การ", "ประเมิน", "กระบวนการ", "หน่วยงาน", " ", " ", "ITA", "9 ตุลาคม 2567", "นาย", "ก", "-", "\u2028"]
sentences = st.lists(st.sampled_from(WORDS), max_size=120).map("".join)


def test_places_are_sorted_by_how_good_they_are() -> None:
    assert find_places("กลั่นกรอง 9 ตุลาคม") == BreakPlaces(good=[10, 18], soft=[5], hyphen=[], inside=[12])


def test_a_line_ends_behind_a_line_separator() -> None:
    assert 3 in find_places("กา\u2028กา").good


@pytest.mark.parametrize(("start", "end", "last"), [(0, 10, 10), (0, 9, 4), (4, 9, 4), (0, 3, 0), (4, 20, 10)])
def test_last_place_within_a_stretch(start: int, end: int, last: int) -> None:
    assert BreakPlaces([4, 10], [], [], []).last(Break.GOOD, start, end) == last


@given(sentences, sentences, sentences, sentences)
def test_renewed_places_are_those_of_the_new_text(before: str, gone: str, come: str, after: str) -> None:
    old, new = before + gone + after, before + come + after
    assert renew_places(find_places(old), new, difference(old, new)).places == find_places(new)
