"""From a report to its PDF, and where each field stands in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ita_desktop.core.report import Report
from ita_desktop.core.thai_text import printable
from ita_desktop.document import page
from ita_desktop.document.blocks import Block, TextPart
from ita_desktop.document.emblem import Emblem, draw_emblem
from ita_desktop.document.flow import Placed, flow
from ita_desktop.document.grid import Grid
from ita_desktop.document.measures import MeasureTableMaker, RowText
from ita_desktop.document.memo import MemoHead, body_blocks
from ita_desktop.document.page import PageForm
from ita_desktop.document.pdf_file import Bookmark, Metadata, PageStreams, write_pdf
from ita_desktop.document.scores import ScoreTableMaker
from ita_desktop.document.sheet import Rect, Sheet
from ita_desktop.document.texts import Texts, names_of, texts_of
from ita_desktop.typeset.fonts import official_family
from ita_desktop.typeset.lines import BASELINE, Typesetter


@dataclass(frozen=True)
class Rendered:
    """A printed report: the PDF, its number of pages, and each field's places as (page from 0, rectangle)."""

    pdf: bytes
    pages: int
    places: dict[str, list[tuple[int, Rect]]]


class Renderer:
    """Renders reports one after the other; what has not changed since the last one is not set again."""

    def __init__(self) -> None:
        self._typesetter = Typesetter(official_family())
        self._streams = PageStreams()
        self._rows: dict[object, RowText] = {}
        self._row_context: object = None

    def render(self, report: Report, emblem: Emblem | None = None) -> Rendered:
        """Return the report's PDF; `emblem` is drawn in its 15 mm box on the memo if the report wants one."""
        self._typesetter.start_round(names_of(report))
        making = _Making(report, texts_of(report), self._typesetter, emblem)
        making.memo()
        making.narrative()
        making.measures(self._rows_of(report))
        title, subject = report.memo.subject or report.narrative.title, report.narrative.title
        about = Metadata(*map(printable, (title, report.agency.name, subject)))
        pdf = write_pdf(making.sheets, making.bookmarks, about, self._streams)
        self._rows = making.used_rows
        return Rendered(pdf, len(making.sheets), _places(making.sheets))

    def _rows_of(self, report: Report) -> dict[object, RowText]:
        """Return the rows set before, unless what all rows depend on has changed since."""
        context = (report.settings, report.measures.layout, names_of(report))
        if context != self._row_context:
            self._row_context, self._rows = context, {}
        return self._rows


def render_pdf(report: Report, emblem: Emblem | None = None) -> Rendered:
    """Render one report; who renders again and again keeps a `Renderer`."""
    return Renderer().render(report, emblem)


def _places(sheets: Sequence[Sheet]) -> dict[str, list[tuple[int, Rect]]]:
    places: dict[str, list[tuple[int, Rect]]] = {}
    for number, sheet in enumerate(sheets):
        for path, rect in sheet.places:
            places.setdefault(path, []).append((number, rect))
    return places


