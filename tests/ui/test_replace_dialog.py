from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ita_desktop.app.session import Session
from ita_desktop.core.blank import blank_report
from ita_desktop.core.paths import replace
from ita_desktop.core.replacing import Place
from ita_desktop.core.report import Agency
from ita_desktop.ui.replace_dialog import MOST_SHOWN, ReplaceDialog
from ita_desktop.ui.widgets.labels import WrapLabel
from ita_desktop.ui.widgets.line_edit import LineEdit
from ui.keyboard import type_text
from ui.tabs.access import repeated_mnemonics, unnamed

REPORT = replace(
    replace(blank_report(2566), "agency", Agency("เทศบาลตำบลสองแคว")), "memo.to", "นายกเทศมนตรีตำบลสองแคว สองแควใหม่"
)


@pytest.fixture
def session(qapp: object) -> Session:
    return Session(REPORT)


@pytest.fixture
def dialog(session: Session, qtbot: QtBot) -> Iterator[ReplaceDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ReplaceDialog(session, parent)
    dialog.show()
    yield dialog
    if isValid(dialog):
        dialog.close()


def field(dialog: ReplaceDialog, name: str) -> LineEdit:
    found = dialog.findChild(LineEdit, f"replace.{name}")
    assert isinstance(found, LineEdit)
    return found


def go(dialog: ReplaceDialog) -> QPushButton:
    found = dialog.findChild(QPushButton, "replace.go")
    assert isinstance(found, QPushButton)
    return found


def places(dialog: ReplaceDialog) -> QListWidget:
    found = dialog.findChild(QListWidget, "replace.places")
    assert isinstance(found, QListWidget)
    return found


def find(dialog: ReplaceDialog, words: str) -> None:
    """Type what is to be found, and wait for the places."""
    type_text(field(dialog, "words"), words)
    settle(dialog)


def settle(dialog: ReplaceDialog) -> None:
    """Wait for the search that a change has asked for."""
    while dialog._soon.isActive():
        QApplication.processEvents()


def tick_all(dialog: ReplaceDialog) -> QCheckBox:
    found = dialog.findChild(QCheckBox, "replace.all")
    assert isinstance(found, QCheckBox)
    return found


def choose_kind(dialog: ReplaceDialog, kind: str) -> None:
    box = dialog.findChild(QComboBox, "replace.kind")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(kind))
    box.activated.emit(box.currentIndex())


def test_places_are_listed_while_the_words_are_typed(dialog: ReplaceDialog) -> None:
    assert (places(dialog).count(), go(dialog).isEnabled()) == (0, False)
    find(dialog, "สองแคว")
    assert places(dialog).count() == 3
    assert "«สองแคว»" in places(dialog).item(0).text()
    assert go(dialog).isEnabled()


def test_only_the_ticked_places_are_replaced_in_one_step(dialog: ReplaceDialog, session: Session) -> None:
    find(dialog, "สองแคว")
    type_text(field(dialog, "new"), "สามแคว")
    places(dialog).item(2).setCheckState(Qt.CheckState.Unchecked)
    go(dialog).click()
    assert session.report.agency.name == "เทศบาลตำบลสามแคว"
    assert session.report.memo.to == "นายกเทศมนตรีตำบลสามแคว สองแควใหม่"
    assert places(dialog).count() == 1
    session.stack.undo()
    assert session.report == REPORT


def test_selected_words_are_proposed(dialog: ReplaceDialog) -> None:
    choose_kind(dialog, "agency")
    dialog.begin("สองแควใหม่")
    assert (field(dialog, "words").value(), places(dialog).count()) == ("สองแควใหม่", 1)
    dialog.begin("")
    assert field(dialog, "words").value() == "สองแควใหม่"


def test_whole_words_leave_out_parts_of_others(dialog: ReplaceDialog, session: Session) -> None:
    session.set_value("memo.to", "การ การประชุม")
    find(dialog, "ประชุ")
    assert places(dialog).count() == 1
    whole = dialog.findChild(QCheckBox, "replace.whole")
    assert isinstance(whole, QCheckBox)
    whole.setChecked(True)
    assert places(dialog).count() == 0


def test_the_agency_is_changed_everywhere(dialog: ReplaceDialog, session: Session) -> None:
    choose_kind(dialog, "agency")
    assert field(dialog, "words").value() == "เทศบาลตำบลสองแคว"
    type_text(field(dialog, "new"), "เทศบาลเมืองใหม่")
    go(dialog).click()
    assert session.report.agency.name == "เทศบาลเมืองใหม่"
    assert session.report.memo.to == "นายกเทศมนตรีเมืองใหม่ สองแควใหม่"
    assert session.stack.count() == 1


