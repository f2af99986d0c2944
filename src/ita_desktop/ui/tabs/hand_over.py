"""The tab of the report's way from desk to desk: where it is now, its steps, and what was changed in each."""

from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGroupBox, QHBoxLayout, QListWidget, QPushButton, QVBoxLayout

from ita_desktop.app.session import Session
from ita_desktop.app.texts import say, tr
from ita_desktop.core.history import HandOver
from ita_desktop.core.sealing import seal_message
from ita_desktop.ui.change_table import MOST_SHOWN, ChangeTable
from ita_desktop.ui.commands import COMMANDS
from ita_desktop.ui.hand_over_dialogs import person_text
from ita_desktop.ui.mnemonics import plain
from ita_desktop.ui.moments import moment_text
from ita_desktop.ui.tabs.page import Page
from ita_desktop.ui.widgets.delegate import ThaiDelegate
from ita_desktop.ui.widgets.labels import WrapLabel
from ita_desktop.ui.widgets.tool_tips import plain_tip

_COMMANDS: Final = ("hand_over", "accept", "cover_sheet")
_STEPS_SHARE, _CHANGES_SHARE = 2, 3
_LONGEST_NOTE: Final = 200
_LONGEST_TIP: Final = 2_000
"""Characters of a note in the list, and in its tool tip."""


class HandOverPage(Page):
    """Shows the history of the file; a double click or Enter on a change leads to its place."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._state = WrapLabel()
        self._seal = WrapLabel()
        self._steps = _steps_list()
        self._about = WrapLabel()
        self._changes = ChangeTable(tr("Changes"))
        self._buttons = {name: self._button(name) for name in _COMMANDS}
        self._lay_out()
        self._steps.currentRowChanged.connect(self._show_changes)
        self._changes.cellActivated.connect(lambda row, _: self.field_wanted.emit(self._changes.path_at(row)))
        session.history_changed.connect(self._on_history)
        self._renew()

    def _button(self, command: str) -> QPushButton:
        shown = next(known for known in COMMANDS if known.id == command)
        button = QPushButton(self.mnemonics.mark(plain(tr(shown.text))))
        button.setObjectName(f"hand_over.{command}")
        button.setToolTip(tr(shown.tip))
        button.setAutoDefault(True)
        button.clicked.connect(lambda *_: self.command_wanted.emit(command))
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for button in self._buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        steps = QGroupBox(tr("Steps from desk to desk"))
        QVBoxLayout(steps).addWidget(self._steps)
        self._changes_box = QGroupBox(tr("Changes"))
        inner = QVBoxLayout(self._changes_box)
        inner.addWidget(self._about)
        inner.addWidget(self._changes, 1)
        column = self._column = QVBoxLayout(self)
        column.addWidget(self._state)
        column.addWidget(self._seal)
        column.addLayout(row)
        column.addWidget(steps, _STEPS_SHARE)
        column.addWidget(self._changes_box, _CHANGES_SHARE)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Show what has come while nobody looked."""
        super().showEvent(event)
        if self._is_stale:
            self._renew()

    def _on_history(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._renew()

    def _renew(self) -> None:
        """Show the history that the file has now."""
        self._is_stale = False
        history = self.session.history
        self._state.setText(_state_text(history.hand_overs))
        self._seal.setText(say(seal_message(self.session.seal)) if self.session.saved.report else "")
        self._buttons["accept"].setEnabled(history.waiting is not None)
        with QSignalBlocker(self._steps):
            self._steps.clear()
            self._steps.addItem(tr("Since the last step") if history.step else tr("Since the report was begun"))
            for number, step in reversed(list(enumerate(history.hand_overs, start=1))):
                self._steps.addItem(_step_text(number, step))
                self._steps.item(self._steps.count() - 1).setToolTip(plain_tip(step.note[:_LONGEST_TIP]))
            self._steps.setCurrentRow(0)
        self._show_changes(0)

    def _show_changes(self, row: int) -> None:
        """Show what was changed before the step in a row, or since the last one."""
        history = self.session.history
        changes = history.changes_since(history.step - max(row, 0))
        self._changes.show_changes(self.session.report, changes)
        self._changes.setVisible(bool(changes))
        self._about.setText(_about_text(len(changes)))
        self._about.setVisible(bool(self._about.text()))
        self._column.setStretchFactor(self._changes_box, _CHANGES_SHARE if changes else 0)


def _about_text(count: int) -> str:
    """Return what is to be said of so many changes."""
    if not count:
        return tr("Nothing is recorded here. Changes are recorded when the report is saved to its file.")
    return tr("The last {shown} of {count} changes:", shown=MOST_SHOWN, count=count) if count > MOST_SHOWN else ""


def _steps_list() -> QListWidget:
    rows = QListWidget()
    rows.setObjectName("hand_over.steps")
    rows.setAccessibleName(tr("Steps from desk to desk"))
    rows.setItemDelegate(ThaiDelegate(rows))
    rows.setWordWrap(True)
    rows.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
    rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return rows


def _step_text(number: int, step: HandOver) -> str:
    """Return what the list tells of a step, in some lines."""
    lines = [
        tr("Step {number}, {time}", number=number, time=moment_text(step.at)),
        f"{person_text(step.sender)} → {person_text(step.receiver)}",
    ]
    if step.accepted_at is None:
        lines.append(tr("waits"))
    else:
        accepted = moment_text(step.accepted_at)
        lines.append(tr("accepted by {name}, {time}", name=step.accepted_by.name, time=accepted))
    note = " ".join(step.note[:_LONGEST_NOTE].split())
    cut = "…" if len(step.note) > _LONGEST_NOTE else ""
    return "\n".join([*lines, *([note + cut] if note else [])])


def _state_text(steps: tuple[HandOver, ...]) -> str:
    """Return in a sentence on whose desk the report lies."""
    if not steps:
        return tr("The report is with whoever began it.")
    last = steps[-1]
    if last.accepted_at is None:
        return tr("Handed over to {person}, who has not accepted it yet.", person=person_text(last.receiver))
    return tr("With {person}, who has accepted it.", person=person_text(last.accepted_by))
