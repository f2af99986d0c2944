"""What stands on the pages of a PDF, as MuPDF reads it: every letter and line with its place, in mm from the upper
left corner of the paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, NamedTuple

import pymupdf

MM: Final = 72 / 25.4
# A mark over the last letter of a full line begins where the line ends.
EDGE: Final = 0.05
_FLAGS: Final = (
    pymupdf.TEXT_PRESERVE_WHITESPACE
    | pymupdf.TEXT_PRESERVE_LIGATURES
    | pymupdf.TEXT_INHIBIT_SPACES
    | pymupdf.TEXT_MEDIABOX_CLIP
)


class Letter(NamedTuple):
    """A character: where its baseline begins, its right end, and how it is drawn; `size` in pt."""

    text: str
    x: float
    y: float
    right: float
    size: float
    font: str
    color: int

    @property
    def bold(self) -> bool:
        return self.font.endswith("Bold")

    @property
    def red(self) -> bool:
        red, green, blue = self.color.to_bytes(3, "big")
        return red > 150 and not green and not blue


class Drawn(NamedTuple):
    """A line or a box."""

    x: float
    y: float
    right: float
    bottom: float
    dotted: bool
    grey: float | None


@dataclass(frozen=True)
class Page:
    """One page's letters in the order in which they are drawn."""

    width: float
    height: float
    letters: Sequence[Letter]
    drawn: Sequence[Drawn]

    @cached_property
    def text(self) -> str:
        return "".join(letter.text for letter in self.letters)

    def find(self, words: str, occurrence: int = 0) -> Sequence[Letter]:
        """Return the letters of words drawn one after the other."""
        start = -1
        for _ in range(occurrence + 1):
            start = self.text.index(words, start + 1)
        return self.letters[start : start + len(words)]

    def at(self, words: str, occurrence: int = 0) -> Letter:
        """Return the first letter of words."""
        return self.find(words, occurrence)[0]

    def lines(self) -> list[Sequence[Letter]]:
        """Return runs of letters on one baseline, each drawn from left to right: on a table page, a line of a cell."""
        runs: list[list[Letter]] = []
        for letter in self.letters:
            before = runs[-1][-1] if runs else None
            if before and abs(letter.y - before.y) < 1 and -1 < letter.x - before.right < 1:
                runs[-1].append(letter)
            else:
                runs.append([letter])
        return list(runs)

    def within(self, rect: tuple[float, float, float, float]) -> list[str]:
        """Return the lines that are written in a rectangle, which is given in pt as the program gives it."""
        left, top, right, bottom = (length / MM for length in rect)
        lines: dict[float, str] = {}
        for letter in self.letters:
            if left - EDGE <= letter.x <= right + EDGE and top <= letter.y <= bottom:
                lines[letter.y] = lines.get(letter.y, "") + letter.text
        return [line.rstrip() for line in lines.values()]

    @property
    def dots(self) -> list[Drawn]:
        return [line for line in self.drawn if line.dotted]


def pages_of(pdf: bytes) -> list[Page]:
    """Read every page of a PDF."""
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        return [_page(document[number]) for number in range(document.page_count)]


def _page(page: Any) -> Page:
    blocks = page.get_text("rawdict", flags=_FLAGS)["blocks"]
    spans = [span for block in blocks for line in block["lines"] for span in line["spans"]]
    letters = tuple(
        Letter(
            char["c"],
            char["origin"][0] / MM,
            char["origin"][1] / MM,
            char["bbox"][2] / MM,
            span["size"],
            span["font"],
            span["color"],
        )
        for span in spans
        for char in span["chars"]
    )
    return Page(page.rect.width / MM, page.rect.height / MM, letters, tuple(map(_drawn, page.get_drawings())))


def _drawn(path: dict[str, Any]) -> Drawn:
    x, y, right, bottom = (length / MM for length in path["rect"])
    fill = path["fill"]
    return Drawn(x, y, right, bottom, path["dashes"] not in (None, "[] 0"), fill[0] if fill else None)
