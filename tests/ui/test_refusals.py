from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.app.session import Session
from ita_desktop.app.texts import say
from ita_desktop.core import fields
from ita_desktop.core.blank import blank_report
from ita_desktop.core.limits import MAX_LINE, MAX_TEXT, validate
from ita_desktop.core.paths import replace
from ita_desktop.errors import InvalidData
from ita_desktop.ui.refusals import in_words, of_field
from ita_desktop.ui.tabs.page import FormPage
from ita_desktop.ui.widgets.choice_box import ChoiceBox
from ui.keyboard import type_text

REPORT = blank_report(2567)
GROUPS = (fields.MEMO_HEAD, fields.MEMO_BODY, fields.MEMO_MARKS)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[FormPage]:
    page = FormPage(Session(REPORT), GROUPS)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    yield page
    page.close()
    page.deleteLater()


@pytest.mark.parametrize(
    ("path", "most"),
    [("memo.number", MAX_LINE), ("memo.subject", MAX_LINE), ("memo.closing", MAX_TEXT), ("memo.secrecy", MAX_LINE)],
)
def test_a_text_that_is_too_long_stays_and_is_marked(page: FormPage, path: str, most: int) -> None:
    page.show_field(path)
    editor = page.findChild(QWidget, path)
    assert editor is not None
    shown = editor.lineEdit() if isinstance(editor, ChoiceBox) else editor
    assert shown is not None
    help_text = shown.toolTip()
    page.session.set_value(path, "ก" * most)
    before = editor.grab().toImage()
    assert (shown.toolTip(), of_field(page.session.report, path)) == (help_text, None)
    page.session.set_value(path, "ก" * (most + 1))
    refused = of_field(page.session.report, path)
    assert refused is not None
    assert shown.toolTip() == shown.accessibleDescription() == say(refused)
    assert editor.grab().toImage() != before
    page.session.stack.undo()
    assert shown.toolTip() == help_text


def test_it_is_marked_while_it_is_typed(page: FormPage) -> None:
    page.session.set_value("memo.to", "ก" * MAX_LINE)
    page.show_field("memo.to")
    editor = page.findChild(QWidget, "memo.to")
    assert editor is not None
    type_text(editor, "ข")
    assert str(MAX_LINE + 1) in editor.toolTip()
    assert len(page.session.report.memo.to) == MAX_LINE + 1


@pytest.mark.parametrize(
    ("path", "value"),
    [("memo.subject", "ก" * (MAX_LINE + 1)), ("memo.paragraphs", ("", "ก" * (MAX_TEXT + 1)))],
)
def test_a_refusal_names_the_field_as_the_form_does(path: str, value: object) -> None:
    report = replace(REPORT, path, value)
    with pytest.raises(InvalidData) as error:
        validate(report)
    refused, found = in_words(report, error.value)
    assert found.startswith(path)
    label = next(field.label for group in GROUPS for field in group.fields if field.path == path)
    assert str(refused).startswith(f"{label}: ")


def test_a_refusal_without_a_place_stays_as_it_is() -> None:
    error = InvalidData("x")
    assert in_words(REPORT, error) == (error, "")
