import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPalette, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ita_desktop.typeset.breaking import Break
from ita_desktop.ui.widgets.break_places import BreakPlaces, find_places
from ita_desktop.ui.widgets.text_edit import ParagraphsEdit, TextEdit
from ita_desktop.ui.widgets.utf16 import as_units, units
from ui.keyboard import leave_unfinished, type_text

LONG = "การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (Integrity Assessment) วันที่ 9 ตุลาคม 2567"
HEBREW = "שלום עולם"
PIECES = [
    "การ",
    "ประเมิน",
    "ปู่ฐู่",
    "กระบวนการ",
    " ",
    " ",
    "office ",
    "👍🏻",
    "😀",
    "2567",
    "\n",
    HEBREW,
    "e\u0301",
    "็",
    "น้ำ",
]
pieces = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)

Make = Callable[..., TextEdit]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    kept = []

    def make_edit(text: str = "", width: int = 300) -> TextEdit:
        edit = TextEdit()
        kept.append(edit)
        qtbot.addWidget(edit)
        edit.resize(width, 200)
        edit.set_value(text)
        edit.show()
        return edit

    return make_edit


def line_ends(edit: TextEdit) -> list[tuple[str, list[int]]]:
    """The letters of each block, in units, with the ends of its lines."""
    ends = []
    block = edit.document().begin()
    while block.isValid():
        layout = block.layout()
        lines = [layout.lineAt(number) for number in range(layout.lineCount())]
        ends.append((as_units(block.text()), [line.textStart() + line.textLength() for line in lines]))
        block = block.next()
    return ends


