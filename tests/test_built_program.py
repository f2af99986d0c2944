"""The program as offices get it: built with PyInstaller, where that is installed, and tried from outside.

The window's program cannot be asked anything; what it does is seen by the files that it leaves.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from zipfile import ZipFile

import pytest

import portable
from ita_desktop import __version__
from ita_desktop.app import places

pytest.importorskip(
    "PyInstaller", reason="PyInstaller is not installed: pip install -c constraints.txt --group package"
)

ROOT = Path(__file__).parents[1]
PATIENCE = 60
NO_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>'


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the program and return its folder, which is nowhere near the checkout."""
    folder = tmp_path_factory.mktemp("ของสำนักงาน")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", f"--distpath={folder}", f"--workpath={folder}/work"]
    fixed = {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "1700000000"}
    subprocess.run([*command, str(ROOT / "build.spec")], env=os.environ | fixed, check=True, capture_output=True)
    return folder / "ita-desktop"


def alone(home: Path, **more: str) -> dict[str, str]:
    """Return an environment without this checkout, its Python or a display."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP") if name in os.environ}
    return (
        kept
        | {"HOME": str(home), "LOCALAPPDATA": str(home), "QT_QPA_PLATFORM": "offscreen"}
        | {"LANG": "C.UTF-8"}
        | more
    )


def console(built: Path, home: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    command = [str(built / "ita-desktop-console"), *arguments]
    return subprocess.run(
        command, env=alone(home, **more), cwd=home, capture_output=True, encoding="utf-8", timeout=120
    )


def opened(program: Path, home: Path, waited_for: Path) -> bool:
    """Tell whether the window's program, started alone, makes a folder; then it is ended."""
    running = subprocess.Popen([program / "ita-desktop"], env=alone(home), cwd=home)
    end = time.monotonic() + PATIENCE
    try:
        while not waited_for.exists() and running.poll() is None and time.monotonic() < end:
            time.sleep(0.05)
        return waited_for.exists()
    finally:
        running.kill()
        running.wait()


def test_it_finds_all_its_parts(built: Path, tmp_path: Path) -> None:
    done = console(built, tmp_path, "self-test", "--window", "--lang", "en")
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert {line.rpartition(": ")[2] for line in done.stdout.splitlines()} == {"ok"}
    assert len(done.stdout.splitlines()) > 10


def test_it_needs_no_font_of_the_system(built: Path, tmp_path: Path) -> None:
    (tmp_path / "fonts.conf").write_text(NO_FONTS, encoding="utf-8")
    hidden = {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf")}
    done = console(built, tmp_path, "self-test", "--window", "--lang", "en", **hidden)
    assert done.returncode == 0, done.stdout


def test_the_commands_work_in_thai(built: Path, tmp_path: Path) -> None:
    assert console(built, tmp_path, "--version").stdout == f"{__version__}\n"
    assert console(built, tmp_path, "new", "รายงาน.db", "--sample").returncode == 0
    assert console(built, tmp_path, "check", "รายงาน.db").returncode == 0
    assert console(built, tmp_path, "export", "รายงาน.db", "รายงาน.pdf").returncode == 0
    assert (tmp_path / "รายงาน.pdf").read_bytes().startswith(b"%PDF-")
    refused = console(built, tmp_path, "info", "ไม่มี.db")
    assert refused.returncode == 2
    assert refused.stderr.startswith("ita-desktop: ไม่พบไฟล์ ไม่มี.db")


@pytest.mark.skipif(sys.platform != "linux", reason="asks the loader of Linux what it loads")
def test_the_command_line_loads_no_qt(built: Path, tmp_path: Path) -> None:
    loaded = console(built, tmp_path, "--version", LD_DEBUG="files").stderr
    assert "libpython" in loaded
    assert "libQt6" not in loaded


def test_licences_and_the_guide_go_along(built: Path) -> None:
    inside = built / "_internal"
    assert (built / "NOTICE").read_bytes() == (ROOT / "NOTICE").read_bytes()
    assert (inside / "licenses" / "LGPL-3.0.txt").is_file()
    assert list((inside / "docs" / "guide" / "pictures").glob("*.png"))
    assert not [path for path in built.rglob("*") if path.is_symlink()]


def test_without_the_marker_it_keeps_its_things_with_the_user(built: Path, tmp_path: Path) -> None:
    assert opened(built, tmp_path, tmp_path / ".local" / "share" / places.FOLDER / "recovery")
    assert not (built / "recovery").exists()


def test_from_the_portable_zip_it_keeps_everything_beside_itself(built: Path, tmp_path: Path) -> None:
    packed = portable.pack(built)
    with ZipFile(packed) as archive:
        for entry in archive.infolist():
            target = Path(archive.extract(entry, tmp_path / "stick"))
            target.chmod(entry.external_attr >> 16)
    [program] = (tmp_path / "stick").iterdir()
    home = tmp_path / "home"
    home.mkdir()
    assert opened(program, home, program / "recovery")
    assert [path for path in home.rglob("*") if "ita-desktop" in path.name] == []
    shutil.rmtree(program)
