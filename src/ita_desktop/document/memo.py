"""The memo page: emblem, head, body, signature and endorsements."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ita_desktop.core import thai_dates
from ita_desktop.core.report import Report, Signatory
from ita_desktop.document import page
from ita_desktop.document.blocks import Blank, Block, Group, TextPart
from ita_desktop.document.page import MM
from ita_desktop.document.sheet import Sheet
from ita_desktop.document.texts import Texts
from ita_desktop.typeset.lines import BASELINE, TextBlock, TextStyle, Typesetter

_LEFT = page.MEMO_LEFT_MM * MM
_WIDTH = page.A4[0] - (page.MEMO_LEFT_MM + page.MEMO_RIGHT_MM) * MM
_GAP = "  "


@dataclass(frozen=True)
class _Value:
    """A label of the head with its value: the baseline of its first line and its left and right ends, in pt."""

    label: str
    value: str
    path: str
    baseline: float
    left: float = _LEFT
    right: float = _LEFT + _WIDTH
    label_style: TextStyle = page.LABEL
    value_style: TextStyle = page.VALUE
    dotted: bool = True


@dataclass(frozen=True)
class MemoHead:
    """Everything from the emblem's place to the addressee; drawn at fixed places of the first page."""

    report: Report
    texts: Texts
    typesetter: Typesetter

    @property
    def _shift(self) -> float:
        return (self.report.settings.memo_top - page.EMBLEM_TOP_MM) * MM

    def draw(self, sheet: Sheet) -> float:
        """Draw the head and return where the body begins, in pt from the upper edge."""
        self._draw_title(sheet)
        self._draw_marks(sheet)
        department, number, subject = (self._shift + baseline * MM for baseline in page.HEAD_BASELINES_MM)
        memo, shown, caption = self.report.memo, self.texts.shown, self.texts.caption
        date_left = page.DATE_LEFT_MM * MM
        date = self.texts.shown(_date(self.report))
        rows = (
            [_Value(caption("department"), shown(memo.department), "memo.department", department)],
            [
                _Value(caption("number"), shown(memo.number), "memo.number", number, right=date_left - 4),
                _Value(caption("date"), date, "memo.date", number, left=date_left),
            ],
            [_Value(caption("subject"), shown(memo.subject), "memo.subject", subject)],
        )
        drop = 0.0
        for row in rows:
            # A value of several lines moves what stands below it.
            drop += max(self._draw_value(sheet, value, drop) for value in row)
        return self._draw_addressee(sheet, subject + drop + page.HEAD_ROW)

    def _draw_title(self, sheet: Sheet) -> None:
        title = self.typesetter.block(self.texts.caption("memo_title"), page.MEMO_TITLE, _WIDTH)
        baseline = self._shift + page.TITLE_BASELINE_MM * MM
        sheet.text(title, _LEFT, baseline - BASELINE * page.MEMO_TITLE.size)

    def _draw_marks(self, sheet: Sheet) -> None:
        """Draw the secrecy at top and bottom and the urgency between emblem and title, both in red."""
        memo = self.report.memo
        sheet.operators.append(f"{page.RED} rg")
        if memo.secrecy:
            mark = self.typesetter.block(self.texts.shown(memo.secrecy), page.SECRECY, _WIDTH)
            for top_mm in page.SECRECY_TOPS_MM:
                sheet.text(mark, _LEFT, top_mm * MM)
                sheet.field("memo.secrecy", _LEFT, top_mm * MM, _WIDTH, mark.height)
        if memo.urgency:
            left = page.URGENCY_LEFT_MM * MM
            mark = self.typesetter.block(self.texts.shown(memo.urgency), page.URGENCY, page.URGENCY_WIDTH_MM * MM)
            top = self._shift + page.TITLE_BASELINE_MM * MM - BASELINE * page.URGENCY.size
            sheet.text(mark, left, top)
            sheet.field("memo.urgency", left, top, mark.width, mark.height)
        sheet.operators.append("0 g")

    def _draw_value(self, sheet: Sheet, row: _Value, drop: float) -> float:
        """Draw a label, its value and the dots under it; returns how much lower than one line it reaches."""
        style = row.value_style
        label = self.typesetter.block(row.label + _GAP, row.label_style, row.right - row.left)
        indent = self.typesetter.shaper.word(row.label + _GAP, row.label_style.face).width * row.label_style.size
        value = self.typesetter.block(row.value, style, row.right - row.left - indent)
        baseline = row.baseline + drop
        sheet.text(label, row.left, baseline - BASELINE * row.label_style.size)
        top = baseline - BASELINE * style.size
        sheet.text(value, row.left + indent, top)
        sheet.field(row.path, row.left, top, row.right - row.left, value.height)
        if row.dotted and self.report.settings.dotted_lines:
            for number in range(len(value.lines)):
                level = baseline + number * style.leading + page.DOT_DROP
                sheet.dots(row.left + indent, level, row.right - row.left - indent)
        return value.height - style.leading

    def _draw_addressee(self, sheet: Sheet, baseline: float) -> float:
        style = page.ADDRESSEE_BOLD if self.report.settings.addressee_bold else page.VALUE
        row = _Value(
            self.texts.caption("to"),
            self.texts.shown(self.report.memo.to),
            "memo.to",
            baseline,
            label_style=style,
            dotted=False,
        )
        extra = self._draw_value(sheet, row, 0.0)
        return baseline + extra + page.BODY.leading - BASELINE * page.BODY.size + page.PARAGRAPH_SPACE


