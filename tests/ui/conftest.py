"""What every test of the window needs: no display, our own font, no libthai, nothing left over from the last test."""

import ctypes
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from ita_desktop.app.immortal import keep_constants
from ita_desktop.ui import fonts
from ita_desktop.ui.main_window import MainWindow
from ita_desktop.ui.theme import STYLE
from ui.driving import Clerk, Opened

LIBTHAI = b"libthai.so.0"


def hide_libthai() -> None:
    """Let Qt on Linux find no libthai, as on Windows: another library has taken its name before Qt looks for it."""
    if sys.platform != "linux":
        return
    library = Path(PySide6.__file__).parent / "Qt" / "lib" / "libQt6Concurrent.so.6"
    name = library.name.encode() + b"\0"
    contents = library.read_bytes()
    assert contents.count(b"\0" + name) == 1
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "other.so"
        copy.write_bytes(contents.replace(name, LIBTHAI.ljust(len(name), b"\0")))
        ctypes.CDLL(str(copy))


hide_libthai()
keep_constants()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let no warning of Qt pass, but for those by which the platform without display says what it cannot do."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore("^This plugin does not support ", extend=True))


@pytest.fixture(scope="session", autouse=True)
def _look(qapp: QApplication) -> None:
    """Give the program the window's font and style."""
    qapp.setStyle(STYLE)
    qapp.setFont(QFont(fonts.load(), 11))


@pytest.fixture(autouse=True)
def _nothing_left(qapp: QApplication) -> Iterator[None]:
    """Close what a test has left open and carry out all deferred deletions."""
    yield
    for window in qapp.topLevelWidgets():
        window.close()
    qapp.clipboard().clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(opened: Opened) -> MainWindow:
    """Return the window that a test module has opened."""
    return opened[0]


@pytest.fixture
def clerk(opened: Opened) -> Clerk:
    """Return who answers the dialogs of that window."""
    return opened[1]
