"""What is pasted from Word and web pages as a clerk means it: text with its lines and list marks, nothing invisible."""

import re
from typing import Final

from ita_desktop.core.checks.hygiene import in_order
from ita_desktop.core.thai_text import INVISIBLE, normalise

_BLANKS: Final = re.compile("[ \u00a0\u2000-\u200a\u202f\u3000]+")
# Bullets of Word's lists: • and its like, those of the Symbol and Wingdings fonts, and what browsers write for them.
_BULLET: Final = re.compile("[•◦▪▫●○■□‣⁃∙·►➢➤◆❖\uf0a7\uf0b7\uf0d8\uf0fc\uf02d] *")
# As plain text Word gives for the bullets of its symbol fonts the letters that have their codes, and a tab.
_LETTER_BULLET: Final = re.compile("^[ \u00a0\t]*[o§Øüv]\t", re.MULTILINE)
_DASH: Final = "- "


def cleaned(text: str) -> str:
    """Return a pasted text without what nobody sees: odd spaces, format characters, odd orders of marks.

    Lines stay lines; a bullet at the beginning of one becomes a dash. A space at either end stays, for it may be what
    parts the text from the one around it. A second pass changes nothing.
    """
    text = normalise(_LETTER_BULLET.sub(_DASH, text))
    text = _BLANKS.sub(" ", normalise(in_order(INVISIBLE.sub("", text))))
    before, behind = text[:1] == " ", text[-1:] == " "
    lines = "\n".join(map(_cleaned_line, text.split("\n")))
    return f"{' ' * before}{lines}{' ' * behind}" if lines else text


def _cleaned_line(line: str) -> str:
    line = line.strip(" ")
    bullet = _BULLET.match(line)
    return _DASH + line[bullet.end() :].lstrip(" ") if bullet and bullet.end() < len(line) else line
