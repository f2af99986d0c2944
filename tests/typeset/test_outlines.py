import re

import pytest
from fontTools.pens.areaPen import AreaPen
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from ita_desktop.typeset.fonts import Style, load_face
from ita_desktop.typeset.outlines import outline
from typeset.pages import FAMILY, STYLES


def replay(path: str, pen: AreaPen | BoundsPen) -> None:
    """Draw PDF path operators with a pen of fontTools."""
    draw = {"m": pen.moveTo, "l": pen.lineTo, "c": pen.curveTo}
    for numbers, operator in re.findall(r"((?:\S+ )*?)([mlch])(?: |$)", path):
        values = list(map(float, numbers.split()))
        if operator == "h":
            pen.closePath()
        else:
            draw[operator](*zip(values[::2], values[1::2], strict=True))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("letter", ["\u0e4d", "ก", "๛", "S", "i"])
def test_outline_is_the_glyph(letter: str, style: Style) -> None:
    face = FAMILY.face(style)
    font = TTFont(face.path)
    name = font.getBestCmap()[ord(letter)]
    operators = outline(face, face.nominal(letter), 30, 40.5, 16)
    path = re.fullmatch(r"q 0\.01600 0 0 0\.01600 30\.00 40\.50 cm (.+) f Q", operators)
    assert path
    pens = (AreaPen(), BoundsPen(None)), (AreaPen(font.getGlyphSet()), BoundsPen(font.getGlyphSet()))
    for pen in pens[0]:
        replay(path[1], pen)
    for pen in pens[1]:
        font.getGlyphSet()[name].draw(pen)
    assert pens[0][0].value == pytest.approx(pens[1][0].value, rel=1e-3)
    assert pens[0][1].bounds == pytest.approx(pens[1][1].bounds, abs=0.5)


def test_outline_is_scaled_by_the_fonts_own_unit() -> None:
    [path] = FAMILY.fallbacks
    face = load_face(path)
    assert face.hb_face.upem == 2048
    assert outline(face, face.nominal("A"), 0, 0, 20.48).startswith("q 0.01000 0 0 0.01000 0.00 0.00 cm ")
