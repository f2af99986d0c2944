import pytest
from PySide6.QtWidgets import QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.core.history import Official
from ita_desktop.ui.official_dialog import OfficialDialog
from ui.driving import fill
from ui.keyboard import leave_unfinished
from ui.tabs.access import unnamed


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def dialog(parent: QWidget) -> OfficialDialog:
    dialog = OfficialDialog(Official(), parent)
    dialog.show()
    return dialog


def ok(dialog: OfficialDialog) -> bool:
    box = dialog.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    return box.buttons()[0].isEnabled()


def test_a_name_is_needed_and_a_position_is_not(dialog: OfficialDialog) -> None:
    assert not ok(dialog)
    fill(position="หัวหน้าฝ่าย")(dialog)
    assert not ok(dialog)
    fill(name="ใจดี")(dialog)
    assert ok(dialog)


@pytest.mark.parametrize(("typed", "taken"), [(" ใจดี  ", "ใจดี"), ("ก" * 500, "ก" * 200), ("กํา", "กํา")])
def test_what_is_typed_fits_a_report_file(typed: str, taken: str, dialog: OfficialDialog) -> None:
    fill(name=typed)(dialog)
    assert dialog.official == Official(taken)


def test_a_name_that_an_input_method_has_not_finished_is_taken(dialog: OfficialDialog) -> None:
    leave_unfinished(dialog.fields.name_edit, "ใจดี")
    dialog.accept()
    assert dialog.official == Official("ใจดี")


def test_who_is_known_is_shown(parent: QWidget) -> None:
    known = Official("ใจดี", "หัวหน้าฝ่าย")
    assert OfficialDialog(known, parent).official == known


def test_all_is_named_and_reached_by_keys(dialog: OfficialDialog) -> None:
    assert unnamed(dialog) == []
