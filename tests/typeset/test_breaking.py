import re
from collections.abc import Sequence
from itertools import accumulate, pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from icu4py.breakers import LineBreaker

from ita_desktop.assets import resource
from ita_desktop.typeset.breaking import Break, Breaker, syllables
from strategies import BORROWED, MARKS, ODD, typed_texts
from typeset.pages import clusters, lines_of, set_text

NAMES = frozenset({"เทศบาลเมืองสายน้ำใส", "สายน้ำใส", "นายสมชาย ใจงามยิ่ง", "กองสวัสดิการ", "กองสวัสดิการสังคม", "a.b (c)", ""})
# What no line parts: names of the report, titles with a name, numbers, dates, document numbers, repeated words.
UNITS = (
    *(name for name in NAMES if name),
    *("นางสาวสมศรี", "นายกิตติ", "เด็กชายเอก", "ดร.วิชัย", "ว่าที่ร้อยตรีเอก"),
    *("๑,๒๓๔.๕๐", "93.69%", "1/2567", "09:30", "๑๑.๓๐", "2566-2570", "05-3712345", "ยล ๕๒๘๐๑/๙๙๘๐", "มท ๐๘๐๘.๒/ว๑๒๓"),
    *("๙ ตุลาคม พ.ศ. ๒๕๖๗", "1 ม.ค. 67", "๓๐ กันยายน ๒๕๖๗", "กันยายน ๒๕๖๗", "พ.ศ. ๒๕๖๗", "ค.ศ. 2024", "พ.ศ.๒๕๖๗"),
    *("ต่าง ๆ", "ต่างๆ", "ทูลเกล้าฯ", "กรุงเทพฯ"),
)
HELD_DOWN = re.compile(f"(?: ?[ะาำๅๆฯ][{MARKS}]*){{4}}|    ")
WORDS = (
    *("รายงานผลการดำเนินการ", "เพื่อส่งเสริมคุณธรรม", "และความโปร่งใส", "ของหน่วยงานภาครัฐ", "ประจำปีงบประมาณ", "ที่"),
    *("ผู้บริหารประชุมชี้แจง", "ไม่พบการทุจริต", "น้ำ", "ป้ำ", "ครั้ง", "โดย", "ITA", "Integrity and Transparency", "(OIT)"),
)


def ends(pieces: Sequence[str]) -> list[int]:
    return list(accumulate(map(len, pieces)))


def icu_ends(text: str) -> set[int]:
    return set(ends(list(LineBreaker(text, "th"))))


def good_ends(text: str, names: frozenset[str] = frozenset()) -> set[int]:
    pieces = Breaker(names).pieces(text)
    places = ends([piece for piece, _ in pieces])
    return {end for end, (_, value) in zip(places, pieces, strict=True) if value is Break.GOOD}


@st.composite
def unit_texts(draw: st.DrawFn) -> tuple[str, list[range]]:
    """Return real phrases in any order, and the places inside those that no line parts."""
    phrases = draw(st.lists(st.sampled_from(WORDS) | st.sampled_from(UNITS), min_size=1, max_size=12))
    text, inside = "", []
    for phrase in phrases:
        text += " " if text else ""
        if phrase in UNITS:
            inside.append(range(len(text) + 1, len(text) + len(phrase)))
        text += phrase
    return text, inside


# Pieces


@given(typed_texts(*ODD, *BORROWED, *UNITS, *WORDS))
def test_pieces_are_the_whole_text(text: str) -> None:
    assert "".join(piece for piece, _ in Breaker(NAMES).pieces(text)) == text


@given(typed_texts(*ODD, *BORROWED, *UNITS, *WORDS))
def test_no_piece_begins_inside_a_cluster(text: str) -> None:
    inside = set(range(len(text))) - set(ends(clusters(text)))
    assert not inside & set(ends([piece for piece, _ in Breaker(NAMES).pieces(text)])) - {0}


@given(typed_texts(*UNITS, *WORDS))
def test_icu_allows_every_break_but_those_before_a_hyphen(text: str) -> None:
    places = ends([piece for piece, _ in Breaker(NAMES).pieces(text)])
    assert {place for place in places if not text.startswith("-", place)} <= icu_ends(text) | {len(text)}
    assert {place for place in good_ends(text) if not text.startswith(" -", place - 1)} <= icu_ends(text) | {0}


@given(unit_texts())
def test_no_good_break_inside_a_unit(made: tuple[str, list[range]]) -> None:
    text, inside = made
    assert not good_ends(text, NAMES) & {place for places in inside for place in places}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("ประชุมครั้งที่ 2 ของปี", "ประชุม|ครั้ง|ที่ |2 |ของ|ปี"),
        ("มาตรการต่าง ๆ ที่ทำ", "มาตรการ|ต่าง ๆ |ที่|ทำ"),
        ("วันที่ ๙ ตุลาคม พ.ศ. ๒๕๖๗ ณ", "วันที่ |๙ ตุลาคม พ.ศ. ๒๕๖๗ |ณ"),
        ("จำนวน ๑,๒๓๔.๕๐ บาท", "จำนวน |๑,๒๓๔.๕๐ |บาท"),
        ("ที่ ยล ๕๒๘๐๑/๙๙๘๐ ลง", "ที่ |ยล ๕๒๘๐๑/๙๙๘๐ |ลง"),
        ("คือนายสมชายกับนาง สมศรี", "คือ|นายสมชาย|กับ|นาง |สมศรี"),
        ("นม ผัก ฯลฯ และไข่", "นม |ผัก |ฯลฯ |และ|ไข่"),
        ("ตุลาคม - กันยายน", "ตุลาคม |- กันยายน"),
        ("- ข้อหนึ่ง", "- ข้อ|หนึ่ง"),
        ("โรค COVID-19 ระบาด", "โรค |COVID-19 |ระบาด"),
        ("ผู้รายงานว่าที่ร้อยตรี เอกชัย", "ผู้|รายงาน|ว่าที่ร้อยตรี เอกชัย"),
        ("โดยดร. วิชัยกับจ่าสิบเอกสิงห์", "โดย|ดร. วิชัย|กับ|จ่าสิบเอกสิงห์"),
        ("ทำดี ๆ ๆ ไว้", "ทำดี ๆ ๆ |ไว้"),
        ("", ""),
    ],
)
def test_good_breaks(text: str, places: str) -> None:
    parts = [text[start:end] for start, end in pairwise([0, *sorted(good_ends(text))])]
    assert [part for part in parts if part] == [part for part in places.split("|") if part]


