import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit, QMenu, QPushButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.desks import make_desk
from ita_desktop.app import places
from ita_desktop.app.office_file import load_office
from ita_desktop.app.suggestions_file import load_suggestions
from ita_desktop.core.emblem_file import EmblemFile
from ita_desktop.core.history import Official
from ita_desktop.core.limits import MAX_LINE
from ita_desktop.core.office import EMPTY_OFFICE, Office
from ita_desktop.core.paths import replace
from ita_desktop.core.report import Agency
from ita_desktop.document.own_emblem import charm
from ita_desktop.exchange import read_office, write_office
from ita_desktop.ui.main_window import MainWindow
from ita_desktop.ui.office_dialog import OfficeDialog
from ita_desktop.ui.replace_dialog import ReplaceDialog
from ita_desktop.ui.widgets.completion import Completion
from ita_desktop.ui.widgets.line_edit import LineEdit
from ui.driving import Answer, Opened, cancel, choose, choose_file, editor, open_window, press
from ui.keyboard import type_text
from ui.tabs.access import repeated_mnemonics, unnamed

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0H10V20H0Z"/></svg>'
OFFICE = Office(
    agency=Agency("เทศบาลเมืองธารอรุณ"),
    people=(Official("นายตั้งใจ ทำดี", "ปลัดเทศบาล"),),
    divisions=("สำนักปลัด",),
    phrases=("ประโยคที่ใช้บ่อย\nบรรทัดสอง",),
)


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    monkeypatch.setattr(places, "config_folder", lambda: tmp_path / "config")
    monkeypatch.setattr(charm, "find_charm_font", lambda: None)
    window, clerk = open_window(tmp_path, make_desk(tmp_path / "desk", "ก"))
    window.files.new(2567)
    yield window, clerk
    window.leave()
    assert clerk.is_done()


def typed(**texts: str) -> Answer:
    def answer(dialog: OfficeDialog) -> object:
        for name, text in texts.items():
            field = next(child for child in dialog.findChildren(QWidget) if child.objectName().endswith(name))
            assert isinstance(field, QLineEdit | QTextEdit)
            type_text(field, text)
        return QDialog.DialogCode.Accepted

    return answer


def clicked(name: str, then: object = QDialog.DialogCode.Accepted) -> Answer:
    def answer(dialog: OfficeDialog) -> object:
        button = dialog.findChild(QPushButton, name)
        assert isinstance(button, QPushButton)
        button.click()
        return then

    return answer


def test_settings_are_kept_and_a_new_report_begins_with_them(opened: Opened) -> None:
    window, clerk = opened
    clerk.will(typed(name="เทศบาลเมืองธารอรุณ", people="นายตั้งใจ ทำดี, ปลัดเทศบาล", divisions="สำนักปลัด"))
    choose(window, "office")
    assert load_office() == Office(agency=Agency("เทศบาลเมืองธารอรุณ"), people=OFFICE.people, divisions=OFFICE.divisions)
    window.files.new(2568)
    assert window.document.session.report.agency.name == "เทศบาลเมืองธารอรุณ"


def test_nothing_is_kept_of_a_cancelled_dialog(opened: Opened) -> None:
    window, clerk = opened
    clerk.will(lambda dialog: (typed(people="ก")(dialog), cancel(dialog))[1])
    choose(window, "office")
    assert load_office() == EMPTY_OFFICE


def test_settings_go_from_computer_to_computer(opened: Opened, tmp_path: Path) -> None:
    window, clerk = opened
    (tmp_path / "in.json").write_bytes(write_office(OFFICE))
    clerk.will(clicked("office.import"), choose_file(tmp_path / "in.json"))
    choose(window, "office")
    assert window.document.desk is not None
    assert window.document.desk.office.people == OFFICE.people
    clerk.will(clicked("office.export"), choose_file(tmp_path / "out.json"))
    choose(window, "office")
    assert read_office((tmp_path / "out.json").read_bytes()) == window.document.desk.office


def test_an_emblem_of_a_file_that_cannot_be_printed_is_told_and_left_out(opened: Opened, tmp_path: Path) -> None:
    window, clerk = opened
    office = dataclasses.replace(OFFICE, emblem=EmblemFile("svg", b"<svg><script/></svg>"))
    (tmp_path / "in.json").write_bytes(write_office(office))
    clerk.will(clicked("office.import"), choose_file(tmp_path / "in.json"), press("ok"))
    choose(window, "office")
    assert window.document.desk is not None
    assert (window.document.desk.office.people, window.document.desk.office.emblem) == (OFFICE.people, None)


def test_a_wrong_file_is_told(opened: Opened, tmp_path: Path) -> None:
    window, clerk = opened
    (tmp_path / "in.json").write_text("{}")
    clerk.will(clicked("office.import", QDialog.DialogCode.Rejected), choose_file(tmp_path / "in.json"), press("ok"))
    choose(window, "office")
    assert "format" in clerk.texts[-1]


