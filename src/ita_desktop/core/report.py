"""The report as immutable values: what a clerk fills in, nothing that is computed.

Texts are Unicode NFC with `\\n` as line break and may all be empty. Scores are exact decimals. Dates are
western; the Buddhist era exists only on screen and paper. Rows that can be merged carry a UUID.
"""

import datetime
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from ita_desktop.core.emblem_file import EmblemFile

TableLayout = Literal["remarks", "responsible"]
Orientation = Literal["landscape", "portrait"]
Numbering = Literal["through", "section"]


def new_id() -> str:
    """Return a fresh random UUID as lower-case text."""
    from uuid import uuid4  # noqa: PLC0415 - only who makes rows pays for it at start-up

    return str(uuid4())


@dataclass(frozen=True)
class Agency:
    """The office that reports."""

    name: str = ""
    province: str = ""
    division: str = ""


@dataclass(frozen=True)
class Signatory:
    """One person of the endorsement chain: the first signs the memo, each further one endorses it.

    Above the name stand, in this order, the typed remark, `remark_lines` dotted lines to write on by hand
    and the `choices` as tick boxes. `date_line` leaves a dotted date to fill in by hand where no date is typed.
    """

    name: str = ""
    position: str = ""
    remark: str = ""
    date: datetime.date | None = None
    remark_lines: int = 0
    choices: tuple[str, ...] = ()
    date_line: bool = False
    id: str = field(default_factory=new_id)


@dataclass(frozen=True)
class Memo:
    """The memo page (บันทึกข้อความ)."""

    department: str = ""
    number: str = ""
    date: datetime.date | None = None
    subject: str = ""
    to: str = ""
    paragraphs: tuple[str, ...] = ()
    closing: str = ""
    secrecy: str = ""
    urgency: str = ""
    signatories: tuple[Signatory, ...] = ()


@dataclass(frozen=True)
class Narrative:
    """The report text between the memo and the tables."""

    title: str = ""
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Indicator:
    """One row of the score table; `score` is None while nothing is typed."""

    number: int
    name: str
    instrument: str
    score: Decimal | None = None


@dataclass(frozen=True)
class ScoreTable:
    """The ten indicators and what the clerk typed as overall score and level."""

    overall: Decimal | None = None
    level: str = ""
    indicators: tuple[Indicator, ...] = ()


@dataclass(frozen=True)
class Period:
    """When a measure ran: two dates, a free text, or both."""

    start: datetime.date | None = None
    end: datetime.date | None = None
    text: str = ""


@dataclass(frozen=True)
class Measure:
    """One measure; an empty `number` means that it is counted automatically."""

    number: str = ""
    activity: str = ""
    period: Period = Period()
    summary: str = ""
    outcome: str = ""
    responsible: str = ""
    remarks: str = ""
    id: str = field(default_factory=new_id)


@dataclass(frozen=True)
class Section:
    """A group of measures under one band of the table; its number is its place."""

    title: str = ""
    measures: tuple[Measure, ...] = ()
    id: str = field(default_factory=new_id)


@dataclass(frozen=True)
class MeasureTable:
    """All measures, in sections, with the title of their table and its header layout."""

    title: str = ""
    layout: TableLayout = "remarks"
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True)
class Settings:
    """How this report is printed; lengths in mm. `captions` replaces fixed words of the form by key."""

    thai_digits: bool = True
    memo_top: float = 15.0
    memo_page_number_top: float = 30.0
    addressee_bold: bool = False
    date_with_era: bool = False
    dotted_lines: bool = True
    continuation_word: bool = True
    emblem: bool = True
    table_orientation: Orientation = "landscape"
    numbering: Numbering = "through"
    captions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class SetAside:
    """A finding of the checks that the office lets stand, by its key, and why."""

    key: str
    reason: str = ""
    id: str = field(default_factory=new_id)


@dataclass(frozen=True)
class Report:
    """One year's memo and report of one office; `emblem` stands in the place of the Garuda."""

    fiscal_year: int
    agency: Agency = Agency()
    memo: Memo = Memo()
    narrative: Narrative = Narrative()
    scores: ScoreTable = ScoreTable()
    measures: MeasureTable = MeasureTable()
    settings: Settings = Settings()
    emblem: EmblemFile | None = None
    set_aside: tuple[SetAside, ...] = ()
    id: str = field(default_factory=new_id)
