from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QPushButton

from ita_desktop.app.session import Session
from ita_desktop.core.pasting import with_scores
from ita_desktop.ui.tabs.scores import ScoresPage
from ita_desktop.ui.widgets.choice_box import ChoiceBox
from ita_desktop.ui.widgets.labels import WrapLabel
from ita_desktop.ui.widgets.score_edit import ScoreEdit
from ui.keyboard import type_text
from ui.showing import Show

SCORES = ["99.76", "94.96", "100", "87.04", "97.55", "97.19", "91.34", "80.75", "90", "100"]


@pytest.fixture
def page(show: Show, session: Session) -> ScoresPage:
    rows = with_scores(session.report.scores.indicators, 0, list(map(Decimal, SCORES)))
    scores = replace(session.report.scores, indicators=tuple(rows))
    settings = replace(session.report.settings, thai_digits=False)
    session.reset(replace(session.report, scores=scores, settings=settings))
    return show(ScoresPage(session))


def text(page: ScoresPage, name: str) -> str:
    label = page.findChild(WrapLabel, name)
    assert isinstance(label, WrapLabel)
    return label.text()


def test_typed_overall_score_is_in_the_report_and_undo_takes_it_back(page: ScoresPage, session: Session) -> None:
    before = session.report
    edit = page.findChild(ScoreEdit, "scores.overall")
    assert isinstance(edit, ScoreEdit)
    type_text(edit, "๙๙.๖๙")
    assert session.report.scores.overall == Decimal("99.69")
    assert text(page, "scores.overall.computed") == "93.69"
    assert "6.00" in text(page, "scores.overall.compared")
    session.stack.undo()
    assert session.report == before


def test_computed_result_is_taken_over_in_one_step(page: ScoresPage, session: Session) -> None:
    button = page.findChild(QPushButton, "scores.take_over")
    assert isinstance(button, QPushButton)
    button.click()
    assert (session.report.scores.overall, session.report.scores.level) == (Decimal("93.69"), "ผ่าน")
    assert not button.isEnabled()
    session.stack.undo()
    assert (session.report.scores.overall, session.report.scores.level) == (None, "")
    assert button.isEnabled()


def test_means_of_the_instruments(page: ScoresPage) -> None:
    assert all(mean in text(page, "scores.means") for mean in ("95.86", "89.76", "95.00"))


def test_nothing_is_computed_while_a_score_is_missing(page: ScoresPage, session: Session) -> None:
    session.set_value("scores.indicators[2].score", None)
    assert text(page, "scores.overall.computed") == "–"
    button = page.findChild(QPushButton, "scores.take_over")
    assert isinstance(button, QPushButton)
    assert not button.isEnabled()


@pytest.mark.parametrize(("year", "told"), [(2568, "2568"), (2570, "2570")])
def test_rules_that_are_not_confirmed_are_told(page: ScoresPage, session: Session, year: int, told: str) -> None:
    assert told not in text(page, "scores.notes")
    session.set_value("fiscal_year", year)
    assert told in text(page, "scores.notes")


def test_levels_of_the_year_are_offered(page: ScoresPage) -> None:
    box = page.findChild(ChoiceBox, "scores.level")
    assert isinstance(box, ChoiceBox)
    assert "ผ่านดีเยี่ยม" in [box.itemText(row) for row in range(box.count())]


def test_digits_follow_the_report(page: ScoresPage, session: Session) -> None:
    session.set_value("scores.overall", Decimal("93.69"))
    session.set_value("settings.thai_digits", value=True)
    edit = page.findChild(ScoreEdit, "scores.overall")
    assert isinstance(edit, ScoreEdit)
    assert edit.text() == text(page, "scores.overall.computed") == "๙๓.๖๙"
