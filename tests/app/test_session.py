from datetime import UTC, datetime
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from ita_desktop.app.session import Saved, Session
from ita_desktop.core.blank import blank_report
from ita_desktop.core.edits import set_value
from ita_desktop.core.history import NO_HISTORY, HandOver, Official
from ita_desktop.core.paths import UnknownPath
from ita_desktop.core.sealing import hand_over, report_digest

STEP = HandOver(datetime(2024, 10, 9, tzinfo=UTC), Official("ก"), Official("ข"))
SCORE = "scores.indicators[1].score"


@pytest.fixture
def session(qapp: object) -> Session:
    return Session(blank_report(2567))


def told(session: Session) -> tuple[list[str], list[str]]:
    """Return what the session will tell: changed places, visited places."""
    changed: list[str] = []
    visited: list[str] = []
    session.changed.connect(changed.append)
    session.visited.connect(visited.append)
    return changed, visited


def test_a_change_is_a_step_that_can_be_undone(session: Session) -> None:
    changed, visited = told(session)
    session.set_value("memo.to", "ใหม่")
    session.stack.undo()
    assert session.report.memo.to == ""
    session.stack.redo()
    assert session.report.memo.to == "ใหม่"
    assert (changed, visited) == (["memo.to"] * 3, ["memo.to"] * 2)


def test_what_changes_nothing_is_no_step(session: Session) -> None:
    changed, _ = told(session)
    session.set_value("memo.to", "")
    session.apply(set_value(session.report, SCORE, None))
    assert (session.stack.count(), changed) == (0, [])


@pytest.mark.parametrize(("first", "second"), [("95.7650", "95.765"), ("95.7", "95.70")])
@pytest.mark.parametrize("path", [SCORE, "scores.overall"])
def test_equal_scores_that_are_written_differently_are_two(
    session: Session, path: str, first: str, second: str
) -> None:
    session.set_value(path, Decimal(first))
    session.set_value(path, Decimal(second))
    assert session.stack.count() == 2
    session.stack.undo()
    assert str(session.report.scores.indicators[0].score or session.report.scores.overall) == first


def test_typing_is_one_step_and_none_if_it_ends_where_it_began(session: Session) -> None:
    token = object()
    for text in ("a", "ab"):
        session.set_value("memo.to", text, merge=token)
    assert session.stack.count() == 1
    session.set_value("memo.to", "", merge=token)
    assert session.stack.count() == 0


def test_typing_with_another_token_is_another_step(session: Session) -> None:
    for text in ("a", "ab"):
        session.set_value("memo.to", text, merge=object())
    assert session.stack.count() == 2


def test_another_report_begins_a_list_of_its_own(session: Session) -> None:
    session.set_value("memo.to", "a")
    changed, _ = told(session)
    session.reset(blank_report(2568))
    assert (session.stack.count(), changed, session.report.fiscal_year) == (0, [""], 2568)


def test_a_place_that_is_not_there_is_refused(session: Session) -> None:
    with pytest.raises(UnknownPath):
        session.set_value("memo.signatories[x].name", "a")


def test_what_the_file_holds_is_told_with_its_seal(qtbot: QtBot) -> None:
    report = blank_report(2567)
    session = Session(report)
    assert (session.saved, session.seal.state) == (Saved(), "none")
    history = hand_over(NO_HISTORY, report, STEP)
    with qtbot.waitSignal(session.history_changed):
        session.set_saved(Saved(report, history, report_digest(report)))
    assert (session.history, session.seal) == (history, ("intact", 1))
    session.set_value("memo.subject", "ยังไม่บันทึก")
    assert session.seal.state == "intact"
    session.set_saved(Saved(report, history, "another digest"))
    assert session.seal == ("foreign", 1)


def test_another_report_has_another_history() -> None:
    session = Session(blank_report(2567))
    session.set_saved(Saved(session.report, hand_over(NO_HISTORY, session.report, STEP)))
    session.reset(blank_report(2568))
    assert session.saved == Saved()


def test_typing_and_another_report_are_told(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.typed) as typed:
        session.set_value("memo.to", "ก", merge=1)
    assert typed.args == ["memo.to"]
    with qtbot.assertNotEmitted(session.typed), qtbot.assertNotEmitted(session.opened):
        session.set_value("memo.to", "ข")
        session.stack.undo()
    with qtbot.waitSignals([session.opened, session.changed], order="strict"):
        session.reset(blank_report(2568))
