"""Where the pages lie under one another, and how large, at a zoom; plain numbers, no drawing."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, NamedTuple, TypeAlias

GAP: Final = 10
"""Around the pages and between them, in px."""

SMALLEST: Final = 0.5
LARGEST: Final = 3.0
STEPS: Final = (0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)


class Fit(Enum):
    """What a page's size follows."""

    WIDTH = "width"
    PAGE = "page"


Zoom: TypeAlias = Fit | float
"""A size that follows the window, or a factor: 1.0 shows a centimetre of the paper as a centimetre."""


class Box(NamedTuple):
    """A rectangle in px: the place of a page among all, or of a field on it."""

    x: float
    y: float
    width: float
    height: float


class Anchor(NamedTuple):
    """A point of a page, as shares of its size; what is kept where it is when sizes change."""

    page: int
    x: float
    y: float


@dataclass(frozen=True)
class Layout:
    """The pages' boxes from the top down, the scale of each in px for a pt, and the size of it all."""

    boxes: tuple[Box, ...] = ()
    scales: tuple[float, ...] = ()
    width: int = 0
    height: int = 0

    def page_at(self, y: float) -> int:
        """Return the page at a height; in a gap or outside the one before or the first."""
        return max(0, bisect_right(self.boxes, y, key=lambda box: box.y) - 1)

    def between(self, top: float, bottom: float) -> range:
        """Return the pages that are seen between two heights."""
        if not self.boxes:
            return range(0)
        first = self.page_at(top)
        if self.boxes[first].y + self.boxes[first].height <= top:
            first += 1
        last = self.page_at(bottom)
        return range(first, last + 1 if self.boxes[last].y < bottom else last)

    def anchor(self, x: float, y: float) -> Anchor:
        """Return what lies at a point."""
        page = self.page_at(y)
        box = self.boxes[page]
        return Anchor(page, (x - box.x) / box.width, (y - box.y) / box.height)

    def point(self, anchor: Anchor) -> tuple[float, float]:
        """Return where an anchor lies; one on a page that has gone lies at the end."""
        if anchor.page >= len(self.boxes):
            return 0.0, float(self.height)
        box = self.boxes[anchor.page]
        return box.x + anchor.x * box.width, box.y + anchor.y * box.height

    def box(self, page: int, rect: tuple[float, float, float, float]) -> Box:
        """Return the box of a rectangle of a page (left, top, right, bottom in pt)."""
        place, scale = self.boxes[page], self.scales[page]
        left, top, right, bottom = (value * scale for value in rect)
        return Box(place.x + left, place.y + top, right - left, bottom - top)


def arrange(sizes: Sequence[tuple[float, float]], zoom: Zoom, room: tuple[int, int], dpi: float) -> Layout:
    """Lay pages of these sizes (pt) out for a window with so much room (px); those that fit are in its middle."""
    scales = tuple(_scale(size, zoom, room, dpi) for size in sizes)
    shown = [
        (max(1, round(width * scale)), max(1, round(height * scale)))
        for (width, height), scale in zip(sizes, scales, strict=True)
    ]
    whole_width = max((width for width, _ in shown), default=0) + 2 * GAP
    middle = max(whole_width, room[0])
    boxes, y = [], GAP
    for width, height in shown:
        boxes.append(Box((middle - width) // 2, y, width, height))
        y += height + GAP
    return Layout(tuple(boxes), scales, whole_width, y if boxes else 0)


def next_zoom(factor: float, direction: int) -> float:
    """Return the next larger (1) or smaller (-1) step from a factor."""
    apart = 0.01
    if direction > 0:
        return next((step for step in STEPS if step > factor + apart), LARGEST)
    return next((step for step in reversed(STEPS) if step < factor - apart), SMALLEST)


def _scale(size: tuple[float, float], zoom: Zoom, room: tuple[int, int], dpi: float) -> float:
    smallest, largest = SMALLEST * dpi / 72, LARGEST * dpi / 72
    if isinstance(zoom, float):
        return min(max(zoom * dpi / 72, smallest), largest)
    fitting = (room[0] - 2 * GAP) / size[0]
    if zoom is Fit.PAGE:
        fitting = min(fitting, (room[1] - 2 * GAP) / size[1])
    # A narrow window may well show less than the smallest step, but not nothing.
    return min(max(fitting, smallest / 10), largest)
