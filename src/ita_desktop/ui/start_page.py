"""What the window shows while no report is open: begin one, open one, or look at the sample."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.app.texts import tr
from ita_desktop.core.fiscal_years import years_offered
from ita_desktop.ui.mnemonics import Mnemonics
from ita_desktop.ui.recent_list import PATH_ROLE, fill_recent_list, make_recent_list

if TYPE_CHECKING:
    from ita_desktop.app.recovery import Orphan
    from ita_desktop.ui.unsaved_box import UnsavedBox

_WIDEST: Final = 48
"""The page's width in heights of a line: longer lines are hard to read."""

_TITLE_GROWTH: Final = 1.6
_BELOW_TITLE: Final = 2
"""Where in the column unsaved work is listed."""

_MNEMONICS: Final = "BCDGIJK"
"""For the buttons in their order; no menu has these letters."""


class StartPage(QWidget):
    """`new_wanted` carries a fiscal year, `file_wanted` the path of a report that was open before.

    `recover_wanted` and `forget_wanted` carry the unsaved work of a run that was killed.
    """

    new_wanted = Signal(int)
    open_wanted = Signal()
    sample_wanted = Signal()
    file_wanted = Signal(str)
    recover_wanted = Signal(object)
    forget_wanted = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start")
        self._mnemonics = Mnemonics(_MNEMONICS)
        self.recent = make_recent_list()
        self.recent.itemClicked.connect(self._open_item)
        self.recent.itemActivated.connect(self._open_item)
        self._unsaved: UnsavedBox | None = None
        self._nothing = QLabel(tr("Reports that you open or save will be listed here."))
        boxes = QHBoxLayout()
        boxes.setSpacing(self.fontMetrics().height())
        left = QVBoxLayout()
        left.addWidget(self._new_box(today))
        left.addWidget(self._open_box())
        left.addStretch(1)
        boxes.addLayout(left, 2)
        boxes.addWidget(self._recent_box(), 3)
        content = QWidget()
        content.setMaximumWidth(_WIDEST * self.fontMetrics().height())
        column = self._column = QVBoxLayout(content)
        column.addWidget(self._title())
        column.addWidget(QLabel(tr("Fill in, keep and print the yearly ITA memo and report.")))
        column.addSpacing(self.fontMetrics().height())
        column.addLayout(boxes, 1)
        self._put_in_the_middle(content)

    def show_recent(self, paths: Sequence[str], dates: Mapping[str, date | None]) -> None:
        """List the reports that were open before, with the days of their last change as far as they are known."""
        fill_recent_list(self.recent, paths, dates)
        # Who comes back mostly goes on with the last report: Enter opens it.
        self.setFocusProxy(self.recent if paths else self._first)
        self.recent.setVisible(bool(paths))
        self._nothing.setVisible(not paths)

    def show_unsaved(self, orphans: Sequence[Orphan]) -> None:
        """List the unsaved work of runs that were killed; nothing is shown where there is none."""
        if self._unsaved is None and orphans:
            from ita_desktop.ui.unsaved_box import UnsavedBox  # noqa: PLC0415 - hardly ever needed

            self._unsaved = UnsavedBox()
            self._unsaved.recover_wanted.connect(self.recover_wanted)
            self._unsaved.forget_wanted.connect(self.forget_wanted)
            self._column.insertWidget(_BELOW_TITLE, self._unsaved)
        if self._unsaved is not None:
            self._unsaved.show_orphans(orphans)

    def _title(self) -> QLabel:
        title = QLabel(tr("ITA report"))
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * _TITLE_GROWTH)
        font.setBold(True)
        title.setFont(font)
        return title

    def _new_box(self, today: date) -> QGroupBox:
        box, column = _box(tr("New report of the fiscal year"))
        first, *years = years_offered(today)
        button = self._year_button(first)
        self._first = button
        column.addWidget(button)
        others = QGridLayout()
        for place, year in enumerate(years):
            others.addWidget(self._year_button(year), *divmod(place, 2))
        column.addLayout(others)
        return box

    def _year_button(self, year: int) -> QPushButton:
        button = self._button(f"start.new.{year}", str(year), tr("Begin a blank report for a fiscal year"))
        button.clicked.connect(_emitter(self.new_wanted.emit, year))
        return button

    def _open_box(self) -> QGroupBox:
        box, column = _box(tr("Open"))
        for name, text, tip, signal in (
            ("open", tr("Open a file…"), tr("Open a report file"), self.open_wanted),
            ("sample", tr("Look at the sample"), tr("A whole report of an invented municipality"), self.sample_wanted),
        ):
            button = self._button(f"start.{name}", text, tip)
            button.clicked.connect(_emitter(signal.emit))
            column.addWidget(button)
        return box

    def _recent_box(self) -> QGroupBox:
        box, column = _box(tr("Recent reports"))
        column.addWidget(self.recent, 1)
        column.addWidget(self._nothing)
        column.addStretch(0)
        return box

    def _open_item(self, item: QListWidgetItem) -> None:
        # A double click tells both; the second comes when the report is there already.
        if self.isVisible():
            self.file_wanted.emit(item.data(PATH_ROLE))

    def _button(self, name: str, text: str, tip: str) -> QPushButton:
        button = QPushButton(self._mnemonics.mark(text))
        button.setObjectName(name)
        button.setToolTip(tip)
        button.setAccessibleDescription(tip)
        # Outside dialogs Enter presses only such buttons.
        button.setAutoDefault(True)
        return button

    def _put_in_the_middle(self, content: QWidget) -> None:
        row = QWidget()
        columns = QHBoxLayout(row)
        columns.addStretch(1)
        columns.addWidget(content, 100)
        columns.addStretch(1)
        area = QScrollArea()
        area.setWidget(row)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)


def _box(title: str) -> tuple[QGroupBox, QVBoxLayout]:
    box = QGroupBox(title)
    return box, QVBoxLayout(box)


def _emitter(emit: Callable[..., None], *values: object) -> Callable[[], None]:
    return lambda *_: emit(*values)
