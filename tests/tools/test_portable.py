import os
from pathlib import Path
from zipfile import ZipFile

import pytest

import portable
from ita_desktop import __version__
from ita_desktop.app import places


@pytest.fixture
def program(tmp_path: Path) -> Path:
    folder = tmp_path / "ita-desktop"
    (folder / "_internal" / "fonts").mkdir(parents=True)
    (folder / "ita-desktop").write_bytes(b"\x7fELF")
    (folder / "ita-desktop").chmod(0o755)
    (folder / "_internal" / "fonts" / "ก.ttf").write_bytes(b"font" * 1000)
    (folder / "_internal" / "fonts" / "ก.ttf").chmod(0o600)
    return folder


def test_the_zip_holds_one_folder_with_the_program_and_the_marker(program: Path) -> None:
    packed = portable.pack(program)
    folder = f"ita-desktop-{__version__}"
    assert packed.name == f"ita-desktop-portable-{__version__}.zip"
    with ZipFile(packed) as archive:
        assert set(archive.namelist()) == {
            f"{folder}/{name}" for name in ("ita-desktop", "_internal/fonts/ก.ttf", places.MARKER)
        }
        assert archive.read(f"{folder}/_internal/fonts/ก.ttf") == b"font" * 1000
        modes = {entry.filename.rpartition("/")[2]: entry.external_attr >> 16 for entry in archive.infolist()}
    assert modes == {"ita-desktop": 0o100755, "ก.ttf": 0o100644, places.MARKER: 0o100644}


def test_the_marker_is_the_one_that_the_program_looks_for() -> None:
    assert portable.MARKER == places.MARKER


def test_two_zips_are_equal(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    first = portable.pack(program).read_bytes()
    os.utime(program / "ita-desktop", (1, 1))
    for left in (places.MARKER, "settings.ini", "backups/report.db"):  # of a program that was tried there
        (program / left).parent.mkdir(exist_ok=True)
        (program / left).touch()
    assert portable.pack(program).read_bytes() == first


def test_a_day_before_zip_files_knew_time_is_taken_for_the_first(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    with ZipFile(portable.pack(program)) as archive:
        assert archive.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)


def test_what_is_no_built_program_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert portable.main([str(tmp_path)]) == 2
    assert "pyinstaller build.spec" in capsys.readouterr().err


def test_where_the_zip_is_is_told(program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert portable.main([str(program)]) == 0
    assert "ita-desktop-portable" in capsys.readouterr().out
