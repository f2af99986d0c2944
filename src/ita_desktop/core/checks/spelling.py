"""Rules for words that are often misspelt: `resources/thai/misspellings.txt`."""

import re
from collections.abc import Iterator
from functools import cache

from ita_desktop.core.checks.rule import Hit
from ita_desktop.core.data_files import read_lines
from ita_desktop.errors import Message


def misspelling(text: str, facts: None) -> Iterator[Hit]:  # noqa: ARG001
    """Find words that are often misspelt; no form of the list is part of a word that is right."""
    words, pattern = misspellings(), _pattern()
    for match in pattern.finditer(text):
        right = words[match[0]]
        message = Message("“{words}” is misspelt; it is written “{right}”", {"words": match[0], "right": right})
        yield Hit(*match.span(), message, new=right)


@cache
def misspellings() -> dict[str, str]:
    """Return the right spelling by the wrong one."""
    return dict(line.split(" ") for line in read_lines("thai", "misspellings.txt"))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, misspellings()), key=len, reverse=True)))
