import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from ita_desktop.app import texts
from ita_desktop.ui.actions import slot_of
from ita_desktop.ui.command import Command
from ita_desktop.ui.commands import COMMANDS
from ita_desktop.ui.main_window import MainWindow
from ita_desktop.ui.menu_table import MENUS, TOOLBAR, Menu
from ui.driving import open_window

each_command = pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
THAI = re.compile("[ก-๛]")


@pytest.fixture
def window(tmp_path: Path) -> Iterator[MainWindow]:
    window, _ = open_window(tmp_path)
    yield window
    window.leave()


def entries(menu: Menu) -> Iterator[str]:
    for entry in menu.entries:
        if isinstance(entry, Menu):
            yield from entries(entry)
        elif entry is not None:
            yield entry


def menus(menu: Menu) -> Iterator[Menu]:
    yield menu
    for entry in menu.entries:
        if isinstance(entry, Menu):
            yield from menus(entry)


ALL_MENUS = [menu for top in MENUS for menu in menus(top)]


def mnemonics(labels: list[str]) -> list[str]:
    found = [re.search(r"&(\w)", label.replace("&&", "")) for label in labels]
    assert all(found), labels
    return [match[1].lower() for match in found if match]


def test_no_shortcut_is_there_twice() -> None:
    keys = Counter(QKeySequence(keys).toString() for command in COMMANDS for keys in command.keys)
    assert "" not in keys
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_command_stands_once_in_the_menus() -> None:
    assert sorted(name for menu in MENUS for name in entries(menu)) == sorted(command.id for command in COMMANDS)


def test_the_toolbar_has_commands_with_icons() -> None:
    by_id = {command.id: command for command in COMMANDS}
    assert [name for name in TOOLBAR if name is not None and not by_id[name].icon] == []


@each_command
def test_every_command_is_told_in_thai(command: Command) -> None:
    assert THAI.search(texts.tr(command.text)) or command.id == "language_en"
    assert THAI.search(texts.tr(command.tip))


@each_command
def test_every_command_has_an_action(command: Command, window: MainWindow) -> None:
    action = window.commands[command.id]
    assert callable(slot_of(window, command))
    assert action.text()
    assert action.statusTip()
    assert action.toolTip().startswith(action.statusTip())
    assert action.shortcuts() == [QKeySequence(keys) for keys in command.keys]


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("menu", ALL_MENUS, ids=lambda menu: menu.id)
def test_mnemonics_are_unique_in_each_menu(menu: Menu, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts._Chosen, "language", language)
    by_id = {command.id: command.text for command in COMMANDS}
    labels = [texts.tr(entry.title if isinstance(entry, Menu) else by_id[entry]) for entry in menu.entries if entry]
    letters = mnemonics(labels)
    assert sorted(letters) == sorted(set(letters))


@pytest.mark.parametrize("language", ["th", "en"])
def test_mnemonics_are_unique_in_the_menu_bar(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts._Chosen, "language", language)
    letters = mnemonics([texts.tr(menu.title) for menu in MENUS])
    assert len(letters) == len(set(letters))


def test_a_menu_of_many_entries_is_filled_when_it_opens(window: MainWindow) -> None:
    menu = window.commands["recent"].menu()
    assert isinstance(menu, QMenu)
    window.settings.remember("/a/b & c.db")
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["&1 b && c.db – /a"]
