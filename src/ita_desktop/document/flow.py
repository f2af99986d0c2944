"""Fills pages with blocks: splits what may be split, keeps together what belongs together."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ita_desktop.document.blocks import Block

# Heights that differ less are the same: they are sums of many numbers.
_EXACT = 0.01


class Placed(NamedTuple):
    """A block on a page and the distance of its top from the top of the page's text, in pt."""

    block: Block
    y: float


def flow(blocks: Sequence[Block], room_of: Callable[[int], float], head: Block | None = None) -> list[list[Placed]]:
    """Distribute blocks over pages; `room_of` tells the height in pt that page 0, 1, … has; `head` repeats on each.

    A block that fits on no page and cannot be split is placed all the same: nothing is ever left out.
    """
    waiting = list(reversed(blocks))
    pages: list[list[Placed]] = []
    while waiting or not pages:
        pages.append(_fill(waiting, room_of(len(pages)), room_of(len(pages) + 1), head))
    return pages


def _fill(waiting: list[Block], room: float, next_room: float, head: Block | None) -> list[Placed]:
    """Fill one page from the end of `waiting`, which holds the blocks in reverse."""
    placed = [Placed(head, 0.0)] if head else []
    y = top = head.height if head else 0.0
    while waiting:
        block = waiting[-1]
        start = y + (block.space_before if y > top else 0.0)
        # What is kept with the block above was counted with it; of a chain that no page holds, as much as fits stays.
        owed = bool(placed) and placed[-1].block.keep_with_next
        needed = block.height if owed else _needed(waiting)
        if start + needed > room + _EXACT:
            parts = block.split(room - start)
            if parts:
                placed.append(Placed(parts[0], start))
                waiting[-1] = parts[1]
            # What an empty page does not hold is placed here all the same, unless the next page has room for it.
            if parts or y > top or top + needed <= next_room + _EXACT:
                break
        placed.append(Placed(waiting.pop(), start))
        y = start + block.height
    return placed


def _needed(waiting: Sequence[Block]) -> float:
    """Return the height of the next block and of those that must stand on its page with it."""
    needed = waiting[-1].height
    for number in range(len(waiting) - 1, 0, -1):
        if not waiting[number].keep_with_next:
            break
        follower = waiting[number - 1]
        needed += follower.space_before + (follower.height if follower.keep_with_next else follower.least)
    return needed
