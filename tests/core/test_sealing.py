from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final

import pytest
from hypothesis import given

from formats import format_2
from ita_desktop.core import paths
from ita_desktop.core.history import MAX_CHANGES, NO_HISTORY, HandOver, History, Official, record
from ita_desktop.core.report import Report
from ita_desktop.core.sealing import accept, hand_over, report_digest, seal_of
from strategies import reports

AT: Final = datetime(2024, 10, 9, 3, 0, tzinfo=UTC)
WE, THEY = Official("ก", "นักทรัพยากรบุคคล"), Official("ข", "ปลัด")
REPORT: Final = format_2.REPORT
CHANGED: Final = paths.replace(REPORT, "memo.subject", "ใหม่")


def two_steps() -> History:
    """Return a history with two hand-overs, the first accepted, and a change before each."""
    history = record(NO_HISTORY, CHANGED, REPORT, WE, AT)
    history = accept(hand_over(history, REPORT, HandOver(AT, WE, THEY, "ขอให้ตรวจ")), THEY, AT)
    history = record(history, REPORT, CHANGED, THEY, AT)
    return hand_over(history, CHANGED, HandOver(AT, THEY, WE))


@pytest.mark.parametrize(
    ("history", "report", "saved", "expected"),
    [
        (NO_HISTORY, REPORT, report_digest(REPORT), ("none", 0)),
        (NO_HISTORY, REPORT, None, ("none", 0)),
        (NO_HISTORY, REPORT, report_digest(CHANGED), ("foreign", 0)),
        (two_steps(), CHANGED, report_digest(CHANGED), ("intact", 2)),
        (two_steps(), REPORT, report_digest(REPORT), ("changed", 2)),
        (two_steps(), REPORT, report_digest(CHANGED), ("foreign", 2)),
    ],
)
def test_seal_of(history: History, report: Report, saved: str | None, expected: tuple[str, int]) -> None:
    assert seal_of(report, history, saved) == expected


def changed_step(number: int, **values: object) -> Callable[[History], History]:
    def change(history: History) -> History:
        steps = list(history.hand_overs)
        steps[number] = replace(steps[number], **values)  # type: ignore[arg-type]
        return replace(history, hand_overs=tuple(steps))

    return change


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        (changed_step(0, note="อื่น"), 1),
        (changed_step(0, sender=THEY), 1),
        (changed_step(0, accepted_by=WE), 2),
        (changed_step(0, report_digest=report_digest(CHANGED)), 1),
        (changed_step(1, at=datetime(2025, 1, 1, tzinfo=UTC)), 2),
        (changed_step(1, seal=""), 2),
        (lambda history: replace(history, hand_overs=history.hand_overs[1:]), 1),
        (lambda history: replace(history, changes=tuple(replace(row, new="x") for row in history.changes)), 1),
        (lambda history: replace(history, changes=history.changes[:1] * 2 + history.changes[1:]), 1),
    ],
)
def test_a_record_that_was_changed_is_told(change: Callable[[History], History], broken: int) -> None:
    assert seal_of(CHANGED, change(two_steps()), report_digest(CHANGED)) == ("broken", broken)


def test_changes_that_are_no_longer_kept_break_nothing() -> None:
    history = two_steps()
    kept = replace(history, changes=history.changes_since(1))
    assert seal_of(CHANGED, kept, None).state == "intact"
    assert len(kept.changes) < MAX_CHANGES


def test_accepting_does_not_break_the_seal() -> None:
    assert seal_of(CHANGED, accept(two_steps(), WE, AT), None) == ("intact", 2)


def test_nothing_waits_to_be_accepted() -> None:
    with pytest.raises(ValueError, match="nothing"):
        accept(NO_HISTORY, WE, AT)


@given(reports())
def test_any_other_value_gives_another_digest(report: Report) -> None:
    other = replace(report, fiscal_year=report.fiscal_year + 1)
    assert report_digest(report) != report_digest(other)
    assert report_digest(report) == report_digest(replace(report))


def test_digits_count() -> None:
    digests = {report_digest(paths.replace(REPORT, "scores.overall", Decimal(text))) for text in ("93.6", "93.60")}
    assert len(digests) == 2


def test_the_digest_of_a_report_stays_for_ever() -> None:
    # Files on their way between desks hold such digests: a field that a later version adds must not change them.
    assert report_digest(REPORT) == "78f6ce770f2c2049dc93da314eac048f19cd95e6d52ea5d2d3330c5a763967d3"
