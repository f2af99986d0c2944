"""Finds `resources/`, `fonts/` and the user guide in a checkout, in an installed wheel and in a frozen program."""

import sys
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _roots() -> list[Path]:
    """List where the folders may lie: beside a frozen program's modules, inside the wheel, in the checkout."""
    frozen = getattr(sys, "_MEIPASS", None)
    return [*([Path(frozen)] if frozen else []), _PACKAGE, _PACKAGE.parents[1]]


@cache
def _folder(name: str) -> Path:
    for root in _roots():
        if (root / name).is_dir():
            return root / name
    raise FileNotFoundError(f"the program is incomplete: folder {name!r} is missing")


def resource(*parts: str) -> Path:
    """Return the path of a file or folder under `resources/`; FileNotFoundError if the program is incomplete."""
    return _folder("resources").joinpath(*parts)


def font(*parts: str) -> Path:
    """Return the path of a file under `fonts/`; FileNotFoundError if the program is incomplete."""
    return _folder("fonts").joinpath(*parts)


def guide(*parts: str) -> Path:
    """Return the path of a file of the user guide; FileNotFoundError if the program is incomplete."""
    return _folder("docs").joinpath("guide", *parts)
