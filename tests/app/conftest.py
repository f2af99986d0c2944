"""What the tests of the window's works need: no display, no folder of whoever runs them, nothing left over."""

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication

from ita_desktop.app import places, texts
from ita_desktop.app.immortal import keep_constants

keep_constants()


@pytest.fixture(autouse=True)
def _nothing_left(qapp: QApplication) -> Iterator[None]:
    """Close what a test has left open and carry out all deferred deletions."""
    yield
    for window in qapp.topLevelWidgets():
        window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def _language() -> Iterator[None]:
    """Let a test choose the language, and put back what was chosen."""
    former, locale = texts.language(), QLocale()
    yield
    texts.choose(former)
    QLocale.setDefault(locale)


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """Put all places of the program into an empty folder and return them by the names of their functions."""
    made = {name: tmp_path / name for name in ("config_folder", "data_folder", "documents_folder", "program_folder")}
    for name, folder in made.items():
        monkeypatch.setattr(places, name, lambda folder=folder: folder)
    return made
