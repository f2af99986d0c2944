import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from ita_desktop.ui.busy import busy


def shape() -> Qt.CursorShape | None:
    cursor = QGuiApplication.overrideCursor()
    return cursor.shape() if cursor else None


def fail(seen: list[Qt.CursorShape | None]) -> None:
    with busy():
        seen.append(shape())
        raise ValueError("broken")


@pytest.mark.usefixtures("qapp")
def test_the_cursor_waits_until_the_end_whatever_happens() -> None:
    seen: list[Qt.CursorShape | None] = []
    with pytest.raises(ValueError, match="broken"):
        fail(seen)
    assert (seen, shape()) == ([Qt.CursorShape.WaitCursor], None)
