from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit

from ita_desktop.app.session import Session
from ita_desktop.core import fields
from ita_desktop.ui.tabs.page import FormPage
from ita_desktop.ui.widgets.text_edit import ParagraphsEdit
from ui.showing import Show


@pytest.fixture
def page(session: Session, show: Show) -> FormPage:
    return show(FormPage(session, (fields.MEMO_HEAD, fields.MEMO_BODY)))


def test_dates_stand_in_the_digits_of_the_report(page: FormPage) -> None:
    page.session.set_value("memo.date", date(2024, 10, 9))
    shown = page.findChild(QLineEdit, "memo.date")
    assert shown is not None
    assert shown.text() == "๙ ตุลาคม ๒๕๖๗"
    page.session.set_value("settings.thai_digits", value=False)
    assert shown.text() == "9 ตุลาคม 2567"


@pytest.mark.parametrize(("place", "block"), [("[1]", 1), ("[7]", 2)])
def test_the_cursor_goes_into_the_paragraph_that_is_asked_for(page: FormPage, place: str, block: int) -> None:
    page.session.set_value("memo.paragraphs", ("a", "b", "c"))
    assert page.show_field(f"memo.paragraphs{place}")
    edit = page.findChild(ParagraphsEdit, "memo.paragraphs")
    assert edit is not None
    assert edit.hasFocus()
    assert edit.textCursor().blockNumber() == block
    assert edit.place() == f"memo.paragraphs[{block}]"


def test_what_is_not_here_is_not_shown(page: FormPage) -> None:
    assert not page.show_field("narrative.paragraphs[1]")
