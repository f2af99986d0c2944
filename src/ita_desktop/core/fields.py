"""What is edited, as data: the forms are built from these tables, never by hand.

A path is one of `core.paths`; the fields of a row (signatory, measure) have paths relative to their row. Labels and
helps are source texts of the catalogs.
"""

import re
from dataclasses import dataclass
from typing import Final, Literal

from ita_desktop.core.limits import RANGES
from ita_desktop.core.report import Settings, Signatory
from ita_desktop.texts import source_text as _

Kind = Literal["line", "text", "paragraphs", "lines", "date", "score", "whole", "length", "choice", "flag", "emblem"]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form.

    `lines` is how many lines a field of several lines shows at least; `span` the range of a number; `choices` are
    values with their labels; `open` tells that a choice may also be typed.
    """

    path: str
    label: str
    kind: Kind = "line"
    help: str = ""
    lines: int = 1
    span: tuple[float, float] = (0, 0)
    choices: tuple[tuple[str, str], ...] = ()
    open: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Fields under one heading of a form."""

    title: str
    fields: tuple[Field, ...]


AGENCY: Final = Group(
    _("Agency"),
    (
        Field("agency.name", _("Agency's name"), help=_("As it stands in the report: no line of it is ever broken.")),
        Field("agency.province", _("Province")),
        Field("agency.division", _("Division"), help=_("The division that writes the report.")),
    ),
)

MEMO_HEAD: Final = Group(
    _("Memo's head"),
    (
        Field(
            "memo.department", _("Issuing department"), help=_("With the telephone number, if the office writes it.")
        ),
        Field("memo.number", _("Number"), help=_("The running number may be left out to be written by hand.")),
        Field("memo.date", _("Date"), "date", help=_("For example 9 ต.ค. 2567, 9/10/2567 or 2567-10-09.")),
        Field("memo.subject", _("Subject"), "text", lines=2, help=_("Enter begins a new line of the subject.")),
        Field("memo.to", _("To")),
    ),
)

MEMO_BODY: Final = Group(
    _("Memo's text"),
    (
        Field("memo.paragraphs", _("Paragraphs"), "paragraphs", lines=6, help=_("Enter begins a new paragraph.")),
        Field("memo.closing", _("Last paragraph"), "text", help=_("For example จึงเรียนมาเพื่อโปรดทราบ")),
    ),
)

MEMO_MARKS: Final = Group(
    _("Secrecy and urgency"),
    (
        Field(
            "memo.secrecy",
            _("Secrecy"),
            "choice",
            help=_("Printed in red at the top and bottom of the memo."),
            choices=(("", _("none")), *((word, word) for word in ("ลับ", "ลับมาก", "ลับที่สุด"))),
            open=True,
        ),
        Field(
            "memo.urgency",
            _("Urgency"),
            "choice",
            help=_("Printed in red beside the emblem."),
            choices=(("", _("none")), *((word, word) for word in ("ด่วน", "ด่วนมาก", "ด่วนที่สุด"))),
            open=True,
        ),
    ),
)

NARRATIVE: Final = Group(
    _("Report text"),
    (
        Field("narrative.title", _("Title of the report"), "text", lines=2),
        Field("narrative.paragraphs", _("Paragraphs"), "paragraphs", lines=14, help=_("Enter begins a new paragraph.")),
    ),
)

SCORES: Final = Group(
    _("Result"),
    (
        Field("scores.overall", _("Overall score"), "score", help=_("Printed as typed; the computed one is advice.")),
        Field(
            "scores.level", _("Level"), "choice", help=_("Printed as typed; the computed level is advice."), open=True
        ),
    ),
)

INDICATOR: Final = Group(
    _("Indicator"),
    (Field("name", _("Indicator's name")), Field("score", _("Score"), "score"), Field("instrument", _("Instrument"))),
)

SIGNATORY: Final = Group(
    _("Signatory"),
    (
        Field("name", _("Name"), help=_("With the title, such as นางสาว; printed in brackets.")),
        Field("position", _("Position"), "text", help=_("Enter begins a new line.")),
        Field("remark", _("Remark"), "text", lines=2, help=_("Printed above the signature.")),
        Field(
            "remark_lines",
            _("Dotted lines"),
            "whole",
            help=_("Empty lines on which the official writes by hand."),
            span=RANGES[Signatory]["remark_lines"],
        ),
        Field("choices", _("Boxes to tick"), "lines", help=_("One a line, for example ทราบ")),
        Field("date", _("Date"), "date"),
        Field("date_line", _("A dotted line for the date"), "flag"),
    ),
)

