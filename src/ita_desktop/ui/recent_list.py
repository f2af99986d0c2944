"""The list of the reports that were open before: the file's name, and below it the day and the folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from ita_desktop.app.texts import tr
from ita_desktop.ui.widgets.tool_tips import plain_tip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

PATH_ROLE: Final = Qt.ItemDataRole.UserRole
_ABOUT_ROLE: Final = Qt.ItemDataRole.UserRole + 1

_Index = QModelIndex | QPersistentModelIndex


class RecentDelegate(QStyledItemDelegate):
    """Draws two lines a row; background, selection and focus are the style's."""

    def __init__(self, rows: QListWidget) -> None:
        super().__init__(rows)
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002, N802 - Qt's name
        """Return the height of two lines with room around them."""
        return QSize(0, QFontMetrics(_bold(option.font)).height() + option.fontMetrics.height() + 2 * _pad(option))

    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:  # noqa: ARG002, N802 - Qt's name
        """Let the style draw no text."""
        return ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        super().paint(painter, option, index)
        is_selected = self._rows.selectionModel().isSelected(index)
        role = QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Text
        painter.save()
        painter.setPen(option.palette.color(role))
        area = option.rect.adjusted(_pad(option), _pad(option), -_pad(option), -_pad(option))
        bottom = _draw_line(painter, area, str(index.data()), _bold(option.font))
        area.setTop(bottom)
        _draw_line(painter, area, str(index.data(_ABOUT_ROLE)), option.font)
        painter.restore()


def make_recent_list() -> QListWidget:
    """Return the empty list."""
    rows = QListWidget()
    rows.setObjectName("start.recent")
    rows.setAccessibleName(tr("Recent reports"))
    rows.setItemDelegate(RecentDelegate(rows))
    rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return rows


def fill_recent_list(rows: QListWidget, paths: Sequence[str], dates: Mapping[str, date | None]) -> None:
    """Show these reports, with the days of their last change as far as they are known; the chosen row stays."""
    chosen = max(0, rows.currentRow())
    rows.clear()
    for path in paths:
        rows.addItem(_item(path, dates))
    rows.setCurrentRow(chosen)


def about_of(item: QListWidgetItem) -> str:
    """Return the second line of a row."""
    about: str = item.data(_ABOUT_ROLE)
    return about


def _item(path: str, dates: Mapping[str, date | None]) -> QListWidgetItem:
    file = Path(path)
    parts = [str(file.parent)]
    if path in dates:
        day = dates[path]
        parts.insert(0, _short_date(day) if day else tr("not found"))
    item = QListWidgetItem(file.name)
    item.setData(PATH_ROLE, path)
    item.setData(_ABOUT_ROLE, " · ".join(parts))
    item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join((file.name, *parts)))
    item.setToolTip(plain_tip(path))
    return item


def _short_date(day: date) -> str:
    from ita_desktop.core.thai_dates import format_short_date  # noqa: PLC0415 - dates come when the window is there

    return format_short_date(day)


def _draw_line(painter: QPainter, area: QRect, text: str, font: QFont) -> int:
    """Draw a line at the top of an area, shortened in the middle, and return its bottom."""
    metrics = QFontMetrics(font)
    painter.setFont(font)
    line = QRect(area.topLeft(), QSize(area.width(), metrics.height()))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, area.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    return line.bottom() + 1


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def _pad(option: QStyleOptionViewItem) -> int:
    return option.fontMetrics.height() // 3
