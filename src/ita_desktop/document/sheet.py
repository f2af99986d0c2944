"""One page in the making: what is drawn on it, which font codes that needs, and where each field stands."""

from dataclasses import dataclass, field

from ita_desktop.document.emblem import Emblem
from ita_desktop.document.page import RULE_WIDTH, PageForm
from ita_desktop.typeset.fonts import Face
from ita_desktop.typeset.lines import TextBlock

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom in pt from the page's upper left corner."""


@dataclass
class Sheet:
    """A page; positions are given from its upper left corner, y downwards, in pt."""

    form: PageForm
    operators: list[str] = field(default_factory=list)
    codes: set[tuple[Face, int]] = field(default_factory=set)
    places: list[tuple[str, Rect]] = field(default_factory=list)
    emblem: Emblem | None = None

    def text(self, block: TextBlock, x: float, y: float, *, start: int = 0, stop: int | None = None) -> None:
        """Draw lines of a block with the first one's top left at (x, y)."""
        self.operators.append(block.operators(x, self.up(y), start, stop))
        self.codes |= block.codes()

    def field(self, path: str, x: float, y: float, width: float, height: float) -> None:
        """Note that a field stands in this rectangle; an empty path notes nothing."""
        if path:
            self.places.append((path, (round(x, 2), round(y, 2), round(x + width, 2), round(y + height, 2))))

    def dots(self, x: float, y: float, width: float) -> None:
        """Draw a dotted line to write on."""
        if width > 0:
            level = self.up(y)
            self.operators.append(f"q 1 J 0.6 w [0 2.4] 0 d {x:.2f} {level:.2f} m {x + width:.2f} {level:.2f} l S Q")

    def up(self, y: float) -> float:
        """Turn a distance from the upper edge into a PDF height."""
        return self.form.size[1] - y


def box(x: float, y: float, width: float, height: float) -> str:
    """Return the operators of a rectangle's border; y upwards, its upper left corner given."""
    return f"{RULE_WIDTH} w {x:.2f} {y - height:.2f} {width:.2f} {height:.2f} re S"
