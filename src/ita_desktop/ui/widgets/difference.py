"""The one stretch in which two texts differ, found fast in long texts that are nearly equal."""

from typing import NamedTuple


class Difference(NamedTuple):
    """`old[start:old_end]` has become `new[start:new_end]`; all else is equal."""

    start: int
    old_end: int
    new_end: int


def difference(old: str, new: str) -> Difference:
    """Return the smallest stretch to replace in `old` to get `new`."""
    start = _common_start(old, new)
    end = _common_end(old, new, min(len(old), len(new)) - start)
    return Difference(start, len(old) - end, len(new) - end)


def _common_start(old: str, new: str) -> int:
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if new.startswith(old[low:middle], low):
            low = middle
        else:
            high = middle - 1
    return low


def _common_end(old: str, new: str, longest: int) -> int:
    low, high = 0, longest
    while low < high:
        middle = (low + high + 1) // 2
        if new.endswith(old[len(old) - middle : len(old) - low], 0, len(new) - low):
            low = middle
        else:
            high = middle - 1
    return low
