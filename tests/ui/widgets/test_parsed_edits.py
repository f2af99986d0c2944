from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desktop.ui.widgets.calendar_popup import CalendarPopup
from ita_desktop.ui.widgets.date_edit import DateEdit
from ita_desktop.ui.widgets.number_edit import NumberEdit
from ita_desktop.ui.widgets.parsed_edit import ParsedEdit
from ita_desktop.ui.widgets.score_edit import ScoreEdit
from ui.keyboard import leave_unfinished, type_text
from ui.showing import Show

DAY = date(2024, 10, 9)


def whole() -> NumberEdit:
    return NumberEdit(span=(10, 40), whole=True)


def length() -> NumberEdit:
    return NumberEdit(span=(10, 40), whole=False)


MAKERS: dict[str, Callable[[], ParsedEdit]] = {"date": DateEdit, "score": ScoreEdit, "whole": whole, "length": length}


def make(kind: str) -> ParsedEdit:
    return MAKERS[kind]()


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("date", DAY, "9 ตุลาคม 2567"),
        ("date", None, ""),
        ("score", Decimal("95.70"), "95.70"),
        ("score", None, ""),
        ("whole", 12, "12"),
        ("length", 17.5, "17.5"),
        ("length", 25.0, "25"),
    ],
)
def test_a_value_is_shown_and_tells_nobody(show: Show, qtbot: QtBot, kind: str, value: object, text: str) -> None:
    edit = show(make(kind))
    with qtbot.assertNotEmitted(edit.edited):
        edit.set_value(value)
        edit.commit()
    assert (edit.value(), edit.text()) == (value, text)


@pytest.mark.parametrize(
    ("kind", "typed", "value", "shown"),
    [
        ("date", "๑ ต.ค. ๒๕๖๖", date(2023, 10, 1), "1 ตุลาคม 2566"),
        ("date", "1/10/66", date(2023, 10, 1), "1 ตุลาคม 2566"),
        ("date", "2566-10-01", date(2023, 10, 1), "1 ตุลาคม 2566"),
        ("score", "๙๕.๗๖", Decimal("95.76"), "95.76"),
        ("score", "95.76", Decimal("95.76"), "95.76"),
        ("whole", "๑๒", 12, "12"),
        ("length", "17.50", 17.5, "17.5"),
    ],
)
def test_typing(show: Show, kind: str, typed: str, value: object, shown: str) -> None:
    edit = show(make(kind))
    type_text(edit, typed)
    assert edit.text() == typed
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert (edit.value(), edit.text(), edit.trouble()) == (value, shown, "")
    assert type(edit.value()) is type(value)


@pytest.mark.parametrize(("typed", "told"), [("1/10/2566", [date(2023, 10, 1)]), ("1/10/66", [])])
def test_a_date_is_told_while_typing_when_its_year_is_whole(show: Show, typed: str, told: list[date]) -> None:
    edit = show(DateEdit())
    values: list[object] = []
    edit.edited.connect(values.append)
    type_text(edit, typed)
    assert values == told
    edit.flush()
    assert values == [date(2023, 10, 1)]


@pytest.mark.parametrize(
    ("kind", "value", "typed"),
    [
        ("date", DAY, "32/1/2567"),
        ("score", Decimal(5), "มาก"),
        ("whole", 12, "41"),
        ("whole", 12, "1.5"),
        ("length", 17.5, ""),
    ],
)
def test_a_text_without_value_stays_and_is_marked(
    show: Show, qtbot: QtBot, kind: str, value: object, typed: str
) -> None:
    edit = show(make(kind))
    edit.setToolTip("help")
    edit.set_value(value)
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    type_text(edit, typed)
    with qtbot.waitSignals([edit.troubled, edit.committed]):
        edit.clearFocus()
    assert (edit.value() in (value, None), edit.text()) == (True, typed)
    assert edit.toolTip() == edit.accessibleDescription() == edit.trouble() != ""
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert (edit.trouble(), edit.toolTip()) == ("", "help")


@pytest.mark.parametrize(
    ("kind", "value"), [("date", None), ("score", None), ("whole", None), ("length", 17.123456789), ("length", 99.0)]
)
def test_a_field_that_nobody_touched_changes_nothing(show: Show, qtbot: QtBot, kind: str, value: object) -> None:
    edit = show(make(kind))
    edit.set_value(value)
    with qtbot.assertNotEmitted(edit.edited):
        edit.flush()
        edit.clearFocus()
    assert (edit.value(), edit.trouble()) == (value, "")