def test_an_own_emblem_is_chosen_as_a_step(opened: Opened, tmp_path: Path) -> None:
    window, clerk = opened
    (tmp_path / "ตรา.svg").write_bytes(DRAWING)
    clerk.will(press("file"), choose_file(tmp_path / "ตรา.svg"))
    choose(window, "emblem")
    session = window.document.session
    assert session.report.emblem is not None
    assert session.report.emblem.kind == "svg"
    clerk.will(press("garuda"))
    choose(window, "emblem")
    assert session.report.emblem is None
    session.stack.undo()
    assert session.report.emblem is not None


def test_a_hostile_drawing_is_told_and_changes_nothing(opened: Opened, tmp_path: Path) -> None:
    window, clerk = opened
    (tmp_path / "a.svg").write_bytes(DRAWING.replace(b"<path", b"<script>alert(1)</script><path"))
    clerk.will(press("file"), choose_file(tmp_path / "a.svg"), press("ok"))
    choose(window, "emblem")
    assert window.document.session.report.emblem is None


def test_an_emblem_that_is_not_printed_is_found(opened: Opened, qtbot: QtBot) -> None:
    window, _ = opened
    window.document.session.set_value("emblem", EmblemFile("svg", b"?"))
    findings = window.report_view.findings
    qtbot.waitUntil(lambda: any(row.path == "emblem" for row in findings.checking.findings))
    findings.lead_to(next(row for row in findings.checking.findings if row.path == "emblem"))
    assert window.tabs.place == "tab.form"


def test_the_form_tab_leads_to_the_choice(opened: Opened) -> None:
    window, clerk = opened
    clerk.will(press("cancel"))
    button = editor(window, "emblem").findChild(QPushButton)
    button.click()
    assert clerk.is_done()


def test_the_offices_emblem_goes_into_new_reports_and_the_open_one(opened: Opened, tmp_path: Path) -> None:
    window, clerk = opened
    (tmp_path / "a.svg").write_bytes(DRAWING)
    clerk.will(
        chosen_emblem,
        press("file"),
        choose_file(tmp_path / "a.svg"),
    )
    choose(window, "office")
    assert isinstance(window.document.session.report.emblem, EmblemFile)
    window.document.session.stack.undo()
    window.document.new(2568)
    assert isinstance(window.document.session.report.emblem, EmblemFile)


def chosen_emblem(dialog: OfficeDialog) -> object:
    """Ask for another emblem and accept the settings."""
    field = dialog.findChild(QWidget, "office.emblem")
    assert field is not None
    button = field.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    button.click()
    return QDialog.DialogCode.Accepted


def menu_of(window: MainWindow) -> QMenu:
    choose(window, "suggest")
    menus = window.findChildren(QMenu, "suggestions")
    return menus[-1]


def test_what_fits_the_field_and_phrases_are_offered(opened: Opened) -> None:
    window, _ = opened
    assert window.document.desk is not None
    window.document.desk.office = OFFICE
    editor(window, "memo.to").setFocus()
    menu = menu_of(window)
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts == ["ปลัดเทศบาล", "ประโยคที่ใช้บ่อย บรรทัดสอง"]
    menu.actions()[0].trigger()
    assert window.document.session.report.memo.to == "ปลัดเทศบาล"
    menu.close()


def test_a_phrase_keeps_its_lines_where_the_field_has_some(opened: Opened) -> None:
    window, _ = opened
    assert window.document.desk is not None
    window.document.desk.office = OFFICE
    window.document.session.set_value("memo.closing", "")
    editor(window, "memo.closing").setFocus()
    menu = menu_of(window)
    menu.actions()[-1].trigger()
    assert window.document.session.report.memo.closing == "ประโยคที่ใช้บ่อย\nบรรทัดสอง"
    menu.close()


def test_a_name_brings_its_position_along(opened: Opened) -> None:
    window, _ = opened
    assert window.document.desk is not None
    window.document.desk.office = OFFICE
    person = window.document.session.report.memo.signatories[0]
    path = f"memo.signatories[{person.id}]"
    editor(window, f"{path}.name").setFocus()
    menu = menu_of(window)
    menu.actions()[0].trigger()
    person = window.document.session.report.memo.signatories[0]
    assert (person.name, person.position) == ("นายตั้งใจ ทำดี", "ปลัดเทศบาล")
    menu.close()


def completion_of(window: MainWindow, path: str) -> tuple[LineEdit, Completion]:
    """Lead to a field at an office that has settings; return it with what completes it."""
    assert window.document.desk is not None
    window.document.desk.office = OFFICE
    field = editor(window, path)
    window.report_view.suggester.offer(field, path)
    completion = field.findChild(Completion)
    assert isinstance(completion, Completion)
    return field, completion


def test_a_line_is_completed_while_it_is_typed(opened: Opened) -> None:
    window, _ = opened
    field, completion = completion_of(window, "memo.to")
    type_text(field, "เทศ")
    completion.chosen.emit("ปลัดเทศบาล")
    assert window.document.session.report.memo.to == "ปลัดเทศบาล"
    assert not completion.popup.isVisible()


