"""NOTICE names every work that the program contains, with its licence; the texts are there."""

import re
from pathlib import Path

import pytest

import notices

ROOT = Path(__file__).parents[1]
NOTICE = (ROOT / "NOTICE").read_text(encoding="utf-8")
PACKAGES = notices.distributions()

WIDTH = 21
FAMILIES = ("apache", "bsd", "mit", "lgpl", "psf", "public domain", "mpl", "hpnd")
"""Words by which a licence is known however it is written."""


def listed(heading: str) -> dict[str, str]:
    """Return what stands under the heading that begins so: names, and what is told of each."""
    part = next(part for part in re.split(r"^(?=[A-Z]{4})", NOTICE, flags=re.MULTILINE) if part.startswith(heading))
    rows = re.split(r"\n(?=\S)", part.partition("\n\n")[2].strip())
    return {row[:WIDTH].strip(): row[WIDTH:].strip() for row in rows}


def families(text: str) -> set[str]:
    return {family for family in FAMILIES if family in text.lower()}


def test_every_package_that_is_needed_to_run_is_listed_and_no_other() -> None:
    told = listed("PACKAGES IN THE BUILT PROGRAM") | listed("PACKAGES THAT ARE INSTALLED")
    assert set(told) == set(PACKAGES)


@pytest.mark.parametrize("name", PACKAGES)
def test_the_licence_is_that_of_the_package(name: str) -> None:
    told = (listed("PACKAGES IN THE BUILT PROGRAM") | listed("PACKAGES THAT ARE INSTALLED"))[name]
    own = families(notices.licence_of(PACKAGES[name]))
    assert families(told)
    assert own <= families(told) or not own


@pytest.mark.parametrize("name", [name for name in PACKAGES if not name.startswith(("pyside6", "shiboken6"))])
def test_the_text_of_the_licence_goes_with_the_program(name: str) -> None:
    texts = [Path(path) for path, folder in notices.licence_files() if folder == f"licenses/{name}"]
    assert texts
    assert all(path.stat().st_size > 20 for path in texts)


@pytest.mark.parametrize("text", ["LGPL-3.0", "GPL-3.0"])
def test_what_the_wheels_of_qt_lack_is_kept_here(text: str) -> None:
    assert "GNU" in (ROOT / "licenses" / f"{text}.txt").read_text(encoding="utf-8")[:200]


@pytest.mark.parametrize("folder", sorted(path.name for path in (ROOT / "fonts").iterdir()))
def test_every_font_is_listed(folder: str) -> None:
    assert f"\nfonts/{folder} " in NOTICE


def test_all_data_under_a_licence_of_their_own_are_listed() -> None:
    files = [path for path in (ROOT / "resources").rglob("*.t[xo][tm]*") if "licensed under" in path.read_text()[:900]]
    assert [path.name for path in files if str(path.relative_to(ROOT).as_posix()) not in NOTICE] == []
    assert files
