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

_KEY: Final = Qt.ItemDataRole.UserRole
_LINES: Final = 8
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
        self._findings: dict[str, Finding] = {}
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
        self._findings = {finding.key: finding for finding in findings}
        self._aside = {row.key: row.reason for row in report.set_aside}
        self._texts = {key: f"{say(names.of(row.path))}: {say(row.message)}" for key, row in self._findings.items()}
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
        return self._findings.get(item.data(_KEY)) if item else None

    def _fill(self) -> None:
        """List what is to be listed; the chosen row stays. Nothing happens while all is as it was."""
        wanted = [(key, self._text(key)) for key in self._findings if self._all.isChecked() or key not in self._aside]
        self._nothing.setVisible(not wanted)
        if wanted == self._shown:
            return
        self._shown = wanted
        row = self.list.currentRow()
        key = self.list.currentItem().data(_KEY) if row >= 0 else None
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's name
        self.list.clear()
        for shown_key, text in wanted[:MOST_SHOWN]:
            self.list.addItem(self._item(shown_key, text))
        keys = [shown_key for shown_key, _ in wanted[:MOST_SHOWN]]
        self.list.setCurrentRow(keys.index(key) if key in keys else min(row, len(keys) - 1))
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's name
        self._on_current()

    def _text(self, key: str) -> str:
        reason = self._aside.get(key)
        if key not in self._aside:
            return self._texts[key]
        return tr("{text} – set aside: {reason}", text=self._texts[key], reason=reason or "–")

    def _item(self, key: str, text: str) -> QListWidgetItem:
        severity = self._findings[key].severity
        item = QListWidgetItem(icon(severity), text)
        item.setData(_KEY, key)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{tr(SEVERITY_NAMES[severity])}: {text}")
        item.setToolTip(tr(SEVERITY_NAMES[severity]))
        return item

    def _on_current(self, *_: object) -> None:
        finding = self._current()
        is_aside = finding is not None and finding.key in self._aside
        self._mend.setEnabled(finding is not None and finding.mend is not None)
        self._mend.setToolTip(say(finding.mend.name) if finding is not None and finding.mend else "")
        self._put_aside.setEnabled(finding is not None and not is_aside)
        self._take_back.setVisible(is_aside)
