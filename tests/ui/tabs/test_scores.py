from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ita_desktop.app.session import Session
from ita_desktop.core import edits, paths
from ita_desktop.core.pasting import with_scores
from ita_desktop.errors import Message
from ita_desktop.ui.tabs.score_model import HINT, INSTRUMENT, NAME, NUMBER, SCORE
from ita_desktop.ui.tabs.scores import ScoresPage
from ita_desktop.ui.widgets.score_edit import ScoreEdit
from ui.keyboard import leave_unfinished, type_text
from ui.showing import Show
from ui.tabs.access import repeated_mnemonics, unnamed

SCORES = ["99.76", "94.96", "100", "87.04", "97.55", "97.19", "91.34", "80.75", "90", "100"]


@pytest.fixture
def page(show: Show, session: Session) -> ScoresPage:
    page = show(ScoresPage(session))
    page.table.setFocus()
    return page


def shown(session: Session) -> list[str]:
    return [str(row.score) for row in session.report.scores.indicators]


def open_cell(page: ScoresPage, row: int, column: int = SCORE) -> QWidget:
    index = page.table.scores.index(row, column)
    page.table.select_cell(index)
    page.table.edit(index)
    editor = page.table.indexWidget(index) or QApplication.focusWidget()
    assert editor
    return editor


def press(widget: QWidget, key: str) -> None:
    QTest.keySequence(widget, QKeySequence(key))
    QApplication.processEvents()


@pytest.mark.parametrize("typed", ["95.76", "๙๕.๗๖"])
def test_typed_score_is_in_the_report_and_undo_takes_it_back(page: ScoresPage, session: Session, typed: str) -> None:
    before = session.report
    editor = open_cell(page, 2)
    assert editor.objectName() == "scores.indicators[3].score"
    type_text(editor, typed)
    assert shown(session)[2] == "95.76"
    assert session.stack.count() == 1
    session.stack.undo()
    assert session.report == before
    assert isinstance(editor, ScoreEdit)
    assert editor.text() == ""


def test_typed_thai_name(page: ScoresPage, session: Session) -> None:
    type_text(open_cell(page, 0, NAME), "ชื่อใหม่")
    assert session.report.scores.indicators[0].name == "ชื่อใหม่"


def test_typing_begins_in_the_current_cell(page: ScoresPage, session: Session) -> None:
    page.table.select_cell(page.table.scores.index(4, SCORE))
    QTest.keyClick(page.table, Qt.Key.Key_9)
    assert shown(session)[4] == "9"


def test_enter_goes_down(page: ScoresPage, session: Session) -> None:
    editor = open_cell(page, 0)
    type_text(editor, "90")
    press(editor, "Return")
    assert (page.table.currentIndex().row(), page.table.currentIndex().column()) == (1, SCORE)
    press(page.table, "Return")
    assert page.table.currentIndex().row() == 2
    assert page.table.state() != page.table.State.EditingState


def test_esc_brings_back_what_was_there(page: ScoresPage, session: Session) -> None:
    session.set_value("scores.indicators[1].score", Decimal("88.10"))
    editor = open_cell(page, 0)
    type_text(editor, "12")
    press(editor, "Escape")
    assert shown(session)[0] == "88.10"
    assert session.stack.count() == 1


def test_a_text_that_is_no_score_stays_marked_and_open(page: ScoresPage, session: Session) -> None:
    editor = open_cell(page, 0)
    type_text(editor, "9x")
    press(editor, "Return")
    assert isinstance(editor, ScoreEdit)
    assert editor.isVisible()
    assert editor.text() == "9x"
    assert page.notice.isVisible()
    assert "9x" in page.notice.text()
    editor.selectAll()
    type_text(editor, "91")
    press(editor, "Return")
    assert shown(session)[0] == "91"
    assert not page.notice.isVisible()


@pytest.mark.parametrize(
    ("text", "row", "column", "expected"),
    [
        ("91\r\n๙๒\r\n\r\n94\r\n", 1, SCORE, ["None", "91", "92", "None", "94"]),
        ("ลำดับ\tตัวชี้วัด\tคะแนน\n1\tก\t91\n2\tข\t92\n", 0, SCORE, ["91", "92"]),
        ("ชื่อ\t91\nชื่อสอง\t92\n", 0, NAME, ["91", "92"]),
    ],
)
def test_paste_fills_from_the_current_row(
    page: ScoresPage, session: Session, text: str, row: int, column: int, expected: list[str]
) -> None:
    before = session.report
    QApplication.clipboard().setText(text)
    page.table.select_cell(page.table.scores.index(row, column))
    press(page.table, "Ctrl+V")
    assert shown(session)[: len(expected)] == expected
    assert (session.report.scores.indicators[1].name == "ชื่อสอง") == (column == NAME)
    assert session.stack.count() == 1
    session.stack.undo()
    assert session.report == before


