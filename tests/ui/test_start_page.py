from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ita_desktop.app.texts import tr
from ita_desktop.ui.recent_list import about_of
from ita_desktop.ui.start_page import StartPage
from ui.tabs.access import repeated_mnemonics, unnamed


@pytest.fixture
def page(qtbot: QtBot) -> StartPage:
    page = StartPage(date(2024, 9, 30))
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    return page


def press(page: StartPage, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    button.click()


def rows(page: StartPage) -> list[tuple[str, str]]:
    items = [page.recent.item(row) for row in range(page.recent.count())]
    return [(item.text(), about_of(item)) for item in items]


@pytest.mark.parametrize("year", [2564, 2565, 2566, 2567, 2568])
def test_a_new_report_is_wanted_for_a_year(year: int, page: StartPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.new_wanted) as wanted:
        press(page, f"start.new.{year}")
    assert wanted.args == [year]


@pytest.mark.parametrize("name", ["open", "sample"])
def test_the_other_ways_to_begin(name: str, page: StartPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(getattr(page, f"{name}_wanted")):
        press(page, f"start.{name}")


@pytest.mark.parametrize(("paths", "name"), [([], "start.new.2567"), (["/งาน/ก.db", "/งาน/ข.db"], "start.recent")])
def test_the_year_that_is_reported_now_is_proposed_or_the_last_report(
    paths: list[str], name: str, page: StartPage
) -> None:
    page.show_recent(paths, {})
    page.setFocus()
    focused = page.focusWidget()
    assert focused is not None
    assert focused.objectName() == name
    assert page.recent.currentRow() == min(0, len(paths) - 1)


def test_recent_reports_have_name_folder_and_date(page: StartPage) -> None:
    page.show_recent(["/งาน/ก.db", "/งาน/ข.db", "/x/ค.db"], {"/งาน/ก.db": date(2024, 9, 1), "/งาน/ข.db": None})
    first, second, third = rows(page)
    assert first == ("ก.db", "1 ก.ย. 2567 · /งาน")
    assert second == ("ข.db", f"{tr('not found')} · /งาน")
    assert third == ("ค.db", "/x")


def test_a_recent_report_is_opened_by_mouse_or_key(page: StartPage, qtbot: QtBot) -> None:
    page.show_recent(["/a.db", "/b.db"], {})
    with qtbot.waitSignal(page.file_wanted) as wanted:
        place = page.recent.visualItemRect(page.recent.item(1)).center()
        QTest.mouseClick(page.recent.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted.args == ["/b.db"]
    with qtbot.waitSignal(page.file_wanted) as wanted:
        QTest.keyClick(page.recent, Qt.Key.Key_Return)
    assert wanted.args == ["/b.db"]


def test_the_chosen_row_stays_when_the_dates_come(page: StartPage) -> None:
    page.show_recent(["/a.db", "/b.db"], {})
    page.recent.setCurrentRow(1)
    page.show_recent(["/a.db", "/b.db"], {"/a.db": date(2024, 9, 1)})
    assert page.recent.currentRow() == 1


def test_a_double_click_opens_once(page: StartPage) -> None:
    opened: list[str] = []
    page.show_recent(["/a.db"], {})
    page.file_wanted.connect(opened.append)
    page.file_wanted.connect(page.hide)
    viewport, place = page.recent.viewport(), page.recent.visualItemRect(page.recent.item(0)).center()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert opened == ["/a.db"]


@pytest.mark.parametrize("recent", [[], ["/a.db"]])
def test_all_is_named_and_reached_by_keys(recent: list[str], page: StartPage) -> None:
    page.show_recent(recent, {})
    assert unnamed(page) == []
    assert repeated_mnemonics(page) == []
