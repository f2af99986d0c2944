"""Where the fields stand on the pages: from a point to the field, from a field to its rectangles."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from ita_desktop.ui.binding import is_within

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom in pt from the page's upper left corner."""

REACH: Final = 6.0
"""How far beside a field a click may miss it, in pt."""

_PARAGRAPH: Final = re.compile(r"(.+\.paragraphs)\[([0-9]+)\]")


class Places:
    """The rectangles of all fields of a printed report."""

    def __init__(self, places: Mapping[str, Sequence[tuple[int, Rect]]]) -> None:
        self._places = places
        self._by_page: dict[int, list[tuple[Rect, str]]] = {}
        # Every repaint asks again.
        self._found: dict[str, list[tuple[int, Rect]]] = {}

    def at(self, page: int, x: float, y: float) -> str | None:
        """Return the field at a point: the smallest one around it, else the nearest, in the same row before others."""
        best: tuple[tuple[bool, float, float], str] | None = None
        for rect, path in self._on(page):
            distance = _distance(rect, x, y)
            if distance <= REACH:
                other_row = not rect[1] <= y <= rect[3]
                size = (rect[2] - rect[0]) * (rect[3] - rect[1])
                rank = (other_row, distance, size)
                if best is None or rank < best[0]:
                    best = rank, path
        return best[1] if best else None

    def of(self, path: str) -> list[tuple[int, Rect]]:
        """Return page and rectangle of each part of a field, in reading order; none if it has no place.

        A list or a row stands around its fields. A field that is not printed stands where that does to which it
        belongs: `period.start` in `period`, an empty remark in its row, an empty paragraph in the one before.
        """
        if path not in self._found:
            self._found[path] = self._find(path)
        return self._found[path]

    def _find(self, path: str) -> list[tuple[int, Rect]]:
        while path:
            found = list(self._places.get(path, ())) or self._around(path)
            if found:
                return found
            path = _before_or_around(path)
            if "." not in path:
                break
        return []

    def _around(self, path: str) -> list[tuple[int, Rect]]:
        """Return what encloses all fields below `path` on each page."""
        found: dict[int, list[Rect]] = {}
        for place, parts in self._places.items():
            if is_within(place, path):
                for page, rect in parts:
                    found.setdefault(page, []).append(rect)
        return [(page, _united(rects)) for page, rects in sorted(found.items())]

    def _on(self, page: int) -> list[tuple[Rect, str]]:
        # Made when first asked for: pages come faster than clicks.
        if not self._by_page:
            for path, places in self._places.items():
                for number, rect in places:
                    self._by_page.setdefault(number, []).append((rect, path))
        return self._by_page.get(page, [])


def _before_or_around(path: str) -> str:
    paragraph = _PARAGRAPH.fullmatch(path)
    if paragraph and int(paragraph[2]):
        return f"{paragraph[1]}[{int(paragraph[2]) - 1}]"
    return path.rpartition(".")[0]


def _distance(rect: Rect, x: float, y: float) -> float:
    left, top, right, bottom = rect
    across = max(left - x, 0.0, x - right)
    down = max(top - y, 0.0, y - bottom)
    return float((across**2 + down**2) ** 0.5)


def _united(rects: Sequence[Rect]) -> Rect:
    lefts, tops, rights, bottoms = zip(*rects, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
