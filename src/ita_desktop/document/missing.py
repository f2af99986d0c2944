"""Which characters of a report no font can draw: they are printed as boxes, and the clerk should know."""

from functools import lru_cache

from ita_desktop.core.paths import walk
from ita_desktop.core.report import Report
from ita_desktop.core.thai_text import printable
from ita_desktop.typeset.fonts import official_family


def missing_characters(report: Report) -> dict[str, set[str]]:
    """Return the characters that are printed as boxes, by the path of the field that has them."""
    found = {path: set(_missing(value)) for path, value in walk(report) if isinstance(value, str)}
    return {path: characters for path, characters in found.items() if characters}


@lru_cache(maxsize=65_536)
def _missing(text: str) -> frozenset[str]:
    """Return the characters of a text; asked for again and again while the clerk types in one of them."""
    return frozenset(official_family().missing(printable(text)))
