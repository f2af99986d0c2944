"""A window on which the pictures of the user guide are taken: shows dialogs without waiting, marks what is spoken of.

All that is shown is invented: the sample report, its officials, fixed days.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QMessageBox, QWidget

from ita_desktop import assets, exchange
from ita_desktop.app import texts
from ita_desktop.app.desk import Desk
from ita_desktop.app.files import Document
from ita_desktop.app.settings import Settings
from ita_desktop.core.history import Official
from ita_desktop.core.report import Report
from ita_desktop.ui.main_window import MainWindow

SIZE: Final = (1100, 640)
"""Smaller than the screen: in the guide a picture is shown 700 to 900 px wide."""

PATIENCE_MS: Final = 30_000
PAUSE_MS: Final = 30

CLERK: Final = Official("นางสาวพิมพ์ฟ้า ธารอรุณวัฒน์", "หัวหน้าสำนักปลัดเทศบาล")
CHIEF: Final = Official("นายปกรณ์ ทิวาธาดา", "ปลัดเทศบาลเมืองธารอรุณ")
MORNING: Final = datetime(2024, 10, 9, 2, 30, tzinfo=UTC)

_MARK: Final = QColor("#d81b60")
_FRAME: Final = QColor("#8b95a2")
_SHADE: Final = QColor(20, 28, 38, 90)
_TITLE_HEIGHT: Final = 30
_AROUND: Final = 4


class Stage:
    """One window with the sample report; each picture begins with a new one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        settings = Settings(folder / "settings.ini")
        settings.official_name, settings.official_position = CLERK.name, CLERK.position
        self.window = MainWindow(Document(desk=Desk(settings)), settings)
        self.window.setWindowState(Qt.WindowState.WindowNoState)
        self.window.resize(*SIZE)
        self.window.show()
        self.window.activateWindow()
        self.settle()

    def open_sample(self, place: str = "tab.memo") -> None:
        """Open the sample report at a tab, with its pages."""
        self.window.files.sample()
        self.go(place)

    def go(self, place: str) -> None:
        """Show a tab as a clerk comes to it."""
        self.window.tabs.show_place(place)
        self.window.tabs.focus_page()
        self.settle()

    def settle(self) -> None:
        """Wait until the pages are there and everything is painted."""
        _turn(PAUSE_MS)
        if self.window.has_report and self.window.pages.isVisible():
            loop = QEventLoop()
            self.window.rendering.when_current(lambda _: loop.quit())
            QTimer.singleShot(PATIENCE_MS, loop, loop.quit)
            if not self.window.rendering.is_current():
                loop.exec()
            _turn(4 * PAUSE_MS)
        for _ in range(3):
            _turn(PAUSE_MS)

    def picture(self, *marked: str | QRect) -> QPixmap:
        """Return what the window shows, with a frame around what is named; a command is marked in the toolbar."""
        self.settle()
        shown = self.window.grab()
        _mark(shown, [mark if isinstance(mark, QRect) else self._place(mark) for mark in marked])
        return shown

    def with_menu(self, menu: str, *marked: str) -> QPixmap:
        """Return the window with one of its menus open, and frames around some of its commands."""
        self.settle()
        bar = self.window.menuBar()
        opened = self.window.findChild(QMenu, f"menu.{menu}")
        assert opened is not None
        entry = bar.actionGeometry(opened.menuAction())
        opened.ensurePolished()
        opened.resize(opened.sizeHint())
        at = bar.mapTo(self.window, entry.bottomLeft())
        shown = self.window.grab()
        painter = QPainter(shown)
        painter.drawPixmap(at, opened.grab())
        painter.end()
        places = [opened.actionGeometry(self.window.commands[name]).translated(at) for name in marked]
        _mark(shown, places)
        return shown

    def dialog(self, show: Callable[[], object], *marked: str) -> QPixmap:
        """Return the window with the first dialog that something shows."""
        taken: list[QPixmap] = []

        def execute(dialog: QDialog) -> int:
            if isinstance(dialog, QMessageBox):
                dialog.setText(texts.wrapped(dialog.text().replace("\u200b", "").replace(f"{self.folder}/", "")))
            if not taken:
                taken.append(self._framed(dialog, marked))
            dialog.done(0)
            return 0

        self.window.dialogs.execute = execute
        show()
        return self._over(taken[0])

    def beside(self, dialog: QWidget, *marked: str) -> QPixmap:
        """Return a dialog that stays open beside the window."""
        return self._over(self._framed(dialog, marked))

    def find(self, name: str) -> QWidget:
        """Return the widget of this name; LookupError if there is none to be seen."""
        for widget in self.window.findChildren(QWidget, name):
            if isinstance(widget, QWidget) and widget.isVisible():
                return widget
        raise LookupError(name)

    def close(self) -> None:
        """Let go of the window."""
        self.window.leave()
        self.window.document.close()
        QApplication.clipboard().clear()
        _turn(0)

    def _place(self, name: str) -> QRect:
        if name in self.window.commands:
            bar = self.find("toolbar")
            widget = bar.widgetForAction(self.window.commands[name])  # type: ignore[attr-defined]
        else:
            widget = self.find(name)
        return _rect(widget, self.window)

    def _framed(self, dialog: QWidget, marked: Sequence[str]) -> QPixmap:
        """Return a dialog with a plain title bar: without a desktop it has none."""
        dialog.show()
        self.settle()
        inner = dialog.grab()
        places = [_rect(_child(dialog, name), dialog) for name in marked]
        _mark(inner, places)
        size = inner.deviceIndependentSize().toSize() + QSize(2, _TITLE_HEIGHT + 2)
        framed = QPixmap(size)
        framed.fill(_FRAME)
        painter = QPainter(framed)
        painter.fillRect(1, 1, size.width() - 2, _TITLE_HEIGHT, QColor("#ffffff"))
        painter.setPen(QColor("#1b2027"))
        painter.setFont(QApplication.font())
        title = QRect(12, 1, size.width() - 24, _TITLE_HEIGHT)
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, dialog.windowTitle())
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, "✕")
        painter.drawPixmap(1, _TITLE_HEIGHT + 1, inner)
        painter.end()
        return framed

    def _over(self, dialog: QPixmap) -> QPixmap:
        shown = self.window.grab()
        if dialog.height() > shown.height():
            return dialog
        painter = QPainter(shown)
        painter.fillRect(shown.rect(), _SHADE)
        at = QPoint((shown.width() - dialog.width()) // 2, max(8, (shown.height() - dialog.height()) // 2))
        painter.drawPixmap(at, dialog)
        painter.end()
        return shown


def sample() -> Report:
    """Return the sample report."""
    return exchange.read_json(assets.resource("sample", "report-2567.json").read_bytes())


@contextmanager
def stage(folder: Path) -> Iterator[Stage]:
    """Set up a stage and take it down again."""
    made = Stage(folder)
    try:
        yield made
    finally:
        made.close()


def _turn(milliseconds: int) -> None:
    loop = QEventLoop()  # QTest.qWait would not let the thread that makes the pages work
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _child(dialog: QWidget, name: str) -> QWidget:
    for found in dialog.findChildren(QWidget, name):
        return found
    raise LookupError(f"{name} is not in {dialog.objectName()}")


def _rect(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _mark(shown: QPixmap, places: Sequence[QRect]) -> None:
    """Draw a numbered frame around each place; a single one has no number."""
    painter = QPainter(shown)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QApplication.font()
    font.setBold(True)
    painter.setFont(font)
    everything = QRectF(shown.rect()).adjusted(2, 2, -2, -2)
    for number, place in enumerate(places, start=1):
        frame = QRectF(place).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND).intersected(everything)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(_MARK, 3))
        painter.drawRoundedRect(frame, 6, 6)
        if len(places) > 1:
            badge = QRectF(0, 0, 26, 26)
            badge.moveCenter(_inside(frame.topLeft(), everything))
            painter.setBrush(_MARK)
            painter.drawEllipse(badge)
            painter.setPen(QColor("#ffffff"))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(number))
    painter.end()


def _inside(point: QPointF, area: QRectF) -> QPointF:
    return QPointF(max(point.x(), area.left() + 14), max(point.y(), area.top() + 14))
