import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QFocusEvent, QFont, QKeySequence, QPalette, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QStyleOptionFrame
from pytestqt.qtbot import QtBot

from ita_desktop.ui.widgets.field_line import one_line
from ita_desktop.ui.widgets.line_edit import LineEdit
from ita_desktop.ui.widgets.metrics import row_height
from strategies import texts
from ui.keyboard import leave_unfinished, type_text
from ui.showing import Show


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("ก\nข", "ก ข"),
        ("ก\r\n\r\n ข\n", "ก ข"),
        ("ก\x0bข\tค", "ก ข ค"),
        (" ก ", " ก "),
        ("e\u0301", "é"),
    ],
)
def test_text_on_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


@given(texts().map(one_line))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
def test_a_value_comes_back_and_tells_nobody(show: Show, qtbot: QtBot, text: str) -> None:
    edit = show(LineEdit())
    with qtbot.assertNotEmitted(edit.edited):
        edit.set_value(text)
    assert edit.value() == edit.text() == text


def test_every_change_is_told(show: Show, qtbot: QtBot) -> None:
    edit = show(LineEdit())
    signals = [(edit.edited, "edited"), (edit.edited, "edited")]
    with qtbot.waitSignals(signals, check_params_cbs=["ก".__eq__, "กข".__eq__], order="strict"):
        type_text(edit, "กข")


@pytest.mark.parametrize("way", ["keys", "menu", "drop"])
def test_lines_that_come_in_are_joined(show: Show, way: str) -> None:
    edit = show(LineEdit())
    edit.set_value("กข")
    edit.setCursorPosition(1)
    QApplication.clipboard().setText("1\r\n2")
    if way == "keys":
        QTest.keySequence(edit, "Ctrl+V")
    elif way == "menu":
        edit.paste()
    else:
        drop(edit, "1\r\n2", edit.cursorRect().center().x())
    assert edit.value() == "ก1 2ข"
    assert edit.cursorPosition() == 4


def drop(edit: QLineEdit, text: str, x: float) -> None:
    data = QMimeData()
    data.setText(text)
    event = QDropEvent(
        QPointF(x, 8),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    edit.dropEvent(event)


@pytest.mark.parametrize(("shown", "position"), [("กขค", 2), ("กขคง", 2), ("ก", 1)])
def test_cursor_stays_when_a_value_is_shown(show: Show, shown: str, position: int) -> None:
    edit = show(LineEdit())
    type_text(edit, "กขค")
    edit.setCursorPosition(2)
    edit.set_value(shown)
    assert edit.cursorPosition() == position


def test_a_long_text_shows_its_beginning(show: Show) -> None:
    other, edit = LineEdit(), show(LineEdit())
    edit.parentWidget().layout().addWidget(other)  # type: ignore[union-attr]
    other.set_value("การประเมินคุณธรรม" * 9)
    assert other.cursorPosition() == 0


def test_unfinished_text_is_taken_over(show: Show, qtbot: QtBot) -> None:
    edit = show(LineEdit())
    leave_unfinished(edit, "ไทย")
    assert edit.value() == ""
    edit.flush()
    with qtbot.assertNotEmitted(edit.edited):
        edit.flush()
    assert edit.value() == "ไทย"


@pytest.mark.parametrize("reason", ["focus", "enter"])
def test_a_step_of_typing_ends(show: Show, qtbot: QtBot, reason: str) -> None:
    edit = show(LineEdit())
    with qtbot.waitSignal(edit.committed):
        if reason == "focus":
            edit.clearFocus()
        else:
            QTest.keyClick(edit, Qt.Key.Key_Return)


def test_a_menu_of_the_field_ends_no_step(show: Show, qtbot: QtBot) -> None:
    edit = show(LineEdit())
    with qtbot.assertNotEmitted(edit.committed):
        QApplication.sendEvent(edit, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason))


@pytest.mark.parametrize(
    ("keys", "position", "selected"),
    [("Ctrl+Right", 10, ""), ("Ctrl+Left", 0, ""), ("Ctrl+Shift+Right", 10, "ประเมิน"), ("Ctrl+Shift+Left", 0, "การ")],
)
def test_keys_move_by_thai_words(show: Show, keys: str, position: int, selected: str) -> None:
    edit = show(LineEdit())
    edit.set_value("การประเมินคุณธรรม")
    edit.setCursorPosition(3)
    QTest.keySequence(edit, keys)
    assert (edit.cursorPosition(), edit.selectedText()) == (position, selected)


def test_selecting_words_back_again_selects_less(show: Show) -> None:
    edit = show(LineEdit())
    edit.set_value("การประเมินคุณธรรม")
    for keys in ("Home", "Ctrl+Shift+Right", "Ctrl+Shift+Right", "Ctrl+Shift+Left"):
        QTest.keySequence(edit, keys)
    assert edit.selectedText() == "การ"


@pytest.mark.parametrize(("keys", "left"), [("Ctrl+Backspace", "ประเมิน"), ("Ctrl+Del", "การ")])
def test_keys_delete_a_thai_word(show: Show, qtbot: QtBot, keys: str, left: str) -> None:
    edit = show(LineEdit())
    edit.set_value("การประเมิน")
    edit.setCursorPosition(3)
    with qtbot.waitSignal(edit.edited, check_params_cb=left.__eq__):
        QTest.keySequence(edit, keys)


def test_double_click_selects_a_thai_word(show: Show) -> None:
    edit = show(LineEdit())
    edit.set_value("การประเมินคุณธรรม")
    edit.setCursorPosition(6)
    QTest.mouseDClick(edit, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, edit.cursorRect().center())
    assert edit.selectedText() == "ประเมิน"


@pytest.mark.parametrize("keys", ["Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Alt+Backspace"])
def test_undo_is_left_to_the_window(show: Show, qtbot: QtBot, keys: str) -> None:
    edit = show(LineEdit())
    type_text(edit, "กข")
    QTest.keySequence(edit, keys)
    assert edit.value() == "กข"
    shortcut = QShortcut(QKeySequence(keys), edit.window())
    with qtbot.waitSignal(shortcut.activated):
        QTest.keySequence(edit, keys)


def test_menu_offers_no_undo_of_the_field(show: Show) -> None:
    edit = show(LineEdit())
    point = edit.rect().center()
    QApplication.sendEvent(edit, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, edit.mapToGlobal(point)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.objectName() for action in menu.actions()][:2] == ["edit-cut", "edit-copy"]
    menu.close()


def test_read_only_text_looks_so_and_stays(show: Show) -> None:
    edit = show(LineEdit())
    edit.set_value("การประเมิน")
    edit.setReadOnly(True)
    for keys in ("Ctrl+Del", "Ctrl+Backspace", "Ctrl+V", "A"):
        QTest.keySequence(edit, keys)
    option = QStyleOptionFrame()
    edit.initStyleOption(option)
    assert edit.value() == "การประเมิน"
    assert option.palette.base() == edit.palette().brush(QPalette.ColorRole.Window)


@pytest.mark.parametrize("size", [9, 11, 20])
def test_a_field_is_as_high_as_a_row(show: Show, size: int) -> None:
    edit = show(LineEdit())
    edit.setFont(QFont(edit.font().family(), size))
    assert edit.sizeHint().height() >= row_height(edit.fontMetrics()) <= edit.minimumSizeHint().height()
