import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.ui.spans import select_span, selected_words
from ita_desktop.ui.widgets.line_edit import LineEdit
from ita_desktop.ui.widgets.text_edit import ParagraphsEdit, TextEdit


def selected(widget: QWidget) -> str:
    if isinstance(widget, LineEdit):
        return widget.selectedText()
    assert isinstance(widget, TextEdit | ParagraphsEdit)
    return widget.textCursor().selectedText()


@pytest.mark.parametrize(
    ("widget", "value", "path", "text", "span", "words"),
    [
        (LineEdit, "ก😀 ขค", "memo.to", "ก😀 ขค", (3, 5), "ขค"),
        (TextEdit, "ก\nข😀คง", "memo.subject", "ก\nข😀คง", (4, 6), "คง"),
        (ParagraphsEdit, ("กก", "ข😀\nค"), "memo.paragraphs[1]", "ข😀\nค", (3, 4), "ค"),
        (ParagraphsEdit, ("กก", "ขค"), "memo.paragraphs[0]", "กก", (0, 2), "กก"),
    ],
)
def test_the_words_are_selected(
    widget: type[LineEdit | TextEdit | ParagraphsEdit],
    value: object,
    path: str,
    text: str,
    span: tuple[int, int],
    words: str,
    qtbot: QtBot,
) -> None:
    field = widget()
    qtbot.addWidget(field)
    field.set_value(value)
    select_span(field, path, text, span)
    assert selected(field) == words


def test_other_widgets_are_let_be(qtbot: QtBot) -> None:
    button = QPushButton("ก")
    qtbot.addWidget(button)
    select_span(button, "memo.to", "ก", (0, 1))
    select_span(None, "memo.to", "ก", (0, 1))


@pytest.mark.parametrize(("value", "words"), [(("กก ข",), "กก ข"), (("กก", "ข"), "")])
def test_words_of_one_line_are_told(value: tuple[str, ...], words: str, qtbot: QtBot) -> None:
    field = ParagraphsEdit()
    qtbot.addWidget(field)
    field.set_value(value)
    field.selectAll()
    assert selected_words(field) == words


def test_nothing_is_selected_in_what_is_no_text(qtbot: QtBot) -> None:
    button = QPushButton("ก")
    qtbot.addWidget(button)
    assert selected_words(button) == ""