@pytest.mark.parametrize("name", sorted(name for name in NAMES if name))
@pytest.mark.parametrize("around", ["{}", "ที่{}แห่งนี้", "โดย {} และ", "{}{}"])
def test_names_are_kept_whole(name: str, around: str) -> None:
    text = around.replace("{}", name)
    for match in re.finditer(re.escape(name), text):
        assert not good_ends(text, NAMES) & set(range(match.start() + 1, match.end()))


def test_a_name_is_kept_only_by_the_breaker_that_knows_it() -> None:
    assert good_ends("สายน้ำใส", NAMES) == {8}
    assert len(good_ends("สายน้ำใส")) > 1


COMPOUNDS = [
    line
    for line in resource("thai", "compounds.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize("compound", COMPOUNDS)
def test_compounds_part_only_at_their_seams(compound: str) -> None:
    word = compound.replace("|", "")
    seams = set(ends(compound.split("|"))) - {len(word)}
    values = Breaker().pieces(word + " ก")
    places = dict(zip(ends([piece for piece, _ in values]), (value for _, value in values), strict=True))
    assert {place for place, value in places.items() if value is Break.INSIDE_COMPOUND} <= seams
    assert {place for place, value in places.items() if value is Break.GOOD} == {len(word) + 1, len(word) + 2}


# Syllables


@given(typed_texts(*ODD, *BORROWED))
def test_syllables_keep_clusters_whole(text: str) -> None:
    assume(not HELD_DOWN.search(text))
    parts = syllables(text)
    assert "".join(parts) == text
    assert set(ends(parts)) <= set(ends(clusters(text)))
    assert not any(re.match(f"[{MARKS}ำ]| *ๆ", part) for part in parts[1:])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("เทศบาล", "เท|ศ|บา|ล"),
        ("น้ำใส", "น้ำ|ใส"),
        ("COVID-19", "C|O|V|I|D|-1|9"),
        ("- ก", "- ก"),
        ("ต่าง ๆ ดีๆ", "ต่า|ง ๆ| |ดีๆ"),
        ("aำ", "aำ"),
        ("มาาาาาา", "มาาา|าาา"),
        ("ก-", "ก|-"),
        ("👍🏽é", "👍🏽|é"),
        ("e\u0301a", "e\u0301|a"),
        ("", ""),
    ],
)
def test_syllables(text: str, parts: str) -> None:
    assert syllables(text) == [part for part in parts.split("|") if part]


# Lines


@settings(deadline=None, max_examples=300)
@given(unit_texts(), st.integers(20, 400), st.booleans())
def test_lines_end_only_where_they_may(made: tuple[str, list[range]], width: int, thai: bool) -> None:
    text, inside = made
    allowed = icu_ends(text) - {place for places in inside for place in places}
    lines = ends(lines_of(set_text(text, width, names=NAMES, align="thai" if thai else "left")))
    for start, end in pairwise([0, *lines]):
        # A line may end elsewhere only when what must stay together is wider than the line: then between letters.
        assert end in allowed or not allowed & set(range(start + 1, end))
        assert end in ends(clusters(text))


@settings(deadline=None)
@given(unit_texts())
def test_a_unit_that_fits_a_line_stands_on_one(made: tuple[str, list[range]]) -> None:
    text, inside = made
    lines = set(ends(lines_of(set_text(text, 150, names=NAMES))))
    assert all(not lines & set(places) for places in inside)


@given(typed_texts(*ODD, *BORROWED), st.integers(1, 120))
def test_no_line_begins_inside_a_cluster_or_after_a_hyphen(text: str, width: int) -> None:
    assume(not HELD_DOWN.search(text))
    lines = lines_of(set_text(text, width))
    assert not any(re.match(f"[{MARKS}ะาำๅ]| *ๆ", line) for line in lines[1:])
    assert not any(re.search(r"[^\s-]- *$", line) for line in lines[:-1])


@pytest.mark.parametrize(
    ("text", "fits", "lines"),
    [
        ("abcd- efgh", "abcd- ef", ["abcd", "- efgh"]),
        ("abcd-efgh", "abcd-ef", ["abcd", "-efgh"]),
        ("abc abcd-efgh", "abc abcd-ef", ["abc ", "abcd-efgh"]),
        ("ก - ขค", "ก - ข", ["ก ", "- ขค"]),
        ("๑ ตุลาคม ๒๕๖๖-๓๐ กันยายน ๒๕๖๗", "๑ ตุลาคม ๒๕๖๖-๓๐ กันยา", ["๑ ตุลาคม ๒๕๖๖", "-๓๐ กันยายน ๒๕๖๗"]),
    ],
)
def test_a_line_ends_before_a_hyphen_never_after_it(text: str, fits: str, lines: list[str]) -> None:
    width = set_text(fits, 1e5).lines[0].width
    assert lines_of(set_text(text, width)) == lines
