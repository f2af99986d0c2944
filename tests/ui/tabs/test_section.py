from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from ita_desktop.app.session import Session
from ita_desktop.core import edits, paths
from ita_desktop.core.fields import MEASURE
from ita_desktop.core.report import Measure, MeasureTable, Section
from ita_desktop.core.thai_dates import parse_date
from ita_desktop.ui.tabs.row_model import NUMBER_ROLE, ids_in
from ita_desktop.ui.tabs.section import MEASURES_FORMAT, SectionPage, drop_measures
from ita_desktop.ui.widgets.date_edit import DateEdit
from ita_desktop.ui.widgets.text_edit import TextEdit
from ui.keyboard import leave_unfinished, type_text
from ui.showing import Show
from ui.tabs.access import repeated_mnemonics, tab_stops, unnamed

PATH = "measures.sections[A].measures"


@pytest.fixture
def page(show: Show, session: Session) -> SectionPage:
    return show(SectionPage(session, "A"))


def letters(session: Session) -> list[str]:
    return ["".join(row.activity or "_" for row in section.measures) for section in session.report.measures.sections]


def editor(page: SectionPage, name: str) -> TextEdit:
    found = page.findChild(TextEdit, f"{PATH}[{page.list.current_id()}].{name}")
    assert isinstance(found, TextEdit)
    return found


def focus_path() -> str:
    focus = QApplication.focusWidget()
    return focus.objectName() if focus else ""


def test_typed_thai_is_in_the_report_and_undo_takes_it_back(page: SectionPage, session: Session) -> None:
    before = session.report
    type_text(editor(page, "outcome"), "ผลดีที่สุด")
    assert paths.get(session.report, f"{PATH}[a].outcome") == "ผลดีที่สุด"
    assert session.stack.count() == 1
    session.stack.undo()
    assert session.report == before
    assert editor(page, "outcome").value() == ""


@pytest.mark.parametrize("typed", ["๑ ต.ค. ๒๕๖๖", "1/10/2566", "2566-10-01"])
def test_dates_are_typed_in_any_way(page: SectionPage, session: Session, typed: str) -> None:
    start = page.findChild(DateEdit, f"{PATH}[a].period.start")
    assert isinstance(start, DateEdit)
    type_text(start, typed)
    page.flush()
    assert paths.get(session.report, f"{PATH}[a].period.start") == parse_date("2566-10-01")


def test_selecting_another_measure_keeps_what_is_unfinished(page: SectionPage, session: Session) -> None:
    summary = editor(page, "summary")
    summary.setFocus()
    leave_unfinished(summary, "ยังไม่เสร็จ")
    page.list.select(["b"])
    assert paths.get(session.report, f"{PATH}[a].summary") == "ยังไม่เสร็จ"
    assert editor(page, "summary").value() == ""


def test_title(page: SectionPage, session: Session) -> None:
    title = page.findChild(QLineEdit, "measures.sections[A].title")
    assert isinstance(title, QLineEdit)
    title.setFocus()
    type_text(title, "ก")
    assert "ก" in session.report.measures.sections[0].title


@pytest.mark.parametrize(
    ("selected", "key", "expected", "then"),
    [
        ("b", "Ins", "ab_c", "_"),
        ("b", "Ctrl+Return", "ab_c", "_"),
        ("ab", "Ctrl+D", "ababc", "ab"),
        ("b", "Del", "ac", "c"),
        ("bc", "Del", "a", "a"),
        ("bc", "Alt+Up", "bca", "bc"),
        ("ab", "Alt+Down", "cab", "ab"),
        ("a", "Alt+Up", "abc", "a"),
    ],
)
def test_keys(page: SectionPage, session: Session, selected: str, key: str, expected: str, then: str) -> None:
    before = session.report
    page.list.setFocus()
    page.list.select(list(selected))
    press(page.list, key)
    assert letters(session)[0] == expected
    assert (
        "".join(paths.get(session.report, f"{PATH}[{row}]").activity or "_" for row in page.list.selected_ids()) == then
    )
    while session.stack.canUndo():
        session.stack.undo()
    assert session.report == before
    assert page.list.selected_ids()


def press(widget: QWidget, key: str) -> None:
    QTest.keySequence(widget, QKeySequence(key))


