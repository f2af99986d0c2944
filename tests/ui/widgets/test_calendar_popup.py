from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QComboBox, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.core.thai_dates import LONG_MONTHS
from ita_desktop.ui.widgets.calendar_popup import CalendarPopup
from ita_desktop.ui.widgets.line_edit import LineEdit
from ita_desktop.ui.widgets.number_edit import NumberEdit
from ui.showing import Show

Part = TypeVar("Part", bound=QWidget)


@pytest.fixture
def popup(show: Show) -> CalendarPopup:
    field = show(LineEdit())
    calendar = CalendarPopup(field, date(2024, 10, 9))
    calendar.open_below(field)
    return calendar


def shown(popup: CalendarPopup) -> tuple[str, object, tuple[int, int]]:
    days = part(popup, QCalendarWidget)
    return part(popup, QComboBox).currentText(), part(popup, NumberEdit).value(), (days.yearShown(), days.monthShown())


def part(popup: CalendarPopup, kind: type[Part]) -> Part:
    found = [child for child in popup.children() if isinstance(child, kind)]
    assert len(found) == 1
    return found[0]


def test_month_and_year_are_thai(popup: CalendarPopup) -> None:
    assert shown(popup) == ("ตุลาคม", 2567, (2024, 10))
    months = part(popup, QComboBox)
    assert tuple(months.itemText(index) for index in range(12)) == LONG_MONTHS


def test_arrows_turn_months(popup: CalendarPopup) -> None:
    back, forward = (child for child in popup.children() if isinstance(child, QToolButton))
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert shown(popup) == ("กันยายน", 2567, (2024, 9))
    for _ in range(4):
        QTest.mouseClick(forward, Qt.MouseButton.LeftButton)
    assert shown(popup) == ("มกราคม", 2568, (2025, 1))


def test_month_and_year_are_chosen(popup: CalendarPopup) -> None:
    year = part(popup, NumberEdit)
    year.selectAll()
    QTest.keyClicks(year, "2570")
    assert shown(popup) == ("ตุลาคม", 2570, (2027, 10))
    months = part(popup, QComboBox)
    months.setCurrentIndex(0)
    months.activated.emit(0)
    assert shown(popup) == ("มกราคม", 2570, (2027, 1))


def test_today_is_chosen_and_the_popup_goes(popup: CalendarPopup, qtbot: QtBot) -> None:
    with qtbot.waitSignal(popup.chosen, check_params_cb=date.today().__eq__):
        QTest.mouseClick(part(popup, QPushButton), Qt.MouseButton.LeftButton)
    assert QApplication.activePopupWidget() is None


def test_escape_chooses_nothing(popup: CalendarPopup, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(popup.chosen):
        QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize("bottom", [False, True])
def test_popup_stays_on_the_screen(show: Show, bottom: bool) -> None:
    field = show(LineEdit())
    screen = field.screen().availableGeometry()
    field.window().move(screen.right() - 50, screen.bottom() - 60 if bottom else 0)
    calendar = CalendarPopup(field, date(2024, 10, 9))
    calendar.open_below(field)
    assert screen.contains(calendar.geometry())
    assert not calendar.geometry().intersects(field.rect().translated(field.mapToGlobal(QPoint(0, 0))))
    calendar.close()


def test_the_popup_is_freed_when_it_closes(show: Show) -> None:
    field = show(LineEdit())
    calendar = CalendarPopup(field, date(2024, 10, 9))
    calendar.open_below(field)
    told: list[bool] = []
    calendar.destroyed.connect(lambda: told.append(True))
    calendar.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert told
    assert field.findChild(CalendarPopup) is None