def test_a_marked_text_looks_so(show: Show) -> None:
    edit = show(ScoreEdit())
    type_text(edit, "ก")
    before = edit.grab().toImage()
    edit.flush()
    assert edit.grab().toImage() != before


def test_typing_a_value_takes_the_mark_away(show: Show) -> None:
    edit = show(ScoreEdit())
    type_text(edit, "9x")
    edit.flush()
    edit.backspace()
    assert (edit.trouble(), edit.value()) == ("", Decimal(9))


def test_unfinished_text_of_an_input_method_is_taken_over(show: Show) -> None:
    edit = show(ScoreEdit())
    leave_unfinished(edit, "๙๕")
    edit.flush()
    assert edit.value() == Decimal(95)


def test_the_same_value_leaves_what_is_being_typed(show: Show) -> None:
    edit = show(DateEdit())
    type_text(edit, "1/1")
    edit.set_value(None)
    assert edit.text() == "1/1"
    edit.set_value(DAY)
    assert edit.text() == "9 ตุลาคม 2567"


@pytest.mark.parametrize("way", ["discard", "another field"])
def test_what_is_no_value_is_not_carried_to_another_field(show: Show, way: str) -> None:
    edit = show(DateEdit())
    type_text(edit, "1/1")
    edit.flush()
    if way == "discard":
        edit.discard()
    else:
        edit.setObjectName("measures.sections[1].measures[2].period.start")
    assert (edit.text(), edit.trouble()) == ("", "")


def test_a_zero_more_is_another_score(show: Show, qtbot: QtBot) -> None:
    edit = show(ScoreEdit())
    edit.set_value(Decimal("95.7"))
    edit.setCursorPosition(4)
    with qtbot.waitSignal(edit.edited, check_params_cb=lambda score: str(score) == "95.70"):
        type_text(edit, "0")


def test_thai_digits(show: Show) -> None:
    edit = show(DateEdit())
    edit.set_value(DAY)
    edit.clearFocus()
    edit.set_thai_digits(on=True)
    assert edit.text() == "๙ ตุลาคม ๒๕๖๗"
    edit.commit()
    assert edit.value() == DAY
    edit.set_thai_digits(on=False)
    assert edit.text() == "9 ตุลาคม 2567"


@pytest.mark.parametrize(
    ("kind", "before", "key", "after"),
    [
        ("date", date(2024, 9, 30), Qt.Key.Key_Up, date(2024, 10, 1)),
        ("date", date(2024, 10, 1), Qt.Key.Key_Down, date(2024, 9, 30)),
        ("date", date(2200, 12, 31), Qt.Key.Key_Up, date(2200, 12, 31)),
        ("whole", 12, Qt.Key.Key_Down, 11),
        ("whole", 40, Qt.Key.Key_Up, 40),
        ("length", 17.5, Qt.Key.Key_Up, 18.5),
    ],
)
def test_keys_change_the_value(show: Show, kind: str, before: object, key: Qt.Key, after: object) -> None:
    edit = show(make(kind))
    edit.set_value(before)
    QTest.keyClick(edit, key)
    assert edit.value() == after
    assert edit.parse(edit.text()) == after


def test_keys_begin_with_today_where_there_is_no_day(show: Show) -> None:
    edit = show(DateEdit())
    QTest.keyClick(edit, Qt.Key.Key_Up)
    assert edit.value() == date.today()


@pytest.mark.parametrize("kind", list(MAKERS))
def test_keys_do_not_change_what_is_to_be_read_only(show: Show, qtbot: QtBot, kind: str) -> None:
    edit = show(make(kind))
    edit.setReadOnly(True)
    with qtbot.assertNotEmitted(edit.edited):
        for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_F4):
            QTest.keyClick(edit, key)
    assert edit.findChild(CalendarPopup) is None


@pytest.mark.parametrize("keys", ["F4", "Alt+Down"])
def test_keys_open_the_calendar_on_the_day(show: Show, qtbot: QtBot, keys: str) -> None:
    edit = show(DateEdit())
    edit.set_value(DAY)
    QTest.keySequence(edit, keys)
    popup = edit.findChild(CalendarPopup)
    assert popup is QApplication.activePopupWidget()
    days = QApplication.focusWidget()
    assert days
    with qtbot.waitSignal(edit.edited, check_params_cb=date(2024, 10, 10).__eq__):
        QTest.keyClick(days, Qt.Key.Key_Right)
        QTest.keyClick(days, Qt.Key.Key_Return)
    assert edit.text() == "10 ตุลาคม 2567"
    assert QApplication.activePopupWidget() is None
