"""Reports to print, of an invented office, and their pages."""

from dataclasses import replace
from functools import cache
from typing import Any, Final

from document.printed import Page, pages_of
from ita_desktop import assets, exchange
from ita_desktop.core.report import Measure, MeasureTable, Memo, Report, Section, Settings, Signatory
from ita_desktop.document import Rendered, render_pdf
from ita_desktop.document.page import VALUE
from ita_desktop.document.pdf_file import Metadata, PageStreams, write_pdf
from ita_desktop.document.sheet import Sheet
from ita_desktop.typeset.fonts import official_family
from ita_desktop.typeset.lines import TextBlock, TextStyle, Typesetter

SENTENCE: Final = "เทศบาลได้ประกาศขั้นตอนการให้บริการและแจ้งผลการดำเนินการให้ประชาชนทราบทุกเดือน "

MEMO: Final = Memo(
    department="สำนักปลัดเทศบาล",
    number="ทธ ๕๙๙๐๑/๑๒",
    subject="รายงานผลการดำเนินการ",
    to="นายกเทศมนตรี",
    paragraphs=("ตามที่ได้รับมอบหมาย",),
    closing="จึงเรียนมาเพื่อโปรดทราบ",
    signatories=(Signatory(name="นางสาวใจดี งามพร้อม", position="หัวหน้าสำนักปลัด"),),
)


def memo_report(settings: Settings | None = None, **fields: Any) -> Report:
    """Return a report with `MEMO`, some of its fields replaced, and little else."""
    return Report(2567, memo=replace(MEMO, **fields), settings=settings or Settings())


def table_report(*sections: tuple[Measure, ...], settings: Settings | None = None, **fields: Any) -> Report:
    """Return a report whose table has these measures, a tuple for each section."""
    rows = tuple(Section(f"หมวด{number}", measures) for number, measures in enumerate(sections))
    return Report(2567, measures=MeasureTable(sections=rows, **fields), settings=settings or Settings())


def print_pages(report: Report) -> list[Page]:
    return pages_of(render_pdf(report).pdf)


def print_memo(settings: Settings | None = None, **fields: Any) -> list[Page]:
    """Return the memo's pages: all but the report's text and the table, which are one page each here."""
    return print_pages(memo_report(settings, **fields))[:-2]


def print_table(*sections: tuple[Measure, ...], settings: Settings | None = None, **fields: Any) -> list[Page]:
    """Return the pages of the measure table, which come after one page of memo and one of report text."""
    return print_pages(table_report(*sections, settings=settings, **fields))[2:]


@cache
def sample() -> Report:
    return exchange.read_json(assets.resource("sample", "report-2567.json").read_bytes())


@cache
def rendered_sample() -> Rendered:
    return render_pdf(sample())


@cache
def sample_pages() -> list[Page]:
    return pages_of(rendered_sample().pdf)


@cache
def typesetter() -> Typesetter:
    return Typesetter(official_family())


def set_lines(*lines: str, style: TextStyle = VALUE, width: float = 400) -> TextBlock:
    """Return a set text with these lines, each a paragraph of its own."""
    return typesetter().block("\n".join(lines), style, width)


def print_sheet(sheet: Sheet) -> Page:
    return pages_of(write_pdf([sheet], [], Metadata("", "", ""), PageStreams()))[0]
