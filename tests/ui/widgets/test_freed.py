import gc
import weakref
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.ui.widgets.check_box import CheckBox
from ita_desktop.ui.widgets.choice_box import ChoiceBox
from ita_desktop.ui.widgets.date_edit import DateEdit
from ita_desktop.ui.widgets.labels import WrapLabel
from ita_desktop.ui.widgets.line_edit import LineEdit
from ita_desktop.ui.widgets.number_edit import NumberEdit
from ita_desktop.ui.widgets.score_edit import ScoreEdit
from ita_desktop.ui.widgets.text_edit import LinesEdit, ParagraphsEdit, TextEdit

MAKERS: list[Callable[[], QWidget]] = [
    TextEdit,
    ParagraphsEdit,
    LinesEdit,
    LineEdit,
    DateEdit,
    ScoreEdit,
    partial(NumberEdit, span=(0, 1), whole=True),
    partial(ChoiceBox, [("a", "ก")], open=True),
    partial(ChoiceBox, [("a", "ก")]),
    CheckBox,
    WrapLabel,
]


@pytest.mark.parametrize("make", MAKERS, ids=str)
def test_a_widget_is_freed_with_its_window(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    window = QWidget()
    widget = make()
    QVBoxLayout(window).addWidget(widget)
    with qtbot.waitExposed(window):
        window.show()
    widget.setFocus()
    told: list[bool] = []
    widget.destroyed.connect(lambda: told.append(True))
    left = weakref.ref(widget)
    window.close()
    window.deleteLater()
    del widget, window
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert (told, left()) == ([True], None)
