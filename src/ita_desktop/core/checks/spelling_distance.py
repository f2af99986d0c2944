"""How far a spelling is from another one: for names that are almost right."""

from typing import Final

_LETTERS_A_SLIP: Final = 4
"""One slip is let pass as the same name for every so many letters."""


def closest_length(text: str, name: str) -> int:
    """Return how much of the beginning of `text` is `name` with slips (letters put in, left out or changed).

    0 if it is too far away: more than one slip for four letters, or a name of less than four.
    """
    # A row for each letter of `name` (Levenshtein): the distance to every beginning of `text`.
    row = list(range(len(text) + 1))
    for count, letter in enumerate(name, start=1):
        before, row = row, [count]
        for at, other in enumerate(text):
            row.append(min(before[at] + (letter != other), before[at + 1] + 1, row[at] + 1))
    distance, _, length = min((slips, abs(at - len(name)), at) for at, slips in enumerate(row))
    return length if distance <= len(name) // _LETTERS_A_SLIP else 0
