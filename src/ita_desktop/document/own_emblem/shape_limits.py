"""Which shape an emblem may have."""

from typing import Final

from ita_desktop.errors import InvalidData

NARROWEST: Final = 1 / 4
WIDEST: Final = 4 / 3
"""Width by height: an emblem of 20 mm ends where the mark of urgency begins."""


def check_shape(width: float, height: float) -> None:
    """Refuse what would be a line on paper or run into the words beside it; InvalidData."""
    if not (width > 0 and height > 0 and NARROWEST <= width / height <= WIDEST):
        raise InvalidData(
            "The emblem has the wrong shape for a memo: {width} wide, {height} high. "
            "Choose one that is at most a third wider than high, and not narrower than a quarter of its height",
            width=f"{width:.4g}",
            height=f"{height:.4g}",
        )