def shown_lines(edit: TextEdit) -> list[str]:
    return [
        letters[start:end] for letters, ends in line_ends(edit) for start, end in zip([0, *ends], ends, strict=False)
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has libthai")
def test_libthai_is_hidden(make: Make) -> None:
    make(LONG)
    assert "libthai" not in Path("/proc/self/maps").read_text(encoding="utf-8")


def test_lines_end_at_thai_words(make: Make) -> None:
    assert shown_lines(make("การประเมินคุณธรรมและความโปร่งใส", 150)) == ["การประเมินคุณธรรม", "และความโปร่งใส"]


def test_a_word_wider_than_the_line_is_cut_before_a_leading_vowel(make: Make) -> None:
    lines = shown_lines(make("เกเ" * 60, 200))
    assert len(lines) > 1
    assert not any(line.endswith("เ") for line in lines[:-1])


@given(pieces, st.integers(60, 500))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_lines_end_off_a_break_only_inside_a_word_wider_than_the_line(make: Make, text: str, width: int) -> None:
    edit = make("x", width)
    edit.insertPlainText(text)
    for letters, ends in line_ends(edit):
        places = find_places(letters)
        starts = [0, *ends]
        for start, end in zip(starts, ends[:-1], strict=False):
            is_break = any(places.last(kind, end - 1, end) == end for kind in Break)
            # Qt ends no line behind the spaces with which it begins, and a mark after them is a part of them.
            word = end - len(letters[start:end].lstrip(" ็"))
            assert is_break or all(places.last(kind, word, end) == word for kind in Break)


@given(st.lists(st.tuples(st.integers(0, 80), st.integers(0, 9), pieces), max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_changes_are_laid_out_like_a_new_text(make: Make, changes: list[tuple[int, int, str]]) -> None:
    edit = make(f"{LONG} {LONG}\n{LONG}")
    cursor = edit.textCursor()
    for start, length, text in changes:
        before = edit.document().toRawText()
        cursor.setPosition(units(before[:start]))
        cursor.setPosition(units(before[: start + length]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
    anew = make()
    anew.insertPlainText(edit.document().toRawText())
    assert line_ends(edit) == line_ends(anew)
    assert edit.document().size() == anew.document().size()


def test_unfinished_text_of_an_input_method_takes_room_but_is_no_text(make: Make) -> None:
    edit = make("การ", 150)
    edit.moveCursor(QTextCursor.MoveOperation.End)
    leave_unfinished(edit, "ประเมินคุณธรรมและความโปร่งใส")
    layout = edit.document().begin().layout()
    assert (layout.lineCount(), edit.document().toRawText()) == (2, "การ")
    assert edit.cursorForPosition(QPoint(140, 40)).position() == 3


@pytest.mark.parametrize(
    ("keys", "position"),
    [
        ([Qt.Key.Key_Down], 17),
        ([Qt.Key.Key_End], 17),
        ([Qt.Key.Key_Down, Qt.Key.Key_Home], 17),
        ([Qt.Key.Key_Down, Qt.Key.Key_Down], 32),
        ([Qt.Key.Key_PageDown], 32),
        ([Qt.Key.Key_PageDown, Qt.Key.Key_Up, Qt.Key.Key_PageUp], 0),
    ],
)
def test_keys_move_by_shown_lines(make: Make, keys: list[Qt.Key], position: int) -> None:
    edit = make("การประเมินคุณธรรมและความโปร่งใส\nจบ", 150)
    for key in keys:
        QTest.keyClick(edit, key)
    assert edit.textCursor().position() == position


@pytest.mark.parametrize("position", [0, 5, 16, 17, 25, 31, 32, 34])
def test_a_point_leads_to_the_position_that_stands_there(make: Make, position: int) -> None:
    edit = make("การประเมินคุณธรรมและความโปร่งใส\nจบ", 150)
    cursor = edit.textCursor()
    cursor.setPosition(position)
    edit.setTextCursor(cursor)
    assert edit.cursorForPosition(edit.cursorRect().center()).position() == position


@pytest.mark.parametrize(("x", "y", "position"), [(8, 10, 0), (290, 10, -1), (8, 190, -1), (-5, -5, -1)])
def test_an_exact_hit_is_one_on_letters(make: Make, x: float, y: float, position: int) -> None:
    layout = make("กา").document().documentLayout()
    assert layout.hitTest(QPointF(x, y), Qt.HitTestAccuracy.ExactHit) == position


def test_text_of_a_right_to_left_script_stands_at_the_right(make: Make) -> None:
    edit = make(f"{HEBREW}\nกา")
    document = edit.document()
    lines = [document.findBlockByNumber(number).layout().lineAt(0).naturalTextRect() for number in (0, 1)]
    assert lines[0].right() == pytest.approx(edit.viewport().width() - 2 * document.documentMargin())
    assert lines[1].left() == 0


def test_selection_and_cursor_are_drawn(make: Make) -> None:
    edit = make("การประเมิน")
    edit.setFocus()
    plain = edit.grab().toImage()
    edit.selectAll()
    highlight = edit.palette().color(QPalette.ColorRole.Highlight)
    assert count_of(plain, highlight) == 0
    assert count_of(edit.grab().toImage(), highlight) > 200


def count_of(image: QImage, color: QColor) -> int:
    return sum(image.pixelColor(x, y) == color for x in range(image.width()) for y in range(image.height()))


def test_what_is_typed_is_drawn_at_once(make: Make, qtbot: QtBot) -> None:
    edit = make("การ")
    with qtbot.waitSignal(edit.document().documentLayout().update):
        type_text(edit, "ก")


def test_only_changed_blocks_are_laid_out_again(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    edit = make("\n".join([LONG] * 50))
    asked: list[str] = []

    def ask(text: str) -> BreakPlaces:
        asked.append(text)
        return find_places(text)

    monkeypatch.setattr("ita_desktop.ui.widgets.block_lines.find_places", ask)
    edit.insertPlainText("ก")
    assert asked == []
    edit.insertPlainText("ก\nข\n")
    assert all(len(text) < len(LONG) for text in asked)


def test_a_line_break_inside_a_paragraph_ends_a_line(qtbot: QtBot) -> None:
    edit = ParagraphsEdit()
    qtbot.addWidget(edit)
    edit.set_value(("ก\nข", "ค"))
    assert [len(ends) for _, ends in line_ends(edit)] == [2, 1]  # type: ignore[arg-type]


def test_a_document_without_width_does_not_wrap(make: Make) -> None:
    edit = make(LONG)
    edit.document().setTextWidth(-1)
    assert len(shown_lines(edit)) == 1
    assert edit.document().size().width() > edit.fontMetrics().horizontalAdvance("ก") * 50
