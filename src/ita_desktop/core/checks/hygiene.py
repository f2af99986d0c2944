"""Rules for slips of the keyboard that are hard to see: spaces, invisible characters, marks, mixed digits."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from ita_desktop.core.checks.rule import Hit
from ita_desktop.core.report import Report
from ita_desktop.core.thai_text import INVISIBLE, excerpt, to_thai_digits, to_western_digits
from ita_desktop.errors import Message

_BLANKS: Final = " \u00a0\u2000-\u200a\u202f\u3000"
_DOUBLED: Final = re.compile(rf"(?<=[^\s])[{_BLANKS}]{{2,}}(?=[^\s])")
# The first blank of a run decides, so that a long run is looked at once.
_TRAILING: Final = re.compile(rf"(?<![{_BLANKS}])[{_BLANKS}]+(?=\n)")
_LOST: Final = "\ufffd"
_DIGITS: Final = re.compile("[0-9]+|[๐-๙]+")
_WESTERN: Final = re.compile("[0-9]")
_THAI: Final = re.compile("[๐-๙]")

_CONSONANT: Final = "ก-ฮ"
_VOWEL_MARKS: Final = "ัิ-ฺ็"
_UPPER_MARKS: Final = "่-๎"
_MARKS: Final = f"{_VOWEL_MARKS}{_UPPER_MARKS}"
# In the order in which they are applied; each says what is typed and what is meant.
_ORDER: Final = (
    (re.compile("เเ"), "แ"),
    (re.compile("([แโใไ])\\1+"), "\\1"),
    (re.compile("([ัิ-ฺ็-๎ำ])\\1+"), "\\1"),
    (re.compile("ํ([่-๋]?)า"), "\\1ำ"),
    (re.compile("([่-๋])ํา"), "\\1ำ"),
    (re.compile("ำ([่-๋])"), "\\1ำ"),
    (re.compile("([่-์])([ัิีึืฺุู])"), "\\2\\1"),
    (re.compile("(?<![ฤฦ])ๅ"), "า"),
)
_WRONG_ORDER: Final = re.compile("เเ|([แโใไัิ-ฺ็-๎ำ])\\1|ํ[่-๋]?า|[่-๋]ํา|ำ[่-๋]|[่-์][ัิีึืฺุู]|(?<![ฤฦ])ๅ")
# A vowel stands on a consonant; a tone mark or ◌์ on a consonant or a vowel. ะ า ำ follow some Thai letter.
_STRAY: Final = re.compile(f"(?<![{_CONSONANT}])[{_VOWEL_MARKS}]|(?<![{_CONSONANT}ัิ-ู])[{_UPPER_MARKS}]|(?<![ก-๎])[ะาำ]")
_LONE: Final = re.compile("[เ-ไ](?![ก-ฮเ-ไ])")
_PASSES: Final = 3
"""Enough for what slips leave; one more would help only noise, and noise could ask for any number."""

_CONTEXT: Final = 10
_WORDS_BEFORE: Final = 16
_NO_BEGINNING: Final = re.compile(f"\\A[{_BLANKS}ะาำๅ{_MARKS}]+")


def doubled_space(text: str, facts: None) -> Iterator[Hit]:  # noqa: ARG001
    """Find more than one space between words."""
    found = list(_DOUBLED.finditer(text))
    if found:
        one = Message("There is more than one space after “{words}”", _after(text, found[0].start()))
        many = Message(
            "In {count} places there is more than one space, first after “{words}”",
            _after(text, found[0].start()) | {"count": len(found)},
        )
        name = Message("Leave one space", {})
        yield _whole(text, found[0].span(), one if len(found) == 1 else many, partial(_DOUBLED.sub, " "), name)


def trailing_space(text: str, facts: None) -> Iterator[Hit]:  # noqa: ARG001
    """Find spaces and empty lines at the end of the text, and spaces at the end of its lines."""
    inside = _TRAILING.search(text)
    end = len(text.rstrip())
    if not end:
        return
    if inside or end < len(text):
        start, stop = inside.span() if inside else (end, len(text))
        message = Message("There are spaces or empty lines behind “{words}”", _after(text, start))
        yield _whole(text, (start, stop), message, _without_trailing, Message("Take them out", {}))


def _without_trailing(text: str) -> str:
    return _TRAILING.sub("", text).rstrip()


def invisible_character(text: str, facts: None) -> Iterator[Hit]:  # noqa: ARG001
    """Find characters that nobody sees, copied from a web page or a PDF."""
    if not text.isprintable() and (found := INVISIBLE.search(text)):
        count = len(INVISIBLE.findall(text))
        values = _after(text, found.start()) | {"count": count, "code": f"U+{ord(found[0]):04X}"}
        message = Message("The text holds {count} invisible characters ({code}), first after “{words}”", values)
        yield _whole(text, found.span(), message, partial(INVISIBLE.sub, ""), Message("Take them out", {}))


def lost_character(text: str, facts: None) -> Iterator[Hit]:  # noqa: ARG001
    """Find the sign that stands for characters which were lost when the text was copied or converted."""
    at = text.find(_LOST)
    if at >= 0:
        message = Message("A character after “{words}” was lost; type it again", _after(text, at))
        yield Hit(at, at + 1, message)


def wrong_order(text: str, facts: None) -> Iterator[Hit]:  # noqa: ARG001
    """Find vowels and marks that are typed twice or in an order that looks right on some screens only."""
    found = list(_WRONG_ORDER.finditer(text))
    if not found:
        return
    start, end = _word_around(text, *found[0].span())
    words, right = text[start:end], in_order(text[start:end])
    values: dict[str, object] = {"words": excerpt(words), "right": excerpt(right), "count": len(found)}
    one = Message("The letters of “{words}” are typed in a wrong order or twice; it should be “{right}”", values)
    many = Message(
        "In {count} places letters are typed in a wrong order or twice; “{words}” should be “{right}”", values
    )
    name = Message("Put the letters in order", {})
    yield _whole(text, found[0].span(), one if len(found) == 1 else many, in_order, name)


def in_order(text: str) -> str:
    """Return `text` with its vowels and marks in the order of the Thai standard, none twice."""
    for _ in range(_PASSES):
        for pattern, right in _ORDER:
            text = pattern.sub(right, text)
    return text


def stray_mark(text: str, facts: None) -> Iterator[Hit]:  # noqa: ARG001
    """Find vowels and tone marks without the letter to which they belong."""
    found = _STRAY.search(text)
    if found and _WRONG_ORDER.search(text):
        found = _STRAY.search(in_order(text)) and found
    if found:
        message = Message("After “{words}” stands a vowel or tone mark without its letter", _after(text, found.start()))
        yield _whole(text, found.span(), message, _without_stray, Message("Take it out", {}))
    lone = _LONE.search(text)
    if lone:
        message = Message("After “{words}” stands a vowel without the letter that follows it", _after(text, lone.end()))
        yield Hit(*lone.span(), message)


def _without_stray(text: str) -> str:
    return _STRAY.sub("", in_order(text))


def digits_of(report: Report) -> bool:
    """Return whether the report is printed with Thai digits."""
    return report.settings.thai_digits


def mixed_digits(text: str, thai_digits: bool) -> Iterator[Hit]:  # noqa: FBT001
    """Find texts with both kinds of digits, outside of words and addresses of Latin letters."""
    convert: Callable[[str], str] = to_thai_digits if thai_digits else to_western_digits
    if not (_WESTERN.search(text) and _THAI.search(text)):
        return
    right = convert(text)
    if to_thai_digits(text) == text:  # all western ones belong to words and addresses
        return
    found = next(match for match in _DIGITS.finditer(text) if right[match.start()] != match[0][0])
    message = Message(
        "The text mixes Thai and Arabic digits, such as {words}; the paper shows one kind", {"words": found[0]}
    )
    name = Message("Write Thai digits", {}) if thai_digits else Message("Write Arabic digits", {})
    yield _whole(text, found.span(), message, convert, name)


def _whole(text: str, span: tuple[int, int], message: Message, change: Callable[[str], str], name: Message) -> Hit:
    """Return a hit that is mended in the whole text; the words around it make it known again."""
    start, end = span
    words = text[max(0, start - _CONTEXT) : end + _CONTEXT]
    return Hit(start, end, message, change=change, mend=name, words=words)


def _after(text: str, at: int) -> dict[str, object]:
    """Return the last words before a place, for a message; they begin with a letter."""
    words = text[max(0, at - _WORDS_BEFORE) : at].rpartition("\n")[2]
    return {"words": excerpt(_NO_BEGINNING.sub("", words))}


def _word_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the run of Thai letters around a place, at most a few to each side."""
    first, last = start, end
    while first > max(0, start - _CONTEXT) and "ก" <= text[first - 1] <= "๎":
        first -= 1
    while last < min(len(text), end + _CONTEXT) and "ก" <= text[last] <= "๎":
        last += 1
    while first < start and re.match(f"[ะาำๅ{_MARKS}]", text[first]):
        first += 1
    return first, last
