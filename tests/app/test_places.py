import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from ita_desktop.app import places

each_folder = pytest.mark.parametrize("folder", [places.config_folder, places.data_folder])


@pytest.fixture
def frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Be a frozen program and return its folder."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "ita-desktop.exe"))
    return tmp_path


def test_a_checkout_is_the_programs_folder() -> None:
    assert (places.program_folder() / "pyproject.toml").is_file()


def test_a_frozen_programs_folder_is_that_of_its_file(frozen: Path) -> None:
    assert places.program_folder() == frozen


@each_folder
def test_a_portable_program_keeps_everything_beside_itself(frozen: Path, folder: Callable[[], Path]) -> None:
    (frozen / places.MARKER).touch()
    assert places.is_portable()
    assert folder() == frozen


@each_folder
def test_another_program_keeps_its_things_with_the_users(frozen: Path, folder: Callable[[], Path]) -> None:
    assert not places.is_portable()
    assert folder().name == places.FOLDER
    assert frozen not in folder().parents


@pytest.mark.parametrize("folder", [places.config_folder, places.data_folder, places.documents_folder])
def test_a_system_that_names_no_folder_leaves_the_users_own(
    frozen: Path, folder: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: "")
    assert Path.home() in {folder(), folder().parent}