def _date(report: Report) -> str:
    date = report.memo.date
    return thai_dates.format_date(date, era=report.settings.date_with_era) if date else ""


def body_blocks(report: Report, texts: Texts, typesetter: Typesetter) -> list[Block]:
    """Return what flows below the memo's head: paragraphs, closing, signature, endorsements."""
    memo = report.memo
    paragraphs = [(f"memo.paragraphs[{index}]", text) for index, text in enumerate(memo.paragraphs)]
    paragraphs.append(("memo.closing", memo.closing))
    blocks: list[Block] = [
        TextPart(typesetter.block(texts.shown(text), page.BODY, _WIDTH), path, page.PARAGRAPH_SPACE)
        for path, text in paragraphs
        if text
    ]
    if blocks and memo.signatories and isinstance(blocks[-1], TextPart):
        blocks[-1] = replace(blocks[-1], keep_with_next=True)
    room = page.memo_page(report.settings.memo_page_number_top).height - page.CONTINUATION.leading
    for index, person in enumerate(memo.signatories):
        group = Group(tuple(_signature(person, report, texts, typesetter, endorsing=index > 0)), page.PARAGRAPH_SPACE)
        blocks += [group] if group.height <= room else _loosened(group)
    return blocks


def _loosened(group: Group) -> Iterator[Block]:
    """Yield the parts of a block that no page holds, each kept with the next as far as there is room."""
    for number, part in enumerate(group.parts):
        space = group.space_before if number == 0 else 0.0
        keep = number < len(group.parts) - 1
        if isinstance(part, TextPart):
            yield replace(part, space_before=space, keep_with_next=keep)
        else:
            yield Group((part,), space, keep)


def _signature(
    person: Signatory, report: Report, texts: Texts, typesetter: Typesetter, *, endorsing: bool
) -> Iterator[Block]:
    """Yield one person's block: remark, dotted lines and tick boxes, room to sign, name, position, date."""
    path = f"memo.signatories[{person.id}]"
    leading = page.PLAIN.leading
    if person.remark:
        yield TextPart(typesetter.block(texts.shown(person.remark), page.BODY, _WIDTH), f"{path}.remark")
    if person.remark_lines:
        drop = BASELINE * page.PLAIN.size + page.DOT_DROP
        yield Blank(person.remark_lines, leading, _WIDTH, drop, f"{path}.remark_lines")
    if person.choices:
        box = texts.caption("choice_box")
        line = "      ".join(f"{box} {texts.shown(choice)}" for choice in person.choices)
        yield TextPart(typesetter.block(line, page.BODY, _WIDTH), f"{path}.choices")
    written = person.remark or person.remark_lines or person.choices
    yield Blank(page.SIGNATURE_LINES - 1 if endorsing and written else page.SIGNATURE_LINES, leading)
    yield _centred(f"({texts.shown(person.name)})" if person.name else _NO_NAME, f"{path}.name", typesetter)
    if person.position:
        yield _centred(texts.shown(person.position), f"{path}.position", typesetter)
    if person.date:
        date = thai_dates.format_date(person.date, era=report.settings.date_with_era)
        yield _centred(texts.shown(date), f"{path}.date", typesetter)
    elif person.date_line:
        yield _DottedDate(typesetter.block(texts.caption("date") + " ", page.PLAIN, _WIDTH), f"{path}.date")


_NO_NAME = "(" + _GAP * 24 + ")"


@dataclass(frozen=True)
class _DottedDate:
    """The word for a date and dots to write it on, centred under the name."""

    label: TextBlock
    path: str
    space_before: float = 0.0
    keep_with_next: bool = False

    @property
    def height(self) -> float:
        """The height of the line."""
        return self.label.height

    least = height

    def split(self, room: float) -> None:
        """Return None: it is one line."""

    def draw(self, sheet: Sheet, x: float, y: float) -> None:  # noqa: ARG002 - its place is the form's
        """Draw the word and the dots."""
        written = self.label.lines[0].width + 2
        left = page.SIGNATURE_CENTRE_MM * MM - (written + page.DATE_DOTS) / 2
        sheet.text(self.label, left, y)
        sheet.dots(left + written, y + BASELINE * page.PLAIN.size, page.DATE_DOTS)
        sheet.field(self.path, left, y, written + page.DATE_DOTS, self.height)

    def first_words(self) -> str:
        """Return nothing: a page never begins with it."""
        return ""


def _centred(text: str, path: str, typesetter: Typesetter) -> TextPart:
    """Set a line of the signature, centred where the regulation's form has it."""
    centre = page.SIGNATURE_CENTRE_MM * MM
    half = page.A4[0] - page.MEMO_RIGHT_MM * MM - centre
    block: TextBlock = typesetter.block(text, page.CENTRED, 2 * half)
    return TextPart(block, path, indent=centre - half - _LEFT)
