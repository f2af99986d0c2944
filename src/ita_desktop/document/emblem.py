"""The emblem on the memo, the program's own or an office's: drawn at an exact height."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from ita_desktop.assets import resource

if TYPE_CHECKING:
    from ita_desktop.document.sheet import Sheet

FORM: Final = "Emblem"
"""The name by which pages show the emblem; its operators stand once in the PDF."""

PIXELS: Final = "Pixels"
"""The name by which an emblem's operators show its pixels."""


@dataclass(frozen=True)
class Pixels:
    """A picture of 8 bits a channel, row after row from the top: grey or RGB, and how opaque each pixel is.

    Both are compressed with zlib once and for all.
    """

    width: int
    height: int
    is_grey: bool
    colours: bytes
    opacity: bytes | None = None


@dataclass(frozen=True)
class Emblem:
    """A picture as PDF operators in its own units, y upwards, its lower left corner at (0, 0)."""

    operators: str
    width: float
    height: float
    pixels: Pixels | None = None


@cache
def garuda() -> Emblem:
    """Return the program's own drawing of the Garuda, made by `tools/garuda.py`."""
    size, operators = resource("emblem", "garuda.pdf-operators").read_text(encoding="ascii").split("\n", 1)
    width, height = map(float, size.split())
    return Emblem(operators.strip(), width, height)


def draw_emblem(sheet: Sheet, emblem: Emblem, x: float, y: float, height: float) -> None:
    """Draw an emblem `height` pt high with its upper left corner at (x, y) pt from the page's."""
    scale = height / emblem.height
    sheet.emblem = emblem
    sheet.operators.append(f"q {scale:.7g} 0 0 {scale:.7g} {x:.2f} {sheet.up(y + height):.2f} cm /{FORM} Do Q")
    sheet.field("settings.emblem", x, y, emblem.width * scale, height)
