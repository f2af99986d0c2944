import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.ui.tabs.flow_layout import FlowLayout


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def flow(parent: QWidget) -> FlowLayout:
    layout = FlowLayout(parent)
    for _ in range(3):
        box = QLabel()
        box.setFixedSize(50, 20)
        layout.addWidget(box)
    return layout


@pytest.mark.parametrize(("width", "lines"), [(1000, 1), (120, 2), (60, 3), (10, 3)])
def test_goes_on_in_the_next_line(flow: FlowLayout, width: int, lines: int) -> None:
    flow.setGeometry(QRect(0, 0, width, 100))
    tops = {item.geometry().top() for item in map(flow.itemAt, range(3)) if item}
    assert len(tops) == lines
    assert flow.heightForWidth(width) == max(tops) + 20


def test_items_are_taken_out(flow: FlowLayout) -> None:
    assert flow.minimumSize().width() == 50
    assert flow.takeAt(1)
    assert flow.count() == 2
    assert flow.takeAt(2) is None
    assert flow.itemAt(-1) is None
