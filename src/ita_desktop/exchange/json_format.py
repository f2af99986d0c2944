"""The exchange JSON, version 1: a report as other programs write and read it.

Every object of the format is a table: key and codec. Keys are named like the attributes of the model;
a missing key takes the model's default, if it has one. Ids are not exchanged, nor what refers to them: the findings
that were set aside, and the history.
"""

from typing import Final, cast

from ita_desktop.core import limits
from ita_desktop.core.report import (
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
from ita_desktop.exchange.codecs import (
    AGENCY,
    CAPTIONS,
    DATE,
    EMBLEM,
    FLAG,
    LENGTH,
    SCORE,
    TEXT,
    WHOLE,
    read_object,
    record,
    rows,
    write_object,
)

FORMAT: Final = "ita-report"
VERSION: Final = 1

_COUNTS: Final = limits.COUNTS
_SIGNATORY: Final = record(
    Signatory,
    name=TEXT,
    position=TEXT,
    remark=TEXT,
    date=DATE,
    remark_lines=WHOLE,
    choices=rows(TEXT, _COUNTS[Signatory]["choices"]),
    date_line=FLAG,
)
_MEMO: Final = record(
    Memo,
    department=TEXT,
    number=TEXT,
    date=DATE,
    subject=TEXT,
    to=TEXT,
    paragraphs=rows(TEXT, _COUNTS[Memo]["paragraphs"]),
    closing=TEXT,
    secrecy=TEXT,
    urgency=TEXT,
    signatories=rows(_SIGNATORY, _COUNTS[Memo]["signatories"]),
)
_NARRATIVE: Final = record(Narrative, title=TEXT, paragraphs=rows(TEXT, _COUNTS[Narrative]["paragraphs"]))
_INDICATOR: Final = record(Indicator, number=WHOLE, name=TEXT, instrument=TEXT, score=SCORE)
_SCORES: Final = record(
    ScoreTable, overall=SCORE, level=TEXT, indicators=rows(_INDICATOR, _COUNTS[ScoreTable]["indicators"])
)
_PERIOD: Final = record(Period, start=DATE, end=DATE, text=TEXT)
_MEASURE: Final = record(
    Measure,
    number=TEXT,
    activity=TEXT,
    period=_PERIOD,
    summary=TEXT,
    outcome=TEXT,
    responsible=TEXT,
    remarks=TEXT,
)
_SECTION: Final = record(Section, title=TEXT, measures=rows(_MEASURE, _COUNTS[Section]["measures"]))
_MEASURES: Final = record(
    MeasureTable, title=TEXT, layout=TEXT, sections=rows(_SECTION, _COUNTS[MeasureTable]["sections"])
)
_SETTINGS: Final = record(
    Settings,
    thai_digits=FLAG,
    memo_top=LENGTH,
    memo_page_number_top=LENGTH,
    addressee_bold=FLAG,
    date_with_era=FLAG,
    dotted_lines=FLAG,
    continuation_word=FLAG,
    emblem=FLAG,
    table_orientation=TEXT,
    numbering=TEXT,
    captions=CAPTIONS,
)
_REPORT: Final = record(
    Report,
    fiscal_year=WHOLE,
    agency=AGENCY,
    memo=_MEMO,
    narrative=_NARRATIVE,
    scores=_SCORES,
    measures=_MEASURES,
    settings=_SETTINGS,
    emblem=EMBLEM,
)


def read_report(data: bytes) -> Report:
    """Return the report that exchange JSON holds, with fresh ids.

    UTF-8, with or without a byte order mark. InvalidData, naming the place, for anything that is not in the format.
    """
    report = cast(Report, read_object(data, FORMAT, VERSION, _REPORT))
    limits.validate(report)
    return report


def write_report(report: Report) -> bytes:
    """Return `report` as exchange JSON in UTF-8, every key written out."""
    return write_object(report, FORMAT, VERSION, _REPORT)
