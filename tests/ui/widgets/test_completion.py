from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.ui.widgets.completion import Completion
from ita_desktop.ui.widgets.line_edit import LineEdit
from ui.keyboard import type_text

Offered = tuple[LineEdit, Completion, list[str]]


@pytest.fixture
def offered(qtbot: QtBot) -> Iterator[Offered]:
    """Return a field in focus with a completion, and the texts that are taken."""
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    field = LineEdit()
    column.addWidget(field)
    column.addWidget(QLineEdit())
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    field.setFocus()
    completion = Completion(field)
    completion.offer(["นายกเทศมนตรี", "รองนายกเทศมนตรี", "Mayor"])
    taken: list[str] = []
    completion.chosen.connect(taken.append)
    yield field, completion, taken
    completion.hide()


def texts(completion: Completion) -> list[str]:
    model = completion.completer.completionModel()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


@pytest.mark.parametrize(
    ("typed", "found"), [("นายก", ["นายกเทศมนตรี", "รองนายกเทศมนตรี"]), ("รอง", ["รองนายกเทศมนตรี"]), ("may", ["Mayor"])]
)
def test_the_list_has_what_holds_the_typed_words(typed: str, found: list[str], offered: Offered) -> None:
    field, completion, _ = offered
    type_text(field, typed)
    assert completion.popup.isVisible()
    assert texts(completion) == found


@pytest.mark.parametrize("typed", ["ปลัด", "Mayor", " "])
def test_nothing_is_shown_that_helps_nobody(typed: str, offered: Offered) -> None:
    field, completion, _ = offered
    type_text(field, typed)
    assert not completion.popup.isVisible()


def test_what_is_looked_at_is_not_written_into_the_field(offered: Offered) -> None:
    field, completion, taken = offered
    type_text(field, "นายก")
    QTest.keyClick(completion.popup, Qt.Key.Key_Down)
    assert completion.popup.currentIndex().isValid()
    QTest.keyClick(completion.popup, Qt.Key.Key_Escape)
    assert (field.text(), field.value(), taken) == ("นายก", "นายก", [])
    assert not completion.popup.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_enter_and_tab_take_what_is_marked(key: Qt.Key, offered: Offered) -> None:
    field, completion, taken = offered
    type_text(field, "นายก")
    QTest.keyClick(completion.popup, Qt.Key.Key_Down)
    QTest.keyClick(completion.popup, key)
    assert taken == ["นายกเทศมนตรี"]
    assert not completion.popup.isVisible()
    assert field.hasFocus() == (key != Qt.Key.Key_Tab)


def test_enter_without_a_mark_ends_the_typing(offered: Offered, qtbot: QtBot) -> None:
    field, completion, taken = offered
    type_text(field, "นายก")
    with qtbot.waitSignal(field.committed):
        QTest.keyClick(completion.popup, Qt.Key.Key_Return)
    assert taken == []
    assert not completion.popup.isVisible()


def test_typing_on_goes_into_the_field(offered: Offered) -> None:
    field, completion, _ = offered
    type_text(field, "นายก")
    QTest.keyClicks(completion.popup, "x")
    assert field.value() == "นายกx"
    assert not completion.popup.isVisible()
