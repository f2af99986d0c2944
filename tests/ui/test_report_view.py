"""From the pages to the fields and back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ita_desktop.core import paths
from ita_desktop.ui.main_window import MainWindow
from ita_desktop.ui.preview import Preview
from ui.driving import focused, key, open_window


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """Return a window with the sample report, its pages beside it."""
    window, _ = open_window(tmp_path)
    with qtbot.waitActive(window):
        window.activateWindow()
    window.files.sample()
    qtbot.waitUntil(lambda: window.pages.preview is not None and pages(window).view.is_current())
    yield window
    window.leave()


def pages(window: MainWindow) -> Preview:
    preview = window.pages.preview
    assert preview is not None
    return preview


def editor_of(window: MainWindow, place: str) -> str:
    """Return which editor or table a click on a place has to lead to."""
    if place.startswith("scores.indicators"):
        return "scores.indicators"
    if place.endswith(".period"):
        period = paths.get(window.document.session.report, place)
        return f"{place}.start" if period.start or not period.text else f"{place}.text"
    return place.partition("paragraphs[")[0] + "paragraphs" if "paragraphs[" in place else place


def click(window: MainWindow, page: int, rect: tuple[float, float, float, float]) -> None:
    """Click in the middle of a rectangle of a page; it is brought into view before."""
    view = pages(window).view
    box = view.box_of(page, rect)
    view.scroll_by(box.x - 20, box.y - 20)
    box = view.box_of(page, rect)
    middle = QPoint(round(box.x + box.width / 2), round(box.y + min(box.height, 60) / 2))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def test_a_click_on_each_place_leads_to_its_editor(window: MainWindow) -> None:
    places = pages(window).view._places._places
    assert len(places) > 200
    for place, parts in places.items():
        for page, rect in parts:
            window.tabs.show_place("tab.words")
            window.tabs.tabBar().setFocus()
            click(window, page, rect)
            assert focused() == editor_of(window, place), place
            assert pages(window).view.marks(), place


@pytest.mark.parametrize("words", [True, False])
def test_a_click_on_a_period_leads_to_what_stands_there(window: MainWindow, words: bool) -> None:
    section = window.document.session.report.measures.sections[0]
    place = f"measures.sections[{section.id}].measures[{section.measures[0].id}].period"
    if words:
        window.document.session.set_value(f"{place}.start", None)
    window.document.session.set_value(f"{place}.text", "ทุกวัน")
    pages(window).clicked.emit(place)
    assert focused() == f"{place}.{'text' if words else 'start'}"


def test_in_the_score_table_the_current_cell_is_marked(window: MainWindow) -> None:
    window.show_field("scores.indicators[3].score")
    key(Qt.Key.Key_Down)
    assert window.report_view.place == "scores.indicators[4].score"
    assert pages(window).view._field == "scores.indicators[4].score"


def test_in_a_list_the_current_row_is_marked(window: MainWindow) -> None:
    section = window.document.session.report.measures.sections[1]
    path = f"measures.sections[{section.id}].measures"
    window.show_field(path)
    key(Qt.Key.Key_Down)
    assert pages(window).view._field == f"{path}[{section.measures[1].id}]"


def test_among_paragraphs_that_of_the_cursor_is_marked(window: MainWindow) -> None:
    window.show_field("narrative.paragraphs[3]")
    assert pages(window).view._field == "narrative.paragraphs[3]"
    key(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert pages(window).view._field == "narrative.paragraphs[0]"


def test_elsewhere_the_last_mark_stays(window: MainWindow) -> None:
    window.show_field("narrative.paragraphs[3]")
    pages(window).view.setFocus()
    window.document.session.set_value("narrative.paragraphs", ("a", "b"))
    assert pages(window).view._field == "narrative.paragraphs[3]"


def test_the_mark_follows_the_form_to_another_row(window: MainWindow, qtbot: QtBot) -> None:
    section = window.document.session.report.measures.sections[1]
    window.show_field(f"measures.sections[{section.id}].measures[{section.measures[0].id}].activity")
    key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    new = window.document.session.report.measures.sections[1].measures[1]
    path = f"measures.sections[{section.id}].measures[{new.id}]"
    qtbot.waitUntil(lambda: pages(window).view._field == f"{path}.activity")
    button = window.tabs.page.findChild(QPushButton, f"measures.sections[{section.id}].measures.duplicate")
    assert button is not None
    button.setFocus()
    assert pages(window).view._field == path
