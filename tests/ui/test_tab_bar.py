from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desktop.ui.tab_bar import SECTION_MIME, SectionLabel, TabBar, fitted

OTHER = "application/x-other"
labels = st.builds(SectionLabel, st.just("๑๒"), st.lists(st.text("กขค ", min_size=1)).map(tuple), st.booleans())


@pytest.fixture
def bar(qtbot: QtBot) -> TabBar:
    bar = TabBar()
    qtbot.addWidget(bar)
    bar.takes = (OTHER,)
    for text, section in (("memo", None), ("", "a"), ("", "b"), ("", "c"), ("end", None)):
        bar.setTabData(bar.addTab(text), section)
    bar.set_labels({name: SectionLabel(str(n), ("กระบวนการ", "ทำงาน"), False) for n, name in enumerate("abc", 1)}, 600)
    bar.resize(600, 40)
    bar.show()
    return bar


def data(kind: str, content: str = "") -> QMimeData:
    mime = QMimeData()
    mime.setData(kind, content.encode())
    return mime


def drag(bar: TabBar, mime: QMimeData, at: QPoint) -> bool:
    """Drag something into the bar and over it; tell whether it may be dropped there."""
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(at), Qt.DropAction.MoveAction, mime, buttons, keys)
    QApplication.sendEvent(bar, enter)
    move = QDragMoveEvent(QPointF(at), Qt.DropAction.MoveAction, mime, buttons, keys)
    QApplication.sendEvent(bar, move)
    return enter.isAccepted() and move.isAccepted()


def drop(bar: TabBar, mime: QMimeData, at: QPoint) -> None:
    event = QDropEvent(
        QPointF(at), Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(bar, event)


def shown(bar: TabBar, width: int) -> list[str]:
    """Return the tabs' texts in a bar of a width."""
    bar.fit(width)
    bar.resize(width, bar.height())
    return [bar.tabText(index) for index in range(bar.count())]


def test_short_titles_come_before_tabs_are_out_of_sight(bar: TabBar) -> None:
    bar.setTabText(0, "บันทึกข้อความ")
    bar.shorter["บันทึกข้อความ"] = "บันทึก"
    looks = [shown(bar, width)[:2] for width in range(900, 200, -1)]
    in_turn = [look for look, _ in groupby(looks)]
    assert in_turn[0] == ["บันทึกข้อความ", "1 กระบวนการทำงาน"]
    assert in_turn[-2:] == [["บันทึกข้อความ", "1"], ["บันทึก", "1"]]
    assert shown(bar, 900)[:2] == in_turn[0]


def test_what_short_titles_leave_is_for_the_long_ones(bar: TabBar) -> None:
    words = {"a": ("ก",), "b": ("กระบวนการปฏิบัติงานที่โปร่งใส",), "c": ("ข",)}
    bar.set_labels({name: SectionLabel(str(n), words[name], False) for n, name in enumerate("abc", 1)}, 450)
    assert [bar.tabText(index) for index in (1, 2, 3)] == ["1 ก", f"2 {words['b'][0]}", "3 ข"]
    assert sum(bar.tabSizeHint(index).width() for index in range(bar.count())) <= 450


def test_at_last_the_texts_stand_closer(bar: TabBar) -> None:
    bar.fit(600)
    usual = bar.tabSizeHint(0).width()
    needed = sum(bar.tabSizeHint(index).width() for index in (0, 4)) + 3 * (usual - 20)
    bar.fit(needed // 2)
    assert bar.tabSizeHint(0).width() < usual
    bar.fit(600)
    assert bar.tabSizeHint(0).width() == usual


@pytest.mark.parametrize(
    ("room", "text"),
    [(100, "๑ กระบวนการทำงาน •"), (17, "๑ กระบวนการทำงาน •"), (14, "๑ กระบวนการ… •"), (3, "๑ •"), (-9, "๑ •")],
)
def test_as_many_words_as_there_is_room_for(room: int, text: str) -> None:
    label = SectionLabel("๑", ("กระบวน", "การ", "ทำงาน"), unfinished=True)
    assert fitted(label, room + 1, len) == text


@given(labels, st.integers(0, 40), st.integers(0, 40))
def test_more_room_shows_no_less(label: SectionLabel, room: int, more: int) -> None:
    small, large = fitted(label, room, len), fitted(label, room + more, len)
    assert len(small) <= len(large)
    assert small.startswith(label.number)
    assert len(small) <= max(room, len(label.number) + 2)


@pytest.mark.parametrize("width", [300, 400, 500, 700, 1200])
def test_the_labels_fill_the_bar_and_no_more(width: int, bar: TabBar) -> None:
    bar.fit(width)
    at_least = {bar.tabText(index) for index in bar.sections()} == {"1", "2", "3"}
    assert at_least or bar.sizeHint().width() <= width


def test_labels_do_not_shrink_from_being_fitted_again(bar: TabBar) -> None:
    before = [bar.tabText(index) for index in range(bar.count())]
    for _ in range(3):
        bar.fit(600)
    assert [bar.tabText(index) for index in range(bar.count())] == before


@pytest.mark.parametrize(("tab", "gap"), [(0, 0), (1, 0), (2, 1), (3, 2), (4, 3)])
def test_a_section_is_dropped_before_another(tab: int, gap: int, bar: TabBar, qtbot: QtBot) -> None:
    mime, at = data(SECTION_MIME, "b"), bar.tabRect(tab).center()
    assert drag(bar, mime, at)
    with qtbot.waitSignal(bar.section_dropped) as dropped:
        drop(bar, mime, at)
    assert dropped.args == ["b", gap]


@pytest.mark.parametrize(("tab", "section"), [(1, "a"), (3, "c")])
def test_rows_are_dropped_on_a_section(tab: int, section: str, bar: TabBar, qtbot: QtBot) -> None:
    mime, at = data(OTHER), bar.tabRect(tab).center()
    assert drag(bar, mime, at)
    with qtbot.waitSignal(bar.dropped) as dropped:
        drop(bar, mime, at)
    assert dropped.args is not None
    assert dropped.args[1] == section


@pytest.mark.parametrize(("kind", "tab"), [(OTHER, 0), (OTHER, 4), ("text/plain", 1)])
def test_what_has_no_place_is_not_taken(kind: str, tab: int, bar: TabBar) -> None:
    assert not drag(bar, data(kind), bar.tabRect(tab).center())


def test_the_place_of_a_drop_is_shown_and_taken_away(bar: TabBar) -> None:
    before = bar.grab().toImage()
    drag(bar, data(SECTION_MIME, "b"), bar.tabRect(3).center())
    assert bar.grab().toImage() != before
    drop(bar, data(SECTION_MIME, "b"), bar.tabRect(3).center())
    bar.setCurrentIndex(0)
    assert bar.grab().toImage() == before
