"""Draws the Garuda of the memo: `python tools/garuda.py` writes the files of resources/emblem/.

An original line drawing in the manner of form 26 of the correspondence regulation: symmetrical, feet flat, arms raised.
Only its right half is given, in units of which 1171 are the height, x from the axis, y downwards; what is
drawn later covers what it overlaps, so that the picture consists of black lines on nothing. Needs shapely.
"""

import math
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from shapely import LineString, MultiLineString, Polygon, affinity, simplify
from shapely.ops import linemerge, unary_union

FOLDER: Final = Path(__file__).resolve().parents[1] / "resources" / "emblem"
HALF_WIDTH, HEIGHT = 526, 1177
PLAIN, FINE = 6.4, 4.6
"""Stroke widths: at 15 mm height 0.08 and 0.06 mm."""

Point = tuple[float, float]
Path_ = list[Point]


def curve(*points: Point, closed: bool = False, steps: int = 14) -> Path_:
    """Return a smooth line through points (Catmull-Rom)."""
    given = list(points)
    ring = [given[-1], *given, given[0], given[1]] if closed else [given[0], *given, given[-1]]
    line: Path_ = []
    for before, start, end, after in zip(ring, ring[1:], ring[2:], ring[3:], strict=False):
        for step in range(steps):
            line.append(_between(before, start, end, after, step / steps))
    return [*line, given[0] if closed else given[-1]]


def _between(p0: Point, p1: Point, p2: Point, p3: Point, t: float) -> Point:
    def axis(a: float, b: float, c: float, d: float) -> float:
        return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)

    return axis(p0[0], p1[0], p2[0], p3[0]), axis(p0[1], p1[1], p2[1], p3[1])


def arc(centre: Point, radius: float, start: float, end: float, squeeze: float = 1.0) -> Path_:
    """Return a part of an ellipse; degrees, 0 to the right, 90 down."""
    count = max(8, int(abs(end - start) / 8))
    angles = (math.radians(start + (end - start) * step / count) for step in range(count + 1))
    return [(centre[0] + radius * math.cos(a), centre[1] + radius * squeeze * math.sin(a)) for a in angles]


def at(line: Sequence[Point], share: float) -> Point:
    """Return the point at a share of a line's length."""
    point = LineString(line).interpolate(share, normalized=True)
    return point.x, point.y


def part(line: Sequence[Point], start: float, end: float, count: int = 12) -> Path_:
    """Return the part of a line between two shares of its length."""
    return [at(line, start + (end - start) * step / count) for step in range(count + 1)]


