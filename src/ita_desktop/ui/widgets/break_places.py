"""Where the lines of a paragraph on the screen may end; a change in a long paragraph looks only around itself."""

from bisect import bisect_right
from typing import Final, NamedTuple

from ita_desktop.typeset.breaking import Break, Breaker
from ita_desktop.ui.widgets.difference import Difference
from ita_desktop.ui.widgets.raw_text import LINE_SEPARATOR

_BREAKER: Final = Breaker()
# Longer than any compound, date or number that a break belongs to.
_REACH: Final = 64


class BreakPlaces(NamedTuple):
    """Positions after which a line may end, by `typeset.breaking.Break`, each list in order."""

    good: list[int]
    soft: list[int]
    hyphen: list[int]
    inside: list[int]

    def last(self, kind: Break, start: int, end: int) -> int:
        """Return the last place of a kind after `start` and not after `end`; `start` if there is none."""
        places = self[kind]
        index = bisect_right(places, end)
        return max(places[index - 1], start) if index else start


class Renewed(NamedTuple):
    """Places of a changed text; from `start` to `old_end` (before) and `new_end` (now) they are new."""

    places: BreakPlaces
    start: int
    old_end: int
    new_end: int


def find_places(text: str) -> BreakPlaces:
    """Find the places in a paragraph, given in units; see `utf16`."""
    places = BreakPlaces([], [], [], [])
    end = 0
    if not text:
        return places
    for number, line in enumerate(text.split(LINE_SEPARATOR)):
        if number:
            end += 1
            places.good.append(end)
        for piece, after in _BREAKER.pieces(line):
            end += len(piece)
            places[after].append(end)
    return places


def renew_places(old: BreakPlaces, text: str, change: Difference) -> Renewed:
    """Find the places of a text that has changed in one stretch; beyond the spaces around it they stay.

    ICU parts each run of Thai letters by itself, so what stands beyond a space has no say in it.
    """
    start = _space_before(text, change.start)
    new_end = _space_after(text, change.new_end)
    first, last = _space_before(text, start), _space_after(text, new_end)
    shift = change.new_end - change.old_end
    found = find_places(text[first:last])
    lists = (
        [
            *before[: bisect_right(before, start)],
            *(first + place for place in around if start < first + place <= new_end),
            *(place + shift for place in before[bisect_right(before, new_end - shift) :]),
        ]
        for before, around in zip(old, found, strict=True)
    )
    return Renewed(BreakPlaces(*lists), start, new_end - shift, new_end)


def _space_before(text: str, position: int) -> int:
    """Return where a word begins after a space, well before a position."""
    return max(text.rfind(space, 0, max(0, position - _REACH)) for space in (" ", LINE_SEPARATOR)) + 1


def _space_after(text: str, position: int) -> int:
    """Return where a word begins after a space, well after a position."""
    found = (text.find(space, position + _REACH) + 1 for space in (" ", LINE_SEPARATOR))
    return min((place for place in found if place), default=len(text))
