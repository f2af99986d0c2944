"""The dock of the findings: what the checks have against the report, with a way to each place and to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.app.texts import say, tr
from ita_desktop.core.checks import SEVERITY_NAMES
from ita_desktop.core.place_names import PlaceNames
from ita_desktop.ui.icons import icon
from ita_desktop.ui.widgets.delegate import ThaiDelegate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ita_desktop.core.checks import Finding
    from ita_desktop.core.report import Report

MOST_SHOWN: Final = 300
"""Findings that are listed; whoever has more begins with these."""

_NUMBER: Final = Qt.ItemDataRole.UserRole
_LINES: Final = 6
"""Lines of a new panel."""


class FindingsDock(QDockWidget):
    """`chosen` leads to a finding's place, `mend_wanted` mends it; all signals but `closed` carry the `Finding`."""

    chosen = Signal(object)
    mend_wanted = Signal(object)
    set_aside_wanted = Signal(object)
    take_back_wanted = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Findings"), parent)
        self.setObjectName("findings_dock")
        self._findings: list[Finding] = []
        self._texts: list[str] = []
        self._aside: dict[str, str] = {}
        self._shown: list[tuple[str, str]] = []
        self.list = QListWidget()
        self.list.setObjectName("findings")
        self.list.setAccessibleName(tr("Findings"))
        self.list.setItemDelegate(ThaiDelegate(self.list))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(lambda _: self._emit(self.chosen))
        self.list.itemClicked.connect(lambda _: self._emit(self.chosen))
        self.list.currentItemChanged.connect(self._on_current)
        self._all = QCheckBox(tr("Show those set aside"))
        self._all.setObjectName("findings.all")
        self._all.toggled.connect(lambda _: self._fill())
        self._mend = self._button("mend", tr("Mend it"), self.mend_wanted)
        self._put_aside = self._button("set_aside", tr("Set aside…"), self.set_aside_wanted)
        self._take_back = self._button("take_back", tr("Let it count again"), self.take_back_wanted)
        self._lay_out()
        self._on_current()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for some lines."""
        return QSize(super().sizeHint().width(), _LINES * self.fontMetrics().height())

    def show_findings(self, report: Report, findings: Sequence[Finding]) -> None:
        """List findings; what is set aside in the report is listed only if the clerk wants to see it."""
        names = PlaceNames(report)
        self._findings = list(findings)
        self._texts = [f"{say(names.of(row.path))}: {say(row.message)}" for row in findings]
        self._aside = {row.key: row.reason for row in report.set_aside}
        self._fill()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that the dock goes."""
        super().closeEvent(event)
        self.closed.emit()

    def _lay_out(self) -> None:
        self._nothing = QLabel(tr("The checks have found nothing."))
        buttons = QHBoxLayout()
        for widget in (self._mend, self._put_aside, self._take_back):
            buttons.addWidget(widget)
        buttons.addStretch(1)
        buttons.addWidget(self._all)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.setWidget(content)

    def _button(self, name: str, text: str, signal: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"findings.{name}")
        button.setAutoDefault(True)
        button.clicked.connect(lambda *_: self._emit(signal))
        return button

    def _emit(self, signal: object) -> None:
        finding = self._current()
        if finding is not None:
            signal.emit(finding)  # type: ignore[attr-defined]

    def _current(self) -> Finding | None:
        item = self.list.currentItem()
        return self._findings[item.data(_NUMBER)] if item else None

    def _fill(self) -> None:
        """List what is to be listed; the chosen finding stays. Nothing happens while all is as it was."""
        wanted = [
            number
            for number, finding in enumerate(self._findings)
            if self._all.isChecked() or finding.key not in self._aside
        ]
        self._nothing.setVisible(not wanted)
        shown = [(self._findings[number].key, self._text(number)) for number in wanted]
        if shown == self._shown:
            for row, number in enumerate(wanted[:MOST_SHOWN]):
                self.list.item(row).setData(_NUMBER, number)
            return
        row = self.list.currentRow()
        key = self._shown[row][0] if row >= 0 else None
        self._shown = shown
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's name
        self.list.clear()
        for number in wanted[:MOST_SHOWN]:
            self.list.addItem(self._item(number))
        keys = [shown_key for shown_key, _ in shown[:MOST_SHOWN]]
        self.list.setCurrentRow(keys.index(key) if key in keys else min(row, len(keys) - 1))
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's name
        self._on_current()

    def _text(self, number: int) -> str:
        key = self._findings[number].key
        if key not in self._aside:
            return self._texts[number]
        return tr("{text} – set aside: {reason}", text=self._texts[number], reason=self._aside[key] or "–")

    def _item(self, number: int) -> QListWidgetItem:
        severity = tr(SEVERITY_NAMES[self._findings[number].severity])
        text = self._text(number)
        item = QListWidgetItem(icon(self._findings[number].severity), text)
        item.setData(_NUMBER, number)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{severity}: {text}")
        item.setToolTip(severity)
        return item

    def _on_current(self, *_: object) -> None:
        finding = self._current()
        is_aside = finding is not None and finding.key in self._aside
        self._mend.setEnabled(finding is not None and finding.mend is not None)
        self._mend.setToolTip(say(finding.mend.name) if finding is not None and finding.mend else "")
        self._put_aside.setEnabled(finding is not None and not is_aside)
        self._take_back.setVisible(is_aside)
