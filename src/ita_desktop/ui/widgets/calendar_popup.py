"""A month to choose a day from, with Thai names and years of the Buddhist era."""

from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFont, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.app.texts import tr
from ita_desktop.core.fiscal_years import ERA_OFFSET
from ita_desktop.core.thai_dates import FIRST_YEAR, LAST_YEAR, LONG_MONTHS
from ita_desktop.ui.widgets.delegate import ThaiDelegate
from ita_desktop.ui.widgets.number_edit import NumberEdit

_YEARS: Final = (FIRST_YEAR + ERA_OFFSET, LAST_YEAR + ERA_OFFSET)


class CalendarPopup(QFrame):
    """Opens below a field; `chosen` carries the day that was clicked or taken with Enter. Esc closes it."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, day: date) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._month = QComboBox()
        self._month.addItems(LONG_MONTHS)
        self._month.setItemDelegate(ThaiDelegate(self._month))
        self._month.setMaxVisibleItems(len(LONG_MONTHS))
        self._month.setAccessibleName(tr("Month"))
        self._year = NumberEdit(span=_YEARS, whole=True)
        self._year.setAccessibleName(tr("Year"))
        self._year.setMaximumWidth(self._year.fontMetrics().horizontalAdvance("0") * 8)
        self._days = _days(day)
        column = QVBoxLayout(self)
        column.addLayout(self._header())
        column.addWidget(self._days)
        column.addWidget(self._today())
        self._month.activated.connect(self._turn)
        self._year.edited.connect(self._turn)
        self._days.currentPageChanged.connect(self._show_month)
        self._days.clicked.connect(self._choose)
        self._days.activated.connect(self._choose)
        self._show_month(day.year, day.month)

    def _header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(_arrow(Qt.ArrowType.LeftArrow, tr("Previous month"), self._days.showPreviousMonth))
        row.addWidget(self._month, 1)
        row.addWidget(self._year)
        row.addWidget(_arrow(Qt.ArrowType.RightArrow, tr("Next month"), self._days.showNextMonth))
        return row

    def _today(self) -> QPushButton:
        button = QPushButton(tr("Today"))
        button.clicked.connect(lambda: self._choose(QDate.currentDate()))
        return button

    def open_below(self, field: QWidget) -> None:
        """Show the month below a field, or above it where the screen ends."""
        self.adjustSize()
        self._go_beside(field)
        self.show()
        # Only when it is shown does Qt's calendar know its size to the pixel.
        self._go_beside(field)
        self._days.setFocus(Qt.FocusReason.PopupFocusReason)

    def _go_beside(self, field: QWidget) -> None:
        screen = field.screen().availableGeometry()
        place = QRect(field.mapToGlobal(QPoint(0, field.height())), self.size())
        if place.bottom() > screen.bottom():
            place.moveBottom(field.mapToGlobal(QPoint(0, -1)).y())
        self.move(max(screen.left(), min(place.left(), screen.right() + 1 - place.width())), place.top())

    def _show_month(self, year: int, month: int) -> None:
        self._month.setCurrentIndex(month - 1)
        self._year.set_value(year + ERA_OFFSET)

    def _turn(self) -> None:
        year = self._year.value()
        if isinstance(year, int):
            self._days.setCurrentPage(year - ERA_OFFSET, self._month.currentIndex() + 1)

    def _choose(self, day: QDate) -> None:
        self.chosen.emit(date(day.year(), day.month(), day.day()))
        self.close()


def _days(day: date) -> QCalendarWidget:
    days = QCalendarWidget()
    days.setLocale(QLocale(QLocale.Language.Thai, QLocale.Country.Thailand))
    days.setFirstDayOfWeek(Qt.DayOfWeek.Sunday)
    days.setNavigationBarVisible(False)
    days.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    days.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
    # Qt's way to type a day shows western years.
    days.setDateEditEnabled(False)
    days.setDateRange(QDate(FIRST_YEAR, 1, 1), QDate(LAST_YEAR, 12, 31))
    days.setSelectedDate(QDate(day.year, day.month, day.day))
    # Qt's red is hard to read on a dark ground.
    for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        days.setWeekdayTextFormat(weekday, QTextCharFormat())
    today = QTextCharFormat()
    today.setFontWeight(QFont.Weight.Bold)
    days.setDateTextFormat(QDate.currentDate(), today)
    return days


def _arrow(arrow: Qt.ArrowType, name: str, turn: object) -> QToolButton:
    button = QToolButton()
    button.setArrowType(arrow)
    button.setAutoRaise(True)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.clicked.connect(turn)
    return button
