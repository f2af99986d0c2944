"""What lies beside the built program: file association for both systems."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ita_desktop.core.blank import blank_report
from ita_desktop.storage import header, write_report

PACKAGING = Path(__file__).parents[1] / "packaging"
LINUX, WINDOWS = PACKAGING / "linux", PACKAGING / "windows"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


def test_reports_are_known_by_what_their_header_holds(tmp_path: Path) -> None:
    write_report(blank_report(2567), tmp_path / "a.db")
    contents = (tmp_path / "a.db").read_bytes()
    matches = list(ElementTree.parse(LINUX / "ita-desktop-report.xml").iter(f"{MIME}match"))
    assert len(matches) == 2
    for match in matches:
        at, value = int(match.attrib["offset"]), match.attrib["value"].replace("\\0", "\0").encode()
        assert contents[at : at + len(value)] == value


def test_the_entry_in_the_menu_opens_that_kind_of_file() -> None:
    [kind] = ElementTree.parse(LINUX / "ita-desktop-report.xml").iter(f"{MIME}mime-type")
    text = (LINUX / "ita-desktop.desktop").read_text(encoding="utf-8")
    entry = dict(re.findall(r"^([\w\[\]]+)=(.*)$", text, re.MULTILINE))
    assert entry["MimeType"] == f"{kind.attrib['type']};"
    assert entry["Exec"] == "ita-desktop %f"
    assert entry["Name[th]"]


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """Install from a folder whose name has all that may go wrong; return where the desktop looks."""
    folder = tmp_path / 'ที่เก็บ $x "50%"'
    (folder / "_internal/resources/program").mkdir(parents=True)
    (folder / "_internal/resources/program/icon.svg").touch()
    for file in LINUX.iterdir():
        shutil.copy(file, folder)
    run(folder, tmp_path)
    return tmp_path / "data"


def run(folder: Path, home: Path, *arguments: str) -> None:
    (home / "bin").mkdir(exist_ok=True)
    for name in ("update-mime-database", "update-desktop-database"):
        (home / "bin" / name).write_text("#!/bin/sh\n")
        (home / "bin" / name).chmod(0o755)
    environment = os.environ | {"XDG_DATA_HOME": str(home / "data"), "PATH": f"{home / 'bin'}:{os.environ['PATH']}"}
    subprocess.run(["sh", folder / "install.sh", *arguments], env=environment, check=True)


def test_install_puts_entry_kind_and_icon_into_place(installed: Path, tmp_path: Path) -> None:
    entry = (installed / "applications/ita-desktop.desktop").read_text(encoding="utf-8")
    [command] = re.findall(r"^Exec=(.*)$", entry, re.MULTILINE)
    folder = str(tmp_path / 'ที่เก็บ $x "50%"')
    quoted = re.fullmatch(r'"(.*)/ita-desktop" %f', command)
    assert quoted
    # A desktop entry is read twice: backslashes of values first, then the quotes of Exec.
    once = quoted[1].replace("\\\\", "\\")
    assert re.sub(r"\\(.)", r"\1", once).replace("%%", "%") == folder
    assert (installed / "mime/packages/ita-desktop-report.xml").is_file()
    assert (installed / "icons/hicolor/scalable/apps/ita-desktop.svg").is_file()


def test_what_was_installed_is_taken_out_again(installed: Path, tmp_path: Path) -> None:
    run(tmp_path / 'ที่เก็บ $x "50%"', tmp_path, "--remove")
    assert [path for path in installed.rglob("*") if path.is_file()] == []


def test_files_for_windows_have_its_line_ends() -> None:
    for file in WINDOWS.iterdir():
        lines = file.read_bytes().split(b"\n")
        assert all(line.endswith(b"\r") for line in lines[:-1])


def test_what_windows_is_told_can_be_taken_back() -> None:
    script = (WINDOWS / "open-with.cmd").read_text(encoding="ascii")
    added = set(re.findall(r'reg add "(%CLASSES%\\[^"\\]+)', script))
    removed = set(re.findall(r'reg delete "(%CLASSES%\\[^"\\]+)', script))
    assert added == removed
    assert "HKLM" not in script  # for the user alone, without an administrator


@pytest.mark.parametrize("system", ["linux", "windows"])
def test_clerks_are_told_in_thai_how_to_begin(system: str) -> None:
    text = (PACKAGING / system / "README.txt").read_text(encoding="utf-8-sig")
    assert {"F1", "portable.txt", "self-test --window"} <= set(re.findall(r"F1|portable\.txt|self-test --window", text))
    named = set(re.findall(r"install\.sh|open-with", text))
    assert named == ({"install.sh"} if system == "linux" else {"open-with"})


def test_the_id_of_a_report_has_not_changed() -> None:
    assert header.APPLICATION_ID.to_bytes(4, "big") == b"ITAr"
