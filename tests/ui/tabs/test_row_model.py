import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ita_desktop.ui.tabs.row_model import ListRow, RowModel, ids_in

FORMAT = "application/x-test"


def rows(ids: str, words: str = "") -> list[ListRow]:
    return [ListRow(row_id, str(number), words + row_id, "", True) for number, row_id in enumerate(ids, start=1)]


def shown(model: RowModel) -> str:
    return "".join(model.index(place).data() for place in range(model.rowCount()))


def make_model() -> RowModel:
    return RowModel(FORMAT, lambda ids, at: bool(ids) or at < 0)


orders = st.lists(st.sampled_from("abcdefgh"), unique=True).map("".join)


@given(orders, orders)
def test_any_rows_become_any_others(before: str, after: str) -> None:
    model = make_model()
    model.show(rows(before))
    kept = {row_id: QPersistentModelIndex(model.index(place)) for place, row_id in enumerate(before)}
    assert model.show(rows(after)) == [row_id for row_id in after if row_id not in before]
    assert shown(model) == after
    assert {row_id: index.row() for row_id, index in kept.items() if index.isValid()} == {
        row_id: after.index(row_id) for row_id in before if row_id in after
    }


def test_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = make_model()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    for ids in ("abcd", "bdaxy", "yx", "", "q"):
        model.show(rows(ids))
    assert shown(model) == "q"


def test_only_what_changed_is_told(qtbot: QtBot) -> None:
    model = make_model()
    model.show(rows("abc"))
    new = [*rows("abc")[:1], ListRow("b", "2", "new", "", False), *rows("abc")[2:]]
    with qtbot.waitSignal(model.dataChanged) as told, qtbot.assertNotEmitted(model.rowsInserted):
        model.show(new)
    assert [index.row() for index in told.args[:2]] == [1, 1]


def test_screen_reader_hears_number_words_and_state() -> None:
    model = make_model()
    model.show([ListRow("a", "๑", "กิจกรรม", "ครบถ้วน", True)])
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "๑ กิจกรรม\nครบถ้วน"


@pytest.mark.parametrize(
    ("row", "parent", "at"),
    [(1, None, 1), (-1, 0, 0), (-1, None, 3)],
    ids=["between rows", "on a row", "below all"],
)
def test_drop_is_handed_on(row: int, parent: int | None, at: int) -> None:
    dropped: list[tuple[list[str], int]] = []
    model = RowModel(FORMAT, lambda ids, at: not dropped.append((ids, at)))  # type: ignore[func-returns-value]
    model.show(rows("abc"))
    data = model.mimeData([model.index(2), model.index(0)])
    onto = QModelIndex() if parent is None else model.index(parent)
    assert model.canDropMimeData(data, Qt.DropAction.MoveAction, row, 0, onto)
    assert model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, onto)
    assert dropped == [(["c", "a"], at)]
    assert shown(model) == "abc"


def test_other_drags_are_refused() -> None:
    data = QMimeData()
    data.setText("a")
    assert not make_model().canDropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert ids_in(data, FORMAT) == []
