"""Selects words in the field that shows them, and tells which are."""

import re
from typing import Final

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from ita_desktop.ui.widgets.field_line import FieldLine
from ita_desktop.ui.widgets.plain_edit import PlainEdit
from ita_desktop.ui.widgets.raw_text import plain_of_raw
from ita_desktop.ui.widgets.scrolling import bring_into_view
from ita_desktop.ui.widgets.text_edit import ParagraphsEdit
from ita_desktop.ui.widgets.utf16 import units

_ENTRY: Final = re.compile(r"\[(\d+)\]\Z")


def select_span(field: QWidget | None, path: str, text: str, span: tuple[int, int]) -> None:
    """Select characters of the text at `path` in its field; nothing happens in what is no field of text."""
    start, length = units(text[: span[0]]), units(text[slice(*span)])
    if isinstance(field, FieldLine):
        field.setSelection(start, length)
    elif isinstance(field, PlainEdit):
        start += _start_of_entry(field, path)
        cursor = field.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)
        field.ensureCursorVisible()
        bring_into_view(field, field.cursorRect().translated(field.viewport().pos()))


def selected_words(field: QWidget | None) -> str:
    """Return what is selected in a field of text, if that is within one line; else an empty text."""
    if isinstance(field, FieldLine):
        return field.selectedText()
    text = plain_of_raw(field.textCursor().selectedText()) if isinstance(field, PlainEdit) else ""
    return "" if "\n" in text else text


def _start_of_entry(field: PlainEdit, path: str) -> int:
    """Return where the paragraph that a path names begins in its field."""
    entry = _ENTRY.search(path)
    if entry is None or not isinstance(field, ParagraphsEdit):
        return 0
    return field.document().findBlockByNumber(int(entry[1])).position()
