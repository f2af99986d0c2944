"""The Garuda of the national font TH Charm of AU, on computers that have it: typed as `LOGO.karuda`."""

import os
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import uharfbuzz as hb

from ita_desktop.core.emblem_file import EmblemFile
from ita_desktop.document.own_emblem import check_emblem
from ita_desktop.errors import CannotRead, InvalidData

_TYPED: Final = "LOGO.karuda"
_LIGATURES: Final = ("liga", "dlig", "clig", "rlig", "hlig", "ccmp")
"""The features under which fonts keep ligatures; Charm, its successor, has logos under `dlig`."""

_GLYPH_NAMES: Final = ("L_O_G_O_period_k_a_r_u_d_a", "LOGO.karuda", "karuda", "Karuda", "Garuda", "garuda")
_FILE_NAME: Final = "charmofau"
_BIGGEST_FONT: Final = 20 * 1024 * 1024


def find_charm_font(
    environment: Mapping[str, str] = os.environ, *, platform: str = sys.platform, home: Path | None = None
) -> Path | None:
    """Return the file of TH Charm of AU from the system's and the user's font folders, None if it is not installed."""
    for folder in _folders(environment, platform, home or Path.home()):
        for path in sorted(folder.glob("**/*")):
            name = re.sub("[^a-z]", "", path.stem.lower())
            if path.suffix.lower() in (".ttf", ".otf") and name.endswith(_FILE_NAME):
                return path
    return None


def charm_garuda(font: Path) -> EmblemFile:
    """Return the Garuda of the font as an emblem; InvalidData if the font has none, CannotRead if it cannot be read."""
    try:
        if font.stat().st_size > _BIGGEST_FONT:
            raise InvalidData("{name} is not a font with a Garuda", name=font.name)
        data = font.read_bytes()
    except OSError:
        raise CannotRead("{name} cannot be read", name=font.name) from None
    face = hb.Font(hb.Face(data))
    glyph = _ligature(face) or _named(face)
    pen = _SvgPen()
    if glyph:
        face.draw_glyph_with_pen(glyph, pen)
    if not pen.steps:
        raise InvalidData("{name} is not a font with a Garuda", name=font.name)
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg"><path d="{"".join(pen.steps)}"/></svg>'
    return check_emblem(drawing.encode("ascii"))


def _ligature(font: hb.Font) -> int:
    """Return the glyph that stands for all that is typed, 0 if there is none."""
    buffer = hb.Buffer()
    buffer.add_str(_TYPED)
    buffer.guess_segment_properties()
    hb.shape(font, buffer, dict.fromkeys(_LIGATURES, True))
    glyphs = [info.codepoint for info in buffer.glyph_infos]
    return int(glyphs[0]) if len(glyphs) == 1 else 0


def _named(font: hb.Font) -> int:
    return next((int(glyph) for name in _GLYPH_NAMES if (glyph := font.get_glyph_from_name(name))), 0)


class _SvgPen:
    """Collects a glyph's outline as SVG path data, y downwards."""

    def __init__(self) -> None:
        self.steps: list[str] = []

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - the pen protocol's names
        self._add("M", point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._add("L", point)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._add("C", *points)

    def qCurveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._add("Q", *points)

    def closePath(self) -> None:  # noqa: N802
        self.steps.append("Z")

    def _add(self, command: str, *points: tuple[float, float]) -> None:
        self.steps.append(command + " ".join(f"{x:g} {-y:g}" for x, y in points))


def _folders(environment: Mapping[str, str], platform: str, home: Path) -> Iterator[Path]:
    if platform == "win32":
        local = environment.get("LOCALAPPDATA")
        if local:
            yield Path(local, "Microsoft", "Windows", "Fonts")
        yield Path(environment.get("WINDIR", r"C:\Windows"), "Fonts")
    else:
        yield Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share", "fonts")
        yield home / ".fonts"
        shared = environment.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
        yield from (Path(folder, "fonts") for folder in shared.split(":") if folder)
