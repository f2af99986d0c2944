"""Glyphs as filled paths, for what must be seen on the page but must not be read as text."""

from functools import cache

from ita_desktop.typeset.fonts import Face


class _PathPen:
    """Collects a glyph's outline as PDF path operators; quadratic curves become cubic ones."""

    def __init__(self) -> None:
        self.operators: list[str] = []
        self.at = (0.0, 0.0)

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - the pen protocol's names
        self._add("m", point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._add("l", point)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._add("c", *points)

    def qCurveTo(self, control: tuple[float, float], end: tuple[float, float]) -> None:  # noqa: N802
        first, second = (
            tuple(point + 2 / 3 * (bend - point) for point, bend in zip(anchor, control, strict=True))
            for anchor in (self.at, end)
        )
        self._add("c", (first[0], first[1]), (second[0], second[1]), end)

    def closePath(self) -> None:  # noqa: N802
        self.operators.append("h")

    def _add(self, operator: str, *points: tuple[float, float]) -> None:
        self.at = points[-1]
        self.operators.append(" ".join(f"{x:g} {y:g}" for x, y in points) + f" {operator}")


@cache
def _path(face: Face, glyph: int) -> str:
    pen = _PathPen()
    face.font.draw_glyph_with_pen(glyph, pen)
    return " ".join(pen.operators)


def outline(face: Face, glyph: int, x: float, y: float, size: float) -> str:
    """Return the operators that fill a glyph's outline with its origin at (x, y) pt."""
    scale = size / face.hb_face.upem
    return f"q {scale:.5f} 0 0 {scale:.5f} {x:.2f} {y:.2f} cm {_path(face, glyph)} f Q"
