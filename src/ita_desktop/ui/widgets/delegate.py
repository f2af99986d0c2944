"""Cells of lists and tables for Thai text."""

from functools import lru_cache
from typing import Any

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ita_desktop.typeset.breaking import with_breaks
from ita_desktop.ui.widgets.metrics import row_height

_with_breaks = lru_cache(maxsize=2048)(with_breaks)


class ThaiDelegate(QStyledItemDelegate):
    """Shows texts that wrap at Thai words where the view wraps, in rows high enough for stacked marks."""

    def displayText(self, value: Any, locale: QLocale | QLocale.Language) -> str:  # noqa: N802
        """Return a cell's text with places to wrap at."""
        return _with_breaks(super().displayText(value, locale))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """Return the size of a cell: a row of one line is as high as a field."""
        hint = super().sizeHint(option, index)
        metrics = option.fontMetrics
        lines = max(1, round(hint.height() / metrics.height()))
        return QSize(hint.width(), max(hint.height(), row_height(metrics) + (lines - 1) * metrics.height()))
