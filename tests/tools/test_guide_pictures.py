"""Every step of the guide can still be shown."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

import guide_pictures
from guide import GUIDE, PICTURE, found

NAMES = list(guide_pictures.PICTURES)


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Take all pictures in a process of their own, as the tool does, and return their folder."""
    folder = tmp_path_factory.mktemp("pictures")
    program = (
        "import sys, pathlib, guide_pictures; guide_pictures.FOLDER = pathlib.Path(sys.argv[1]);"
        "sys.exit(guide_pictures.main([]))"
    )
    places = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config"), "XDG_DATA_HOME": str(folder / "data")}
    environment = os.environ | places | {"PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", program, str(folder)], env=environment, check=True, timeout=300)
    return folder


def test_the_tool_makes_the_pictures_that_the_guide_shows() -> None:
    assert sorted(NAMES) == sorted(set(found(PICTURE)))


def opened(path: Path) -> Image.Image:
    return Image.open(io.BytesIO(path.read_bytes()))


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_shows_something_and_is_small(name: str, taken: Path) -> None:
    picture = opened(taken / f"{name}.png")
    colours = picture.convert("RGB").getcolors(maxcolors=1 << 16)
    assert colours is not None
    assert len(colours) > 30
    assert picture.width <= 1366
    assert (taken / f"{name}.png").stat().st_size < 120_000


@pytest.mark.parametrize("name", NAMES)
def test_the_picture_in_the_guide_has_the_size_of_what_is_shown_now(name: str, taken: Path) -> None:
    kept = opened(GUIDE / "pictures" / f"{name}.png")
    now = opened(taken / f"{name}.png")
    assert abs(kept.width - now.width) < 80
    assert abs(kept.height - now.height) < 80


def test_no_picture_is_kept_that_nothing_makes_any_more() -> None:
    assert {path.stem for path in GUIDE.glob("pictures/*.png")} == set(NAMES)
