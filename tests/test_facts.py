from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ita_desktop.core.blank import blank_report
from ita_desktop.core.history import NO_HISTORY, HandOver, History, Official
from ita_desktop.core.sealing import accept, hand_over
from ita_desktop.errors import Message
from ita_desktop.facts import facts_of
from ita_desktop.storage import read_report, write_report

NOON = datetime(2024, 10, 9, 12, tzinfo=UTC)
REPORT = blank_report(2567)
ONE, TWO = Official("ใจดี"), Official("ตั้งใจ")
HANDED = hand_over(NO_HISTORY, REPORT, HandOver(NOON, ONE, TWO))
CHANGED = replace(REPORT, memo=replace(REPORT.memo, subject="แก้"))


def told(history: History, folder: Path, report: object = REPORT) -> dict[str, object]:
    path = folder / "a.db"
    write_report(report, path, history=history)  # type: ignore[arg-type]
    return {fact.key: fact.value for fact in facts_of(read_report(path))}


@pytest.mark.parametrize(
    ("history", "facts"),
    [
        (NO_HISTORY, (0, None, None, None, "none")),
        (HANDED, (1, "ใจดี", "ตั้งใจ", None, "intact")),
        (accept(HANDED, TWO, NOON), (1, "ใจดี", "ตั้งใจ", "2024-10-09T12:00:00+00:00", "intact")),
    ],
)
def test_the_last_step_is_told(history: History, facts: tuple[object, ...], tmp_path: Path) -> None:
    known = told(history, tmp_path)
    assert tuple(known[key] for key in ("hand_overs", "sender", "receiver", "accepted_at", "seal")) == facts


def test_a_report_that_was_changed_since_shows_it(tmp_path: Path) -> None:
    assert told(HANDED, tmp_path, CHANGED)["seal"] == "changed"


def test_the_seal_is_told_in_words_too(tmp_path: Path) -> None:
    write_report(REPORT, tmp_path / "a.db", history=HANDED)
    seal = facts_of(read_report(tmp_path / "a.db"))[-1]
    assert isinstance(seal.words, Message)
    assert str(seal.words) == "The report is exactly as it was handed over in step 1."