def test_new_measure_has_the_cursor(page: SectionPage) -> None:
    page.list.select(["c"])
    button(page, "add").click()
    assert focus_path() == f"{PATH}[{page.list.current_id()}].activity"
    assert page.list.current_id() not in {"a", "b", "c"}


def button(page: SectionPage, name: str) -> QPushButton:
    found = page.findChild(QPushButton, f"{PATH}.{name}")
    assert isinstance(found, QPushButton)
    return found


@pytest.mark.parametrize(
    ("name", "expected"), [("duplicate", "aabc"), ("remove", "bc"), ("down", "bac"), ("add", "a_bc")]
)
def test_buttons(page: SectionPage, session: Session, name: str, expected: str) -> None:
    button(page, name).click()
    assert letters(session)[0] == expected


def test_move_to_another_section(page: SectionPage, session: Session) -> None:
    menu = button(page, "move_to").menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["2. หัวข้อสอง"]
    page.list.select(["a", "c"])
    menu.actions()[0].trigger()
    assert letters(session) == ["b", "dac"]
    assert page.list.current_id() == "b"


@pytest.mark.parametrize(("at", "expected"), [(0, ["b", "acd"]), (None, ["b", "dac"])])
def test_drop_on_another_section(page: SectionPage, session: Session, at: int | None, expected: list[str]) -> None:
    data = page.model.mimeData([page.model.index(0), page.model.index(2)])
    assert ids_in(data, MEASURES_FORMAT) == ["a", "c"]
    assert drop_measures(session, data, "B", at)
    assert letters(session) == expected
    assert not drop_measures(session, QMimeData(), "B")


def test_drop_within_the_list(page: SectionPage, session: Session) -> None:
    data = page.model.mimeData([page.model.index(2)])
    assert page.model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, page.list.rootIndex())
    assert letters(session)[0] == "cab"
    assert page.list.current_id() == "c"


def test_rows_of_excel_are_pasted_as_one_step(page: SectionPage, session: Session) -> None:
    QApplication.clipboard().setText('๑\tกิจกรรม\t๑ ต.ค. ๒๕๖๖\t"ก\nข"\tผล\tหมายเหตุ\r\n๒\tอื่น\t\t\t\t\r\n')
    page.list.setFocus()
    page.list.select(["a"])
    press(page.list, "Ctrl+V")
    first, second = session.report.measures.sections[0].measures[1:3]
    assert (first.activity, first.summary, second.activity) == ("กิจกรรม", "ก\nข", "อื่น")
    assert page.list.selected_ids() == [first.id, second.id]
    session.stack.undo()
    assert letters(session)[0] == "abc"


def test_table_of_word_is_pasted(page: SectionPage, session: Session) -> None:
    data = QMimeData()
    data.setText("กิจกรรม\nข้อสอง\tทุกวัน\n")
    data.setHtml("<table><tr><td><p>กิจกรรม</p><p>ข้อสอง</p></td><td>ทุกวัน</td></tr></table>")
    QApplication.clipboard().setMimeData(data)
    page.list.select(["c"])
    press(page.list, "Ctrl+V")
    measure = session.report.measures.sections[0].measures[3]
    assert (measure.activity, measure.period.text) == ("กิจกรรม\nข้อสอง", "ทุกวัน")


def test_what_is_copied_can_be_pasted(page: SectionPage, session: Session) -> None:
    page.list.select(["a", "b"])
    press(page.list, "Ctrl+C")
    assert QApplication.clipboard().text() == "1\ta\t\t\t\t\t\n2\tb\t\t\t\t\t\n"
    press(page.list, "Ctrl+X")
    page.list.select(["c"])
    press(page.list, "Ctrl+V")
    assert letters(session)[0] == "cab"
    assert [row.number for row in session.report.measures.sections[0].measures] == ["", "", ""]


def test_an_empty_clipboard_is_told(page: SectionPage, session: Session) -> None:
    page.paste()
    assert page.notice.isVisible()
    assert session.stack.count() == 0
    page.add()
    assert not page.notice.isVisible()


def test_what_the_limits_refuse_is_told(show: Show, session: Session) -> None:
    full = Section(measures=tuple(Measure() for _ in range(5000)), id="A")
    session.reset(replace(session.report, measures=MeasureTable(sections=(full,))))
    page = show(SectionPage(session, "A"))
    page.add()
    assert "5000" in page.notice.text()
    assert session.stack.count() == 0


