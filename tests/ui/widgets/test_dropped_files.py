from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.ui.widgets.line_edit import LineEdit
from ita_desktop.ui.widgets.text_edit import TextEdit


@pytest.mark.parametrize(("url", "taken"), [("file:///report.db", False), ("https://office.example", True)])
@pytest.mark.parametrize("make", [LineEdit, TextEdit])
def test_files_are_left_to_the_window(make: Callable[[], QWidget], url: str, taken: bool, qtbot: QtBot) -> None:
    editor = make()
    qtbot.addWidget(editor)
    data = QMimeData()
    data.setUrls([QUrl(url)])
    data.setText(url)
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    event = QDragEnterEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(editor.viewport() if isinstance(editor, QTextEdit) else editor, event)
    assert event.isAccepted() is taken
