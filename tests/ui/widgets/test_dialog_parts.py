import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.ui.widgets.dialog_parts import add_buttons, set_size


@pytest.fixture
def dialog(qtbot: QtBot) -> QDialog:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    return dialog


@pytest.mark.parametrize(("width", "height"), [(10, 5), (1000, 5), (10, 1000), (1000, 1000)])
def test_no_dialog_is_larger_than_the_screen(width: int, height: int, dialog: QDialog) -> None:
    set_size(dialog, width, height)
    line, screen = dialog.fontMetrics().height(), dialog.screen().availableSize()
    for got, lines, room in (
        (dialog.width(), width, screen.width()),
        (dialog.height(), height, screen.height()),
    ):
        assert got == (lines * line if lines < 100 else pytest.approx(0.85 * room, abs=1))


@pytest.mark.parametrize(("button", "result"), [(0, QDialog.DialogCode.Accepted), (1, QDialog.DialogCode.Rejected)])
def test_the_buttons_end_the_dialog(button: int, result: QDialog.DialogCode, dialog: QDialog) -> None:
    buttons, go = add_buttons(dialog, "ตกลง")
    buttons.setParent(dialog)
    assert go.text() == "ตกลง"
    assert [b.icon().isNull() for b in buttons.buttons()] == [True, True]
    dialog.open()
    buttons.buttons()[button].click()
    assert dialog.result() == result


def test_a_dialog_over_a_window_asks_the_screen_of_that(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = QDialog(parent)
    set_size(dialog, 1000, 1000)
    assert dialog.width() <= parent.screen().availableSize().width()
