import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ita_desktop.app.session import Session
from ita_desktop.core import paths
from ita_desktop.ui.tabs.row_model import COMPLETE_ROLE, STATE_ROLE
from ita_desktop.ui.tabs.signers import SignersPage
from ita_desktop.ui.widgets.line_edit import LineEdit
from ui.keyboard import type_text
from ui.showing import Show
from ui.tabs.access import repeated_mnemonics, unnamed


@pytest.fixture
def page(show: Show, session: Session) -> SignersPage:
    return show(SignersPage(session))


def names(session: Session) -> str:
    return "".join(person.name or "_" for person in session.report.memo.signatories)


def test_typed_thai_is_in_the_report_and_undo_takes_it_back(page: SignersPage, session: Session) -> None:
    before = session.report
    name = page.findChild(LineEdit, "memo.signatories[x].name")
    assert isinstance(name, LineEdit)
    name.selectAll()
    type_text(name, "นางสาวทดสอบ")
    assert paths.get(session.report, "memo.signatories[x].name") == "นางสาวทดสอบ"
    assert page.model.index(0).data() == "นางสาวทดสอบ"
    session.stack.undo()
    assert session.report == before


@pytest.mark.parametrize(
    ("selected", "key", "expected"),
    [("x", "Ins", "x_yz"), ("yz", "Del", "x"), ("z", "Alt+Up", "xzy"), ("xy", "Alt+Down", "zxy")],
)
def test_keys(page: SignersPage, session: Session, selected: str, key: str, expected: str) -> None:
    page.list.select(list(selected))
    QTest.keySequence(page.list, QKeySequence(key))
    assert names(session) == expected
    session.stack.undo()
    assert names(session) == "xyz"


def test_drag_changes_the_order(page: SignersPage, session: Session) -> None:
    data = page.model.mimeData([page.model.index(2)])
    assert page.model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, page.list.rootIndex())
    assert names(session) == "zxy"


def test_the_first_signs_and_others_endorse(page: SignersPage, session: Session) -> None:
    states = [page.model.index(row).data(STATE_ROLE) for row in range(3)]
    assert states[0] != states[1] == states[2]
    session.set_value("memo.signatories[y].position", "")
    assert [page.model.index(row).data(COMPLETE_ROLE) for row in range(3)] == [True, False, True]


@pytest.mark.parametrize("name", ["remark", "choices", "choices[0]", "date", "date_line"])
def test_every_field_can_be_shown(page: SignersPage, name: str) -> None:
    path = f"memo.signatories[y].{name}"
    assert page.holds(path)
    assert page.show_field(path)
    focus = QApplication.focusWidget()
    assert focus
    assert focus.objectName() == path.removesuffix("[0]")
    assert page.list.current_id() == "y"


def test_mnemonics_and_names(page: SignersPage) -> None:
    assert unnamed(page) == []
    assert repeated_mnemonics(page) == []
