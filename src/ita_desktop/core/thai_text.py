"""Thai text as it is stored, printed and counted: normal form, invisible characters, digits.

`normalise` is for text that enters the report, `printable` for text that leaves it on paper,
`to_thai_digits` for the printed digits. None of them corrects a spelling.
"""

import re
import unicodedata
from typing import Final

_REPLACEMENT: Final = "\ufffd"
_EXCERPT: Final = 40
_CONTROLS: Final = r"\x00-\x09\x0b-\x1f\x7f-\x9f"
_SURROGATES: Final = r"\ud800-\udfff"
_FORMATS: Final = (
    r"\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    r"\u2066-\u206f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    r"\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
)
# Private use characters and noncharacters: nothing that our fonts could draw or a reader could copy.
_UNASSIGNED: Final = r"\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff"

FORBIDDEN: Final = re.compile(f"[{_CONTROLS}{_SURROGATES}]")
"""Characters that no stored text holds: control characters other than the line break, lone surrogates."""

INVISIBLE: Final = re.compile(f"[{_FORMATS}]")
"""Format characters (Unicode category Cf), such as the zero width space and the soft hyphen."""

_NOT_PRINTED: Final = re.compile(f"[{_CONTROLS}{_FORMATS}]+")
_NOT_DRAWABLE: Final = re.compile(f"[{_SURROGATES}{_UNASSIGNED}]")

# Fonts for Windows 95 to XP drew shifted marks at private code points; old files and PDFs still carry them.
# Source: the private use block of Microsoft's Thai fonts, in the order U+F700, U+F701, ….
_LEGACY_FORMS: Final = (
    "\u0e10\u0e34\u0e35\u0e36\u0e37"  # tho than without its foot; i, ii, ue, uee to the left
    "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"  # tone marks and thanthakhat, low and to the left
    "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"  # low
    "\u0e0d\u0e31\u0e4d\u0e47"  # yo ying without its foot; mai han akat, nikhahit, mai taikhu to the left
    "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"  # high and to the left
    "\u0e38\u0e39\u0e3a"  # u, uu, phinthu, lowered
)
# Word copies its manual line break as a vertical tab and its page break as a form feed.
_LINE_BREAKS: Final = (0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029)
_FIXES: Final[dict[int, str | None]] = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0))),
    **dict.fromkeys((0x0A, *_LINE_BREAKS), "\n"),
    0x09: " ",
    **dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT),
    **{0xF700 + offset: standard for offset, standard in enumerate(_LEGACY_FORMS)},
}
_TO_FIX: Final = re.compile(rf"[{_CONTROLS}\u2028\u2029{_SURROGATES}\uf700-\uf71a]")

_TO_THAI: Final = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_TO_WESTERN: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_DIGIT: Final = re.compile("[0-9]")
_THAI_DIGIT: Final = re.compile("[๐-๙]")
_LATIN: Final = "A-Za-zÀ-ÖØ-öø-ɏ"
_LETTER: Final = re.compile(f"[{_LATIN}]")
# Latin letters and digits with whatever belongs to them. It starts with one class, so that the search skips Thai
# fast; bounded repeats keep hostile text from taking long. No possessive quantifiers: Debian 12's Python 3.11.2
# searches with them for ever.
_TOKEN: Final = re.compile(
    rf"""
    [{_LATIN}0-9]
    (?: (?P<list>(?<=[0-9])[0-9]*\.(?:[0-9]+\.){{0,3}}(?=[{_LATIN}]))     # "1.ITA": a number, then a word
      | [{_LATIN}0-9]*
        (?: (?P<link>
              ://[^\s<>"'()]+                                             # https://…
            | (?:[._%+-][{_LATIN}0-9]+){{0,8}}@[A-Za-z0-9.-]+            # name@office.go.th
            | (?:[.-][A-Za-z0-9]+){{0,8}}\.[A-Za-z]{{2,63}}(?![{_LATIN}0-9])  # office.go.th, plan.pdf
              (?::[0-9]+)?(?:/[^\s<>"'()]*)?
            )
          | (?: (?:[-_] | (?<=[0-9])\.(?=[0-9])) [{_LATIN}0-9]+ )*       # COVID-19, v2.1; 2566-2570
        )
    )
    """,
    re.VERBOSE,
)


def normalise(text: str) -> str:
    """Return `text` in the form in which the report stores it; never fails, and a second pass changes nothing.

    Line ends become `\\n`, tabs spaces; other control characters (U+0000 too) go; lone surrogates become U+FFFD;
    legacy Thai presentation forms become standard characters; then Unicode NFC. Spelling and invisible format
    characters stay. A boundary that must not lose a U+0000 silently looks for it first.
    """
    if _TO_FIX.search(text):
        text = text.replace("\r\n", "\n").translate(_FIXES)
    return unicodedata.normalize("NFC", text)


def printable(text: str) -> str:
    """Return `text` without control and format characters other than `\\n`; what no font can draw becomes U+FFFD."""
    if text.replace("\n", "").isprintable():
        return text
    return _NOT_DRAWABLE.sub(_REPLACEMENT, _NOT_PRINTED.sub("", text))


def excerpt(text: str) -> str:
    """Return a text from anywhere so that it can stand in a message: one line, at most 40 characters, printable."""
    short = text if len(text) <= _EXCERPT else text[: _EXCERPT - 1] + "…"
    return " ".join(printable(normalise(short)).split())


def to_thai_digits(text: str) -> str:
    """Return `text` with 0-9 as ๐-๙ except in e-mail addresses, web links and words of Latin letters and digits.

    The length does not change. A list number before a word ("1.ITA") and ranges ("2566-2570") are converted.
    """
    return _TOKEN.sub(_thai_token, text) if _DIGIT.search(text) else text


def to_western_digits(text: str) -> str:
    """Return `text` with every ๐-๙ as 0-9; the length does not change."""
    return text.translate(_TO_WESTERN) if _THAI_DIGIT.search(text) else text


def _thai_token(token: re.Match[str]) -> str:
    word = token[0]
    is_number = token["list"] is not None or not (token["link"] or _LETTER.search(word))
    return word.translate(_TO_THAI) if is_number else word
