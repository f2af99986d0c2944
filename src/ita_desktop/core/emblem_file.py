"""An office's own emblem as a report keeps it."""

from dataclasses import dataclass, field
from typing import Final, Literal

MAX_BYTES: Final = 512 * 1024
"""How large an emblem may be in a report."""

EmblemKind = Literal["svg", "png"]


@dataclass(frozen=True)
class EmblemFile:
    """A drawing or a picture as `document.own_emblem.check_emblem` has made it from the file that a clerk chose."""

    kind: EmblemKind
    data: bytes = field(repr=False)
