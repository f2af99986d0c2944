"""The dialogs of the hand-over: to whom the report goes with which note, and what has come with it."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QDialog, QGroupBox, QVBoxLayout, QWidget

from ita_desktop.app.desk import LONGEST_NAME
from ita_desktop.app.texts import say, tr
from ita_desktop.core.history import HandOver, History, Official
from ita_desktop.core.report import Report
from ita_desktop.core.sealing import Seal, seal_message
from ita_desktop.ui.change_table import ChangeTable
from ita_desktop.ui.moments import moment_text
from ita_desktop.ui.official_dialog import OfficialFields
from ita_desktop.ui.widgets.dialog_parts import add_buttons, set_size
from ita_desktop.ui.widgets.labels import WrapLabel
from ita_desktop.ui.widgets.text_edit import TextEdit

_WIDTH: Final = 34
_HEIGHT: Final = 26
_HEIGHT_ALONE: Final = 14
"""In heights of a line."""

_MOST_LINES: Final = 6
"""Of a note, before it scrolls."""


def person_text(official: Official) -> str:
    """Return a person in one line."""
    name, position = (" ".join(text[:LONGEST_NAME].split()) for text in (official.name, official.position))
    name = name or tr("(no name)")
    return f"{name} ({position})" if position else name


class HandOverDialog(QDialog):
    """Takes the next official and a note; `findings` tells in words what the checks have found."""

    def __init__(self, sender: Official, findings: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("hand_over")
        self.setWindowTitle(tr("Hand the report over"))
        self.setMinimumWidth(_WIDTH * self.fontMetrics().height())
        self._fields = OfficialFields("hand_over.receiver", Official())
        self._fields.name_edit.edited.connect(self._look)
        self._note = TextEdit(min_lines=3, max_lines=_MOST_LINES)
        self._note.setObjectName("hand_over.note")
        self._note.setAccessibleName(tr("Note for the next official"))
        self._lay_out(sender, findings)
        self._look()

    @property
    def receiver(self) -> Official:
        """The next official."""
        return self._fields.official

    @property
    def note(self) -> str:
        """What the sender wants to say."""
        return str(self._note.value()).strip()

    def _lay_out(self, sender: Official, findings: str) -> None:
        column = QVBoxLayout(self)
        column.addWidget(WrapLabel(tr("From: {person}", person=person_text(sender))))
        receiver = QGroupBox(tr("To the next official"))
        receiver.setLayout(self._fields)
        column.addWidget(receiver)
        note = QGroupBox(tr("Note for the next official"))
        QVBoxLayout(note).addWidget(self._note)
        column.addWidget(note)
        if findings:
            column.addWidget(WrapLabel(findings))
        column.addWidget(
            WrapLabel(
                tr(
                    "A sealed copy is written to be given away, on a stick or a share. "
                    "Your own file is marked as handed over."
                )
            )
        )
        column.addStretch(1)
        buttons, self._go = add_buttons(self, tr("Choose where to write it…"))
        column.addWidget(buttons)

    def accept(self) -> None:
        """Go on, with what is still unfinished too."""
        self._fields.flush()
        self._note.flush()
        super().accept()

    def _look(self, *_: object) -> None:
        self._go.setEnabled(bool(self.receiver.name))


class ArrivalDialog(QDialog):
    """Shows what has come with a report that was handed over: from whom, the note, the seal, the changes."""

    def __init__(self, report: Report, history: History, step: HandOver, seal: Seal, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("arrival")
        self.setWindowTitle(tr("A report has been handed over"))
        set_size(self, _WIDTH, _HEIGHT if history.changes_since(history.step - 1) else _HEIGHT_ALONE)
        column = QVBoxLayout(self)
        for text in _about(step):
            column.addWidget(WrapLabel(text))
        if step.note:
            column.addWidget(_note_box(step.note))
        column.addWidget(WrapLabel(say(seal_message(seal))))
        changes = history.changes_since(history.step - 1)
        column.addWidget(WrapLabel(_changes_text(len(changes), history.step)))
        if changes:
            table = ChangeTable(tr("Changes"))
            table.show_changes(report, changes)
            column.addWidget(table, 1)
        else:
            column.addStretch(1)
        buttons, _ = add_buttons(self, tr("Accept the report"), tr("Later"))
        column.addWidget(buttons)


def _note_box(note: str) -> QGroupBox:
    """Return a note, to be read and copied, in a few lines that scroll."""
    box = QGroupBox(tr("Note"))
    shown = TextEdit(max_lines=_MOST_LINES)
    shown.setObjectName("arrival.note")
    shown.setAccessibleName(tr("Note"))
    shown.setReadOnly(True)
    shown.set_value(note)
    QVBoxLayout(box).addWidget(shown)
    return box


def _about(step: HandOver) -> list[str]:
    return [
        tr("From: {person}", person=person_text(step.sender)),
        tr("To: {person}", person=person_text(step.receiver)),
        tr("Handed over: {time}", time=moment_text(step.at)),
    ]


def _changes_text(count: int, step: int) -> str:
    if not count:
        return tr("No changes are recorded for this step.")
    before = tr("since the report was begun") if step == 1 else tr("since step {step}", step=step - 1)
    return tr("The sender has changed {count} places {before}:", count=count, before=before)
