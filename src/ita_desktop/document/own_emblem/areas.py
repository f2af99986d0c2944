"""Shapes as the areas that they ink: strokes become areas too, for readers draw a thin stroke too wide."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pathops
from lxml import etree
from picosvg.svg import SVG, SVGTraverseContext
from picosvg.svg_pathops import skia_path
from picosvg.svg_transform import Affine2D
from picosvg.svg_types import SVGShape

from ita_desktop.document.own_emblem.plain_svg import GEOMETRY
from ita_desktop.document.own_emblem.safe_xml import damaged, too_many_parts

_STROKED_SIZE: Final = 2000.0
"""Strokes are worked out on shapes of this size, so that they are equally exact in every drawing."""

_CURVE_ERROR: Final = 0.5
_LARGEST: Final = 1e7
_UNREADABLE: Final = (ValueError, ArithmeticError, LookupError, AssertionError, TypeError, pathops.PathOpsError)
"""What picosvg raises for what is no SVG, such as a path without a beginning or a movement with too few numbers."""

_MOST_DASHES: Final = 5_000
_CAPS: Final = {
    "butt": pathops.LineCap.BUTT_CAP,
    "round": pathops.LineCap.ROUND_CAP,
    "square": pathops.LineCap.SQUARE_CAP,
}
_JOINS: Final = {
    "miter": pathops.LineJoin.MITER_JOIN,
    "round": pathops.LineJoin.ROUND_JOIN,
    "bevel": pathops.LineJoin.BEVEL_JOIN,
}


@dataclass(frozen=True)
class Area:
    """An outline in the drawing's own units, y downwards, its colour `#rrggbb`, and what it is cut by."""

    path: pathops.Path
    colour: str
    clips: tuple[pathops.Path, ...] = ()

    @property
    def is_even_odd(self) -> bool:
        """Tell by which rule the outline is filled."""
        return bool(self.path.fillType == pathops.FillType.EVEN_ODD)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom; no less than what a clipping path of a slanting shape leaves."""
        boxes = [path.bounds for path in (self.path, *self.clips)]
        left, top = (max(box[side] for box in boxes) for side in (0, 1))
        right, bottom = (min(box[side] for box in boxes) for side in (2, 3))
        return left, top, right, bottom


def areas_of(plain: Any) -> list[Area]:
    """Return what a tree of plain shapes inks, the lowest first; InvalidData where that cannot be worked out."""
    try:
        drawing = SVG(plain)
        drawing.resolve_use(inplace=True)
        box = drawing.view_box()
        window = [] if box is None else [_rectangle(*box)]
        return [area for context in drawing.depth_first() for area in _areas(context, window)]
    except _UNREADABLE:
        raise damaged() from None


def _areas(context: SVGTraverseContext, window: Sequence[pathops.Path]) -> Iterator[Area]:
    """Yield what one element inks."""
    if (
        etree.QName(context.element).localname not in GEOMETRY
        or "/defs[" in context.path
        or "/clipPath[" in context.path
    ):
        return
    shape = context.shape()
    clips = [*window, *(skia_path(clip.as_cmd_seq(), clip.clip_rule) for clip in context.clips)]
    outline = skia_path(shape.as_cmd_seq(), shape.fill_rule)
    if shape.fill != "none":
        yield from _clipped(_moved(_without_lines(outline), context.transform), shape.fill, clips)
    if shape.stroke != "none" and shape.stroke_width > 0:
        yield from _clipped(_stroked(outline, shape, context.transform), shape.stroke, clips)


def _without_lines(path: pathops.Path) -> pathops.Path:
    """Return an outline without the parts that enclose nothing, for no one sees them and they count as ink."""
    contours = list(path.contours)
    kept = [contour for contour in contours if not _is_line(list(contour.points))]
    if len(kept) == len(contours):
        return path
    whole = pathops.Path(fillType=path.fillType)
    for contour in kept:
        whole.addPath(contour)
    return whole


def _is_line(points: Sequence[tuple[float, float]]) -> bool:
    """Tell whether points lie on one line."""
    x, y = points[0]
    far_x, far_y = max(((px - x, py - y) for px, py in points), key=lambda point: math.hypot(*point))
    nearly = 1e-6 * (far_x**2 + far_y**2)
    return all(abs((px - x) * far_y - (py - y) * far_x) <= nearly for px, py in points)


def _moved(path: pathops.Path, transform: Affine2D) -> pathops.Path:
    moved = path.transform(*transform)
    moved.fillType = path.fillType
    if not all(math.isfinite(value) and abs(value) < _LARGEST for value in moved.controlPointBounds):
        raise damaged()
    return moved


def _stroked(outline: pathops.Path, shape: SVGShape, transform: Affine2D) -> pathops.Path:
    left, top, right, bottom = outline.controlPointBounds
    scale = _STROKED_SIZE / max(right - left, bottom - top, shape.stroke_width)
    path = _moved(outline, Affine2D(scale, 0, 0, scale, 0, 0))
    dashes = _dashes(shape, outline)
    path.stroke(
        shape.stroke_width * scale,
        _CAPS[shape.stroke_linecap],
        _JOINS[shape.stroke_linejoin],
        shape.stroke_miterlimit,
        [dash * scale for dash in dashes],
        shape.stroke_dashoffset * scale,
    )
    path.convertConicsToQuads(_CURVE_ERROR)
    path.fillType = pathops.FillType.WINDING
    return _moved(path, Affine2D.compose_ltr((Affine2D(1 / scale, 0, 0, 1 / scale, 0, 0), transform)))


def _dashes(shape: SVGShape, outline: pathops.Path) -> list[float]:
    """Return a stroke's dashes and gaps in turn, none for a whole stroke."""
    if shape.stroke_dasharray == "none":
        return []
    dashes = [float(dash) for dash in shape.stroke_dasharray.split()]
    if min(dashes, default=0) < 0 or not sum(dashes):
        return []
    if _length(outline) / sum(dashes) * len(dashes) > _MOST_DASHES:
        raise too_many_parts()
    return dashes * (1 + len(dashes) % 2)


def _length(path: pathops.Path) -> float:
    """Return no less than the length of a path."""
    points = [point for _, given in path for point in given]
    return sum(map(math.dist, points, points[1:]))


def _rectangle(left: float, top: float, width: float, height: float) -> pathops.Path:
    corners = ((left, top), (left + width, top), (left + width, top + height), (left, top + height))
    return skia_path([("M" if number == 0 else "L", corner) for number, corner in enumerate(corners)], "nonzero")


def _clipped(path: pathops.Path, colour: str, clips: Sequence[pathops.Path]) -> Iterator[Area]:
    """Yield an area with the clipping paths that cut it, if they leave anything."""
    area = Area(path, colour, tuple(clip for clip in clips if not _holds(clip, path)))
    left, top, right, bottom = area.box
    if left <= right and top <= bottom and (left, top) != (right, bottom):
        yield area


def _holds(clip: pathops.Path, path: pathops.Path) -> bool:
    """Tell whether a clipping path is a rectangle around the whole of an area and leaves it as it is."""
    left, top, right, bottom = clip.bounds
    inner = path.bounds
    around = left <= inner[0] and top <= inner[1] and right >= inner[2] and bottom >= inner[3]
    return around and math.isclose(abs(clip.area), (right - left) * (bottom - top), rel_tol=1e-6)
