"""Draws a row of the list beside a form: number, first words, and below them the state with its mark."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ita_desktop.ui.tabs.row_model import COMPLETE_ROLE, NUMBER_ROLE, STATE_ROLE

_SMALL: Final = 0.88
"""The letters of the state, in shares of the list's own."""

_TICK: Final = ((0.0, 0.55), (0.35, 0.9), (1.0, 0.1))
# Stacked marks reach above the height of the font.
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | _MIDDLE
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | _MIDDLE
_Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Draws two lines a row; the background, selection and focus are the style's."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002, N802 - Qt's name
        """Return the height of two lines with room above and below."""
        upper, lower = option.fontMetrics.height(), QFontMetrics(_small(option.font)).height()
        return QSize(12 * upper, upper + lower + 2 * _pad(option))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        painter.setPen(_colour(option))
        self._draw_lines(painter, option, words, index)
        painter.restore()

    def _draw_lines(self, painter: QPainter, option: QStyleOptionViewItem, words: str, index: _Index) -> None:
        pad, metrics, small = _pad(option), option.fontMetrics, _small(option.font)
        area = option.rect.adjusted(pad, pad, -pad, -pad)
        number = str(index.data(NUMBER_ROLE))
        column = max(metrics.horizontalAdvance("๐๐"), metrics.horizontalAdvance(number))
        upper = QRect(area.left(), area.top(), area.width(), metrics.height())
        painter.setFont(option.font)
        painter.drawText(QRect(upper.topLeft(), QSize(column, upper.height())), _RIGHT, number)
        upper.setLeft(area.left() + column + pad)
        painter.drawText(upper, _LEFT, metrics.elidedText(words, Qt.TextElideMode.ElideRight, upper.width()))
        lower = QRect(upper.left(), upper.bottom() + 1, upper.width(), QFontMetrics(small).height())
        mark = QRect(0, 0, lower.height() // 2, lower.height() // 2)
        mark.moveCenter(QPointF(lower.left() + mark.width() / 2, lower.center().y()).toPoint())
        draw_mark(painter, mark, is_complete=bool(index.data(COMPLETE_ROLE)))
        lower.setLeft(mark.right() + pad)
        painter.setFont(small)
        state = QFontMetrics(small).elidedText(str(index.data(STATE_ROLE)), Qt.TextElideMode.ElideRight, lower.width())
        painter.drawText(lower, _LEFT, state)


def draw_mark(painter: QPainter, place: QRect, *, is_complete: bool) -> None:
    """Draw a tick for what is complete and an open ring for what is not: the form tells it, not the colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(painter.pen().color(), max(1.5, place.height() / 7))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    area = QRectF(place).adjusted(1, 1, -1, -1)
    if is_complete:
        points = [QPointF(area.left() + x * area.width(), area.top() + y * area.height()) for x, y in _TICK]
        painter.drawPolyline(points)
    else:
        painter.drawEllipse(area)
    painter.restore()


def _pad(option: QStyleOptionViewItem) -> int:
    return option.fontMetrics.height() // 4


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * _SMALL)
    return small


def _colour(option: QStyleOptionViewItem) -> QColor:
    is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
    is_active = bool(option.state & QStyle.StateFlag.State_Active)
    group = QPalette.ColorGroup.Active if is_active else QPalette.ColorGroup.Inactive
    role = QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Text
    return option.palette.color(group, role)
