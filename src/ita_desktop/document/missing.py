"""Which characters of a report no font can draw: they are printed as boxes, and the clerk should know."""

from ita_desktop.core.paths import walk
from ita_desktop.core.report import Report
from ita_desktop.core.thai_text import printable
from ita_desktop.typeset.fonts import official_family


def missing_characters(report: Report) -> dict[str, set[str]]:
    """Return the characters that are printed as boxes, by the path of the field that has them."""
    family = official_family()
    found = {path: family.missing(printable(value)) for path, value in walk(report) if isinstance(value, str)}
    return {path: characters for path, characters in found.items() if characters}
