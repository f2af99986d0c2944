"""Where set lines may be parted between two pages: no widow, no orphan."""

from ita_desktop.typeset.lines import TextBlock

FEWEST_LINES = 2
"""No paragraph leaves fewer lines than this at the foot or the head of a page."""


def best_cut(block: TextBlock, start: int, end: int, limit: int) -> int | None:
    """Return the last line number up to `limit` before which a page may end, or None.

    Of the lines `start` to `end` each part keeps at least two; so does each paragraph that is cut, where such a
    place is near.
    """
    highest = min(limit, end - FEWEST_LINES)
    lowest = start + FEWEST_LINES
    if highest < lowest:
        return None
    candidates = range(highest, max(lowest, highest - FEWEST_LINES) - 1, -1)
    return next((cut for cut in candidates if not leaves_single_line(block, cut)), highest)


def leaves_single_line(block: TextBlock, cut: int) -> bool:
    """Tell whether a cut before line `cut` parts one line of a longer paragraph from the rest."""
    ends = block.paragraph_ends
    if cut - 1 in ends:
        return False
    orphan = cut == 1 or cut - 2 in ends
    widow = cut in ends
    return orphan or widow
