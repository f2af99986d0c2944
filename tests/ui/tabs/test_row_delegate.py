import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from ita_desktop.ui.tabs.row_delegate import draw_mark
from ita_desktop.ui.tabs.row_list import RowList
from ita_desktop.ui.tabs.row_model import ListRow, RowModel


def make_list(qtbot: QtBot, words: str, *, is_complete: bool) -> RowList:
    model = RowModel("x", lambda ids, at: False)
    rows = RowList(model)
    model.setParent(rows)
    qtbot.addWidget(rows)
    model.show([ListRow("a", "๑", words, "", is_complete)])
    rows.resize(300, 100)
    return rows


def drawn(*, is_complete: bool) -> QImage:
    pixmap = QPixmap(20, 20)
    pixmap.fill("white")
    painter = QPainter(pixmap)
    draw_mark(painter, QRect(2, 2, 16, 16), is_complete=is_complete)
    painter.end()
    return pixmap.toImage()


def test_marks_differ_in_form() -> None:
    assert drawn(is_complete=True) != drawn(is_complete=False)


def test_state_is_seen_in_the_list(qtbot: QtBot) -> None:
    pictures = [make_list(qtbot, "ก", is_complete=state).grab().toImage() for state in (True, False)]
    assert pictures[0] != pictures[1]


def test_rows_are_higher_in_larger_letters(qtbot: QtBot) -> None:
    rows = make_list(qtbot, "ก", is_complete=True)
    before = rows.sizeHintForRow(0)
    font = QFont(QApplication.font())
    font.setPointSize(2 * font.pointSize())
    rows.setFont(font)
    assert rows.sizeHintForRow(0) > 1.5 * before


@pytest.mark.parametrize("size", [9, 11, 16, 24])
def test_stacked_marks_have_their_room(qtbot: QtBot, size: int) -> None:
    rows = make_list(qtbot, "ป้ำ กี่ ฐู่ ญู ฤๅ", is_complete=True)
    rows.setFont(QFont(QApplication.font().family(), size))
    option = QStyleOptionViewItem()
    option.initFrom(rows)
    option.rect = QRect(0, 40, 300, rows.sizeHintForRow(0))
    pixmap = QPixmap(300, option.rect.height() + 80)
    pixmap.fill("white")
    painter = QPainter(pixmap)
    rows.itemDelegate().paint(painter, option, rows.rows.index(0))
    painter.end()
    image = pixmap.toImage()
    inked = [y for y in range(image.height()) if any(image.pixelColor(x, y) != "white" for x in range(image.width()))]
    assert 40 < inked[0] < inked[-1] < image.height() - 41
