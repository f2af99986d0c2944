"""No tone mark and no lower vowel is clipped: in each kind of widget the ink is as high as where there is much room."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QGroupBox,
    QHeaderView,
    QLabel,
    QListView,
    QMenu,
    QPushButton,
    QRadioButton,
    QTabBar,
    QTableView,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.ui.widgets.check_box import CheckBox
from ita_desktop.ui.widgets.choice_box import ChoiceBox
from ita_desktop.ui.widgets.delegate import ThaiDelegate
from ita_desktop.ui.widgets.labels import WrapLabel
from ita_desktop.ui.widgets.line_edit import LineEdit
from ita_desktop.ui.widgets.text_edit import TextEdit

TEXT = "ฐู่ ป้ำ กี่ ญู ปิ๊"
ROOM = QSize(30, 60)
NO_ROOM = QSize(0, 0)
WIDTH = 300
SIZES = range(9, 21)


def line_edit(text: str) -> QWidget:
    edit = LineEdit()
    edit.set_value(text)
    return edit


def text_edit(text: str) -> QWidget:
    edit = TextEdit()
    edit.set_value(text)
    return edit


def choice(text: str) -> QWidget:
    return ChoiceBox([("", text)])


def open_choice(text: str) -> QWidget:
    return ChoiceBox([("", text)], open=True)


def tool_button(text: str) -> QWidget:
    button = QToolButton()
    button.setText(text)
    return button


def tab(text: str) -> QWidget:
    tabs = QTabBar()
    tabs.addTab(text)
    return tabs


def group(text: str) -> QWidget:
    box = QGroupBox(text)
    QVBoxLayout(box).addWidget(QLabel())
    return box


def menu(text: str) -> QWidget:
    box = QMenu()
    box.addAction(text)
    box.setMinimumWidth(WIDTH)
    return box


def header(text: str) -> QWidget:
    view = QHeaderView(Qt.Orientation.Horizontal)
    model = QStandardItemModel(1, 1, view)
    model.setHorizontalHeaderLabels([text])
    view.setModel(model)
    return view


def rows(view: QAbstractItemView, text: str) -> QWidget:
    model = QStandardItemModel(view)
    model.appendRow(QStandardItem(text))
    view.setModel(model)
    view.setItemDelegate(ThaiDelegate(view))
    return view


def table(text: str) -> QWidget:
    view = QTableView()
    rows(view, text)
    view.horizontalHeader().setStretchLastSection(True)
    view.horizontalHeader().hide()
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return view


def list_view(text: str) -> QWidget:
    return rows(QListView(), text)


def tree(text: str) -> QWidget:
    view = QTreeView()
    view.setHeaderHidden(True)
    return rows(view, text)


KINDS: list[Callable[[str], QWidget]] = [
    *(line_edit, text_edit, choice, open_choice, tool_button, tab, group, menu, header, table, list_view, tree),
    *(QLabel, WrapLabel, QPushButton, QRadioButton, CheckBox),
]


def sharp_font(size: int) -> QFont:
    """The window's font without soft edges, so that a row of pixels has ink or not."""
    font = QFont(QApplication.font().family(), size)
    font.setStyleStrategy(QFont.StyleStrategy.NoAntialias)
    font.setHintingPreference(QFont.HintingPreference.PreferFullHinting)
    return font


def picture(make: Callable[[str], QWidget], text: str, size: int, room: QSize) -> QImage:
    """The widget as high as it wants to be, and `room` more."""
    widget = make(text)
    widget.setFont(sharp_font(size))
    widget.setPalette(QPalette(QColor("white"), QColor("white")))
    widget.ensurePolished()
    widget.resize(widget.sizeHint().expandedTo(QSize(WIDTH, 0)) + room)
    return widget.grab().toImage()


def ink_height(make: Callable[[str], QWidget], size: int, room: QSize = NO_ROOM) -> int:
    """In how many rows of pixels the picture of the text differs from that of none."""
    inked, blank = (picture(make, text, size, room) for text in (TEXT, " "))
    assert inked.size() == blank.size()
    columns = range(inked.width())
    return sum(any(inked.pixel(x, y) != blank.pixel(x, y) for x in columns) for y in range(inked.height()))


@pytest.mark.parametrize("size", SIZES)
def test_no_mark_is_clipped(size: int) -> None:
    whole = ink_height(QLabel, size, ROOM)
    assert whole > size * 1.333 * 1.4
    heights = {make.__name__: ink_height(make, size) for make in KINDS}
    assert {kind: height for kind, height in heights.items() if height < whole} == {}


def test_what_is_clipped_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLabel, "sizeHint", lambda label: QSize(200, label.fontMetrics().height() * 3 // 4))
    assert ink_height(QLabel, 11) < ink_height(QLabel, 11, ROOM)
