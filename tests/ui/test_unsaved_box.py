from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ita_desktop.app.recovery import Orphan
from ita_desktop.core.blank import blank_report
from ita_desktop.core.history import NO_HISTORY
from ita_desktop.core.report import Agency
from ita_desktop.ui.start_page import StartPage
from ita_desktop.ui.unsaved_box import orphan_text
from ui.tabs.access import repeated_mnemonics, tab_stops, unnamed


def orphan(name: str | None, agency: str = "เทศบาลเมืองธารอรุณ") -> Orphan:
    report = replace(blank_report(2567), agency=Agency(agency))
    return Orphan(
        Path("copy.db"), report, NO_HISTORY, Path(name) if name else None, "", datetime(2024, 10, 9, tzinfo=UTC)
    )


@pytest.fixture
def page(qtbot: QtBot) -> StartPage:
    page = StartPage(date(2024, 9, 30))
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    return page


def buttons(page: StartPage) -> dict[str, QPushButton]:
    found = page.findChildren(QPushButton)
    return {
        button.objectName(): button
        for button in found
        if button.objectName().startswith(("start.recover", "start.forget"))
    }


@pytest.mark.parametrize(
    ("name", "agency", "parts"),
    [
        ("/งาน/ก.db", "เทศบาลเมืองธารอรุณ", ("ก.db", "เทศบาลเมืองธารอรุณ", "2567")),
        (None, "", ("ยังไม่เคยบันทึก", "ยังไม่ระบุหน่วยงาน")),
    ],
)
def test_what_work_it_is_is_told_in_a_line(name: str | None, agency: str, parts: tuple[str, ...]) -> None:
    assert all(part in orphan_text(orphan(name, agency)) for part in parts)


@pytest.mark.parametrize("kind", ["recover", "forget"])
def test_each_row_is_taken_up_or_thrown_away(kind: str, page: StartPage, qtbot: QtBot) -> None:
    rows = [orphan("ก.db"), orphan("ข.db")]
    page.show_unsaved(rows)
    for number, row in enumerate(rows):
        with qtbot.waitSignal(getattr(page, f"{kind}_wanted")) as wanted:
            buttons(page)[f"start.{kind}.{number}"].click()
        assert wanted.args == [row]


def test_nothing_is_shown_where_there_is_nothing(page: StartPage) -> None:
    page.show_unsaved([])
    assert page._unsaved is None
    page.show_unsaved([orphan("ก.db")])
    assert page._unsaved is not None
    assert page._unsaved.isVisible()
    page.show_unsaved([])
    assert not page._unsaved.isVisible()


def test_a_shorter_list_leaves_no_row_behind(page: StartPage, qtbot: QtBot) -> None:
    page.show_unsaved([orphan("ก.db"), orphan("ข.db")])
    page.show_unsaved([orphan("ค.db")])
    qtbot.waitUntil(lambda: set(buttons(page)) == {"start.recover.0", "start.forget.0"})


def test_all_is_named_and_reached_by_keys(page: StartPage) -> None:
    page.show_unsaved([orphan("ก.db"), orphan(None)])
    assert unnamed(page) == []
    assert repeated_mnemonics(page) == []
    assert set(buttons(page).values()) <= set(tab_stops(page))
