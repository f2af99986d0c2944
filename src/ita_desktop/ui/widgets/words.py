"""Words in a line of text, found by ICU; positions are Qt's, in UTF-16 units."""

from itertools import accumulate, pairwise

from ita_desktop.typeset.breaking import words
from ita_desktop.ui.widgets.utf16 import as_units


def word_at(text: str, position: int) -> tuple[int, int]:
    """Return start and end of the word at a position; between a word and a space it is the word."""
    pieces = _pieces(text)
    around = [piece for piece in pieces if piece[0] <= position <= piece[1]]
    letters = as_units(text)
    return max(around, key=lambda piece: (bool(letters[slice(*piece)].strip()), piece), default=(position, position))


def next_word(text: str, position: int) -> int:
    """Return where the next word after a position begins; the end of the text if there is none."""
    letters = as_units(text)
    starts = (start for start, end in _pieces(text) if start > position and letters[start:end].strip())
    return next(starts, len(letters))


def previous_word(text: str, position: int) -> int:
    """Return where the last word before a position begins; 0 if there is none."""
    letters = as_units(text)
    starts = (start for start, end in reversed(_pieces(text)) if start < position and letters[start:end].strip())
    return next(starts, 0)


def _pieces(text: str) -> list[tuple[int, int]]:
    return list(pairwise(accumulate(map(len, words(as_units(text))), initial=0)))
