"""The dock of the findings: what the checks have against the report, with a way to each place and to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QPalette
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.app.texts import say, tr
from ita_desktop.core.checks import SEVERITY_NAMES, open_findings
from ita_desktop.core.place_names import PlaceNames
from ita_desktop.ui.icons import Tint, icon
from ita_desktop.ui.widgets.check_box import CheckBox
from ita_desktop.ui.widgets.delegate import ThaiDelegate
from ita_desktop.ui.widgets.labels import WrapLabel
from ita_desktop.ui.widgets.metrics import row_height
from ita_desktop.ui.widgets.tool_tips import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ita_desktop.core.checks import Finding
    from ita_desktop.core.report import Report

MOST_SHOWN: Final = 300
"""Findings that are listed; whoever has more begins with these."""

_TINTS: Final = {"error": Tint("#b3261e", "#ff8a80"), "warning": Tint("#8a5a00", "#ffcc80")}
"""Beside the forms of the icons, for who sees colours; their contrast with the list is above 5."""

_MEND_WIDTH: Final = 9
"""Of what a mend is called on its button, in heights of a line."""


class FindingsDock(QDockWidget):
    """`chosen` leads to a finding's place, `mend_wanted` mends it; all signals but `closed` carry the `Finding`.

    `mend_all_wanted` carries all findings that are mended alike.
    """

    chosen = Signal(object)
    mend_wanted = Signal(object)
    mend_all_wanted = Signal(object)
    set_aside_wanted = Signal(object)
    take_back_wanted = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Findings"), parent)
        self.setObjectName("findings_dock")
        self._findings: list[Finding] = []
        self._aside: dict[str, str] = {}
        self._listed: list[Finding] = []
        self._shown: list[tuple[str, str]] = []
        self._names: PlaceNames | None = None
        self.list = QListWidget()
        self.list.setObjectName("findings")
        self.list.setAccessibleName(tr("Findings"))
        self.list.setItemDelegate(ThaiDelegate(self.list))
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(row_height(self.list.fontMetrics()))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(lambda _: self._emit(self.chosen))
        self.list.itemClicked.connect(lambda _: self._emit(self.chosen))
        self.list.currentItemChanged.connect(self._on_current)
        self._all = CheckBox(tr("Show those set aside"))
        self._all.setObjectName("findings.all")
        self._all.toggled.connect(lambda _: self._fill())
        self._mend = self._button("mend", tr("Mend it"), lambda: self._emit(self.mend_wanted))
        self._mend_all = self._button("mend_all", "", lambda: self.mend_all_wanted.emit(self._alike()))
        self._put_aside = self._button("set_aside", tr("Set aside…"), lambda: self._emit(self.set_aside_wanted))
        self._take_back = self._button("take_back", tr("Let it count again"), lambda: self._emit(self.take_back_wanted))
        self._lay_out()
        self._on_current()

    def show_findings(self, report: Report, findings: Sequence[Finding]) -> None:
        """List findings; what is set aside in the report is listed only if the clerk wants to see it."""
        self._names = PlaceNames(report)
        self._findings = list(findings)
        self._aside = {row.key: row.reason for row in report.set_aside}
        self._fill()

    def step(self, by: int) -> None:
        """Choose the finding after the chosen one (1) or before it (-1), from the last one the first."""
        count = self.list.count()
        if count:
            row = self.list.currentRow()
            self.list.setCurrentRow((row + by) % count if row >= 0 else min(by, 0) % count)
            self._emit(self.chosen)

    def mend_current(self) -> None:
        """Ask for the chosen finding to be mended, if that can be done."""
        self._mend.click()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that the dock goes."""
        super().closeEvent(event)
        self.closed.emit()

    def _lay_out(self) -> None:
        self._told = WrapLabel()
        buttons = QHBoxLayout()
        for widget in (self._mend, self._mend_all, self._put_aside, self._take_back):
            buttons.addWidget(widget)
        buttons.addStretch(1)
        buttons.addWidget(self._all)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._told)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.setWidget(content)

    def _button(self, name: str, text: str, press: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"findings.{name}")
        button.setAutoDefault(True)
        button.clicked.connect(lambda *_: press())
        return button

    def _emit(self, signal: object) -> None:
        finding = self._current()
        if finding is not None:
            signal.emit(finding)  # type: ignore[attr-defined]

    def _current(self) -> Finding | None:
        row = self.list.currentRow()
        return self._listed[row] if row >= 0 else None

    def _alike(self) -> list[Finding]:
        """Return the chosen finding and those that are nothing but it in other places."""
        one = self._current()
        if one is None:
            return []
        alike = [row for row in self._findings if row.mend and _slip(row) == _slip(one)]
        return [row for row in alike if row.key not in self._aside]

    def _fill(self) -> None:
        """List what is to be listed; the chosen finding stays. Nothing happens while all is as it was."""
        wanted = self._findings if self._all.isChecked() else open_findings(self._findings, self._aside)
        self._tell(len(wanted))
        self._listed = list(wanted[:MOST_SHOWN])
        shown = [(finding.key, self._text(finding)) for finding in self._listed]
        if shown == self._shown:
            self._on_current()
            return
        row = self.list.currentRow()
        key = self._shown[row][0] if row >= 0 else None
        self._shown = shown
        scrolled = self.list.verticalScrollBar().value()
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's name
        self.list.clear()
        for finding, (_, text) in zip(self._listed, shown, strict=True):
            self.list.addItem(self._item(finding, text))
        self.list.setCurrentRow(_nearest([shown_key for shown_key, _ in shown], key, row))
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's name
        self.list.verticalScrollBar().setValue(scrolled)
        self._on_current()

    def _tell(self, count: int) -> None:
        """Say what the list alone does not tell."""
        told = tr("The first {most} of {count} are listed.", most=MOST_SHOWN, count=count)
        self._told.setText(told if count else tr("The checks have found nothing."))
        self._told.setVisible(not 0 < count <= MOST_SHOWN)

    def _text(self, finding: Finding) -> str:
        place = say(self._names.of(finding.path)) if self._names else finding.path
        text = f"{place}: {say(finding.message)}"
        if finding.key not in self._aside:
            return text
        return tr("{text} – set aside: {reason}", text=text, reason=self._aside[finding.key] or "–")

    def _item(self, finding: Finding, text: str) -> QListWidgetItem:
        severity = tr(SEVERITY_NAMES[finding.severity])
        item = QListWidgetItem(icon(finding.severity, _TINTS.get(finding.severity)), text)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{severity}: {text}")
        item.setToolTip(severity)
        if finding.key in self._aside:
            item.setForeground(self.palette().brush(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text))
        return item

    def _on_current(self, *_: object) -> None:
        finding = self._current()
        is_aside = finding is not None and finding.key in self._aside
        mend = say(finding.mend.name) if finding is not None and finding.mend else ""
        self._mend.setEnabled(bool(mend))
        # What the click will do is read before it is done.
        metrics = self.fontMetrics()
        shown = metrics.elidedText(mend, Qt.TextElideMode.ElideRight, _MEND_WIDTH * metrics.height())
        self._mend.setText(shown.replace("&", "&&") or tr("Mend it"))
        self._mend.setAccessibleName(mend or tr("Mend it"))
        self._mend.setToolTip(plain_tip(mend))
        alike = self._alike() if mend else []
        self._mend_all.setText(tr("At all {count} places", count=len(alike)))
        self._mend_all.setVisible(len(alike) > 1)
        self._put_aside.setEnabled(finding is not None)
        self._put_aside.setVisible(not is_aside)
        self._take_back.setVisible(is_aside)


def _slip(finding: Finding) -> tuple[str, str]:
    """Return what findings have in common that are mended together: the rule, and the words unless it is a hint."""
    return finding.rule, "" if finding.severity == "hint" else finding.words


def _nearest(keys: list[str], key: str | None, row: int) -> int:
    """Return where the finding that was chosen stands now; one that has gone leaves its row to the next."""
    places = [place for place, shown in enumerate(keys) if shown == key]
    return min(places, key=lambda place: abs(place - row)) if places else min(row, len(keys) - 1)
