import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desktop.ui.widgets.check_box import CheckBox
from ita_desktop.ui.widgets.choice_box import ChoiceBox
from ita_desktop.ui.widgets.field_line import FieldLine
from ita_desktop.ui.widgets.metrics import row_height
from ui.keyboard import leave_unfinished, type_text
from ui.showing import Show

CHOICES = (("", "ไม่มี"), ("ลับ", "ลับ"), ("landscape", "แนวนอน"))


def line_of(box: ChoiceBox) -> FieldLine:
    line = box.lineEdit()
    assert isinstance(line, FieldLine)
    return line


@pytest.mark.parametrize("is_open", [False, True])
@pytest.mark.parametrize(("value", "label"), [("", "ไม่มี"), ("ลับ", "ลับ"), ("landscape", "แนวนอน")])
def test_a_value_is_shown_by_its_label(show: Show, qtbot: QtBot, is_open: bool, value: str, label: str) -> None:
    box = show(ChoiceBox(CHOICES, open=is_open))
    with qtbot.assertNotEmitted(box.edited):
        box.set_value("ลับ")
        box.set_value(value)
    assert (box.value(), box.currentText()) == (value, label)


@pytest.mark.parametrize(("is_open", "shown"), [(False, ""), (True, "ปกปิด")])
def test_a_value_that_is_not_offered_is_kept_and_shown(show: Show, is_open: bool, shown: str) -> None:
    box = show(ChoiceBox(CHOICES, open=is_open))
    box.set_value("ปกปิด")
    assert (box.value(), box.currentText()) == ("ปกปิด", shown)
    assert is_open or box.placeholderText() == "ปกปิด"


def test_other_choices_keep_the_value(show: Show) -> None:
    box = show(ChoiceBox([], open=True))
    box.set_value("ลับ")
    box.set_choices(CHOICES)
    assert (box.value(), box.count()) == ("ลับ", 3)


@pytest.mark.parametrize("is_open", [False, True])
def test_a_choice_by_key_is_told_as_a_step(show: Show, qtbot: QtBot, is_open: bool) -> None:
    box = show(ChoiceBox(CHOICES, open=is_open))
    with qtbot.waitSignals([(box.edited, "edited"), (box.committed, "committed")], order="strict"):
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.value() == "ลับ"


def test_typing_in_an_open_choice(show: Show) -> None:
    box = show(ChoiceBox(CHOICES, open=True))
    line_of(box).selectAll()
    type_text(line_of(box), "ลั")
    assert (box.value(), box.currentText()) == ("ลั", "ลั")
    type_text(line_of(box), "บ")
    leave_unfinished(line_of(box), "มาก")
    box.flush()
    assert box.value() == "ลับมาก"


def test_a_typed_label_means_its_value(show: Show) -> None:
    box = show(ChoiceBox(CHOICES, open=True))
    line_of(box).selectAll()
    type_text(line_of(box), "แนวนอน")
    assert box.value() == "landscape"


def test_leaving_ends_a_step(show: Show, qtbot: QtBot) -> None:
    for is_open in (False, True):
        box = show(ChoiceBox(CHOICES, open=is_open))
        with qtbot.waitSignal(box.committed):
            (box.lineEdit() or box).clearFocus()


def test_the_wheel_changes_nothing(show: Show) -> None:
    box = show(ChoiceBox(CHOICES))
    point = QPointF(5, 5)
    down, none = QPoint(0, -120), Qt.MouseButton.NoButton
    phase, keys = Qt.ScrollPhase.NoScrollPhase, Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(point, box.mapToGlobal(point), QPoint(0, 0), down, none, keys, phase, False)
    QApplication.sendEvent(box, event)
    assert box.value() == ""


def test_the_line_of_an_open_choice_has_the_name(show: Show) -> None:
    box = show(ChoiceBox(CHOICES, open=True))
    box.setAccessibleName("ชั้นความลับ")
    assert line_of(box).accessibleName() == box.accessibleName() == "ชั้นความลับ"


def test_ticking_is_told_and_showing_is_not(show: Show, qtbot: QtBot) -> None:
    box = show(CheckBox("ตราครุฑ"))
    with qtbot.assertNotEmitted(box.edited):
        box.set_value(True)
        box.flush()
    assert box.value() is True
    with qtbot.waitSignals([box.edited, box.committed], order="strict"):
        QTest.keyClick(box, Qt.Key.Key_Space)
    assert box.value() is False


@pytest.mark.parametrize("size", [9, 20])
def test_boxes_are_as_high_as_a_row(show: Show, size: int) -> None:
    for box in (ChoiceBox(CHOICES), ChoiceBox(CHOICES, open=True), CheckBox("ก")):
        show(box)
        box.setFont(QFont(box.font().family(), size))
        assert box.sizeHint().height() >= row_height(box.fontMetrics())
