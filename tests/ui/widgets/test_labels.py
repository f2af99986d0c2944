import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QTableView

from ita_desktop.ui.widgets.delegate import ThaiDelegate
from ita_desktop.ui.widgets.labels import WrapLabel
from ita_desktop.ui.widgets.line_edit import LineEdit
from ita_desktop.ui.widgets.metrics import row_height
from ui.showing import Show

LONG = "การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ"


def test_label_keeps_its_text_to_itself(show: Show) -> None:
    label = show(WrapLabel("เรื่องที่แจ้ง (&B)"))
    assert label.text() == "เรื่องที่แจ้ง (&B)"
    assert label.accessibleName() == "เรื่องที่แจ้ง (B)"
    label.setText("หนี้ && สิน")
    assert (label.text(), label.accessibleName()) == ("หนี้ && สิน", "หนี้ & สิน")


def test_label_wraps_at_thai_words(show: Show) -> None:
    label = show(WrapLabel(LONG))
    lines = [label.heightForWidth(width) / label.fontMetrics().lineSpacing() for width in (2000, 300, 200)]
    assert [round(count) for count in lines] == [1, 2, 3]


def test_mark_up_in_a_label_is_text(show: Show) -> None:
    assert show(WrapLabel("<b>ก</b>")).textFormat() is Qt.TextFormat.PlainText


def test_mnemonic_leads_to_the_buddy(show: Show) -> None:
    label, edit = show(WrapLabel("เรื่อง (&B)")), LineEdit()
    label.parentWidget().layout().addWidget(edit)  # type: ignore[union-attr]
    label.setBuddy(edit)
    edit.show()
    QTest.keyClick(label.window(), Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    assert edit.hasFocus()


def model_of(*texts: str) -> QStandardItemModel:
    model = QStandardItemModel()
    for text in texts:
        model.appendRow(QStandardItem(text))
    return model


def test_cells_wrap_at_thai_words_and_hold_what_they_held(show: Show) -> None:
    table, model = show(QTableView()), model_of(LONG, "กี่")
    table.setModel(model)
    table.setItemDelegate(ThaiDelegate(table))
    table.setColumnWidth(0, 200)
    table.resizeRowsToContents()
    line = table.fontMetrics().height()
    assert table.rowHeight(0) >= row_height(table.fontMetrics()) + 2 * line
    assert row_height(table.fontMetrics()) <= table.rowHeight(1) < 2 * line
    assert model.item(0).text() == LONG


@pytest.mark.parametrize("value", [5, 2.5, "ก", None])
def test_rows_of_a_list_are_as_high_as_a_field(show: Show, value: object) -> None:
    view, model = show(QListView()), model_of("")
    model.item(0).setData(value, Qt.ItemDataRole.DisplayRole)
    view.setModel(model)
    view.setItemDelegate(ThaiDelegate(view))
    assert view.visualRect(model.index(0, 0)).height() >= row_height(view.fontMetrics())
