from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QFrame,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ita_desktop.ui.focus_frame import FocusFrame

Role = QPalette.ColorRole


@pytest.fixture(autouse=True)
def _frame(qapp: QApplication) -> Iterator[None]:
    frame = FocusFrame(qapp, qapp)
    yield
    frame.deleteLater()


def shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    window = QWidget()
    column = QVBoxLayout(window)
    for widget in widgets:
        column.addWidget(widget)
    window.resize(200, 300)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def edges(area: QAbstractScrollArea) -> set[str]:
    """Return the colours in the middle of the four edges."""
    image = area.grab().toImage()
    right, bottom = image.width() - 1, image.height() - 1
    points = (QPoint(0, bottom // 2), QPoint(right, bottom // 2), QPoint(right // 2, 0), QPoint(right // 2, bottom))
    return {image.pixelColor(point).name() for point in points}


def highlight(widget: QWidget) -> set[str]:
    return {widget.palette().color(Role.Highlight).name()}


@pytest.mark.parametrize("make", [QPlainTextEdit, QListWidget, lambda: QTableWidget(2, 2)])
def test_what_has_the_focus_is_framed_and_nothing_else(make: Callable[[], QAbstractScrollArea], qtbot: QtBot) -> None:
    area, other, line = make(), make(), QLineEdit()
    window = shown(qtbot, area, other, line)
    for focused in (area, other, line, area):
        focused.setFocus()
        framed = [edges(candidate) == highlight(window) for candidate in (area, other)]
        assert framed == [focused is area, focused is other]


def test_the_frame_follows_the_size_and_leaves_what_scrolls_free(qtbot: QtBot) -> None:
    area = QPlainTextEdit()
    window = shown(qtbot, area)
    area.setFocus()
    window.resize(400, 200)
    QApplication.processEvents()
    assert edges(area) == highlight(area)
    lines = [line.geometry() for line in area.findChildren(QWidget) if line.backgroundRole() == Role.Highlight]
    inner = QRect(area.viewport().mapTo(area, QPoint()), area.viewport().size())
    assert [line.intersects(inner) for line in lines] == [False] * 4


def test_an_area_without_frame_gets_none(qtbot: QtBot) -> None:
    area = QListWidget()
    area.setFrameShape(QFrame.Shape.NoFrame)
    window = shown(qtbot, area)
    area.setFocus()
    assert edges(area) != highlight(window)


def test_an_area_that_goes_with_the_focus_is_no_trouble(qtbot: QtBot) -> None:
    area, line = QListWidget(), QLineEdit()
    window = shown(qtbot, area, line)
    area.setFocus()
    area.setParent(None)
    area.deleteLater()
    del area
    QApplication.processEvents()
    line.setFocus()
    assert window.focusWidget() is line
