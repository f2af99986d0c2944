"""Drawings as emblems: an SVG is checked, kept as plain shapes, and printed as filled outlines."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

import pathops
from lxml import etree

from ita_desktop.document.emblem import Emblem
from ita_desktop.document.own_emblem.areas import Area, areas_of
from ita_desktop.document.own_emblem.expansion import check_expansion
from ita_desktop.document.own_emblem.plain_svg import plain_svg
from ita_desktop.document.own_emblem.safe_xml import damaged, too_many_parts
from ita_desktop.document.own_emblem.shape_limits import check_shape
from ita_desktop.errors import InvalidData

HEIGHT: Final = 1000.0
"""How high an emblem is in its own units: 0.015 mm each on paper."""

MAX_SEGMENTS: Final = 100_000
"""Lines and curves of all outlines together."""

_WHITE: Final = "#ffffff"


class _Outlines(NamedTuple):
    """The outlines of a drawing with the place and scale that its ink has in the emblem."""

    areas: Sequence[Area]
    left: float
    top: float
    scale: float
    width: float

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the drawing stands in the emblem, whose y goes upwards."""
        return (x - self.left) * self.scale, HEIGHT - (y - self.top) * self.scale


def normal_svg(data: bytes) -> bytes:
    """Return a chosen drawing as a tree of plain shapes, without anything that is not printed."""
    plain = _plain(data)
    normal: bytes = etree.tostring(plain, encoding="utf-8")
    _outlines(plain)
    return normal


def svg_emblem(data: bytes) -> Emblem:
    """Return a drawing as it is printed."""
    outlines = _outlines(_plain(data))
    lines = []
    for area in outlines.areas:
        red, green, blue = (int(area.colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
        fill = "f*" if area.is_even_odd else "f"
        colour = f"{red:.3g} g" if red == green == blue else f"{red:.3g} {green:.3g} {blue:.3g} rg"
        cuts = [f"{' '.join(_pdf_path(clip, outlines))} W n" for clip in area.clips]
        drawn = " ".join([*cuts, colour, *_pdf_path(area.path, outlines), fill])
        lines.append(f"q {drawn} Q" if cuts else drawn)
    return Emblem("\n".join(lines), outlines.width, HEIGHT)


def _plain(data: bytes) -> Any:
    try:
        plain = plain_svg(data)
        check_expansion(plain)
    except RecursionError:
        # A style of nothing but brackets.
        raise damaged() from None
    return plain


def _outlines(plain: Any) -> _Outlines:
    areas = areas_of(plain)
    if sum(len(list(path.verbs)) for area in areas for path in (area.path, *area.clips)) > MAX_SEGMENTS:
        raise too_many_parts()
    inks = [area.box for area in areas if area.colour != _WHITE]
    if not inks:
        raise InvalidData("The drawing is empty: it has nothing that would be seen on white paper")
    left, top = (min(ink[side] for ink in inks) for side in (0, 1))
    right, bottom = (max(ink[side] for ink in inks) for side in (2, 3))
    check_shape(right - left, bottom - top)
    scale = HEIGHT / (bottom - top)
    return _Outlines(areas, left, top, scale, (right - left) * scale)


def _pdf_path(path: pathops.Path, outlines: _Outlines) -> Iterator[str]:
    """Yield the operators of an outline, in the emblem's units."""
    at = (0.0, 0.0)
    for verb, given in path:
        points = [outlines.place(x, y) for x, y in given]
        if verb == pathops.PathVerb.QUAD:
            # PDF has no quadratic curves; the same curve as a cubic one.
            bend, end = points
            points = [_towards(at, bend), _towards(end, bend), end]
        at = points[-1] if points else at
        yield " ".join([*(f"{_number(x)} {_number(y)}" for x, y in points), _OPERATORS[verb]])


_OPERATORS: Final = {
    pathops.PathVerb.MOVE: "m",
    pathops.PathVerb.LINE: "l",
    pathops.PathVerb.QUAD: "c",
    pathops.PathVerb.CUBIC: "c",
    pathops.PathVerb.CLOSE: "h",
}


def _towards(start: tuple[float, float], bend: tuple[float, float]) -> tuple[float, float]:
    return start[0] + 2 / 3 * (bend[0] - start[0]), start[1] + 2 / 3 * (bend[1] - start[1])


def _number(value: float) -> str:
    """Return a number to a tenth of a unit, 0.0015 mm on paper."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text
