"""Rules for names of other agencies: the embarrassing fault of a copied report.

An agency is a word for its kind and a name: เทศบาลเมือง|สองแคว. Thai writes no space after the name, so where it ends is
known only for names of places and for the report's own.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple

from ita_desktop.core import geography
from ita_desktop.core.checks.rule import Hit
from ita_desktop.core.checks.spelling_distance import closest_length
from ita_desktop.core.report import Report
from ita_desktop.core.thai_text import excerpt
from ita_desktop.errors import Message

_KINDS: Final = {
    "เทศบาลนคร": "เทศบาลนคร",
    "เทศบาลเมือง": "เทศบาลเมือง",
    "เทศบาลตำบล": "เทศบาลตำบล",
    "เทศมนตรีนคร": "เทศบาลนคร",
    "เทศมนตรีเมือง": "เทศบาลเมือง",
    "เทศมนตรีตำบล": "เทศบาลตำบล",
    "ทน.": "เทศบาลนคร",
    "ทม.": "เทศบาลเมือง",
    "ทต.": "เทศบาลตำบล",
    "องค์การบริหารส่วนตำบล": "องค์การบริหารส่วนตำบล",
    "อบต.": "องค์การบริหารส่วนตำบล",
    "องค์การบริหารส่วนจังหวัด": "องค์การบริหารส่วนจังหวัด",
    "อบจ.": "องค์การบริหารส่วนจังหวัด",
    "เทศบาล": "เทศบาล",
    "เทศมนตรี": "เทศบาล",
}
"""How an agency's kind is written, with its full form; of those that begin alike the longer ones come first."""

_IN_FULL: Final = {kind for kind in _KINDS if not kind.endswith(".")} - {"เทศบาล", "เทศมนตรี"}
"""The kinds that are seldom written without a name, unlike อบต."""

_OF_A_PROVINCE: Final = "องค์การบริหารส่วนจังหวัด"
_ANY: Final = "เทศบาล"
_OF_A_MAYOR: Final = "เทศมนตรี"
_KIND: Final = re.compile(f"(?P<kind>{'|'.join(map(re.escape, _KINDS))})")
# What follows the kind where no name does: เทศบาลตำบล|ได้จัดทำ. Each is the beginning of a word.
_NO_NAME: Final = re.compile(
    "และ|หรือ|ที่|ใน|ของ|ได้|มี|จะ|จึง|เป็น|ให้|โดย|ตาม|ซึ่ง|เพื่อ|กับ|แก่|ต่อ|ต้อง|ทุก|ทั้ง|ต่าง|แห่ง|ดัง|นี้|นั้น|อื่น|ไม่|ยัง|คือ|ควร|แต่|ก็|"
    "ไป|มา|แล้ว|เมื่อ|จาก|ถึง|สามารถ|เห็น|จัด|ทำ|ดำเนิน|กำ|แต่ง|ประ|ออก|รับ|ส่ง|เผย|รายงาน|ขอ|ร่วม|พัฒนา|ปรับ|เปิด|ขับ|ชี้|"
    "แจ้ง|สร้าง|ตรวจ|ติด|นำ|พบ|เข้า|มอบ|บริ|อนุ|สนับ|สภา|นายก|ปลัด|พนักงาน|บุคลากร|ควบ|ส่วน|อบรม|ฝึก|จ้าง|ซื้อ|เบิก|เก็บ|"
    "หน่วย|สำนัก|กอง|งาน|คณะ|ปี|ครั้ง|ละ|เอง|เดียว|ใด|ไหน|สอง|สาม|หลาย|บาง|สนาม|ขนาด|ใช้|ผู้|เจ้า|คน|คัด|เลือก|ปฏิ|แก้|"
    "ด้วย|ระดับ|อย่าง|เช่น|ลง|ชั้น|เฉพาะ|ภาย|สี|ใกล้|ชื่อ|พร้อม|หมู่|วัน|เดือน|จำนวน|อาคาร|ศูนย์|ห้อง|รวม|ตั้ง|เร่ง|ลด|เพิ่ม|สรุป|"
    "การ|ความ|กระ|กร|กล|กว|กัน|เกี่ยว|เกิน|เกณฑ์|มุ่ง|ยึด|ถือ|รักษา|ป้อง|ดูแล|เชิญ|เสนอ|แบ่ง|ทราบ|ยก|ตอบ|วาง|บันทึก|เสริม|อำนวย|คำ|แผน|โครงการ|กฎ|ระเบียบ|ข้อ"
)
# A name that is on no list counts where it ends with its run of letters, or before what names are mostly followed by.
_NAME: Final = re.compile(r"[ก-๎]{3,14}?(?=[^ก-๎]|\Z|ได้|จึง|ประจำ)")
_SHORT: Final = 4
"""Names up to this length are words too, or begin some; they count only where a word ends with them."""

_WORDS: Final = {"ประกอบ", "เปลี่ยน", "อำนาจ", "สังคม", "สะท้อน", "จำลอง", "เชื้อเพลิง"}
"""Longer ones of which this is true too."""

_LEAST_AFTER_ANY: Final = 6
_LETTER: Final = re.compile("[ก-๎]")
# An agency's name may be typed with its district and province behind it.
_FIRST_WORD: Final = re.compile(r"[^\s(]+")

Sort = Literal["own", "other", "neighbour", "misspelt", "unlisted"]


