"""The user guide and the program's texts, as tests of the guide compare them."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "guide"
CHAPTERS = sorted(GUIDE.glob("*.md"))

BOLD = re.compile(r"\*\*([^*]+)\*\*")
KEYS = re.compile(r"`([^`]+)`")
PICTURE = re.compile(r"!\[[^\]]+\]\(pictures/([a-z-]+)\.png\)")


def found(pattern: re.Pattern[str]) -> list[str]:
    """Return all that a pattern finds in the guide."""
    return [hit for chapter in CHAPTERS for hit in pattern.findall(chapter.read_text(encoding="utf-8"))]
