"""Hypothesis strategies for reports that keep every limit, small enough to be shrunk and read."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from math import prod
from typing import Final, TypeVar

from hypothesis import strategies as st

from ita_desktop.core import limits
from ita_desktop.core.emblem_file import EmblemFile
from ita_desktop.core.report import (
    Agency,
    Indicator,
    Measure,
    MeasureTable,
    Memo,
    Narrative,
    Period,
    Report,
    ScoreTable,
    Section,
    Settings,
    Signatory,
)
from ita_desktop.core.thai_dates import FIRST_YEAR, LAST_YEAR
from ita_desktop.core.thai_text import normalise, printable

Row = TypeVar("Row")

ALPHABET: Final = "กขคงญฐปฟรสหอะาำิีึืุูัเแโใไ็่้๊๋์ๆฯ๐๑๒๙ aEzéÅ0129.,-/()'\"\\{}\n\u200b\xa0\u0301☐😀"


def texts(max_size: int = 20) -> st.SearchStrategy[str]:
    """Thai, Latin, digits, line breaks and odd but allowed characters, in the report's normal form."""
    return st.text(ALPHABET, max_size=max_size).map(normalise)


def dates() -> st.SearchStrategy[date]:
    """Any day that a report may hold."""
    return st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


def scores() -> st.SearchStrategy[Decimal]:
    """Any score that the model may hold."""
    return st.decimals(0, limits.MAX_SCORE, places=limits.SCORE_DECIMALS)


def _rows(row: st.SearchStrategy[Row], max_size: int = 3) -> st.SearchStrategy[tuple[Row, ...]]:
    return st.lists(row, max_size=max_size).map(tuple)


def signatories() -> st.SearchStrategy[Signatory]:
    """A signatory with a fresh id."""
    return st.builds(
        Signatory,
        name=texts(),
        position=texts(),
        remark=texts(),
        date=st.none() | dates(),
        remark_lines=st.integers(0, 20),
        choices=_rows(texts()),
        date_line=st.booleans(),
    )


def measures() -> st.SearchStrategy[Measure]:
    """A measure with a fresh id."""
    period = st.builds(Period, start=st.none() | dates(), end=st.none() | dates(), text=texts())
    cells = dict.fromkeys(("number", "activity", "summary", "outcome", "responsible", "remarks"), texts())
    return st.builds(Measure, period=period, **cells)


def sections() -> st.SearchStrategy[Section]:
    """A section with a fresh id."""
    return st.builds(Section, title=texts(), measures=_rows(measures()))


def indicators() -> st.SearchStrategy[tuple[Indicator, ...]]:
    """Rows of a score table, numbered without a repeat but not always in order."""
    row = st.builds(
        Indicator,
        number=st.integers(1, 999),
        name=texts(),
        instrument=st.sampled_from(["IIT", "EIT", "OIT"]),
        score=st.none() | scores(),
    )
    return st.lists(row, max_size=4, unique_by=lambda row: row.number).map(tuple)


def settings() -> st.SearchStrategy[Settings]:
    """Any settings within their ranges."""
    keys = st.text("abc.", min_size=1, max_size=4)
    return st.builds(
        Settings,
        memo_top=st.floats(10, 40),
        memo_page_number_top=st.floats(10, 40),
        captions=st.dictionaries(keys, texts(), max_size=3).map(lambda captions: tuple(captions.items())),
    )


def _memos() -> st.SearchStrategy[Memo]:
    lines = ("department", "number", "subject", "to", "closing", "secrecy", "urgency")
    return st.builds(
        Memo,
        date=st.none() | dates(),
        paragraphs=_rows(texts()),
        signatories=_rows(signatories()),
        **dict.fromkeys(lines, texts()),
    )


def emblems() -> st.SearchStrategy[EmblemFile]:
    """An emblem of any bytes."""
    return st.builds(EmblemFile, st.sampled_from(["svg", "png"]), st.binary(max_size=20))