def bulge(start: Point, end: Point, height: float) -> Path_:
    """Return an arc from one point to another that swells to the left of the way by `height`."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy) or 1.0
    nx, ny = dy / length, -dx / length
    middle = (start[0] + dx / 2 + nx * height, start[1] + dy / 2 + ny * height)
    quarter = (start[0] + dx * 0.22 + nx * height * 0.72, start[1] + dy * 0.22 + ny * height * 0.72)
    three = (start[0] + dx * 0.78 + nx * height * 0.72, start[1] + dy * 0.78 + ny * height * 0.72)
    return curve(start, quarter, middle, three, end)


class Drawing:
    """Lines and black areas of the right half; what is added covers what was there before."""

    def __init__(self) -> None:
        self.lines: list[tuple[float, Any]] = []
        self.areas: list[Any] = []

    def line(self, points: Sequence[Point], width: float = PLAIN) -> None:
        """Add a line."""
        self.lines.append((width, LineString(points)))

    def shape(self, outline: Sequence[Point], *details: Sequence[Point], width: float = PLAIN, fine: float = 0) -> None:
        """Add a closed shape that covers what lies under it, with lines inside that end at its outline."""
        body = Polygon(outline).buffer(0)
        self.cover(body)
        for detail in details:
            inside = LineString(detail).intersection(body)
            if not inside.is_empty:
                self.lines.append((fine or width, inside))
        self.lines.append((width, LineString([*outline, outline[0]])))

    def cover(self, body: Any) -> None:
        """Take away what lies under a body."""
        self.lines = [(width, rest) for width, line in self.lines if not (rest := line.difference(body)).is_empty]
        self.areas = [rest for area in self.areas if not (rest := area.difference(body)).is_empty]

    def black(self, outline: Sequence[Point]) -> None:
        """Add a black area."""
        self.areas.append(Polygon(outline).buffer(0))

    def centred(self, right: Sequence[Point], *details: Sequence[Point], width: float = PLAIN, fine: float = 0) -> None:
        """Add a shape on the axis, of which the right side is given from top to bottom."""
        self.shape([*right, *((-x, y) for x, y in reversed(right))], *details, width=width, fine=fine)


def leaf(root: Point, tip: Point, breadth: float) -> Path_:
    """Return a pointed leaf or flame from its root to its tip."""
    dx, dy = tip[0] - root[0], tip[1] - root[1]
    length = math.hypot(dx, dy)
    ux, uy = dx / length, dy / length
    nx, ny = -uy * breadth, ux * breadth

    def place(along: float, aside: float) -> Point:
        return root[0] + dx * along + nx * aside, root[1] + dy * along + ny * aside

    left = curve(root, place(0.15, 0.8), place(0.4, 1.0), place(0.7, 0.42), tip)
    right = curve(tip, place(0.7, -0.42), place(0.4, -1.0), place(0.15, -0.8), root)
    return [*left, *right[1:-1]]


def feathers(
    draw: Drawing, outer: Sequence[Point], inner: Sequence[Point], count: int, *, swell: float, lean: float
) -> None:
    """Lay feathers like tiles between two curves, the lowest first; each has a quill and a rounded tip."""
    for number in reversed(range(count)):
        first, last = number / count, (number + 1) / count
        start, end = at(outer, first), at(outer, last)
        root, foot = at(inner, min(first + lean * (1 - first), 1.0)), at(inner, min(last + lean * (1 - last), 1.0))
        lower = bulge(end, foot, math.dist(end, foot) * 0.13)
        upper = bulge(root, start, -math.dist(root, start) * 0.13)
        tip = bulge(start, end, swell * math.dist(start, end))
        quill = bulge(_mix(root, foot, 0.55), _mix(start, end, 0.62), -math.dist(root, start) * 0.13)
        draw.shape([*upper, *tip, *lower], part(quill, 0.42, 0.84), width=PLAIN, fine=FINE)


def _mixed(one: Sequence[Point], other: Sequence[Point], share: float) -> Path_:
    """Return a line between two others."""
    return [_mix(at(one, step / 20), at(other, step / 20), share) for step in range(18)]


def _mix(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def wing(draw: Drawing) -> None:
    """Draw the long feathers, the coverts over them, and the crescent at the top."""
    outer = curve(
        (446, 66), (498, 126), (509, 206), (500, 296), (472, 388), (424, 472), (356, 544), (272, 600), (160, 630)
    )
    inner = curve((404, 200), (404, 270), (380, 350), (322, 430), (250, 494), (170, 545), (105, 590))
    feathers(draw, outer, inner, 9, swell=0.17, lean=0.36)
    horn = curve((416, 4), (466, 44), (494, 100), (498, 160), (480, 226), (440, 284), (396, 318))
    draw.shape([*horn, *curve((404, 250), (414, 200), (446, 150), (450, 92), (416, 4))[:-1]], fine=FINE)
    draw.line(curve((476, 140), (472, 190), (446, 236), (420, 262)), FINE)
    covert = curve((402, 178), (416, 250), (396, 340), (340, 420), (262, 486), (178, 535), (110, 575))
    arm = curve((352, 200), (340, 290), (300, 366), (240, 424), (185, 470), (140, 510), (104, 545))
    feathers(draw, covert, arm, 8, swell=0.15, lean=0.26)


def arm(draw: Drawing) -> None:
    """Draw the raised arm with its bracelets and the hand bent inwards like a flame."""
    upper = curve((112, 412), (170, 398), (232, 352), (286, 298), (314, 264))
    lower = curve((368, 272), (346, 322), (300, 380), (240, 434), (184, 478), (140, 512))
    bands = [
        curve(
            (310 - step * 13, 268 + step * 16), (338 - step * 12, 280 + step * 17), (372 - step * 13, 276 + step * 19)
        )
        for step in (0, 1, 2, 3)
    ]
    armlet = [curve((162 + x, 380), (170 + x, 430), (166 + x, 500)) for x in (0, 14, 28)]
    draw.shape([*upper, *lower], *bands, *armlet, width=PLAIN)
    thumb = curve((368, 270), (374, 232), (364, 200), (366, 172), (386, 150))
    notch = curve((386, 150), (360, 152), (342, 176))
    back = curve((342, 176), (312, 148), (268, 136), (232, 142), (200, 158))
    palm = curve((200, 158), (246, 158), (286, 176), (310, 214), (314, 264))
    draw.shape(
        [*thumb, *notch[1:], *back[1:], *palm[1:]], curve((336, 172), (300, 156), (262, 148), (236, 150)), fine=FINE
    )


def torso(draw: Drawing) -> None:
    """Draw shoulders, chest and waist."""
    side = curve(
        (0, 396), (60, 404), (118, 412), (146, 420), (158, 468), (140, 512), (122, 552), (112, 600), (112, 640)
    )
    draw.centred([*side, (0, 660)], curve((0, 574), (50, 586), (92, 580), (124, 556)), fine=FINE)
    draw.black(arc((62, 556), 4.5, 0, 360))
    draw.line(curve((136, 500), (128, 512), (122, 530)), FINE)


def necklace(draw: Drawing) -> None:
    """Draw the collar with its leaves and the jewel on it."""
    for angle in (12, 33, 54, 74, 90):
        spread = math.radians(angle)
        root = (106 * math.cos(spread), 392 + 96 * math.sin(spread))
        tip = (140 * math.cos(spread), 392 + 134 * math.sin(spread) + (14 if angle == 90 else 0))
        draw.shape(leaf(root, tip, 13), fine=FINE)
    outer, inner = arc((0, 392), 108, 90, 0, 0.92), arc((0, 392), 78, 90, 0, 0.92)
    rings = [[*arc((0, 392), radius, 180, 0, 0.92)] for radius in (98, 88)]
    draw.centred([*reversed(outer), *[(0.0, 491.0)]], width=PLAIN)
    draw.cover(Polygon([(0, 392), *arc((0, 392), 107, 180, 0, 0.92)]))
    for ring, width in ((arc((0, 392), 107, 180, 0, 0.92), PLAIN), *((ring, FINE) for ring in rings)):
        draw.line(ring, width)
    draw.line([*reversed(inner), *((-x, y) for x, y in inner)], PLAIN)
    for radius, width in ((26, PLAIN), (13, FINE)):
        draw.centred(arc((0, 480), radius, -90, 90), width=width)


def head(draw: Drawing) -> None:
    """Draw the face with its beak, the ear flames and the crown."""
    for y in (388, 366, 344):
        lock = [*curve((66, y - 14), (86, y - 16), (97, y - 12)), *curve((96, y + 2), (92, y + 12), (88, y + 20))]
        draw.shape([*lock, *curve((80, y + 12), (66, y + 10))], fine=FINE)
    flame = curve((70, 322), (76, 304), (90, 294), (101, 280), (105, 254))
    lobe = curve((112, 276), (112, 296), (104, 310), (108, 324), (102, 338), (88, 343), (72, 338))
    draw.shape([*flame, *lobe], curve((100, 306), (88, 305), (82, 314), (85, 325), (94, 325)), fine=FINE)
    draw.centred(curve((0, 290), (48, 295), (75, 314), (79, 352), (66, 392), (34, 411), (0, 414)), width=PLAIN)
    for size in (0, 1, 2):
        step = size * 9
        mouth = curve(
            (0, 402 - step), (30, 398 - step), (52 - step, 384 - step), (56 - step, 364), (44 - step, 348 + step * 0.4)
        )
        draw.line([*((-x, y) for x, y in reversed(mouth)), *mouth[1:]], FINE if size else PLAIN)
    lips = [*curve((0, 378), (14, 386), (30, 380), (32, 366), (20, 358), (8, 366), (0, 366))]
    draw.areas.append(Polygon([*lips, *((-x, y) for x, y in reversed(lips))]).buffer(0))
    draw.centred(curve((0, 302), (12, 306), (18, 322), (12, 340), (4, 358), (0, 364)), width=PLAIN)
    draw.line(curve((16, 346), (30, 346), (46, 350)), FINE)
    draw.shape(curve((20, 334), (34, 324), (50, 326), (58, 338), (40, 346), (20, 334)), fine=FINE)
    draw.black(arc((38, 335), 8.5, 0, 360))
    brow = [*curve((16, 326), (30, 313), (52, 309), (74, 297)), *curve((70, 311), (56, 320), (38, 321), (16, 326))]
    draw.shape(brow, width=FINE)


def crown(draw: Drawing) -> None:
    """Draw the pointed crown: spire, flames, bands with a jewel."""
    draw.shape(
        [*curve((58, 300), (78, 290), (92, 268), (104, 238)), *curve((84, 244), (64, 262), (56, 282))], fine=FINE
    )
    for root, tip, breadth in (((70, 266), (76, 236), 10), ((52, 252), (52, 218), 11), ((32, 240), (30, 202), 11)):
        draw.shape(leaf(root, tip, breadth), fine=FINE)
    spire = curve((0, 116), (8, 134), (9, 154), (20, 176), (18, 194), (9, 206), (24, 226), (30, 252))
    draw.centred([*spire, (0, 256)], width=PLAIN)
    draw.centred(curve((0, 208), (10, 224), (14, 240), (0, 252)), width=FINE)
    band = [(0.0, 248.0), *curve((0, 248), (46, 256), (84, 272)), *curve((80, 302), (44, 288), (0, 282))]
    draw.centred(band, curve((-80, 284), (0, 262), (80, 284)), fine=FINE)
    for tip in ((0, 246), (20, 268), (0, 290)):
        draw.centred(leaf((0, 268), tip, 7) if tip[0] == 0 else leaf((2, 268), tip, 7), width=FINE)
    draw.centred(arc((0, 268), 6, -90, 90), width=FINE)


def tail(draw: Drawing) -> None:
    """Draw the fan of the tail: curled plumes and the blade in the middle."""
    plumes = ((112, 924, 232, 1032, 28), (88, 942, 182, 1062, 27), (60, 954, 126, 1086, 26), (30, 962, 74, 1106, 25))
    for x, y, tip_x, tip_y, size in plumes:
        sweep = curve(
            (x, y),
            _mix((x + 20, y - 14), (tip_x, tip_y), 0.36),
            (tip_x + size * 0.45, tip_y - size * 1.3),
            (tip_x + size, tip_y),
        )
        bulb = arc((tip_x, tip_y), size, 8, 212)
        hook = curve(bulb[-1], (tip_x - size * 0.42, tip_y - size * 0.3), (tip_x - size * 0.22, tip_y + size * 0.12))
        back = curve(
            (tip_x + size * 0.12, tip_y - size * 0.3),
            (tip_x - size * 0.25, tip_y - size * 1.15),
            _mix((x - 20, y), (tip_x - 10, tip_y), 0.52),
            (x - 46, y + 22),
        )
        draw.shape([*sweep, *bulb, *hook, *back], part(_mixed(sweep, back[::-1], 0.5), 0, 0.86), fine=FINE)
    draw.centred(
        curve((0, 956), (14, 990), (25, 1060), (17, 1112), (6, 1150), (0, 1172)), [(0, 985), (0, 1085)], fine=FINE
    )


def legs(draw: Drawing) -> None:
    """Draw the foot with its claws turned outwards, the shin, and the scaled thigh."""
    toes = ((350, 904), (357, 931), (345, 957))
    for x, y in toes:
        claw = [
            *curve((x, y - 13), (x + 20, y - 9), (x + 31, y + 8), (x + 29, y + 36)),
            *curve((x + 29, y + 36), (x + 18, y + 17), (x, y + 12)),
        ]
        draw.shape(claw)
    foot = [
        *curve((206, 934), (240, 918), (282, 906), (322, 893), (350, 890)),
        *(point for x, y in toes for point in arc((x, y), 14, -80, 78)),
        *curve((330, 972), (286, 975), (244, 978), (206, 984)),
        *curve((186, 976), (176, 962), (160, 948), (152, 930), (170, 916)),
    ]
    draw.shape(foot, curve((232, 938), (292, 930), (350, 917)), curve((236, 958), (292, 954), (350, 944)), fine=FINE)
    heel = curve((212, 944), (190, 940), (176, 950), (174, 968), (186, 984), (208, 990), (199, 974), (203, 960))
    draw.shape([*heel, (212, 944)], fine=FINE)
    shin = [
        *curve((150, 830), (186, 850), (198, 868), (184, 900), (206, 934)),
        *curve((188, 934), (158, 940), (150, 900), (112, 850), (116, 830)),
    ]
    draw.shape(shin, curve((132, 838), (160, 868), (166, 912)), fine=FINE)
    spur = [*curve((196, 852), (212, 880), (236, 912)), *curve((224, 922), (190, 908), (182, 880), (184, 852))]
    draw.shape(spur, *(curve((180, 864 + y), (200, 862 + y), (216, 850 + y)) for y in (12, 28, 44, 60)), fine=FINE)
    thigh = curve(
        (128, 650),
        (188, 630),
        (262, 634),
        (316, 668),
        (336, 730),
        (326, 792),
        (286, 832),
        (214, 852),
        (140, 838),
        (100, 760),
        closed=True,
    )
    slant = [curve((90 + x, 620), (126 + x, 730), (100 + x, 870)) for x in range(24, 260, 33)]
    level = [curve((90, 640 + y), (220, 672 + y), (350, 660 + y)) for y in range(0, 230, 33)]
    draw.shape(thigh, *slant, *level, width=PLAIN, fine=FINE)


def loincloth(draw: Drawing) -> None:
    """Draw the cloth over the hips, the belly with its beaded girdle, and the belt with a flower."""
    hip = [*curve((0, 640), (112, 622), (214, 636)), *curve((214, 636), (206, 706), (164, 776), (96, 812), (0, 830))]
    rims = [arc((0, 600), radius, 0, 90, 1.02) for radius in (198, 184)]
    draw.centred(hip, *rims, fine=FINE)
    for angle in (14, 32, 50, 66):
        spread = math.radians(angle)
        near = (146 * math.cos(spread), 602 + 128 * math.sin(spread))
        far = (176 * math.cos(spread), 602 + 164 * math.sin(spread))
        draw.shape(leaf(near, far, 13), fine=FINE)
    draw.centred([(0.0, 600.0), *arc((0, 602), 148, 0, 90, 0.88)], width=PLAIN)
    draw.line(arc((0, 602), 134, 0, 90, 0.88), FINE)
    draw.line(arc((0, 602), 114, 0, 90, 0.88), FINE)
    for angle in range(6, 90, 9):
        spread, wide = math.radians(angle), math.radians(angle + 4.4)
        corners = [
            (radius * math.cos(a), 602 + 0.88 * radius * math.sin(a))
            for radius, a in ((131, spread), (131, wide), (117, wide), (117, spread))
        ]
        draw.black(corners)
    draw.centred(arc((0, 600), 106, 0, 90, 0.8), width=PLAIN)
    draw.centred(
        [
            *curve((0, 588), (60, 588), (112, 574)),
            *curve((116, 604), (116, 622), (108, 632)),
            *curve((60, 622), (0, 618)),
        ],
        curve((-114, 594), (0, 602), (114, 594)),
        curve((-114, 610), (0, 612), (114, 610)),
        fine=FINE,
    )
    for tip in ((0, 570), (36, 606), (0, 642)):
        draw.centred(leaf((0, 606), tip, 13) if tip[0] == 0 else [*leaf((2, 606), tip, 12)], width=PLAIN, fine=FINE)
    draw.centred(arc((0, 606), 9, -90, 90), width=FINE)


def apron(draw: Drawing) -> None:
    """Draw the three-pointed apron in front with its jewel."""
    fold = [*curve((34, 760), (44, 820), (66, 862)), (112, 926), *curve((60, 940), (30, 958), (0, 972)), (60, 866)]
    draw.shape(fold, fine=FINE)
    for x, y in ((66, 830), (74, 846), (82, 862), (90, 878)):
        draw.line([(x - 12, y + 4), (x + 10, y - 6)], FINE)
    point = [
        *curve((0, 880), (40, 878), (74, 862)),
        *curve((92, 900), (114, 928)),
        *curve((60, 946), (28, 960), (0, 972)),
    ]
    draw.centred(point, fine=FINE)
    for angle in (90, 62, 36):
        spread = math.radians(angle)
        base = (84 * math.cos(spread), 840 + 76 * math.sin(spread))
        draw.shape(leaf(base, (base[0] * 1.14, base[1] + 27), 11), fine=FINE)
    for step in (0, 1, 2):
        draw.centred(
            [
                *curve((0, 916 - step * 11), (44, 910 - step * 11), (84 - step * 6, 886 - step * 8)),
                *curve((70, 852), (30, 850), (0, 850)),
            ],
            width=FINE if step else PLAIN,
        )
    panel = [(0.0, 736.0), *curve((30, 736), (36, 800), (60, 866)), *curve((30, 872), (0, 874))]
    draw.centred(panel, [*curve((20, 740), (24, 800), (42, 858)), (0, 864)], width=PLAIN, fine=FINE)
    draw.centred(leaf((0, 730), (0, 778), 16), width=PLAIN)
    for radius in (30, 19, 8):
        draw.centred(arc((0, 708), radius, -90, 90), width=PLAIN if radius == 30 else FINE)


def garuda() -> Drawing:
    """Return the right half of the whole figure, from what lies behind to what lies in front."""
    draw = Drawing()
    for piece in (wing, arm, tail, legs, torso, necklace, loincloth, apron, head, crown):
        piece(draw)
    return draw


def picture(draw: Drawing) -> tuple[dict[float, list[Any]], list[Any]]:
    """Return the lines of the whole figure by their width, and the outlines of its black areas."""
    half = Polygon([(0, -50), (HALF_WIDTH, -50), (HALF_WIDTH, HEIGHT + 50), (0, HEIGHT + 50)])
    strokes = {}
    for width in (PLAIN, FINE):
        lines = [line.intersection(half) for line_width, line in draw.lines if line_width == width]
        strokes[width] = _merged([*lines, *map(_mirrored, lines)])
    areas = [area.intersection(half) for area in draw.areas]
    shapes = unary_union([*areas, *map(_mirrored, areas)])
    return strokes, [ring for area in _parts(shapes) for ring in (area.exterior, *area.interiors)]


def svg(draw: Drawing) -> str:
    """Return the figure as SVG, for the eye and for other programs."""
    strokes, rings = picture(draw)
    parts = [
        f'<path fill="none" stroke="#000" stroke-width="{width:g}" d="{"".join(map(_svg_line, lines))}"/>'
        for width, lines in strokes.items()
    ]
    parts.append(f'<path fill="#000" fill-rule="evenodd" d="{"".join(_svg_line(ring) + "z" for ring in rings)}"/>')
    size = f'viewBox="{-HALF_WIDTH} 0 {2 * HALF_WIDTH} {HEIGHT}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} stroke-linejoin="round" stroke-linecap="round">'
    return "\n".join([head, "<title>Garuda</title>", *parts, "</svg>"]) + "\n"


def operators(draw: Drawing) -> str:
    """Return the figure as the program draws it: width and height, then PDF path operators, y upwards.

    All is areas, also the strokes: readers draw a thin line at least one pixel wide, which makes a small figure black.
    """
    strokes, rings = picture(draw)
    inked = [line.buffer(width / 2, quad_segs=4) for width, lines in strokes.items() for line in lines]
    ink = simplify(unary_union([*inked, *map(Polygon, rings)]), 0.1)
    edges = [ring for area in _parts(ink) for ring in (area.exterior, *area.interiors)]
    paths = " ".join(_pdf_line(ring) + " h" for ring in edges)
    return f"{2 * HALF_WIDTH} {HEIGHT}\n0 g {paths} f*\n"


def _mirrored(shape: Any) -> Any:
    return affinity.scale(shape, xfact=-1, yfact=1, origin=(0, 0))


def _parts(shape: Any) -> Iterable[Any]:
    parts: Iterable[Any] = getattr(shape, "geoms", [shape])
    return parts


def _merged(lines: Iterable[Any]) -> list[Any]:
    """Join lines at their ends, so that strokes have no seams, and drop points that no one would miss."""
    segments = [
        piece for line in lines for piece in _parts(line) if piece.geom_type == "LineString" and piece.length > 0.5
    ]
    merged = linemerge(MultiLineString(segments))
    return [simplify(line, 0.1) for line in _parts(merged)]


def _svg_line(line: Any) -> str:
    points = [f"{x:.1f} {y:.1f}" for x, y in line.coords]
    return f"M{points[0]}L{' '.join(points[1:])}"


def _pdf_line(line: Any) -> str:
    start, *points = (f"{x + HALF_WIDTH:.1f} {HEIGHT - y:.1f}" for x, y in line.coords)
    return " ".join([f"{start} m", *(f"{point} l" for point in points)])


def main() -> int:
    """Write both files."""
    draw = garuda()
    (FOLDER / "garuda.svg").write_text(svg(draw), encoding="utf-8")
    (FOLDER / "garuda.pdf-operators").write_text(operators(draw), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