class _Making:
    """One report's pages in the making."""

    def __init__(self, report: Report, texts: Texts, typesetter: Typesetter, emblem: Emblem | None) -> None:
        self.report = report
        self.texts = texts
        self.typesetter = typesetter
        self.emblem = emblem
        self.sheets: list[Sheet] = []
        self.bookmarks: list[Bookmark] = []
        self.used_rows: dict[object, RowText] = {}

    def memo(self) -> None:
        """Add the memo's pages: the first with its head, the others numbered."""
        form = page.memo_page(self.report.settings.memo_page_number_top)
        first = Sheet(form)
        if self.report.settings.emblem and self.emblem:
            top = self.report.settings.memo_top * page.MM
            draw_emblem(first, self.emblem, form.left, top, page.EMBLEM_HEIGHT_MM * page.MM)
        body_top = MemoHead(self.report, self.texts, self.typesetter).draw(first)
        self._bookmark(0, self.texts.caption("bookmark_memo"), 0.0)
        pages = self._memo_pages(form, body_top)
        for number, placed in enumerate(pages):
            sheet = first if number == 0 else self._numbered(form)
            _draw(sheet, placed, form.left, body_top if number == 0 else form.top)
            if number + 1 < len(pages) and self.report.settings.continuation_word:
                self._continuation(sheet, pages[number + 1])
            self.sheets.append(sheet)

    def _memo_pages(self, form: PageForm, body_top: float) -> list[list[Placed]]:
        """Flow the body; where it takes several pages each leaves room for the word that points to the next."""
        blocks = body_blocks(self.report, self.texts, self.typesetter)
        reserve = 0.0
        if self.report.settings.continuation_word and len(flow(blocks, _rooms(form, body_top, 0.0))) > 1:
            reserve = page.CONTINUATION.leading
        return flow(blocks, _rooms(form, body_top, reserve))

    def _continuation(self, sheet: Sheet, following: list[Placed]) -> None:
        boxes = f"{self.texts.caption('choice_box')} "
        words = next((words for placed in following if (words := placed.block.first_words().lstrip(boxes))), "")
        if words:
            text = self.typesetter.block(
                f"/{_beginning(words, self.typesetter)}...", page.CONTINUATION, sheet.form.width
            )
            sheet.text(text, sheet.form.left, sheet.form.size[1] - sheet.form.bottom - text.height)

    def narrative(self) -> None:
        """Add the report's text and the score table."""
        narrative, form = self.report.narrative, page.REPORT_PAGE
        title = self._title(narrative.title, "narrative.title", form.width)
        blocks: list[Block] = [title] if title else []
        for index, text in enumerate(narrative.paragraphs):
            block = self.typesetter.block(self.texts.shown(text), page.BODY, form.width)
            blocks.append(TextPart(block, f"narrative.paragraphs[{index}]", page.PARAGRAPH_SPACE))
        table = ScoreTableMaker(self.texts, self.typesetter, form.width).blocks(self.report.scores)
        blocks += table
        start = len(self.sheets)
        for placed in flow(blocks, lambda _: form.height):
            sheet = self._numbered(form)
            _draw(sheet, placed, form.left, form.top)
            self.sheets.append(sheet)
            self._bookmark_blocks(placed, {id(table[0]): (1, self.texts.caption("bookmark_scores"))}, form.top)
        self.bookmarks.insert(1, Bookmark(0, self.texts.caption("bookmark_report"), start, 0.0))

    def measures(self, rows: dict[object, RowText]) -> None:
        """Add the measure tables, their header on each page."""
        portrait = self.report.settings.table_orientation == "portrait"
        form = page.TABLE_PAGE_PORTRAIT if portrait else page.TABLE_PAGE
        maker = MeasureTableMaker(self.report, self.texts, self.typesetter, form.width)
        header = maker.header()
        title = self._title(self.report.measures.title, "measures.title", form.width)
        blocks = maker.blocks(rows, self.used_rows)
        title_height = title.height + page.PARAGRAPH_SPACE if title else 0.0
        start = len(self.sheets)
        self.bookmarks.append(Bookmark(0, self.texts.caption("bookmark_measures"), start, 0.0))
        marks = self._section_marks(blocks)
        for number, placed in enumerate(
            flow(blocks, lambda n: form.height - (title_height if n == 0 else 0.0), header)
        ):
            sheet = self._numbered(form)
            top = form.top
            if title and number == 0:
                title.draw(sheet, form.left, form.top)
                top += title_height
            _draw(sheet, placed, form.left, top)
            self.sheets.append(sheet)
            self._bookmark_blocks(placed, marks, top)

    def _section_marks(self, blocks: Sequence[Block]) -> dict[int, tuple[int, str]]:
        """Return level and text of each section band's bookmark by the band's `id`."""
        bands = [block for block in blocks if isinstance(block, Grid)]
        titles = [self.texts.shown(f"{n}. {s.title}") for n, s in enumerate(self.report.measures.sections, start=1)]
        return {id(band): (1, title) for band, title in zip(bands, titles, strict=True)}

    def _title(self, text: str, path: str, width: float) -> TextPart | None:
        if not text:
            return None
        return TextPart(
            self.typesetter.block(self.texts.shown(text), page.REPORT_TITLE, width), path, keep_with_next=True
        )

    def _numbered(self, form: PageForm) -> Sheet:
        """Return a new sheet with its page number at the top."""
        sheet = Sheet(form)
        number = self.typesetter.block(self.texts.page_number(len(self.sheets) + 1), page.PAGE_NUMBER, form.width)
        sheet.text(number, form.left, form.number_top - BASELINE * page.PAGE_NUMBER.size / 2)
        return sheet

    def _bookmark(self, level: int, title: str, top: float) -> None:
        self.bookmarks.append(Bookmark(level, title, len(self.sheets), top))

    def _bookmark_blocks(self, placed: list[Placed], marks: dict[int, tuple[int, str]], top: float) -> None:
        """Mark those blocks of the page added last that begin a part of the report."""
        for block, y in placed:
            if id(block) in marks:
                level, title = marks[id(block)]
                self.bookmarks.append(Bookmark(level, title, len(self.sheets) - 1, top + y))


def _rooms(form: PageForm, body_top: float, reserve: float) -> Callable[[int], float]:
    def room(number: int) -> float:
        top = body_top if number == 0 else form.top
        return form.size[1] - form.bottom - top - reserve

    return room


def _draw(sheet: Sheet, placed: list[Placed], left: float, top: float) -> None:
    for block, y in placed:
        block.draw(sheet, left, top + y)


_SHORTEST_BEGINNING = 8


def _beginning(words: str, typesetter: Typesetter) -> str:
    """Return the first word or words of a text, long enough to be found again on the next page."""
    beginning = ""
    for piece, _ in typesetter.breaker.pieces(words.lstrip()):
        beginning += piece
        if len(beginning.rstrip()) >= _SHORTEST_BEGINNING or piece.endswith(" "):
            break
    return beginning.rstrip()
