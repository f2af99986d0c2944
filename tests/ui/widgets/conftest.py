"""Shows one widget as a form would."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.showing import Show, Widget


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    windows = []

    def show_widget(widget: Widget) -> Widget:
        window = QWidget()
        windows.append(window)
        column = QVBoxLayout(window)
        column.addWidget(widget)
        column.addStretch(1)
        window.resize(300, 400)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        widget.setFocus()
        return widget

    yield show_widget
    for window in windows:
        window.close()
        window.deleteLater()
