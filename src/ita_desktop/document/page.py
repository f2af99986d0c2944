"""The sizes of the printed form, as data: paper, margins, text styles, columns.

Lengths in pt unless a name ends in `_MM`. Sources: clause 71 and forms 26/29 of the Office of the Prime Minister's
regulation on correspondence (2526), the typing guide to it (2553), and a municipal memo printed by Word that was
measured.
"""

from dataclasses import dataclass

from ita_desktop.typeset.lines import TextStyle

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
A4_LANDSCAPE = (A4[1], A4[0])

# Word sets 16 pt of this face at 6.38 mm: 1.13 em. The font's own 1.33 em is wrong for official letters.
PITCH = 1.13


def style(size: float, **options: object) -> TextStyle:
    """Return a text style of `size` pt at the official line pitch."""
    return TextStyle(size=size, leading=round(size * PITCH, 1), **options)  # type: ignore[arg-type]


BODY = style(16, align="thai", first_indent=25 * MM)
PLAIN = style(16, hang=True)
CENTRED = style(16, align="center")
MEMO_TITLE = TextStyle(size=29, leading=35, face="bold", align="center")
LABEL = style(20, face="bold")
VALUE = style(16)
ADDRESSEE_BOLD = style(20, face="bold")
SECRECY = style(20, face="bold", align="center")
URGENCY = style(32, face="bold")
REPORT_TITLE = style(18, face="bold", align="center")
PAGE_NUMBER = style(16, align="center")
CONTINUATION = style(16, align="right")
SCORE = style(16)
SCORE_CENTRED = style(16, align="center")
SCORE_HEAD = style(16, face="bold", align="center")
SCORE_VALUE = style(16, align="right")
SCORE_VALUE_BOLD = style(16, face="bold", align="right")
CELL = style(14, hang=True)
CELL_CENTRED = style(14, align="center")
CELL_HEAD = style(14, face="bold", align="center")
BAND = style(14, face="bold")

PARAGRAPH_SPACE = 6.0
RULE_WIDTH = 0.5
HEAD_GREY = 0.9
RED = "0.8 0 0"
# Above and below, and left and right of the text of a table cell.
CELL_PAD_Y = 2.0
CELL_PAD_X = 3.0
SCORE_PAD_Y = 2.5
SCORE_PAD_X = 5.0


@dataclass(frozen=True)
class PageForm:
    """A kind of page: its paper, margins and where its number stands, all in pt; tops from the paper's edge."""

    size: tuple[float, float]
    left: float
    right: float
    top: float
    bottom: float
    number_top: float

    @property
    def width(self) -> float:
        """The width of the text."""
        return self.size[0] - self.left - self.right

    @property
    def height(self) -> float:
        """The height of the text."""
        return self.size[1] - self.top - self.bottom


MEMO_LEFT_MM, MEMO_RIGHT_MM, MEMO_BOTTOM_MM = 30, 20, 20
REPORT_TOP_MM = 25
REPORT_NUMBER_MM = 12
TABLE_PAGE = PageForm(
    A4_LANDSCAPE, left=20 * MM, right=20 * MM, top=20 * MM, bottom=15 * MM, number_top=REPORT_NUMBER_MM * MM
)
TABLE_PAGE_PORTRAIT = PageForm(
    A4, left=20 * MM, right=15 * MM, top=20 * MM, bottom=15 * MM, number_top=REPORT_NUMBER_MM * MM
)
REPORT_PAGE = PageForm(
    A4,
    left=MEMO_LEFT_MM * MM,
    right=MEMO_RIGHT_MM * MM,
    top=REPORT_TOP_MM * MM,
    bottom=MEMO_BOTTOM_MM * MM,
    number_top=REPORT_NUMBER_MM * MM,
)


def memo_page(number_top_mm: float) -> PageForm:
    """Return the form of a continued memo page, its number `number_top_mm` from the paper's edge."""
    return PageForm(
        A4,
        left=MEMO_LEFT_MM * MM,
        right=MEMO_RIGHT_MM * MM,
        top=number_top_mm * MM + 2 * BODY.leading,
        bottom=MEMO_BOTTOM_MM * MM,
        number_top=number_top_mm * MM,
    )


# The memo's head. Baselines from the paper's upper edge where the emblem's top is at 15 mm; all move with it.
EMBLEM_TOP_MM = 15.0
EMBLEM_HEIGHT_MM = 15.0
TITLE_BASELINE_MM = 28.3
HEAD_BASELINES_MM = (39.1, 47.1, 55.1)
DATE_LEFT_MM = 112.0
SECRECY_TOPS_MM = (4.0, 285.0)
# Between the emblem and the title.
URGENCY_LEFT_MM, URGENCY_WIDTH_MM = 50.0, 38.0
HEAD_ROW = 22.5
"""From the last baseline of the subject to the addressee's (measured 7.9 mm)."""
SIGNATURE_CENTRE_MM = 128.0
SIGNATURE_LINES = 3
DOT_DROP = 2.5
"""How far a dotted line lies below the baseline."""

DATE_DOTS = 110.0

# Shares of the table's width: the two measure layouts on either paper, and the score table. The column of the
# responsible unit holds the usual names of divisions on one line.
MEASURE_COLUMNS = {
    ("landscape", "remarks"): (38, 182, 90, 190, 132, 96),
    ("landscape", "responsible"): (36, 162, 80, 170, 94, 118, 68),
    ("portrait", "remarks"): (36, 110, 64, 116, 88, 82),
    ("portrait", "responsible"): (36, 94, 62, 96, 80, 72, 56),
}
SCORE_COLUMNS = (58, 58, 250, 87)
