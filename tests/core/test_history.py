from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import Final

import pytest

from formats.format_1 import REPORT
from ita_desktop.core import edits, paths
from ita_desktop.core.history import MAX_CHANGES, NO_HISTORY, Change, HandOver, History, Official, record
from ita_desktop.core.paths import measure_path
from ita_desktop.core.report import Measure, Report

AT: Final = datetime(2024, 10, 9, tzinfo=UTC)
LATER: Final = datetime(2024, 10, 10, tzinfo=UTC)
WE: Final = Official("ก", "นักทรัพยากรบุคคล")
THEY: Final = Official("ข", "ปลัด")
STEP: Final = HandOver(AT, WE, THEY)
A: Final = REPORT.measures.sections[0].id
NEW: Final = Measure(activity="ใหม่")


def with_subject(text: str) -> Report:
    return paths.replace(REPORT, "memo.subject", text)


ADDED: Final = edits.paste_measures(REPORT, A, 0, [NEW]).report
FILLED: Final = paths.replace(ADDED, f"{measure_path(A, NEW.id)}.outcome", "ดี")
MOVED: Final = edits.move_measures(REPORT, [REPORT.measures.sections[0].measures[1].id], A, 0).report


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ([REPORT, REPORT], []),
        ([REPORT, with_subject("a")], [("changed", REPORT.memo.subject, "a")]),
        ([REPORT, with_subject("a"), with_subject("b")], [("changed", REPORT.memo.subject, "b")]),
        ([REPORT, with_subject("a"), REPORT], []),
        ([REPORT, ADDED, FILLED], [("added", None, "ใหม่")]),
        ([REPORT, ADDED, REPORT], []),
        ([ADDED, REPORT, ADDED], []),
        ([ADDED, FILLED, REPORT], [("removed", "ใหม่", None)]),
        ([REPORT, MOVED, REPORT], [("moved", None, None)]),
    ],
)
def test_changes_of_one_hand_are_joined(
    reports: Sequence[Report], expected: list[tuple[str, str | None, str | None]]
) -> None:
    history = NO_HISTORY
    for old, new in pairwise(reports):
        history = record(history, old, new, WE, AT)
    assert [(change.kind, change.old, change.new) for change in history.changes] == expected


def test_each_official_has_a_line_of_their_own() -> None:
    history = record(NO_HISTORY, REPORT, with_subject("a"), WE, AT)
    history = record(history, with_subject("a"), with_subject("b"), THEY, LATER)
    assert [(change.by, change.at, change.new) for change in history.changes] == [(WE, AT, "a"), (THEY, LATER, "b")]


def test_changes_belong_to_the_step_in_which_they_were_made() -> None:
    history = record(NO_HISTORY, REPORT, with_subject("a"), WE, AT)
    history = record(replace(history, hand_overs=(STEP,)), with_subject("a"), with_subject("b"), WE, LATER)
    assert [change.new for change in history.changes_since(0)] == ["a"]
    assert [change.new for change in history.changes_since(1)] == ["b"]


@pytest.mark.parametrize(
    ("steps", "kept"),
    [
        ([0] * (MAX_CHANGES + 5), MAX_CHANGES - 1 + 1),
        ([0] * 10 + [1] * MAX_CHANGES, MAX_CHANGES),
        ([0] * 10 + [1] * (MAX_CHANGES - 5), MAX_CHANGES - 4),
    ],
)
def test_no_sealed_step_is_kept_in_part(steps: list[int], kept: int) -> None:
    changes = tuple(Change(step, f"memo.{n}", "changed", "a", "b", AT, THEY) for n, step in enumerate(steps))
    history = record(History((STEP,) * steps[-1], changes), REPORT, with_subject("a"), WE, LATER)
    assert len(history.changes) == kept
    assert history.changes[-1].by == WE


@pytest.mark.parametrize(
    ("steps", "waits"), [((), False), ((STEP,), True), ((replace(STEP, accepted_at=LATER),), False)]
)
def test_waiting(steps: tuple[HandOver, ...], waits: bool) -> None:
    assert (History(steps).waiting is not None) == waits
