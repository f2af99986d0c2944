import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from ita_desktop import assets

ROOT = Path(__file__).parents[1]
REGULAR = ("th-sarabun-new", "THSarabunNew-Regular.ttf")


@pytest.fixture(autouse=True)
def _found_anew() -> Iterator[None]:
    assets._folder.cache_clear()
    yield
    assets._folder.cache_clear()


def test_checkout_finds_both_folders() -> None:
    assert assets.font(*REGULAR) == ROOT.joinpath("fonts", *REGULAR)
    assert assets.resource() == ROOT / "resources"
    assert assets.font(*REGULAR).is_file()


def test_frozen_program_finds_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert assets.font("a.ttf") == tmp_path / "fonts" / "a.ttf"
    assert assets.resource("ita", "2567.toml") == tmp_path / "resources" / "ita" / "2567.toml"


def test_missing_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "_PACKAGE", tmp_path / "src" / "ita_desktop")
    with pytest.raises(FileNotFoundError, match="resources"):
        assets.resource()


def test_installed_wheel_finds_both_folders(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    site = tmp_path / "site"
    ZipFile(next(tmp_path.glob("*.whl"))).extractall(site)
    program = f"from ita_desktop import assets; print(assets.font{REGULAR}, assets.resource(), sep='\\n')"
    found = subprocess.check_output([sys.executable, "-c", program], cwd=site, text=True)
    font, resources = map(Path, found.splitlines())
    assert font.is_file()
    assert resources.is_dir()
    assert {font.relative_to(site).parts[0], resources.relative_to(site).parts[0]} == {"ita_desktop"}