def reports() -> st.SearchStrategy[Report]:
    """A whole report within every limit, with fresh ids; nothing is set aside, which the exchange formats leave out."""
    return st.builds(
        Report,
        fiscal_year=st.integers(2540, 2700),
        agency=st.builds(Agency, name=texts(), province=texts(), division=texts()),
        memo=_memos(),
        narrative=st.builds(Narrative, title=texts(), paragraphs=_rows(texts())),
        scores=st.builds(ScoreTable, overall=st.none() | scores(), level=texts(), indicators=indicators()),
        measures=st.builds(
            MeasureTable,
            title=texts(),
            layout=st.sampled_from(["remarks", "responsible"]),
            sections=_rows(sections()),
        ),
        settings=settings(),
        emblem=st.none() | emblems(),
    )


def without_ids(report: Report) -> Report:
    """Return `report` with every id empty, to compare reports of which one went through the exchange format."""
    return replace(
        report,
        id="",
        memo=replace(report.memo, signatories=tuple(replace(row, id="") for row in report.memo.signatories)),
        measures=replace(report.measures, sections=tuple(map(_section_without_ids, report.measures.sections))),
    )


def _section_without_ids(section: Section) -> Section:
    return replace(section, id="", measures=tuple(replace(row, id="") for row in section.measures))


LETTERS: Final = "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
MARKS: Final = "ัิีึืฺุู็่้๊๋์ํ๎"
# What one letter may carry, each tuple one choice, and how a syllable goes on; all as Thai is spelt.
_CARRIED: Final = (("", *"เแโใไ"), tuple(LETTERS), ("", *"ัิีึืุู็"), ("", *"่้๊๋์"), ("", "ะ", "า", "ำ"))
PHRASES: Final = (
    *("รัฐฐ", "น้ำ", "ป้ำ", "ฟ้ำ", "ญู", "ฐู", "ฎุ", "ฏู", "กี่", "ปี่", "ฝั่ง", "ต่าง ๆ", "ฯลฯ", "ทูลเกล้าฯ", "สําคัญ"),
    *("ดำเนินการ", "ทั้งสิ้น", "เทศบาลเมืองตัวอย่าง", "คุณธรรมและความโปร่งใส", "A วันที่", "(ITA)", "e-Service"),
    *("COVID-19", "2566-2570", "95.76%", "๑๐๐.๐๐", "๙ ตุลาคม พ.ศ. ๒๕๖๗", "ยล ๕๒๘๐๑/๙๙๘๐", "- ข้อ", "๑. ข้อ"),
    *("Don'ts", "office@town.go.th", "https://www.town-hall.go.th/plan?id=12&x=3", "“คำพูด”", "‘a’", "–", "—", "…"),
    *("<b>", "&amp;", "{}", "\\", "%", "#", "é", "ß", "½", "(", ")", "/", ",", ".", "-", "abc", "7", "๗๘", " ", "  "),
)
"""Pieces of real texts, and signs that file formats and mark-up take for their own."""

BORROWED: Final = ("☐", "✓", "😀", "👍🏽", "中文", "日本", "한")
"""Characters that the official font lacks: another font draws them, or a box stands for them."""

ODD: Final = ("เเ", "ํา", "กำำ", "ป่ำำ", "กิิ", "ก้้", "อํํา", "ๆๆ", "ๆ้", "ฯิ", " ่", " ี่ ", "ู้ำ", "--", "- -", "ะะ", "ฺ๎", "ๅ")
"""What slips of the keyboard leave: lone marks, marks twice, letters in a wrong order."""


def _spelt(number: int) -> str:
    text = ""
    for choices in _CARRIED:
        number, place = divmod(number, len(choices))
        text += choices[place]
    return text


def typed_texts(*pieces: str, max_pieces: int = 14) -> st.SearchStrategy[str]:
    """One paragraph as printed: Thai syllables, real phrases and `pieces`; no mark at its start."""
    syllable = st.integers(0, prod(map(len, _CARRIED)) - 1).map(_spelt)
    phrase = st.sampled_from([*PHRASES, *pieces])
    text = st.lists(syllable | phrase, min_size=1, max_size=max_pieces).map("".join)
    return text.map(lambda typed: printable(normalise(typed)).lstrip(f" {MARKS}"))
