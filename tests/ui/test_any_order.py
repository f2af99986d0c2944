"""Keys, commands, tabs and findings in any order: nothing may fail, and what is shown is what is saved."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.desks import make_desk
from ita_desktop.errors import InvalidData
from ita_desktop.storage import read_report
from ita_desktop.ui.main_window import MainWindow
from ui.driving import open_window
from ui.keyboard import type_text

EVENTS: Final = 250
TYPED: Final = ("ก", "ป้ำ", "๒๕๖๗", "  ", "เเ", "12.5", "31 ก.พ. 2567", "เทศบาลเมืองแม่สาย", "😀")
PASTED: Final = ("a\tb\nc\td", "95.5\n96", "• ก\r\n• ข", "x" * 50)
KEYS: Final = [Qt.Key[f"Key_{name}"] for name in ("Tab", "Return", "Escape", "Delete", "Backspace", "Up", "Down", "F6")]
CHANGES: Final = [getattr(Qt.KeyboardModifier, f"{name}Modifier") for name in ("No", "No", "Control", "Shift", "Alt")]
LEFT_OUT: Final = {
    *("new", "open", "recent", "close", "quit", "print", "export_pdf", "export_json", "cover_sheet"),
    *("language_th", "language_en", "guide"),
}
"""Commands that leave the report or the window."""


class Hand:
    """Somebody who presses anything; the same seed always presses the same."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self._window = window
        self._chance = random.Random(seed)
        self._actions: list[Callable[[], None]] = [self._type, self._press, self._press, self._paste, self._turn]
        self._actions += [self._command, self._finding]

    def act(self) -> None:
        """Do one thing, and close the menu that it may have opened."""
        self._chance.choice(self._actions)()
        for menu in QApplication.topLevelWidgets():
            if isinstance(menu, QMenu) and menu.isVisible():
                menu.close()

    def _focused(self) -> QWidget:
        return QApplication.focusWidget() or self._window

    def _type(self) -> None:
        type_text(self._focused(), self._chance.choice(TYPED))

    def _press(self) -> None:
        QTest.keyClick(self._focused(), self._chance.choice(KEYS), self._chance.choice(CHANGES))

    def _paste(self) -> None:
        QApplication.clipboard().setText(self._chance.choice(PASTED))
        QTest.keyClick(self._focused(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def _turn(self) -> None:
        self._window.tabs.setCurrentIndex(self._chance.randrange(self._window.tabs.count()))

    def _command(self) -> None:
        name = self._chance.choice(sorted(set(self._window.commands) - LEFT_OUT))
        if self._window.commands[name].isEnabled():
            self._window.commands[name].trigger()

    def _finding(self) -> None:
        findings = self._window.report_view.findings
        if findings.checking.findings:
            finding = self._chance.choice(findings.checking.findings)
            self._chance.choice([findings.lead_to, findings.mend])(finding)


@pytest.fixture
def window(tmp_path: Path) -> Iterator[MainWindow]:
    window, _ = open_window(tmp_path, make_desk(tmp_path / "desk", "ใจดี"))
    window.dialogs.execute = lambda _: 0  # every question is cancelled
    window.files.sample()
    yield window
    window.leave()
    window.document.close()


@pytest.mark.parametrize("seed", [3, 5, 8])
def test_any_order_of_keys_and_commands(seed: int, window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    hand = Hand(window, seed)
    for number in range(EVENTS):
        hand.act()
        if number % 10 == 0:
            qtbot.wait(5)
    window.flush()
    path = tmp_path / "a.db"
    try:
        window.document.save_as(path)
    except InvalidData:  # a field was filled beyond its limit, which is marked there
        return
    assert read_report(path).report == window.document.session.report
