from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from ita_desktop.ui.widgets.tool_bar import ToolBar


def test_the_icons_grow_with_the_letters(qtbot: QtBot) -> None:
    bar = ToolBar("")
    qtbot.addWidget(bar)
    before = bar.iconSize().height()
    font = QFont(bar.font())
    font.setPointSize(2 * font.pointSize())
    bar.setFont(font)
    assert before < bar.fontMetrics().height() // 2
    assert 1.8 * before < bar.iconSize().height() < 2.2 * before
