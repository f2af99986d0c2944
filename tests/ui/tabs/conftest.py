"""A small report, and its tabs as the window shows them."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.app.session import Session
from ita_desktop.core.blank import blank_report
from ita_desktop.core.report import Measure, MeasureTable, Report, Section, Signatory
from ui.showing import Show, Widget

FIRST = Section("หัวข้อแรก", tuple(Measure(activity=letter, id=letter) for letter in "abc"), id="A")
SECOND = Section("หัวข้อสอง", (Measure(activity="d", id="d"),), id="B")


def small_report() -> Report:
    blank = blank_report(2567)
    people = tuple(Signatory(name, "ตำแหน่ง", id=name) for name in "xyz")
    return replace(blank, measures=MeasureTable(sections=(FIRST, SECOND)), memo=replace(blank.memo, signatories=people))


@pytest.fixture
def session() -> Session:
    return Session(small_report())


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    windows = []

    def show_page(page: Widget) -> Widget:
        window = QWidget()
        windows.append(window)
        column = QVBoxLayout(window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        window.resize(700, 650)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return page

    yield show_page
    for window in windows:
        window.close()
        window.deleteLater()
