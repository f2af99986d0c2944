"""Where a line of Thai may end: ICU's dictionary breaks, less those that part what belongs together."""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, cached_property
from itertools import accumulate, chain, pairwise

from icu4py.breakers import LineBreaker, WordBreaker

from ita_desktop.assets import resource

_DIGIT = "[0-9๐-๙]"
_MONTHS = (
    *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
    *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
    *("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."),
)
_ERAS = ("พ.ศ.", "ค.ศ.")
_MONTH = f"(?:{'|'.join(map(re.escape, _MONTHS))})"
_ERA = f"(?:{'|'.join(map(re.escape, _ERAS))})"
_YEAR = f"(?: ?{_ERA})? ?{_DIGIT}{{2,4}}"
# What reads as one thing and begins with a digit: a date, a number with its separators (/ว: of a circular letter).
_NUMBERS = re.compile(f"{_DIGIT}(?:{_DIGIT}? {_MONTH}(?:{_YEAR})?|{_DIGIT}*(?:(?:[.,:-]|/(?:ว ?)?){_DIGIT}+)*%?)")
# The same beginning with a letter: a month or an era with its year. Each choice begins with a letter of its own,
# which the search then looks for alone.
_YEARS = (*(f"{re.escape(month)}{_YEAR}" for month in _MONTHS), *(f"{re.escape(era)} ?{_DIGIT}+" for era in _ERAS))
# No line parts a title or a rank from the name after it: the match holds the name's first letter.
_RANK = "(?:ตรี|โท|เอก) ?"
_TITLES = (
    *("นางสาว", "นาย", "นาง", "เด็กชาย", "เด็กหญิง", r"ดร\. ?", f"ว่าที่(?: ?ร้อย{_RANK})?"),
    *(f"พัน{_RANK}", f"ร้อย{_RANK}", f"จ่า(?:สิบ)?{_RANK}", f"สิบ{_RANK}"),
)
_UNITS = re.compile("|".join([*_YEARS, *(f"{title}[ก-ฮเ-ไ]" for title in _TITLES)]))
# No line ends before ฯ, after the dash of a list or a range, or between the letters of an office and the number of its
# letter. Nor does one end with a word's hyphen, for some readers take the word for a parted one and drop the hyphen:
# where nothing else fits, the line ends before it.
_CLINGING = re.compile(
    f"ฯ(?!ล)|-(?<=\\S-)| (?:(?<=- )|(?<=[ก-ฮ]{{2}} )(?<![ก-๛][ก-ฮ]{{2}} )(?={_DIGIT}+(?:\\.{_DIGIT}+)*/))"
)
# ICU lets a line end before this letter but not after it.
_ICU_HYPHEN = "\u02c8"
NO_BREAK_SPACE = "\u00a0"
_MARK_RANGES = (
    *(("\u0e31", "\u0e31"), ("\u0e34", "\u0e3a"), ("\u0e47", "\u0e4e"), ("\u0300", "\u036f")),
    *(("\u200d", "\u200d"), ("\u20d0", "\u20ff"), ("\ufe00", "\ufe0f"), ("\U0001f3fb", "\U0001f3ff")),
)
_MARKS = "".join(f"{first}-{last}" for first, last in _MARK_RANGES)
# No line begins with these. ICU parts them from what is before where a word is misspelt, and MuPDF reads a mark that
# begins a line at the end of the line before.
_NEVER_FIRST = frozenset("ะาำๅๆ").union(*(map(chr, range(ord(first), ord(last) + 1)) for first, last in _MARK_RANGES))
_THAI = re.compile("[\u0e01-\u0e5b]")
ZERO_WIDTH_SPACE = "\u200b"
_BREAKING_SPACES = f" {ZERO_WIDTH_SPACE}"
# Where a text wider than its line is cut in the end: before a syllable's first letter, never inside a cluster. Of a
# space, vowel or ๆ that somebody holds down, a few stay with the syllable.
_SYLLABLE = re.compile(
    f"(?:- *)?(?:[เแโใไ]?[\u0e00-\u0e7f]|.)[{_MARKS}]*(?:[ะาำๅ][{_MARKS}]*){{,3}}(?: {{,3}}[ๆฯ][{_MARKS}ะาำๅ]*){{,3}}",
    re.DOTALL,
)


