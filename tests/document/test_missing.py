from dataclasses import replace

from document.examples import sample
from ita_desktop.core.report import Measure, MeasureTable, Memo, Report, Section
from ita_desktop.document import missing_characters


def test_nothing_is_missing_in_the_sample() -> None:
    assert missing_characters(sample()) == {}


def test_what_no_font_draws_is_told_by_field() -> None:
    measure = Measure(outcome="ดี \U00013000 ดี", id="m")
    table = MeasureTable(sections=(Section("ก", (measure,), id="s"),))
    report = Report(2567, memo=Memo(subject="漢字 ก", paragraphs=("ก\n", "\u200b\U000e0001")), measures=table)
    assert missing_characters(report) == {
        "memo.subject": {"漢", "字"},
        "measures.sections[s].measures[m].outcome": {"\U00013000"},
    }


def test_a_character_that_another_font_draws_is_not_missing() -> None:
    assert missing_characters(replace(sample(), memo=Memo(subject="☐ ✓ →"))) == {}
