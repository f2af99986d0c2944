"""The letters by which fields and buttons are reached with Alt, shown behind their texts as in the menus."""

import re
from typing import Final

from ita_desktop.app.texts import tr

MNEMONICS: Final = "BCDGIJKLMNOQRSUWXYZ2345789"
"""Letters for the fields of one page, in their order; those that the menus and buttons use are not among them."""

_LETTER_BEHIND: Final = re.compile(r"\s*\(&\w\)")


class Mnemonics:
    """Gives out the letters of one page, each once."""

    def __init__(self, letters: str = MNEMONICS) -> None:
        self._left = list(letters)

    def mark(self, label: str) -> str:
        """Return a label with its letter, "เรื่อง(&B)"; without one when all are given out."""
        label = label.replace("&", "&&")
        return tr("{text} (&{letter})", text=label, letter=self._left.pop(0)) if self._left else label


def plain(text: str) -> str:
    """Return a text without its letter and dots; Thai texts have the letter in brackets behind them."""
    return _LETTER_BEHIND.sub("", text).replace("&", "").removesuffix("…").strip()