class Own(NamedTuple):
    """The report's own agency: its full name, its kind and bare name, and the provinces in which it can lie."""

    name: str
    kind: str
    bare: str
    provinces: frozenset[str]


class _Mention(NamedTuple):
    """An agency in a text, from its kind to the end of its name."""

    start: int
    end: int
    sort: Sort


def own_agency(report: Report) -> Own:
    """Return the report's own agency; where the province is not typed, those that have a place of its name."""
    name = " ".join(report.agency.name.split())
    kind, bare = "", name
    if match := _KIND.match(name):
        first = _FIRST_WORD.search(name, match.end())
        kind, bare = _KINDS[match[0]], first[0] if first else ""
        name = name[: first.end()] if first else name
    typed = geography.province_name(report.agency.province)
    return Own(name, kind, bare, frozenset({typed}) if typed else geography.provinces_with(bare))


def other_agency(text: str, own: Own) -> Iterator[Hit]:
    """Find agencies of other provinces."""
    for found in _mentions(text, own):
        if found.sort == "other":
            new = _corrected(text, found, own) if _is_end(text, found.end) else None
            yield Hit(found.start, found.end, _named(text, found, own), new=new)


def misspelt_agency(text: str, own: Own) -> Iterator[Hit]:
    """Find names that are almost the report's own."""
    for found in _mentions(text, own):
        if found.sort == "misspelt":
            values = _values(text, found, own)
            message = Message("{words} is almost, but not quite, this report's agency {name}", values)
            yield Hit(found.start, found.end, message, new=_corrected(text, found, own))


def unsure_agency(text: str, own: Own) -> Iterator[Hit]:
    """Find agencies nearby, which are often named with reason, and names that are on no list of places."""
    for found in _mentions(text, own):
        if found.sort in {"neighbour", "unlisted"}:
            message = Message("Is {words} meant here? This is the report of {name}", _values(text, found, own))
            yield Hit(found.start, found.end, message)


def _is_end(text: str, at: int) -> bool:
    """Tell whether a name surely ends here; a listed one may be the beginning of one that is not: สุโขทัย|ธานี."""
    return not _LETTER.match(text, at) or bool(_NO_NAME.match(text, at))


def _named(text: str, found: _Mention, own: Own) -> Message:
    return Message("{words} is another agency; this is the report of {name}", _values(text, found, own))


def _values(text: str, found: _Mention, own: Own) -> dict[str, object]:
    return {"words": excerpt(text[found.start : found.end]), "name": excerpt(own.name)}


def _corrected(text: str, found: _Mention, own: Own) -> str:
    """Return the own agency in the form in which the other one is written: shortened, or in a mayor's title."""
    match = _KIND.match(text, found.start)
    written = match[0] if match else ""
    if _KINDS.get(written) in {own.kind, _ANY}:
        return written + own.bare
    if written.startswith(_OF_A_MAYOR) and own.kind.startswith(_ANY):
        return _OF_A_MAYOR + own.kind.removeprefix(_ANY) + own.bare
    return own.name


@lru_cache(maxsize=64)
def _mentions(text: str, own: Own) -> tuple[_Mention, ...]:
    """Return the agencies in a text other than the report's own."""
    if not own.bare:
        return ()
    found = (_mention(text, match, own) for match in _KIND.finditer(text))
    return tuple(mention for mention in found if mention and mention.sort != "own")


def _mention(text: str, match: re.Match[str], own: Own) -> _Mention | None:
    """Return the agency whose kind was matched; None where no name follows."""
    kind, at = _KINDS[match[0]], match.end()
    if match[0].endswith(".") and text[at : at + 1] == " ":
        at += 1
    listed = _listed_name(text, at, kind)
    if _is_own(text, at, kind, own) and len(listed) <= len(own.bare):
        return None
    length = closest_length(text[at : at + len(own.bare) + 1], own.bare) if kind in {own.kind, _ANY} else 0
    if length > len(listed):
        return _Mention(match.start(), at + length, "misspelt")
    if listed:
        return _Mention(match.start(), at + len(listed), _sort_of(listed, kind, own))
    name = _NAME.match(text, at)
    if name and match[0] in _IN_FULL and not _NO_NAME.match(text, at):
        return _Mention(match.start(), name.end(), "unlisted")
    return None


def _is_own(text: str, at: int, kind: str, own: Own) -> bool:
    return kind in {own.kind, _ANY} and text.startswith(own.bare, at)


def _listed_name(text: str, at: int, kind: str) -> str:
    """Return the name of a place that begins at `at`; empty where it may as well be the beginning of another word."""
    name = geography.longest_name(text, at, geography.place_names())
    if kind == _ANY and (len(name) < _LEAST_AFTER_ANY or name not in _large_places()):
        return ""
    is_begun = bool(_LETTER.match(text, at + len(name)))
    if (len(name) <= _SHORT and (is_begun or _NO_NAME.match(name))) or (name in _WORDS and is_begun):
        return ""
    return name


@cache
def _large_places() -> frozenset[str]:
    return geography.district_names() | frozenset(geography.provinces())


def _sort_of(name: str, kind: str, own: Own) -> Sort:
    if kind == _OF_A_PROVINCE:
        return "own" if name in own.provinces else "other"
    near = (geography.provinces()[row] for row in own.provinces if row in geography.provinces())
    return "neighbour" if any(name in row.places for row in near) else "other"
