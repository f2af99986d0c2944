"""The state emblem on the memo: a picture drawn at an exact height."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ita_desktop.assets import resource

if TYPE_CHECKING:
    from ita_desktop.document.sheet import Sheet


@dataclass(frozen=True)
class Emblem:
    """A vector picture as PDF path operators in its own units, y upwards, its lower left corner at (0, 0)."""

    operators: str
    width: float
    height: float


@cache
def garuda() -> Emblem:
    """Return the program's own drawing of the Garuda, made by `tools/garuda.py`."""
    size, operators = resource("emblem", "garuda.pdf-operators").read_text(encoding="ascii").split("\n", 1)
    width, height = map(float, size.split())
    return Emblem(operators.strip(), width, height)


def draw_emblem(sheet: Sheet, emblem: Emblem, x: float, y: float, height: float) -> None:
    """Draw an emblem `height` pt high with its upper left corner at (x, y) pt from the page's."""
    scale = height / emblem.height
    move = f"{scale:.5f} 0 0 {scale:.5f} {x:.2f} {sheet.up(y + height):.2f} cm"
    sheet.operators.append(f"q {move}\n{emblem.operators}\nQ")
    sheet.field("settings.emblem", x, y, emblem.width * scale, height)
