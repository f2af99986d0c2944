import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from ita_desktop.ui.busy import busy


@pytest.mark.usefixtures("qapp")
def test_the_cursor_waits_until_the_end_whatever_happens() -> None:
    with pytest.raises(ValueError, match="broken"), busy():
        assert QGuiApplication.overrideCursor().shape() is Qt.CursorShape.WaitCursor
        raise ValueError("broken")
    assert QGuiApplication.overrideCursor() is None
