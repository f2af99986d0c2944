from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QKeySequence,
    QMouseEvent,
    QPalette,
    QShortcut,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea
from pytestqt.qtbot import QtBot

from ita_desktop.core.pasted_text import cleaned
from ita_desktop.ui.widgets.plain_edit import PlainEdit
from ita_desktop.ui.widgets.text_edit import LinesEdit, ParagraphsEdit, TextEdit
from strategies import texts
from ui.keyboard import leave_unfinished, type_text
from ui.showing import Show

Kind = Callable[[], PlainEdit]
each_kind = pytest.mark.parametrize("kind", [TextEdit, ParagraphsEdit, LinesEdit])
LONG = "การประเมินคุณธรรมและความโปร่งใส " * 5


def pasted(edit: PlainEdit, text: str) -> object:
    QApplication.clipboard().setText(text)
    edit.paste()
    return edit.value()


@pytest.mark.parametrize(
    ("edit", "value"),
    [(TextEdit, "ก\nข\n"), (ParagraphsEdit, ("ก\nข", "", "ค")), (ParagraphsEdit, ()), (LinesEdit, ("ทราบ", "อนุมัติ"))],
)
def test_a_value_comes_back_and_tells_nobody(qtbot: QtBot, edit: Kind, value: object) -> None:
    widget = edit()
    qtbot.addWidget(widget)
    with qtbot.assertNotEmitted(widget.edited):
        widget.set_value(value)
    assert widget.value() == value
    widget.insertPlainText("")
    assert widget.value() == value