def test_the_year_is_changed_in_texts_and_as_the_reports_own(dialog: ReplaceDialog, session: Session) -> None:
    choose_kind(dialog, "year")
    assert (field(dialog, "words").value(), go(dialog).isEnabled()) == ("2566", False)
    type_text(field(dialog, "new"), "๒๕๖๗")
    go(dialog).click()
    assert session.report.fiscal_year == 2567
    assert "2567" in session.report.memo.subject
    assert "2566" not in session.report.memo.subject
    assert session.stack.count() == 1


def test_a_click_leads_to_the_place(dialog: ReplaceDialog, qtbot: QtBot) -> None:
    find(dialog, "สองแควใหม่")
    with qtbot.waitSignal(dialog.chosen) as chosen:
        places(dialog).itemActivated.emit(places(dialog).item(0))
    assert chosen.args == [Place("memo.to", 23, 33)]


def test_a_change_of_the_report_is_followed(dialog: ReplaceDialog, session: Session, qtbot: QtBot) -> None:
    find(dialog, "สองแคว")
    session.set_value("memo.to", "")
    qtbot.waitUntil(lambda: places(dialog).count() == 1)


def test_a_place_that_was_left_out_stays_so_while_the_report_changes(
    dialog: ReplaceDialog, session: Session, qtbot: QtBot
) -> None:
    find(dialog, "สองแคว")
    places(dialog).item(1).setCheckState(Qt.CheckState.Unchecked)
    session.set_value("memo.to", "เรียน นายกเทศมนตรีตำบลสองแคว สองแควใหม่")
    settle(dialog)
    assert [place[:2] for place in dialog.places] == [("agency.name", 10), ("memo.to", 29)]


def test_what_was_just_typed_in_the_report_is_not_replaced_at_old_places(
    dialog: ReplaceDialog, session: Session
) -> None:
    find(dialog, "สองแคว")
    type_text(field(dialog, "new"), "สามแคว")
    session.set_value("memo.to", "เรียน นายกเทศมนตรีตำบลสองแคว")
    go(dialog).click()
    assert session.report.memo.to == "เรียน นายกเทศมนตรีตำบลสามแคว"


def test_another_report_is_ticked_whole(dialog: ReplaceDialog, session: Session, qtbot: QtBot) -> None:
    find(dialog, "สองแคว")
    tick_all(dialog).click()
    session.reset(replace(REPORT, "memo.to", "สองแคว"))
    qtbot.waitUntil(lambda: places(dialog).count() == 2)
    assert len(dialog.places) == 2


def test_all_places_are_ticked_or_none(dialog: ReplaceDialog) -> None:
    find(dialog, "สองแคว")
    assert tick_all(dialog).checkState() == Qt.CheckState.Checked
    tick_all(dialog).click()
    assert (dialog.places, go(dialog).isEnabled()) == ((), False)
    places(dialog).item(0).setCheckState(Qt.CheckState.Checked)
    assert tick_all(dialog).checkState() == Qt.CheckState.PartiallyChecked
    tick_all(dialog).click()
    assert len(dialog.places) == 3


def test_nothing_is_replaced_that_is_not_listed_yet(dialog: ReplaceDialog) -> None:
    find(dialog, "สองแคว")
    assert go(dialog).isEnabled()
    type_text(field(dialog, "words"), "ใ")
    assert not go(dialog).isEnabled()
    settle(dialog)
    assert (places(dialog).count(), go(dialog).isEnabled()) == (1, True)


@pytest.mark.parametrize("name", ["words", "new"])
def test_enter_in_a_field_replaces_nothing(name: str, dialog: ReplaceDialog, session: Session) -> None:
    find(dialog, "สองแคว")
    field(dialog, name).setFocus()
    QTest.keyClick(field(dialog, name), Qt.Key.Key_Return)
    assert session.report == REPORT
    assert dialog.focusWidget() is places(dialog)


def test_how_often_was_replaced_is_told(dialog: ReplaceDialog) -> None:
    find(dialog, "สองแคว")
    type_text(field(dialog, "new"), "สามแคว")
    go(dialog).click()
    assert "3" in dialog.findChildren(WrapLabel)[0].text()


def test_every_field_has_a_letter_of_its_own(dialog: ReplaceDialog) -> None:
    assert not unnamed(dialog)
    assert not repeated_mnemonics(dialog)


def test_very_many_places_are_listed_in_part(dialog: ReplaceDialog, session: Session) -> None:
    session.set_value("memo.closing", "ก " * (MOST_SHOWN + 5))
    find(dialog, "ก ")
    assert places(dialog).count() == MOST_SHOWN


@pytest.mark.parametrize("way", ["close", "reject"])
def test_a_closed_dialog_goes(way: str, dialog: ReplaceDialog, session: Session, qtbot: QtBot) -> None:
    getattr(dialog, way)()
    session.set_value("memo.to", "ก")
    qtbot.waitUntil(lambda: not isValid(dialog))
