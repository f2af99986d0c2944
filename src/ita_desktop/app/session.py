"""The one owner of the open report: every change is an undo step, and whoever shows the report is told the place."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from ita_desktop.app.texts import say
from ita_desktop.core import edits
from ita_desktop.core.edits import Edit
from ita_desktop.core.history import NO_HISTORY, History
from ita_desktop.core.report import Report
from ita_desktop.core.sealing import Seal, seal_of

_MERGEABLE: Final = 1
_ALONE: Final = -1


@dataclass(frozen=True, slots=True)
class Saved:
    """What a report's file holds: the report (None: there is no file), its history, and its digest if that is known."""

    report: Report | None = None
    history: History = NO_HISTORY
    digest: str | None = None


class Session(QObject):
    """An open report with its undo list.

    `changed` carries the path of what is new, itself or something below it; an empty path means the whole report.
    `visited` carries the place of a step that has been undone or done again, to be shown. `history_changed` tells that
    the file has another history, which no undo reaches. `opened` tells, before `changed`, that the report is another
    one; `typed` carries the path of a field in which the clerk is typing.
    """

    opened = Signal()
    changed = Signal(str)
    typed = Signal(str)
    visited = Signal(str)
    history_changed = Signal()

    def __init__(self, report: Report, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self._saved = Saved()
        self.stack = QUndoStack(self)

    @property
    def report(self) -> Report:
        """The report as it is now; it never changes, a change makes another."""
        return self._report

    @property
    def saved(self) -> Saved:
        """What the report's file holds."""
        return self._saved

    @property
    def history(self) -> History:
        """Who handed the report to whom and changed what, as its file tells."""
        return self._saved.history

    @property
    def seal(self) -> Seal:
        """Whether the report in the file is as it was handed over."""
        return seal_of(self._saved.report or self._report, self._saved.history, self._saved.digest)

    def set_saved(self, saved: Saved) -> None:
        """Note what a file holds that was read or written."""
        self._saved = saved
        self.history_changed.emit()

    def apply(self, edit: Edit, *, merge: object = None) -> None:
        """Make a step of an edit; steps one after the other with the same `merge`, not None, become one.

        An edit that changes nothing makes no step.
        """
        if _differ(edit.report, self._report):
            if merge is not None:
                self.typed.emit(edit.path)
            self.stack.push(_Step(self, edit, merge))

    def set_value(self, path: str, value: object, *, merge: object = None) -> None:
        """Put a value into one field; paths.UnknownPath if there is none."""
        self.apply(edits.set_value(self._report, path, value), merge=merge)

    def reset(self, report: Report, saved: Saved | None = None) -> None:
        """Show another report; its undo list begins anew."""
        self.stack.clear()
        self.opened.emit()
        self._show(report, "")
        self.set_saved(saved or Saved())

    def _show(self, report: Report, path: str) -> None:
        self._report = report
        self.changed.emit(path)


class _Step(QUndoCommand):
    """One step; it keeps the report before and after, which share all that did not change."""

    def __init__(self, session: Session, edit: Edit, merge: object) -> None:
        super().__init__(say(edit.name))
        self._session = session
        self._before = session.report
        self.after = edit.report
        self._path = edit.path
        self._place = edit.place or edit.path
        self._back = edit.back or self._place
        self.merge = merge
        self._done_before = False

    def id(self) -> int:
        """Return which steps may be tried to merge with this one."""
        return _ALONE if self.merge is None else _MERGEABLE

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 - Qt's name
        """Take over a following step of the same typing."""
        if not isinstance(other, _Step) or other.merge != self.merge:
            return False
        self.after = other.after
        self.setObsolete(not _differ(self.after, self._before))
        return True

    def redo(self) -> None:
        """Show the report after the step; not the first time, lead to its place."""
        self._session._show(self.after, self._path)  # noqa: SLF001 - a part of the session
        if self._done_before:
            self._session.visited.emit(self._place)
        self._done_before = True

    def undo(self) -> None:
        """Show the report before the step and lead to its place."""
        self._session._show(self._before, self._path)  # noqa: SLF001 - a part of the session
        self._session.visited.emit(self._back)


def _differ(one: Report, other: Report) -> bool:
    """Tell whether two reports are written differently: 95.7650 is printed so, though it is equal to 95.765."""
    return one != other or _written_scores(one) != _written_scores(other)


def _written_scores(report: Report) -> list[str]:
    return [str(report.scores.overall), *(str(row.score) for row in report.scores.indicators)]