@pytest.mark.parametrize(
    ("edit", "value"),
    [
        (TextEdit, "ก\nข\nค"),
        (ParagraphsEdit, ("ก", "ข\nค")),
        (LinesEdit, ("ก", "ข", "ค")),
    ],
)
def test_enter_and_shift_enter(show: Show, edit: Kind, value: object) -> None:
    widget = show(edit())
    type_text(widget, "ก")
    QTest.keyClick(widget, Qt.Key.Key_Return)
    type_text(widget, "ข")
    QTest.keyClick(widget, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_text(widget, "ค")
    assert widget.value() == value


@given(texts())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
def test_what_is_shown_or_pasted_is_the_value_and_what_is_copied(show: Show, text: str) -> None:
    edit = show(TextEdit())
    edit.set_value(text)
    assert edit.value() == text
    edit.selectAll()
    edit.copy()
    assert QApplication.clipboard().text() == text or not text
    edit.clear()
    assert pasted(edit, text) == cleaned(text.removesuffix("\n"))


def test_copied_paragraphs_stay_paragraphs(show: Show) -> None:
    first, second = show(ParagraphsEdit()), show(ParagraphsEdit())
    first.set_value(("ก\nข", "ค\n"))
    first.selectAll()
    first.copy()
    second.paste()
    assert second.value() == ("ก\nข", "ค\n")


@pytest.mark.parametrize(
    ("edit", "text", "value"),
    [
        (TextEdit, "ก\x0bข\r\n", "ก\nข"),
        (ParagraphsEdit, "ก\x0bข\r\nค", ("ก\nข", "ค")),
        (LinesEdit, "ก\n\nข", ("ก", "ข")),
        (TextEdit, "e\u0301\tx\x00", "é x"),
    ],
)
def test_text_of_other_programs(show: Show, edit: Kind, text: str, value: object) -> None:
    assert pasted(show(edit()), text) == value


def test_formatted_text_loses_its_form(show: Show) -> None:
    data = QMimeData()
    data.setHtml("<b>หนา</b>")
    data.setText("หนา")
    edit = show(TextEdit())
    edit.insertFromMimeData(data)
    assert edit.value() == "หนา"
    assert "font-weight:700" not in edit.toHtml()


def test_a_picture_is_not_taken(show: Show) -> None:
    data = QMimeData()
    data.setImageData(show(TextEdit()).grab().toImage())
    assert not TextEdit().canInsertFromMimeData(data)


def test_every_change_is_told_with_the_new_value(show: Show, qtbot: QtBot) -> None:
    edit = show(ParagraphsEdit())
    with qtbot.waitSignals([edit.edited] * 2, check_params_cbs=[("ก",).__eq__, ("กข",).__eq__]):
        type_text(edit, "กข")


def test_cursor_stays_when_the_same_value_is_shown_again(show: Show) -> None:
    edit = show(TextEdit())
    type_text(edit, "กขค")
    edit.moveCursor(QTextCursor.MoveOperation.Left)
    edit.set_value("กขค")
    assert edit.textCursor().position() == 2


def test_cursor_stays_with_the_text_around_it_when_another_value_is_shown(show: Show) -> None:
    edit = show(TextEdit())
    edit.set_value("😀กขค")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.moveCursor(QTextCursor.MoveOperation.Left)
    edit.set_value("😀กกกขค")
    assert edit.textCursor().position() == 6


@each_kind
def test_a_field_first_shows_its_beginning(qtbot: QtBot, kind: Kind) -> None:
    edit = kind()
    qtbot.addWidget(edit)
    edit.set_value("กข" if kind is TextEdit else ("กข",))
    assert edit.textCursor().position() == 0


def test_unfinished_text_is_taken_over(show: Show, qtbot: QtBot) -> None:
    edit = show(TextEdit())
    leave_unfinished(edit, "ไทย")
    assert edit.value() == ""
    with qtbot.waitSignal(edit.edited, check_params_cb="ไทย".__eq__):
        edit.flush()
    with qtbot.assertNotEmitted(edit.edited):
        edit.flush()


def test_leaving_the_field_ends_a_step_of_typing(show: Show, qtbot: QtBot) -> None:
    edit = show(TextEdit())
    leave_unfinished(edit, "ไทย")
    with qtbot.waitSignals([edit.edited, edit.committed], order="strict"):
        edit.clearFocus()


def test_tab_leaves_the_field(show: Show) -> None:
    first = show(TextEdit())
    second = TextEdit()
    first.parentWidget().layout().addWidget(second)  # type: ignore[union-attr]
    QApplication.processEvents()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert first.value() == ""


@pytest.mark.parametrize(
    ("keys", "position", "selected"),
    [("Ctrl+Right", 10, ""), ("Ctrl+Left", 0, ""), ("Ctrl+Shift+Right", 10, "ประเมิน"), ("Ctrl+Shift+Left", 0, "การ")],
)
def test_keys_move_by_thai_words(show: Show, keys: str, position: int, selected: str) -> None:
    edit = show(TextEdit())
    edit.set_value("การประเมินคุณธรรม")
    place(edit, 3)
    QTest.keySequence(edit, keys)
    cursor = edit.textCursor()
    assert (cursor.position(), cursor.selectedText()) == (position, selected)


def place(edit: PlainEdit, position: int) -> None:
    cursor = edit.textCursor()
    cursor.setPosition(position)
    edit.setTextCursor(cursor)


@pytest.mark.parametrize(("keys", "left"), [("Ctrl+Backspace", "ประเมิน\nข"), ("Ctrl+Del", "การ\nข")])
def test_keys_delete_a_thai_word(show: Show, keys: str, left: str) -> None:
    edit = show(TextEdit())
    edit.set_value("การประเมิน\nข")
    place(edit, 3)
    QTest.keySequence(edit, keys)
    assert edit.value() == left


@pytest.mark.parametrize(
    ("keys", "start", "position"), [("Ctrl+Right", 3, 4), ("Ctrl+Left", 4, 3), ("Ctrl+Left", 0, 0)]
)
def test_keys_move_by_words_over_the_end_of_a_line(show: Show, keys: str, start: int, position: int) -> None:
    edit = show(TextEdit())
    edit.set_value("การ\nข")
    place(edit, start)
    QTest.keySequence(edit, keys)
    assert edit.textCursor().position() == position


def test_double_click_selects_a_thai_word_and_dragging_more(show: Show) -> None:
    edit = show(TextEdit())
    edit.set_value("การประเมินคุณธรรม")
    inside, after, before = (point_of(edit, position) for position in (5, 14, 1))
    mouse(edit, QEvent.Type.MouseButtonDblClick, inside)
    assert edit.textCursor().selectedText() == "ประเมิน"
    mouse(edit, QEvent.Type.MouseMove, after)
    assert edit.textCursor().selectedText() == "ประเมินคุณธรรม"
    mouse(edit, QEvent.Type.MouseMove, before)
    assert edit.textCursor().selectedText() == "การประเมิน"
    mouse(edit, QEvent.Type.MouseButtonRelease, before)


def point_of(edit: PlainEdit, position: int) -> QPointF:
    cursor = edit.textCursor()
    cursor.setPosition(position)
    return QPointF(edit.cursorRect(cursor).center())


def mouse(edit: PlainEdit, kind: QEvent.Type, point: QPointF) -> None:
    left = Qt.MouseButton.LeftButton
    held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else left
    event = QMouseEvent(kind, point, edit.viewport().mapToGlobal(point), left, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(edit.viewport(), event)


@pytest.mark.parametrize("keys", ["Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Alt+Backspace"])
def test_undo_is_left_to_the_window(show: Show, qtbot: QtBot, keys: str) -> None:
    edit = show(TextEdit())
    shortcut = QShortcut(QKeySequence(keys), edit.window())
    type_text(edit, "กข")
    with qtbot.waitSignal(shortcut.activated):
        QTest.keySequence(edit, keys)
    assert edit.value() == "กข"


def test_menu_offers_no_undo_of_the_field(show: Show) -> None:
    edit = show(TextEdit())
    point = QPoint(5, 5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, edit.mapToGlobal(point))
    QApplication.sendEvent(edit.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.objectName() for action in menu.actions()][:2] == ["edit-cut", "edit-copy"]
    menu.close()


@pytest.mark.parametrize(("lines", "shown"), [(0, 2), (1, 2), (2, 2), (3, 3), (5, 5), (6, 5)])
def test_a_field_is_as_high_as_its_text_within_limits(show: Show, lines: int, shown: int) -> None:
    edit = show(TextEdit(min_lines=2, max_lines=5))
    edit.set_value("\n".join(["ปู่"] * lines))
    line = edit.document().begin().layout().lineAt(0).height()
    assert edit.height() == shown * line + 2 * edit.document().documentMargin() + 2 * edit.frameWidth()
    assert edit.verticalScrollBar().isVisible() == (lines > shown)


def test_a_field_grows_with_the_font_and_where_it_gets_narrower(show: Show) -> None:
    edit = show(TextEdit())
    edit.set_value(LONG)
    before = edit.height()
    edit.window().resize(150, 400)
    QApplication.processEvents()
    narrow = edit.height()
    edit.setFont(QFont(edit.font().family(), 20))
    assert before < narrow < edit.height()


def test_the_page_follows_the_cursor(qtbot: QtBot) -> None:
    edit, area = TextEdit(max_lines=90), QScrollArea()
    qtbot.addWidget(area)
    area.setWidget(edit)
    area.resize(300, 200)
    with qtbot.waitActive(area):
        area.show()
        area.activateWindow()
    edit.set_value("\n".join(["ปู่"] * 60))
    edit.setFocus()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() >= edit.height() - area.height())


def test_wheel_never_zooms(show: Show) -> None:
    edit = show(TextEdit())
    edit.setReadOnly(True)
    size = edit.font().pointSizeF()
    point = QPointF(5, 5)
    event = QWheelEvent(
        point,
        edit.mapToGlobal(point),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(edit.viewport(), event)
    assert edit.font().pointSizeF() == size


def test_placeholder_wraps_at_thai_words(show: Show) -> None:
    edit = show(TextEdit())
    edit.setPlaceholderText("การประเมิน")
    assert edit.placeholderText() == "การ\u200bประเมิน"
    assert edit.value() == ""


def test_read_only_text_looks_so_and_stays(show: Show) -> None:
    edit = show(TextEdit())
    edit.set_value("การประเมิน")
    edit.setReadOnly(True)
    place(edit, 3)
    for keys in ("Ctrl+Del", "Ctrl+Backspace", "Shift+Return", "Ctrl+V", "A"):
        QTest.keySequence(edit, keys)
    assert edit.value() == "การประเมิน"
    assert edit.viewport().backgroundRole() == QPalette.ColorRole.Window
    edit.setReadOnly(False)
    assert edit.viewport().backgroundRole() == QPalette.ColorRole.Base