def test_several_cells_are_pasted_from_within_a_cell(page: ScoresPage, session: Session) -> None:
    QApplication.clipboard().setText("91\n92\n")
    press(open_cell(page, 3), "Ctrl+V")
    assert shown(session)[3:5] == ["91", "92"]


def test_one_cell_is_pasted_into_the_cell(page: ScoresPage, session: Session) -> None:
    QApplication.clipboard().setText("๙๑.๕\n")
    press(open_cell(page, 3), "Ctrl+V")
    assert shown(session)[3] == "91.5"


@pytest.mark.parametrize(("text", "told", "count"), [("", "", 0), ("9\nก\n", "ก", 0), ("1\n" * 12, "2", 10)])
def test_what_cannot_be_pasted_is_told(page: ScoresPage, session: Session, text: str, told: str, count: int) -> None:
    QApplication.clipboard().setText(text)
    press(page.table, "Ctrl+V")
    assert page.notice.isVisible()
    assert told in page.notice.text()
    assert sum(score != "None" for score in shown(session)) == count


def test_copy_cut_and_empty(page: ScoresPage, session: Session) -> None:
    session.apply(_all_scores(session))
    page.table.clearSelection()
    page.table.selectColumn(SCORE)
    press(page.table, "Ctrl+X")
    assert QApplication.clipboard().text().split() == [f"{Decimal(score):.2f}" for score in SCORES]
    assert shown(session) == ["None"] * 10
    press(page.table, "Ctrl+V")
    assert [Decimal(score) for score in shown(session)] == [Decimal(score) for score in SCORES]
    page.table.select_cell(page.table.scores.index(3, SCORE))
    press(page.table, "Del")
    assert shown(session)[2:5] == ["100.00", "None", "97.55"]


def test_instruments_span_their_rows(page: ScoresPage, session: Session) -> None:
    assert [page.table.rowSpan(row, INSTRUMENT) for row in (0, 5, 8)] == [5, 3, 2]
    session.reset(paths.replace(session.report, "scores.indicators", session.report.scores.indicators[4:]))
    assert [page.table.rowSpan(row, INSTRUMENT) for row in (0, 1, 4)] == [1, 3, 2]


def test_a_low_score_names_the_section_that_answers_it(page: ScoresPage, session: Session) -> None:
    session.apply(_all_scores(session))
    hints = [page.table.scores.index(row, HINT).data() for row in range(10)]
    assert [row for row, hint in enumerate(hints) if hint] == [7]
    assert "๘๕" in hints[7]
    assert "๒" in hints[7]


def _all_scores(session: Session) -> edits.Edit:
    rows = with_scores(session.report.scores.indicators, 0, list(map(Decimal, SCORES)))
    return edits.set_indicators(session.report, rows, Message("Paste scores", {}))


@pytest.mark.parametrize(
    ("path", "cell"),
    [
        ("scores.indicators[4].score", (3, SCORE)),
        ("scores.indicators[4].name", (3, NAME)),
        ("scores.indicators[6].instrument", (5, INSTRUMENT)),
        ("scores.indicators[4].number", (3, NUMBER)),
        ("scores.indicators[4]", (3, SCORE)),
        ("scores.indicators", (0, SCORE)),
    ],
)
def test_every_cell_can_be_shown(page: ScoresPage, path: str, cell: tuple[int, int]) -> None:
    assert page.holds(path)
    assert page.show_field(path)
    current = page.table.currentIndex()
    assert (current.row(), current.column()) == cell
    assert page.table.hasFocus()


@pytest.mark.parametrize(("path", "is_here"), [("scores.overall", True), ("scores.level", True), ("memo.to", False)])
def test_fields_below_the_table(page: ScoresPage, path: str, *, is_here: bool) -> None:
    assert page.holds(path) == page.show_field(path) == is_here


def test_mnemonics_and_names(page: ScoresPage) -> None:
    assert unnamed(page) == []
    assert repeated_mnemonics(page) == []


def test_flush_takes_over_an_open_cell(page: ScoresPage, session: Session) -> None:
    leave_unfinished(open_cell(page, 0, NAME), "ยังไม่เสร็จ")
    page.flush()
    assert session.report.scores.indicators[0].name.endswith("ยังไม่เสร็จ")
