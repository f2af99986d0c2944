from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.document.flow import Placed, flow

if TYPE_CHECKING:
    from ita_desktop.document.blocks import Block
    from ita_desktop.document.sheet import Sheet

LINE = 10.0


@dataclass(frozen=True)
class Piece:
    """Lines of 10 pt; a splittable one keeps two lines on each side."""

    name: str
    lines: int
    splittable: bool = False
    keep_with_next: bool = False
    space_before: float = 0.0
    start: int = 0

    @property
    def height(self) -> float:
        return self.lines * LINE

    @property
    def least(self) -> float:
        return 2 * LINE if self.splittable and self.lines >= 4 else self.height

    def split(self, room: float) -> tuple[Block, Block] | None:
        cut = min(int(room / LINE + 0.001), self.lines - 2)
        if not self.splittable or cut < 2:
            return None
        rest = replace(self, lines=self.lines - cut, start=self.start + cut, space_before=0.0)
        return replace(self, lines=cut, keep_with_next=False), rest

    def draw(self, sheet: Sheet, x: float, y: float) -> None: ...
    def first_words(self) -> str:
        return self.name


def pages(blocks: list[Piece], room: float, head: Piece | None = None) -> list[str]:
    """Return the names of the blocks on each page, an unsplit part's with a stroke."""
    return [
        " ".join(f"{block.first_words()}{block.height / LINE:g}" for block, _ in placed)
        for placed in flow(blocks, lambda _: room, head)
    ]


A, B, C = (Piece(name, 4) for name in "abc")
TEXT = Piece("t", 6, splittable=True)


def kept(piece: Piece) -> Piece:
    return replace(piece, keep_with_next=True)


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ([], [""]),
        ([A, B], ["a4 b4"]),
        ([A, B, C], ["a4 b4", "c4"]),
        ([A, TEXT], ["a4 t6"]),
        ([A, B, TEXT], ["a4 b4 t2", "t4"]),
        ([A, TEXT, B], ["a4 t6", "b4"]),
        ([A, kept(B), C], ["a4", "b4 c4"]),
        ([A, kept(B), TEXT], ["a4 b4 t2", "t4"]),
        ([A, kept(TEXT), B], ["a4 t4", "t2 b4"]),
        ([kept(Piece("t", 9, splittable=True)), B], ["t7", "t2 b4"]),
        ([kept(A), kept(B), C], ["a4 b4", "c4"]),
        ([Piece("x", 30), A], ["x30", "a4"]),
        ([A, Piece("x", 30), B], ["a4", "x30", "b4"]),
        ([Piece("t", 25, splittable=True)], ["t10", "t10", "t5"]),
        ([Piece("t", 11, splittable=True)], ["t9", "t2"]),
    ],
)
def test_pages_of_ten_lines(blocks: list[Piece], expected: list[str]) -> None:
    assert pages(blocks, 10 * LINE) == expected


def test_a_head_stands_on_each_page() -> None:
    assert pages([A, B, C], 10 * LINE, Piece("h", 3)) == ["h3 a4", "h3 b4", "h3 c4"]
    assert pages([], 10 * LINE, Piece("h", 3)) == ["h3"]


def test_space_before_counts_but_not_at_the_top() -> None:
    spaced = [replace(A, space_before=LINE), replace(B, space_before=LINE), replace(C, space_before=LINE)]
    placed = flow(spaced, lambda _: 9 * LINE)
    assert [[place.y for place in page] for page in placed] == [[0, 5 * LINE], [0]]


def test_a_block_waits_for_a_roomier_page() -> None:
    rooms = [5 * LINE, 10 * LINE]
    placed = flow([Piece("x", 8)], lambda number: rooms[number] if number < 2 else 10 * LINE)
    assert [len(page) for page in placed] == [0, 1]


@st.composite
def pieces(draw: st.DrawFn) -> list[Piece]:
    piece = st.builds(
        Piece,
        st.just(""),
        lines=st.integers(1, 16),
        splittable=st.booleans(),
        keep_with_next=st.booleans(),
        space_before=st.sampled_from([0.0, 6.0]),
    )
    items = draw(st.lists(piece, max_size=12))
    last = len(items) - 1
    return [
        replace(item, name=str(index), keep_with_next=item.keep_with_next and index < last)
        for index, item in enumerate(items)
    ]


def bottom(placed: Placed) -> float:
    return placed.y + placed.block.height


@given(pieces(), st.integers(5, 12), st.integers(0, 3))
def test_nothing_is_lost_repeated_or_moved(blocks: list[Piece], lines: int, head: int) -> None:
    top = Piece("head", head) if head else None
    placed = [place.block for page in flow(blocks, lambda _: lines * LINE, top) for place in page]
    parts = [part for part in placed if isinstance(part, Piece) and part.name != "head"]
    found = [(part.name, line) for part in parts for line in range(part.start, part.start + part.lines)]
    assert found == [(block.name, line) for block in blocks for line in range(block.lines)]


@given(pieces(), st.integers(5, 12))
def test_only_a_block_that_fits_nowhere_leaves_its_page(blocks: list[Piece], lines: int) -> None:
    for page in flow(blocks, lambda _: lines * LINE):
        assert all(bottom(before) <= after.y for before, after in pairwise(page))
        assert len(page) == 1 or not page or bottom(page[-1]) <= lines * LINE + 0.01


def chains(blocks: list[Piece]) -> list[list[Piece]]:
    """Return runs of blocks of which each but the last is to be kept with the next."""
    runs: list[list[Piece]] = []
    for number, block in enumerate(blocks):
        if number and blocks[number - 1].keep_with_next:
            runs[-1].append(block)
        else:
            runs.append([block])
    return runs


def needed(chain: list[Piece]) -> float:
    spaces = sum(block.space_before for block in chain[1:])
    return sum(block.height for block in chain[:-1]) + chain[-1].least + spaces


@given(pieces(), st.integers(5, 12))
def test_what_belongs_together_stands_together(blocks: list[Piece], lines: int) -> None:
    ends: dict[str, tuple[int, int]] = {}
    for number, page in enumerate(flow(blocks, lambda _: lines * LINE)):
        for name in (place.block.first_words() for place in page):
            ends[name] = (ends.get(name, (number, 0))[0], number)
    for chain in chains(blocks):
        together = chain if needed(chain) <= lines * LINE else chain[:2]
        if needed(together) <= lines * LINE:
            assert all(ends[block.name][1] == ends[after.name][0] for block, after in pairwise(together))
