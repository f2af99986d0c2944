from collections.abc import Sequence
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.typeset.cuts import FEWEST_LINES, best_cut, leaves_single_line
from ita_desktop.typeset.lines import TextBlock, TextStyle

lengths = st.lists(st.integers(1, 6), min_size=1, max_size=6)


def block_of(paragraphs: Sequence[int]) -> TextBlock:
    """Return a block with so many lines in each paragraph; what stands on them is of no account here."""
    ends = frozenset(end - 1 for end in accumulate(paragraphs))
    return TextBlock((), TextStyle(16, 18), 100, ends)


def single_lines(paragraphs: Sequence[int]) -> set[int]:
    """Return the cuts that leave a single line of a longer paragraph, counted one by one."""
    starts = [0, *accumulate(paragraphs)][:-1]
    return {
        start + cut
        for start, length in zip(starts, paragraphs, strict=True)
        for cut in range(1, length)
        if 1 in (cut, length - cut)
    }


@given(lengths)
def test_single_lines_are_recognised(paragraphs: list[int]) -> None:
    block = block_of(paragraphs)
    found = {cut for cut in range(1, sum(paragraphs)) if leaves_single_line(block, cut)}
    assert found == single_lines(paragraphs)


@given(lengths, st.data())
def test_best_cut(paragraphs: list[int], data: st.DataObject) -> None:
    total = sum(paragraphs)
    start = data.draw(st.integers(0, total))
    end = data.draw(st.integers(start, total))
    limit = data.draw(st.integers(start, total + 3))
    possible = [cut for cut in range(start + FEWEST_LINES, end - FEWEST_LINES + 1) if cut <= limit]
    near = [cut for cut in possible if possible[-1] - cut <= FEWEST_LINES and cut not in single_lines(paragraphs)]
    assert best_cut(block_of(paragraphs), start, end, limit) == max(near or possible, default=None)


@pytest.mark.parametrize(
    ("paragraphs", "limit", "cut"),
    [
        ([10], 5, 5),
        ([10], 9, 8),
        ([10], 1, None),
        ([3], 2, None),
        ([4], 4, 2),
        ([5, 5], 6, 5),
        ([5, 5], 4, 3),
        ([2, 2, 2], 3, 2),
        ([3, 3], 4, 3),
        ([1, 1, 1, 1], 2, 2),
    ],
)
def test_cuts(paragraphs: list[int], limit: int, cut: int | None) -> None:
    assert best_cut(block_of(paragraphs), 0, sum(paragraphs), limit) == cut
