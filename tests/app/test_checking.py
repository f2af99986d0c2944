from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ita_desktop.app.checking import ReportChecking
from ita_desktop.app.session import Session
from ita_desktop.core import edits
from ita_desktop.core.blank import blank_report


@pytest.fixture
def session(qapp: object) -> Session:
    return Session(blank_report(2567))


@pytest.fixture
def checking(session: Session) -> Iterator[ReportChecking]:
    checking = ReportChecking(session)
    yield checking
    checking.close()


def rules(checking: ReportChecking) -> set[str]:
    return {finding.rule for finding in checking.findings}


def test_a_change_is_checked(session: Session, checking: ReportChecking, qtbot: QtBot) -> None:
    with qtbot.waitSignal(checking.found):
        pass
    assert "doubled-space" not in rules(checking)
    session.set_value("memo.to", "นายก  เทศมนตรี")
    qtbot.waitUntil(lambda: "doubled-space" in rules(checking))
    session.stack.undo()
    qtbot.waitUntil(lambda: "doubled-space" not in rules(checking))


def test_characters_without_a_letter_are_found_too(session: Session, checking: ReportChecking, qtbot: QtBot) -> None:
    session.set_value("memo.to", "นายก漢")
    qtbot.waitUntil(lambda: "undrawable-character" in rules(checking))


def test_what_is_set_aside_does_not_count(session: Session, checking: ReportChecking, qtbot: QtBot) -> None:
    session.set_value("memo.to", "นายก  เทศมนตรี")
    qtbot.waitUntil(lambda: "doubled-space" in rules(checking))
    [finding] = [row for row in checking.findings if row.rule == "doubled-space"]
    with qtbot.waitSignal(checking.found):
        session.apply(edits.set_aside(session.report, finding.key, "เหตุผล"))
    assert finding in checking.findings
    assert finding not in checking.open_findings
    session.apply(edits.take_back(session.report, finding.key))
    assert finding in checking.open_findings


def test_another_report_forgets_what_was_found(session: Session, checking: ReportChecking, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(checking.findings))
    session.reset(blank_report(2566))
    assert checking.findings == ()
    qtbot.waitUntil(lambda: bool(checking.findings))


def test_nothing_comes_after_the_end(session: Session, checking: ReportChecking, qtbot: QtBot) -> None:
    checking.close()
    with qtbot.assertNotEmitted(checking.found, wait=300):
        session.set_value("memo.to", "นายก")
