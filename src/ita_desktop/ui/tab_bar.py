"""The bar of tabs: short labels that fit its width, section tabs that are moved by mouse, measures dropped on them."""

import math
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QMimeData, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleOption, QTabBar, QWidget

SECTION_MIME: Final = "application/x-ita-desktop-section"
UNFINISHED: Final = "•"
_LINE: Final = 3
"""Width of the line that shows where a dragged tab will stand, in px."""

_SMALL: Final = 0.7
_BADGE: Final = 0.75
"""Size of the letters of a count by the tab's own, and height of its ground by the height of their line."""

_BADGE_COLOUR: Final = QColor(0xB3, 0x26, 0x1E)
"""A red on which white letters have a contrast of 6.5."""

_MOST_COUNTED: Final = 99

_TIGHT: Final = 8
"""Room beside the text of a tab, both sides together, at the least."""


@dataclass(frozen=True, slots=True)
class SectionLabel:
    """What a section's tab may show: its number, the words of its title, and whether something is missing in it."""

    number: str
    words: tuple[str, ...]
    unfinished: bool


def fitted(label: SectionLabel, room: float, width: Callable[[str], float]) -> str:
    """Return the number and as many first words as there is room for; the number and the mark are always there."""
    mark = f" {UNFINISHED}" if label.unfinished else ""
    for count in range(len(label.words), 0, -1):
        words = "".join(label.words[:count]).strip()
        text = f"{label.number} {words}{'' if count == len(label.words) else '…'}{mark}"
        if width(text) <= room:
            return text
    return label.number + mark


def _total(titles: dict[int, str], width: Callable[[str], int]) -> int:
    return sum(map(width, titles.values()))


def _shows_words(label: SectionLabel, room: float, width: Callable[[str], float]) -> bool:
    return fitted(label, room, width) != fitted(label, 0, width)


