from collections.abc import Iterator
from pathlib import Path

import pytest

from ita_desktop.core.edits import add_measure
from ita_desktop.ui.main_window import MainWindow
from ui.driving import Answer, Opened, cancel, choose, enter, open_window, press

FIRST = 3


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    window, clerk = open_window(tmp_path)
    window.files.new(2567)
    yield window, clerk
    window.leave()
    assert clerk.is_done()


def titles(window: MainWindow) -> list[str]:
    return [section.title for section in window.document.session.report.measures.sections]


@pytest.mark.parametrize(("tab", "at"), [(0, -1), (FIRST, 1), (FIRST + 2, 3)])
def test_a_section_is_added_behind_the_one_shown(tab: int, at: int, opened: Opened) -> None:
    window, clerk = opened
    window.tabs.setCurrentIndex(tab)
    clerk.will(enter("ด้านใหม่"))
    choose(window, "add_section")
    assert titles(window)[at] == "ด้านใหม่"
    assert window.tabs.section_id == window.document.session.report.measures.sections[at].id


def test_a_section_is_renamed(opened: Opened) -> None:
    window, clerk = opened
    window.tabs.setCurrentIndex(FIRST)
    clerk.will(enter("ชื่อใหม่"))
    choose(window, "rename_section")
    assert titles(window)[0] == "ชื่อใหม่"


def test_a_double_click_renames(opened: Opened) -> None:
    window, clerk = opened
    clerk.will(enter("ชื่อใหม่"))
    window.tabs.tabBar().tabBarDoubleClicked.emit(FIRST + 1)
    window.tabs.tabBar().tabBarDoubleClicked.emit(0)
    assert titles(window)[1] == "ชื่อใหม่"


@pytest.mark.parametrize("command", ["add_section", "rename_section"])
def test_nothing_happens_when_the_question_is_cancelled(command: str, opened: Opened) -> None:
    window, clerk = opened
    window.tabs.setCurrentIndex(FIRST)
    before = titles(window)
    clerk.will(cancel)
    choose(window, command)
    assert titles(window) == before


@pytest.mark.parametrize(
    ("command", "tab", "place"),
    [
        ("section_later", 0, 1),
        ("section_earlier", 1, 0),
        ("section_earlier", 0, 0),
        ("section_later", -1, -1),
    ],
)
def test_a_section_is_moved(command: str, tab: int, place: int, opened: Opened) -> None:
    window, _ = opened
    before = titles(window)
    window.tabs.setCurrentIndex(FIRST + tab % len(before))
    choose(window, command)
    assert titles(window)[place] == before[tab]
    assert sorted(titles(window)) == sorted(before)


def test_an_empty_section_is_removed_and_comes_back(opened: Opened) -> None:
    window, _ = opened
    before = titles(window)
    window.tabs.setCurrentIndex(FIRST + 1)
    choose(window, "remove_section")
    assert titles(window) == [before[0], *before[2:]]
    choose(window, "undo")
    assert titles(window) == before


@pytest.mark.parametrize(("answer", "change"), [(press("remove"), -1), (press("cancel"), 0)])
def test_a_section_with_measures_is_asked_for(answer: Answer, change: int, opened: Opened) -> None:
    window, clerk = opened
    session, before = window.document.session, titles(window)
    session.apply(add_measure(session.report, session.report.measures.sections[0].id, 0))
    window.tabs.setCurrentIndex(FIRST)
    clerk.will(answer)
    choose(window, "remove_section")
    assert len(titles(window)) == len(before) + change


def test_the_last_section_may_go_too(opened: Opened) -> None:
    window, _ = opened
    for _ in titles(window):
        window.tabs.setCurrentIndex(FIRST)
        choose(window, "remove_section")
    assert titles(window) == []
    assert not window.commands["remove_section"].isEnabled()


@pytest.mark.parametrize("command", ["rename_section", "section_earlier", "section_later", "remove_section"])
def test_commands_for_a_section_need_one(command: str, opened: Opened) -> None:
    window, _ = opened
    window.tabs.setCurrentIndex(0)
    assert not window.commands[command].isEnabled()
    window.tabs.setCurrentIndex(FIRST)
    assert window.commands[command].isEnabled()