def test_a_completed_name_and_its_position_are_one_step(opened: Opened) -> None:
    window, _ = opened
    session = window.document.session
    path = f"memo.signatories[{session.report.memo.signatories[0].id}]"
    field, completion = completion_of(window, f"{path}.name")
    type_text(field, "ตั้ง")
    completion.chosen.emit("นายตั้งใจ ทำดี")
    person = session.report.memo.signatories[0]
    assert (person.name, person.position) == ("นายตั้งใจ ทำดี", "ปลัดเทศบาล")
    session.stack.undo()
    person = session.report.memo.signatories[0]
    assert (person.name, person.position) == ("ตั้ง", "")
    assert field.text() == "ตั้ง"


def test_what_is_offered_follows_the_settings(opened: Opened) -> None:
    window, _ = opened
    field, completion = completion_of(window, "memo.to")
    assert window.document.desk is not None
    window.document.desk.office = EMPTY_OFFICE
    window.report_view.suggester.offer(field, "memo.to")
    assert completion.completer.model().rowCount() == 0


def test_other_windows_fields_are_offered_nothing(opened: Opened) -> None:
    window, _ = opened
    completion_of(window, "memo.to")
    choose(window, "replace")
    dialog = window.findChild(ReplaceDialog)
    assert dialog is not None
    for field in dialog.findChildren(LineEdit):
        window.report_view._on_focus(None, field)
        assert field.findChild(Completion) is None
    dialog.close()


@pytest.mark.parametrize(("named", "position"), [("นายตั้งใจ ทำดี", "รองปลัด"), ("นางใจดี มีสุข", "ปลัดเทศบาล")])
def test_another_person_brings_another_position(named: str, position: str, opened: Opened) -> None:
    window, _ = opened
    session = window.document.session
    path = f"memo.signatories[{session.report.memo.signatories[0].id}]"
    session.set_value(f"{path}.name", named)
    session.set_value(f"{path}.position", "รองปลัด")
    _field, completion = completion_of(window, f"{path}.name")
    completion.chosen.emit("นายตั้งใจ ทำดี")
    person = session.report.memo.signatories[0]
    assert (person.name, person.position) == ("นายตั้งใจ ทำดี", position)


def test_what_fits_a_line_takes_the_place_of_what_stood_there(opened: Opened) -> None:
    window, _ = opened
    assert window.document.desk is not None
    window.document.desk.office = OFFICE
    window.document.session.set_value("memo.to", "นายก")
    editor(window, "memo.to").setFocus()
    menu = menu_of(window)
    menu.actions()[0].trigger()
    assert window.document.session.report.memo.to == "ปลัดเทศบาล"
    menu.close()


def test_what_is_too_long_is_told_before_the_dialog_closes(opened: Opened) -> None:
    window, clerk = opened

    def answer(dialog: OfficeDialog) -> object:
        typed(divisions="ก" * (MAX_LINE + 1))(dialog)
        dialog.accept()
        assert dialog.result() != QDialog.DialogCode.Accepted
        return QDialog.DialogCode.Rejected

    clerk.will(answer, press("ok"))
    choose(window, "office")
    assert str(MAX_LINE) in clerk.texts[-1]


def test_the_values_of_earlier_reports_are_forgotten(opened: Opened) -> None:
    window, clerk = opened
    desk = window.document.desk
    assert desk is not None
    desk.remember(replace(window.document.session.report, "memo.to", "นายกเทศมนตรี"))
    assert desk.earlier_values
    clerk.will(clicked("office.forget", QDialog.DialogCode.Rejected))
    choose(window, "office")
    assert not desk.earlier_values
    assert not load_suggestions()


def test_the_dialog_fits_a_low_screen_and_names_its_fields(opened: Opened) -> None:
    window, clerk = opened

    def answer(dialog: OfficeDialog) -> object:
        dialog.show()
        assert dialog.height() < window.screen().availableSize().height()
        assert not unnamed(dialog)
        assert not repeated_mnemonics(dialog)
        return QDialog.DialogCode.Rejected

    clerk.will(answer)
    choose(window, "office")


def test_a_closed_report_takes_find_and_replace_along(opened: Opened) -> None:
    window, _ = opened
    choose(window, "replace")
    dialog = window.findChild(ReplaceDialog)
    assert dialog is not None
    window.show_start()
    assert not dialog.isVisible()


def test_without_anything_to_offer_the_menu_says_so(opened: Opened) -> None:
    window, _ = opened
    editor(window, "memo.to").setFocus()
    menu = menu_of(window)
    assert [action.isEnabled() for action in menu.actions()] == [False]
    menu.close()


def test_the_result_is_drafted_from_the_scores(opened: Opened) -> None:
    window, clerk = opened
    clerk.will(press("ok"))
    choose(window, "draft")  # no scores yet
    window.document.sample()
    window.show_report()
    clerk.will(press("cancel"))
    choose(window, "draft")
    before = window.document.session.report.narrative.paragraphs
    clerk.will(press("take"))
    choose(window, "draft")
    after = window.document.session.report.narrative.paragraphs
    assert after[:-1] == before
    assert window.tabs.place == "tab.narrative"
