import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ita_desktop.app.session import Session
from ita_desktop.core.captions import default_captions
from ita_desktop.core.edits import set_captions
from ita_desktop.core.limits import MAX_LINE
from ita_desktop.ui.tabs.form_words import OWN, PART, USUAL, FormWordsPage
from ui.keyboard import type_text
from ui.showing import Show
from ui.tabs.access import unnamed


@pytest.fixture
def page(show: Show, session: Session) -> FormWordsPage:
    return show(FormWordsPage(session))


def open_cell(page: FormWordsPage, key: str) -> QWidget:
    assert page.show_field(f"settings.captions[{key}]")
    page.table.edit(page.table.currentIndex())
    editor = QApplication.focusWidget()
    assert editor
    return editor


def press(widget: QWidget, key: str) -> None:
    QTest.keySequence(widget, QKeySequence(key))
    QApplication.processEvents()


def test_every_word_is_there(page: FormWordsPage) -> None:
    model = page.table.words
    words = [model.index(row, USUAL).data() for row in range(model.rowCount())]
    assert words == list(default_captions().values())
    assert all(model.index(row, PART).data() for row in range(model.rowCount()))


def test_typed_thai_is_in_the_report_and_undo_takes_it_back(page: FormWordsPage, session: Session) -> None:
    before = session.report
    editor = open_cell(page, "to")
    assert editor.objectName() == "settings.captions[to]"
    type_text(editor, "กราบเรียน")
    assert session.report.settings.captions == (("to", "กราบเรียน"),)
    assert page.table.words.place_of("settings.captions[to]").data() == "กราบเรียน"
    session.stack.undo()
    assert session.report == before


def test_the_usual_word_is_no_own_word(page: FormWordsPage, session: Session) -> None:
    type_text(open_cell(page, "to"), "เรียน")
    assert session.report.settings.captions == ()


def test_a_word_may_be_left_out(page: FormWordsPage, session: Session) -> None:
    editor = open_cell(page, "continued")
    press(editor, "Del")
    assert session.report.settings.captions == (("continued", ""),)
    press(editor, "Return")
    assert page.table.words.index(page.table.currentIndex().row() - 1, OWN).data()


def test_del_brings_the_usual_words_back_in_one_step(page: FormWordsPage, session: Session) -> None:
    session.set_value("settings.captions", (("to", "ก"), ("subject", "ข"), ("unknown", "ค")))
    page.table.selectAll()
    press(page.table, "Del")
    assert session.report.settings.captions == (("unknown", "ค"),)
    session.stack.undo()
    assert len(session.report.settings.captions) == 3


def test_esc_brings_back_what_was_there(page: FormWordsPage, session: Session) -> None:
    editor = open_cell(page, "to")
    type_text(editor, "ก")
    press(editor, "Escape")
    assert session.report.settings.captions == ()
    assert session.stack.count() == 0


@pytest.mark.parametrize(
    ("path", "is_here"), [("settings.captions", True), ("settings.captions[x]", False), ("x", False)]
)
def test_holds(page: FormWordsPage, path: str, *, is_here: bool) -> None:
    assert page.holds(path) == page.show_field(path) == is_here


def test_names(page: FormWordsPage) -> None:
    assert unnamed(page) == []


def test_a_word_that_is_too_long_is_marked_while_it_is_typed(page: FormWordsPage, session: Session) -> None:
    session.apply(set_captions(session.report, {"to": "ก" * MAX_LINE}))
    editor = open_cell(page, "to")
    press(editor, "End")
    type_text(editor, "ข")
    assert str(MAX_LINE) in editor.toolTip()
    press(editor, "Backspace")
    assert not editor.toolTip()
