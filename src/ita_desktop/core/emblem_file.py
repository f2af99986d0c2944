"""An office's own emblem as it came from its file; how it is read and drawn is the business of `document`."""

from dataclasses import dataclass
from typing import Final, Literal

EmblemKind = Literal["svg", "png"]

MAX_BYTES: Final = 512 * 1024
"""Many times what a drawing 15 mm high needs; the report file carries it to every desk."""


@dataclass(frozen=True)
class EmblemFile:
    """The bytes of a drawing (SVG) or picture (PNG)."""

    kind: EmblemKind
    data: bytes