class Break(IntEnum):
    """How gladly a line ends at a place; a higher value is taken only where no lower one fits."""

    GOOD = 0
    INSIDE_COMPOUND = 1
    BEFORE_HYPHEN = 2
    INSIDE_UNIT = 3


# A text up to the next place where a line may end, and how good that place is to break at.
Piece = tuple[str, Break]


@dataclass(frozen=True)
class Breaker:
    """Breaks texts into pieces and keeps the given names whole; `names` may hold spaces."""

    names: frozenset[str] = frozenset()

    @cached_property
    def _kept(self) -> re.Pattern[str]:
        longest_first = sorted((name for name in self.names if name), key=lambda name: (-len(name), name))
        return re.compile("|".join(map(re.escape, longest_first)) or "(?!)")

    def pieces(self, text: str) -> list[Piece]:
        """Split one line's text (no line break in it) at ICU's places, each marked as good, soft or inside a unit."""
        marks: dict[int, Break] = {}
        pattern, inner_marks = _compounds()
        for match in pattern.finditer(text):
            start = match.start()
            for offset, value in inner_marks[match.group()]:
                marks[start + offset] = value
        for match in chain(*(units.finditer(text) for units in (self._kept, _UNITS, _NUMBERS))):
            marks.update(dict.fromkeys(range(match.start() + 1, match.end()), Break.INSIDE_UNIT))
        for match in _CLINGING.finditer(text):
            if match[0] == "-":
                marks[match.start()] = Break.BEFORE_HYPHEN
            else:
                marks[match.end() if match[0] == " " else match.start()] = Break.INSIDE_UNIT
        allowed = accumulate(map(len, LineBreaker(text.replace("-", _ICU_HYPHEN), "th")))
        ends = [end for end in allowed if text[end : end + 1] not in _NEVER_FIRST]
        good = Break.GOOD
        place = marks.get
        return [(text[start:end], place(end, good)) for start, end in pairwise([0, *ends])]


def syllables(text: str) -> list[str]:
    """Split a text that is wider than its line at the ends of letter clusters."""
    return _SYLLABLE.findall(text)


def words(text: str) -> list[str]:
    """Split a text at ICU's word boundaries; spaces and punctuation are pieces of their own."""
    return list(WordBreaker(text, "th"))


def with_breaks(text: str) -> str:
    """Return a text for the screen that wraps at Thai words by itself: a zero width space stands at each good break."""
    if not _THAI.search(text):
        return text
    return "\n".join(map(_line_with_breaks, text.split("\n")))


def _line_with_breaks(line: str) -> str:
    pieces = Breaker().pieces(line)
    marked = [
        piece if after is not Break.GOOD or piece[-1] in _BREAKING_SPACES else piece + ZERO_WIDTH_SPACE
        for piece, after in pieces[:-1]
    ]
    return "".join([*marked, *(piece for piece, _ in pieces[-1:])])


@cache
def _compounds() -> tuple[re.Pattern[str], dict[str, list[tuple[int, Break]]]]:
    """Read the compounds that ICU's dictionary splits: a pattern of them all, and how each may part inside."""
    lines = resource("thai", "compounds.txt").read_text(encoding="utf-8").splitlines()
    parts = [line.split("|") for line in lines if line and not line.startswith("#")]
    marks = {}
    for words in parts:
        seams = set(accumulate(map(len, words)))
        compound = "".join(words)
        marks[compound] = [
            (place, Break.INSIDE_COMPOUND if place in seams else Break.INSIDE_UNIT) for place in range(1, len(compound))
        ]
    return re.compile("|".join(map(re.escape, sorted(marks, key=len, reverse=True)))), marks