MEASURE_TABLE: Final = Group(
    _("Table of measures"),
    (
        Field("measures.title", _("Title of the table"), "text", lines=2),
        Field(
            "measures.layout",
            _("Columns"),
            "choice",
            choices=(
                ("remarks", _("Responsible unit within the remarks")),
                ("responsible", _("Responsible unit in a column of its own")),
            ),
        ),
    ),
)

SECTION: Final = Group(_("Section"), (Field("title", _("Title of the section")),))

MEASURE: Final = Group(
    _("Measure"),
    (
        Field("number", _("Measure's number"), help=_("Leave it empty to have the measures counted.")),
        Field("activity", _("Measure or activity"), "text", lines=3),
        Field("period.start", _("From"), "date", help=_("For example 1 ต.ค. 2566, 1/10/2566 or 2566-10-01.")),
        Field("period.end", _("Until"), "date"),
        Field("period.text", _("Period in words"), "text", help=_("For example ทุกวันที่ 15 ของเดือน")),
        Field("summary", _("Summary of what was done"), "text", lines=4),
        Field("outcome", _("Outcome"), "text", lines=3),
        Field("responsible", _("Responsible unit"), "text"),
        Field("remarks", _("Remarks"), "text"),
    ),
)

PAPER: Final = Group(
    _("Printed form"),
    (
        Field("settings.thai_digits", _("Thai digits"), "flag"),
        Field("settings.emblem", _("Emblem on the memo"), "flag"),
        Field("emblem", _("Emblem"), "emblem", help=_("Printed 15 mm high: the Garuda, or a file of the office.")),
        Field("settings.dotted_lines", _("Dotted lines in the memo's head"), "flag"),
        Field("settings.date_with_era", _("พ.ศ. before the year of the memo's date"), "flag"),
        Field("settings.addressee_bold", _("The addressee's label bold and large"), "flag"),
        Field("settings.continuation_word", _("Next page's first word at the foot of a continued memo page"), "flag"),
        Field(
            "settings.memo_top",
            _("Memo's upper margin, mm"),
            "length",
            help=_("15, 17.5 or 25 by the usage of the office."),
            span=RANGES[Settings]["memo_top"],
        ),
        Field(
            "settings.memo_page_number_top",
            _("Page number of a continued memo page, mm from the edge"),
            "length",
            span=RANGES[Settings]["memo_page_number_top"],
        ),
        Field(
            "settings.table_orientation",
            _("Paper of the measure table"),
            "choice",
            choices=(("landscape", _("Landscape")), ("portrait", _("Portrait"))),
        ),
        Field(
            "settings.numbering",
            _("Numbering of the measures"),
            "choice",
            choices=(("through", _("Through the whole report")), ("section", _("Anew in each section"))),
        ),
    ),
)

SET_ASIDE: Final = Group(_("Findings set aside"), (Field("key", _("Finding")), Field("reason", _("Reason"), "text")))

CAPTION: Final = Group(_("Words of the form"), (Field("", _("Word of the form")),))

YEAR: Final = Field("fiscal_year", _("Fiscal year (B.E.)"), "whole", span=(2540, 2700))

REPORT_GROUPS: Final = (
    AGENCY,
    MEMO_HEAD,
    MEMO_BODY,
    MEMO_MARKS,
    NARRATIVE,
    SCORES,
    MEASURE_TABLE,
    PAPER,
)
"""The groups whose fields are there once in a report."""


_ROWS: Final = {
    "memo.signatories": SIGNATORY,
    "scores.indicators": INDICATOR,
    "measures.sections.measures": MEASURE,
    "measures.sections": SECTION,
    "settings.captions": CAPTION,
    "set_aside": SET_ASIDE,
}
"""The groups whose fields are there for each row of a list, by the path of the list without its rows."""


_LABELS: Final = {
    YEAR.path: YEAR.label,
    **{field.path: field.label for group in REPORT_GROUPS for field in group.fields},
    **{f"{place}.{field.path}".rstrip("."): field.label for place, group in _ROWS.items() for field in group.fields},
}


def label_of(path: str) -> str:
    """Return the label of the field at a full path, as a source text; the path itself if no form has it."""
    plain = re.sub(r"\[[^\[\]]*\]", "", path)
    return _LABELS.get(plain, path)
