"""Positions in a text as Qt counts them: in UTF-16 units, where an emoji takes two."""

import re
from typing import Final

_ASTRAL: Final = re.compile("[\U00010000-\U0010ffff]")
_SKIN_TONE: Final = re.compile("[\U0001f3fb-\U0001f3ff]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
# Two units that break like the one letter for which they stand: a picture, or marks on the picture before.
_PICTURE: Final = "☺\ufe0f"
_MARKS: Final = "\ufe0f\ufe0f"


def units(text: str) -> int:
    """Return the length of a text in UTF-16 units."""
    return len(text) if text.isascii() else len(text) + len(_ASTRAL.findall(text))


def as_units(text: str) -> str:
    """Return a stand-in with one letter for each UTF-16 unit, whose words and line breaks are those of `text`."""
    if text.isascii():
        return text
    return _SURROGATE.sub("\ufffd", _ASTRAL.sub(_PICTURE, _SKIN_TONE.sub(_MARKS, text)))
