"""Who handed the report to whom, and who changed what in between: the history that a report file carries.

It stands beside the report, not in it: undo does not reach it, and it is not printed with the memo.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from ita_desktop.core.changes import ChangeKind, differences
from ita_desktop.core.report import Report

_ROW_END: Final = re.compile(r"\](?=\.)")

MAX_CHANGES: Final = 5_000
"""Changes that are kept; beyond that the oldest go."""


@dataclass(frozen=True)
class Official:
    """A person who works on the report, as asked once on each computer."""

    name: str = ""
    position: str = ""


@dataclass(frozen=True)
class Change:
    """What one official has made of one place since the hand-over `step` (0: before the first).

    Without a path it is what another program has made of the report.

    `old` and `new` are texts as of `changes.value_text`; None where there was or is nothing. `at` is UTC.
    """

    step: int
    path: str
    kind: ChangeKind
    old: str | None
    new: str | None
    at: datetime
    by: Official = Official()


@dataclass(frozen=True)
class HandOver:
    """One step of the report from desk to desk; `accepted_at` is None until the receiver has accepted it.

    `report_digest` is of the report as it was sealed, `changes_digest` of what was changed since the step before,
    `seal` of this step and all before it; see `sealing`. Times are UTC.
    """

    at: datetime
    sender: Official
    receiver: Official
    note: str = ""
    report_digest: str = ""
    changes_digest: str = ""
    seal: str = ""
    accepted_at: datetime | None = None
    accepted_by: Official = Official()


@dataclass(frozen=True)
class History:
    """The hand-overs, the first one first, and all changes in the order of their last moment."""

    hand_overs: tuple[HandOver, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def step(self) -> int:
        """How often the report has been handed over."""
        return len(self.hand_overs)

    @property
    def waiting(self) -> HandOver | None:
        """The last hand-over, if its receiver has not accepted it yet."""
        return self.hand_overs[-1] if self.hand_overs and self.hand_overs[-1].accepted_at is None else None

    def changes_since(self, step: int) -> tuple[Change, ...]:
        """Return what was changed between hand-over `step` (0: from the start) and the next."""
        return tuple(change for change in self.changes if change.step == step)


NO_HISTORY: Final = History()


def record(history: History, old: Report, new: Report, by: Official, at: datetime) -> History:
    """Add what `by` has changed from `old` to `new`; several changes of one place by one official become one."""
    changes = [Change(history.step, *difference, at=at, by=by) for difference in differences(old, new)]
    sealed = [change for change in history.changes if change.step != history.step]
    known = {(change.by, change.path): change for change in history.changes if change.step == history.step}
    _join(known, changes, by)
    return replace(history, changes=_newest([*sealed, *known.values()], history.step))


def note_stranger(history: History, at: datetime) -> History:
    """Note that another program has changed the report, nobody knows what: a change without a place and a hand."""
    return replace(history, changes=(*history.changes, Change(history.step, "", "changed", None, None, at)))


def _join(known: dict[tuple[Official, str], Change], changes: list[Change], by: Official) -> None:
    """Put new changes behind the known ones, joined with those of the same hand at the same place."""
    gone = {change.path for change in changes if change.kind == "removed"}
    for hand, path in list(known):
        if hand == by and gone.intersection(_rows_around(path)):
            del known[hand, path]
    for change in changes:
        if change.kind == "changed" and any(_is_new(known.get((by, row))) for row in _rows_around(change.path)):
            continue  # the row is new as a whole
        before = known.pop((by, change.path), None)
        joined = change if before is None else _joined(before, change)
        if joined is not None:
            known[by, change.path] = joined


def _newest(changes: list[Change], step: int) -> tuple[Change, ...]:
    """Return no more than MAX_CHANGES; of a step that is sealed all or none, as its digest is over all."""
    while len(changes) > MAX_CHANGES:
        oldest = changes[0].step
        if oldest == step:
            return tuple(changes[-MAX_CHANGES:])
        changes = [change for change in changes if change.step != oldest]
    return tuple(changes)


def _joined(before: Change, change: Change) -> Change | None:
    """Return two changes of one place as one; None if the place is again as it was."""
    if {before.kind, change.kind} == {"added", "removed"}:
        return None
    if change.kind == "removed":
        return replace(change, old=before.old if before.kind == "changed" else change.old)
    if before.kind != change.kind or change.kind == "moved":
        return change
    return None if before.old == change.new else replace(change, old=before.old)


def _is_new(change: Change | None) -> bool:
    return change is not None and change.kind == "added"


def _rows_around(path: str) -> list[str]:
    """Return the rows in which a place stands, without itself."""
    return [path[: end.start() + 1] for end in _ROW_END.finditer(path)]
