"""Tables on the clipboard: rows of cells from the text or the HTML that Excel, Word and others put there, and back."""

import re
from collections.abc import Iterable, Mapping, Sequence
from html.parser import HTMLParser
from typing import Final

from ita_desktop.core.thai_text import normalise

# A cell in quotes may hold line breaks and tabs; the quotes inside it are doubled. Excel puts quotes only around such
# cells and leaves those of a cell like "No Gift" Policy alone.
_QUOTED: Final = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)')
_NEEDS_QUOTES: Final = re.compile(r'[\t\n]|""')
_PLAIN: Final = re.compile(r"[^\t\n]*")

_MOST_SPANNED: Final = 100
_BLOCKS: Final = frozenset(("p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "table", "tr"))
_SPACE: Final = re.compile(r"[ \t\r\n\f\xa0]+")
_SPACES: Final = re.compile(" {2,}")
_AROUND_BREAK: Final = re.compile(r" *\n *")


def rows_of(text: str, html: str = "") -> list[list[str]]:
    """Return the rows of a copied table; the HTML is believed before the text where it is the better source.

    Word's text does not tell the line breaks inside a cell from the ends of rows; Excel's does, and shows the
    numbers as the clerk sees them.
    """
    if "office:excel" not in html:
        rows = rows_of_html(html)
        if rows:
            return rows
    return rows_of_text(text)


def rows_of_text(text: str) -> list[list[str]]:
    """Return the cells of tab-separated text, in the report's normal form and without space around them."""
    if not text:
        return []
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        quoted = _QUOTED.match(text, at)
        if quoted and _NEEDS_QUOTES.search(quoted[1]):
            at, cell = quoted.end(), quoted[1].replace('""', '"')
        else:
            plain = _PLAIN.match(text, at)
            at, cell = (plain.end(), plain[0]) if plain else (at, "")
        rows[-1].append(normalise(cell).strip())
        if at == len(text):
            return rows
        if text[at] == "\n":
            rows.append([])
        at += 1


def text_of(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as tab-separated text with which a spreadsheet fills its cells; `rows_of_text` reads it back."""
    return "".join("\t".join(map(_written, row)) + "\n" for row in rows)


def rows_of_html(html: str) -> list[list[str]]:
    """Return the cells of all tables of a page; no row if there is no table or the page is broken."""
    if "<table" not in html.lower():
        return []
    parser = _TableParser()
    try:
        parser.feed(html)
        parser.close()
    except AssertionError:  # the parser's way to say that it cannot read a declaration
        return []
    return parser.rows


def _written(cell: str) -> str:
    if cell.startswith('"') or "\n" in cell or "\t" in cell:
        return f'"{cell.replace(chr(34), chr(34) * 2)}"'
    return cell


class _TableParser(HTMLParser):
    """Collects the cells; a cell that spans several places fills the first of them, the others stay empty."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._depth = 0
        self._in_row = False
        self._text: list[str] | None = None
        self._spans = (1, 1)
        self._covered: dict[int, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._put("\n")
        elif tag == "table":
            self._depth += 1
        if self._depth == 1 and tag == "tr":
            self._begin_row()
        elif self._depth == 1 and tag in ("td", "th"):
            self._begin_cell(dict(attrs))
        elif tag in _BLOCKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
        elif self._depth == 1 and tag in ("tr", "table"):
            self._end_row()
        elif tag in _BLOCKS:
            self._break()
        if tag == "table" and self._depth:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        self._put(_SPACE.sub(" ", data))

    def _put(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _break(self) -> None:
        """Begin a new line unless one has just begun."""
        if self._text and not "".join(self._text[-2:]).rstrip(" ").endswith("\n"):
            self._text.append("\n")

    def _begin_row(self) -> None:
        self._end_row()
        self._in_row = True
        self.rows.append([])

    def _begin_cell(self, attributes: Mapping[str, str | None]) -> None:
        self._end_cell()
        if not self._in_row:
            self._begin_row()
        while self._covered.get(len(self.rows[-1])):
            self.rows[-1].append("")
        self._text = []
        self._spans = (_span(attributes.get("colspan")), _span(attributes.get("rowspan")))

    def _end_cell(self) -> None:
        if self._text is None:
            return
        row = self.rows[-1]
        columns, rows = self._spans
        if rows > 1:
            # One more than the rows below: the end of this row takes one off.
            self._covered.update(dict.fromkeys(range(len(row), len(row) + columns), rows))
        text = _AROUND_BREAK.sub("\n", _SPACES.sub(" ", "".join(self._text)))
        row.extend((normalise(text).strip(), *[""] * (columns - 1)))
        self._text = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._in_row:
            self._covered = {column: left - 1 for column, left in self._covered.items() if left > 1}
        self._in_row = False


def _span(written: str | None) -> int:
    return min(int(written), _MOST_SPANNED) if written and re.fullmatch("[1-9][0-9]{0,8}", written) else 1