def test_an_empty_section_says_what_to_do(page: SectionPage, session: Session) -> None:
    page.list.selectAll()
    page.remove_selected()
    assert page.panes.currentIndex() == 0
    assert not button(page, "remove").isEnabled()
    page.add()
    assert page.panes.currentIndex() == 1
    assert button(page, "remove").isEnabled()


@pytest.mark.parametrize(
    ("path", "focus"),
    [
        (f"{PATH}[b].outcome", f"{PATH}[b].outcome"),
        (f"{PATH}[c].period", f"{PATH}[c].period.start"),
        (f"{PATH}[c].period.text", f"{PATH}[c].period.text"),
        (f"{PATH}[b]", PATH),
        (PATH, PATH),
        ("measures.sections[A].title", "measures.sections[A].title"),
        ("measures.sections[A]", "measures.sections[A].title"),
        (f"{PATH}[gone].outcome", PATH),
    ],
)
def test_every_field_can_be_shown(page: SectionPage, path: str, focus: str) -> None:
    assert page.holds(path)
    assert page.show_field(path)
    assert focus_path() == focus
    assert f"[{page.list.current_id()}]" in focus or "].measures[" not in focus


@pytest.mark.parametrize("path", ["memo.subject", "measures.sections[B].title", f"{PATH}[d].outcome", "measures.title"])
def test_other_fields_are_elsewhere(page: SectionPage, path: str) -> None:
    assert not page.holds(path)
    assert not page.show_field(path)


def test_a_measure_that_was_moved_away_is_not_claimed(page: SectionPage, session: Session) -> None:
    page.list.select(["a"])
    page.move_to("B")
    assert not page.holds(f"{PATH}[a].outcome")
    session.stack.undo()
    assert page.holds("measures.sections[B].measures[a]")
    assert page.list.current_id() == "a"


def test_numbers_follow_the_other_sections(show: Show, session: Session) -> None:
    page = show(SectionPage(session, "B"))
    session.set_value("settings.thai_digits", value=False)
    numbers = [page.model.data(page.model.index(0), NUMBER_ROLE)]
    session.apply(edits.delete_measures(session.report, "A", ["a"]))
    numbers.append(page.model.data(page.model.index(0), NUMBER_ROLE))
    session.set_value("settings.numbering", "section")
    numbers.append(page.model.data(page.model.index(0), NUMBER_ROLE))
    assert numbers == ["4", "3", "1"]


def test_dates_follow_the_digits_of_the_report(page: SectionPage, session: Session) -> None:
    session.set_value(f"{PATH}[a].period.end", date(2024, 9, 30))
    end = page.findChild(DateEdit, f"{PATH}[a].period.end")
    assert isinstance(end, DateEdit)
    assert end.text() == "๓๐ กันยายน ๒๕๖๗"
    session.set_value("settings.thai_digits", value=False)
    assert end.text() == "30 กันยายน 2567"


def test_a_long_measure_is_read_from_its_beginning(page: SectionPage, session: Session) -> None:
    session.set_value(f"{PATH}[b].summary", "บรรทัด\n" * 100)
    page.list.select(["b"])
    QApplication.processEvents()
    summary = editor(page, "summary")
    assert summary.verticalScrollBar().value() == 0
    assert summary.textCursor().position() == 0


def test_the_section_may_go(page: SectionPage, session: Session) -> None:
    session.apply(edits.remove_section(session.report, "A"))
    assert page.model.rowCount() == 0
    session.stack.undo()
    assert page.model.rowCount() == 3


def test_mnemonics_and_names(page: SectionPage) -> None:
    assert unnamed(page) == []
    assert repeated_mnemonics(page) == []


def test_tab_goes_as_it_is_seen(page: SectionPage) -> None:
    names = [widget.objectName().removeprefix("measures.sections[A].") for widget in tab_stops(page)]
    buttons = ["add", "duplicate", "remove", "up", "down", "move_to", "paste"]
    fields = [f"measures[a].{field.path}" for field in MEASURE.fields]
    assert names == ["title", *(f"measures.{name}" for name in buttons), "measures", *fields]


def test_unfinished_text_of_a_row_that_goes_does_no_harm(page: SectionPage, session: Session) -> None:
    page.add()
    activity = editor(page, "activity")
    leave_unfinished(activity, "ยังไม่เสร็จ")
    session.stack.undo()
    assert letters(session)[0] == "abc"
    assert editor(page, "activity").value() == "b"
