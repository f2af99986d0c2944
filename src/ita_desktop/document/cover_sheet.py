"""The cover sheet of the hand-over (ใบส่งต่องาน): the report's way from desk to desk, on A4, to be signed.

Printed in Thai whatever the window's language is, as the memo is.
"""

from datetime import datetime
from io import BytesIO
from typing import Final

from reportlab.lib import colors
from reportlab.platypus import SimpleDocTemplate, Spacer, Table, TableStyle
from reportlab.platypus.flowables import Flowable

from ita_desktop.core.history import HandOver, History, Official
from ita_desktop.core.report import Report
from ita_desktop.core.sealing import Seal, seal_message
from ita_desktop.core.thai_dates import format_short_date, local_time
from ita_desktop.document import page
from ita_desktop.document.texts import Texts, names_of, texts_of
from ita_desktop.errors import Message
from ita_desktop.texts import say
from ita_desktop.texts import source_text as _
from ita_desktop.typeset.flowables import ThaiParagraph, keep_together
from ita_desktop.typeset.fonts import official_family
from ita_desktop.typeset.lines import TextStyle, Typesetter

_HEADERS: Final = (_("Step"), _("Sender"), _("Receiver"), _("Note"), _("Seal"))
_COLUMNS_MM: Final = (12, 43, 43, 38, 24)
_SEAL_LETTERS: Final = 8
_SIGNATURE_MM: Final = 22
_DOTS: Final = "." * 40
_FRAME_PAD: Final = 6.0
"""What ReportLab puts between a page's margins and its text, in pt."""


def render_cover_sheet(report: Report, history: History, seal: Seal) -> bytes:
    """Return the cover sheet as a PDF."""
    maker = _Maker(report)
    file = BytesIO()
    form = page.REPORT_PAGE
    SimpleDocTemplate(
        file,
        pagesize=form.size,
        leftMargin=form.left - _FRAME_PAD,
        rightMargin=form.right - _FRAME_PAD,
        topMargin=form.top - _FRAME_PAD,
        bottomMargin=form.bottom - _FRAME_PAD,
        title=maker.said(_("Cover sheet of the hand-over")),
        author=report.agency.name,
        lang="th",
        invariant=1,
    ).build(maker.story(history, seal))
    return file.getvalue()


class _Maker:
    def __init__(self, report: Report) -> None:
        self._report = report
        self._texts: Texts = texts_of(report)
        self._typesetter = Typesetter(official_family())
        self._typesetter.start_round(names_of(report))

    def story(self, history: History, seal: Seal) -> list[Flowable]:
        """Return all that stands on the sheet."""
        year = self.said(_("Fiscal year {year}"), year=self._report.fiscal_year)
        title = self._report.narrative.title or year  # which has the year in it
        head = (self.said(_("Cover sheet of the hand-over")), title, self._report.agency.name)
        space = Spacer(0, page.PARAGRAPH_SPACE * 2)
        return [
            *(self._text(text, page.REPORT_TITLE) for text in head if text),
            space,
            self._text(say(seal_message(seal), "th"), page.PLAIN),
            space,
            self._table(history),
            *self._signatures(history),
        ]

    def said(self, text: str, **values: object) -> str:
        """Return a source text in Thai."""
        return say(Message(text, values), "th")

    def _text(self, text: str, style: TextStyle) -> ThaiParagraph:
        return ThaiParagraph(self._texts.shown(text), style, self._typesetter)

    def _table(self, history: History) -> Table:
        rows = [[self._text(self.said(header), page.CELL_HEAD) for header in _HEADERS]]
        rows += [self._row(number, step) for number, step in enumerate(history.hand_overs, start=1)]
        table = Table(rows, colWidths=[width * page.MM for width in _COLUMNS_MM], repeatRows=1, splitInRow=1)
        table.setStyle(
            TableStyle(
                [
                    ("GRID", (0, 0), (-1, -1), page.RULE_WIDTH, colors.black),
                    ("BACKGROUND", (0, 0), (-1, 0), colors.Color(*[page.HEAD_GREY] * 3)),
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ]
            )
        )
        return table

    def _row(self, number: int, step: HandOver) -> list[Flowable]:
        accepted = step.accepted_by if step.accepted_at else step.receiver
        when = _moment(step.accepted_at) if step.accepted_at else self.said(_("waits"))
        cells = (
            _person(step.sender) + "\n" + _moment(step.at),
            _person(accepted) + "\n" + when,
            step.note,
        )
        # A digest is copied by eye: it keeps its western digits.
        seal = ThaiParagraph(step.seal[:_SEAL_LETTERS], page.CELL, self._typesetter)
        return [self._text(str(number), page.CELL_CENTRED), *(self._text(text, page.CELL) for text in cells), seal]

    def _signatures(self, history: History) -> list[Flowable]:
        """Return the lines on which sender and receiver of the last step sign."""
        if not history.hand_overs:
            return []
        last = history.hand_overs[-1]
        parts: list[Flowable] = []
        for role, person in ((_("Sender"), last.sender), (_("Receiver"), last.receiver)):
            line = self.said(_("Signed {dots} {role}"), dots=_DOTS, role=self.said(role))
            lines = f"{line}\n({person.name})\n{person.position}"
            parts += [Spacer(0, _SIGNATURE_MM * page.MM), self._text(lines.strip(), page.CENTRED)]
        return [keep_together(parts)]


def _person(person: Official) -> str:
    return "\n".join(part for part in (person.name, person.position) if part)


def _moment(moment: datetime) -> str:
    local = local_time(moment)
    return f"{format_short_date(local.date())} {local:%H.%M} น."
