"""Every font comes with its licence and with a note on where it is from."""

import re
from hashlib import sha256
from pathlib import Path

import pytest

FONTS = Path(__file__).parents[1] / "fonts"
FOLDERS = sorted(folder for folder in FONTS.iterdir() if folder.is_dir())

each_folder = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


@each_folder
def test_folder_holds_a_licence(folder: Path) -> None:
    assert (folder / "LICENSE.txt").stat().st_size > 500


@each_folder
def test_fonts_are_those_named_in_the_source_note(folder: Path) -> None:
    noted = re.findall(r"^([0-9a-f]{64})  (\S+)$", (folder / "SOURCE.txt").read_text(encoding="utf-8"), re.MULTILINE)
    present = [(sha256(font.read_bytes()).hexdigest(), font.name) for font in sorted(folder.glob("*.ttf"))]
    assert sorted(noted) == sorted(present)
    assert present
