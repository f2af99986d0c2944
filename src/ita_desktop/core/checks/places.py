"""Rules for names of other provinces, districts and subdistricts.

A name counts after the word for its kind, or a province's where it stands alone and is no other word too. Where people
travelled to, and what is called after a place, is let be.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from ita_desktop.core import geography
from ita_desktop.core.checks.agencies import Own
from ita_desktop.core.checks.rule import Hit
from ita_desktop.core.thai_text import excerpt
from ita_desktop.errors import Message

_PROVINCE: Final = re.compile(r"(?:จังหวัด|(?<![ก-๎.])จ\.) ?")
# องค์การบริหารส่วน, เทศบาล and the like before the word make an agency of it, with rules of its own.
_DISTRICT: Final = re.compile(r"(?:อำเภอ|(?<![ก-๎.])อ\.) ?")
_SUBDISTRICT: Final = re.compile(r"(?:(?<!บริหารส่วน)(?<!เทศบาล)(?<!เทศมนตรี)ตำบล|(?<![ก-๎.])ต\.) ?")
_LETTER: Final = re.compile("[ก-๎]")
_RUN: Final = re.compile("[ก-๎]{4,40}")
_BEFORE_NAME: Final = re.compile("ชาว|ของ|จาก|ใน|ที่|และ")
# After a word for a kind the other rules have seen the name; after ณ it is a surname.
_KIND_BEFORE: Final = re.compile(r"(?:จังหวัด |[ก-๎]\.\s?|เทศบาล |ณ )\Z")
_KIND_REACH: Final = 10
_SHORT: Final = 4
# Words, or parts of names of people, that are provinces too.
_WORDS: Final = frozenset(
    (
        "เลย",
        "ตาก",
        "แพร่",
        "น่าน",
        "ตรัง",
        "ตราด",
        "กระบี่",
        "ร้อยเอ็ด",
        "อ่างทอง",
        "สระแก้ว",
        "พิจิตร",
        "สุรินทร์",
        "ชุมพร",
        "ระยอง",
        "ชัยนาท",
    )
)
_TRAVEL: Final = re.compile("ดูงาน|ทัศนศึกษา|ไปราชการ|โรงแรม|มหาวิทยาลัย|เดินทาง|รีสอร์ท|รีสอร์ต")
_TRAVEL_REACH: Final = 100


def other_province(text: str, own: Own) -> Iterator[Hit]:
    """Find provinces other than the report's own."""
    if not own.provinces:
        return
    for start, at in _after(_PROVINCE, text):
        name = geography.longest_name(text, at, geography.provinces())
        if name and not _is_own_name(name, own) and not _is_travel(text, start):
            yield _hit(text, start, at + len(name), own, name)
    for start, end in _alone(text):
        if not _is_own_name(text[start:end], own) and not _is_travel(text, start):
            yield _hit(text, start, end, own, text[start:end])


def other_district(text: str, own: Own) -> Iterator[Hit]:
    """Find districts of other provinces, where the own province is known."""
    return _others(text, _DISTRICT, geography.district_names(), own)


def other_subdistrict(text: str, own: Own) -> Iterator[Hit]:
    """Find subdistricts of other provinces, where the own province is known."""
    return _others(text, _SUBDISTRICT, geography.subdistrict_names(), own)


def _others(text: str, kind: re.Pattern[str], names: frozenset[str], own: Own) -> Iterator[Hit]:
    known = _names_in(own.provinces)
    if not known:
        return
    for start, at in _after(kind, text):
        name = geography.longest_name(text, at, names)
        end = at + len(name)
        is_word = len(name) <= _SHORT and _LETTER.match(text, end)
        if name and not is_word and name not in known and not _is_own_name(name, own) and not _is_travel(text, start):
            yield _hit(text, start, end, own)


@lru_cache(maxsize=8)
def _names_in(provinces: frozenset[str]) -> frozenset[str]:
    """Return the names of all places of these provinces; none if they are on no list."""
    return frozenset().union(*(row.places for name, row in geography.provinces().items() if name in provinces))


def _after(kind: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield where each word for the kind of a place begins, and where it ends."""
    return (match.span() for match in kind.finditer(text))


def _alone(text: str) -> Iterator[tuple[int, int]]:
    """Yield the provinces that stand alone: a whole run of Thai letters, but for a short word before the name."""
    for run in _RUN.finditer(text):
        if run[0] in _names_alone():
            is_told = _KIND_BEFORE.search(text, max(0, run.start() - _KIND_REACH), run.start())
            yield from [] if is_told else [run.span()]
        elif (match := _BEFORE_NAME.match(run[0])) and run[0][match.end() :] in _names_alone():
            yield run.start() + match.end(), run.end()


@cache
def _names_alone() -> frozenset[str]:
    return frozenset(geography.provinces()) - _WORDS


def _is_own_name(name: str, own: Own) -> bool:
    return name in own.provinces or name in {own.bare, own.name}


def _is_travel(text: str, at: int) -> bool:
    return bool(_TRAVEL.search(text[max(0, at - _TRAVEL_REACH) : at].rpartition("\n")[2]))


def _hit(text: str, start: int, end: int, own: Own, province: str = "") -> Hit:
    """Return a hit; a province that is named can be mended where the own one is known."""
    words, provinces = text[start:end], sorted(own.provinces)
    values: dict[str, object] = {"words": excerpt(words), "province": excerpt(" / ".join(provinces))}
    new = words.removesuffix(province) + provinces[0] if province and len(provinces) == 1 else None
    return Hit(start, end, Message("{words} is not in this report's province ({province})", values), new=new)