class _Style(QProxyStyle):
    """The program's style with another room beside the texts of tabs, unless that is None."""

    def __init__(self) -> None:
        super().__init__(QApplication.style().name())
        self.beside: int | None = None

    def pixelMetric(  # noqa: N802 - Qt's name
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """Return a size of the style."""
        if self.beside is not None and metric == QStyle.PixelMetric.PM_TabBarTabHSpace:
            return self.beside
        return super().pixelMetric(metric, option, widget)


class TabBar(QTabBar):
    """`section_dropped` carries a section's id and the place among the sections where it was dropped (from 0, counted
    with itself); `dropped` what else was dropped on a section's tab, and that section's id.
    """

    section_dropped = Signal(str, int)
    dropped = Signal(QMimeData, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.takes: tuple[str, ...] = ()
        self.shorter: dict[str, str] = {}
        """The titles of tabs without section, each with one for where there is little room."""
        self._own_style = _Style()
        self.setStyle(self._own_style)
        self._labels: dict[str, SectionLabel] = {}
        self._pressed: QPoint | None = None
        self._gap: int | None = None
        self._counts: dict[int, int] = {}
        self.setAcceptDrops(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setExpanding(False)
        self.setDocumentMode(True)
        # Rows that are dragged over a tab want to go into its page.
        self.setChangeCurrentOnDrag(True)

    def section_at(self, index: int) -> str | None:
        """Return the id of the section whose tab it is; None for the other tabs."""
        section_id: str | None = self.tabData(index)
        return section_id

    def sections(self) -> list[int]:
        """Return the indexes of the sections' tabs."""
        return [index for index in range(self.count()) if self.section_at(index) is not None]

    def set_labels(self, labels: dict[str, SectionLabel], width: int) -> None:
        """Give each section's tab, by id, what it may show within a bar of this width."""
        if labels != self._labels:
            self._labels = labels
            self.fit(width)

    def fit(self, width: int) -> None:
        """Write into the tabs as much as there is room for.

        First the words of the sections go, then the longer titles of the others, at last the room beside the texts.
        """
        sections = self.sections()
        if not sections:
            return
        advance = self.fontMetrics().horizontalAdvance
        self._own_style.beside = None
        frames = self.count() * self._frame()
        least = sum(advance(fitted(self._label(index), 0, advance)) for index in sections)
        titles = self._titles()
        if least + _total(titles, advance) + frames > width:
            titles = {index: self.shorter.get(text, text) for index, text in titles.items()}
        beyond = least + _total(titles, advance) + frames - width
        if beyond > 0:
            usual = self._own_style.pixelMetric(QStyle.PixelMetric.PM_TabBarTabHSpace, None, self)
            self._own_style.beside = max(_TIGHT, usual - math.ceil(beyond / self.count()))
        room = width - _total(titles, advance) - frames
        labels = {index: self._label(index) for index in sections}

        def is_too_much(each: int) -> bool:
            return sum(advance(fitted(label, each, advance)) for label in labels.values()) > room

        # Some need less than their share: what they leave is for the others.
        share = max(0, room // len(sections))
        share += max(0, bisect_left(range(share, max(share, room) + 1), x=True, key=is_too_much) - 1)
        if any(label.words and not _shows_words(label, share, advance) for label in labels.values()):
            share = 0  # words in a few tabs only would look like another kind of tab
        texts = titles | {index: fitted(label, share, advance) for index, label in labels.items()}
        for index, text in texts.items():
            self.setTabText(index, text.replace("&", "&&"))

    def _titles(self) -> dict[int, str]:
        """Return the full titles of the tabs without section."""
        full = {short: title for title, short in self.shorter.items()}
        texts = {index: self.tabText(index) for index in range(self.count()) if self.section_at(index) is None}
        return {index: full.get(text, text) for index, text in texts.items()}

    def _label(self, index: int) -> SectionLabel:
        return self._labels.get(self.section_at(index) or "", SectionLabel("", (), unfinished=False))

    def _frame(self) -> int:
        """Return how much wider than its text a tab is at most: Qt rounds up, and more for some letters."""
        advance = self.fontMetrics().horizontalAdvance
        return max(self.tabSizeHint(index).width() - advance(self.tabText(index)) for index in range(self.count()))

    def set_counts(self, counts: dict[int, int]) -> None:
        """Show how many findings there are in the tabs of these indexes."""
        if counts != self._counts:
            self._counts = counts
            self.update()

    def count_of(self, index: int) -> int:
        """Return how many findings are shown in a tab."""
        return self._counts.get(index, 0)

    def gap_at(self, position: QPoint) -> int:
        """Return before which section (from 0) a section dropped here would stand."""
        centres = [self.tabRect(index).center().x() for index in self.sections()]
        return sum(centre < position.x() for centre in centres)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Note where a drag may begin."""
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin to drag the section's tab that was pressed."""
        pressed, here = self._pressed, event.position().toPoint()
        if pressed is None or (here - pressed).manhattanLength() < QApplication.startDragDistance():
            super().mouseMoveEvent(event)
            return
        self._pressed = None
        section_id = self.section_at(self.tabAt(pressed))
        if section_id is not None:
            self._drag(self.tabAt(pressed), section_id)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Let a section or what the sections take be dragged over the bar."""
        super().dragEnterEvent(event)  # shows the page of a tab that is hovered over
        event.setAccepted(self._is_wanted(event.mimeData()))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        """Show where a dragged section would stand; other things are taken by a section's tab."""
        super().dragMoveEvent(event)
        here = event.position().toPoint()
        if event.mimeData().hasFormat(SECTION_MIME):
            self._show_gap(self.gap_at(here))
            event.acceptProposedAction()
        else:
            event.setAccepted(self._is_wanted(event.mimeData()) and self.section_at(self.tabAt(here)) is not None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """Take the line away."""
        super().dragLeaveEvent(event)
        self._show_gap(None)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Tell what was dropped where."""
        self._show_gap(None)
        here, data = event.position().toPoint(), event.mimeData()
        section_id = self.section_at(self.tabAt(here))
        if data.hasFormat(SECTION_MIME):
            event.acceptProposedAction()
            self.section_dropped.emit(
                bytes(data.data(SECTION_MIME).data()).decode("utf-8", "replace"), self.gap_at(here)
            )
        elif section_id is not None and self._is_wanted(data):
            event.acceptProposedAction()
            self.dropped.emit(data, section_id)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the line where a dragged section would stand over the tabs."""
        super().paintEvent(event)
        self._paint_counts()
        sections = self.sections()
        if self._gap is None or not sections:
            return
        at_end = self._gap == len(sections)
        rect = self.tabRect(sections[-1 if at_end else self._gap])
        x = rect.right() - _LINE + 1 if at_end else rect.left()
        painter = QPainter(self)
        painter.fillRect(x, rect.top(), _LINE, rect.height(), self.palette().color(QPalette.ColorRole.Highlight))
        painter.end()

    def _paint_counts(self) -> None:
        """Draw a small number on the corner of each tab in which something was found."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * _SMALL)
        painter.setFont(font)
        height = painter.fontMetrics().height() * _BADGE
        for index, count in self._counts.items():
            text = str(count) if count <= _MOST_COUNTED else f"{_MOST_COUNTED}+"
            width = max(height, painter.fontMetrics().horizontalAdvance(text) + height / 2)
            tab = self.tabRect(index)
            badge = QRectF(tab.right() - width - 1, tab.top() + 1, width, height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_BADGE_COLOUR)
            painter.drawRoundedRect(badge, height / 2, height / 2)
            painter.setPen(Qt.GlobalColor.white)
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()

    def _is_wanted(self, data: QMimeData) -> bool:
        return data.hasFormat(SECTION_MIME) or any(data.hasFormat(name) for name in self.takes)

    def _show_gap(self, gap: int | None) -> None:
        if gap != self._gap:
            self._gap = gap
            self.update()

    def _drag(self, index: int, section_id: str) -> None:
        data = QMimeData()
        data.setData(SECTION_MIME, section_id.encode())
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self.grab(self.tabRect(index)))
        drag.exec(Qt.DropAction.MoveAction)
