from dataclasses import replace
from decimal import Decimal

import pytest

from finding import after_mend, blank, of_rule
from ita_desktop.core.checks import scores
from ita_desktop.core.pasting import with_scores
from ita_desktop.core.report import Indicator, Report
from ita_desktop.texts import say

# The first indicator's 99.76 read as 95.76 makes 93.69 to 93.45.
SCORES = ["95.76", "94.96", "100", "87.04", "97.55", "97.19", "91.34", "80.75", "90", "100"]


def scored(overall: str | None = "93.45", level: str = "ผ่าน", values: list[str] = SCORES, **typed: object) -> Report:
    report = blank(**typed)
    table = tuple(with_scores(report.scores.indicators, 0, list(map(Decimal, values))))
    total = None if overall is None else Decimal(overall)
    return replace(report, scores=replace(report.scores, indicators=table, overall=total, level=level))


def rules_of(report: Report) -> set[str]:
    """Return the rules for the result that find something."""
    rules = ("wrong-overall", "missing-overall", "unknown-level", "wrong-level", "missing-level", "missing-scores")
    return {rule for rule in rules if of_rule(rule, report)}


@pytest.mark.parametrize(
    ("overall", "level", "rules"),
    [
        ("93.45", "ผ่าน", set()),
        ("93.450", " ผ่าน ", set()),
        ("99.69", "ผ่าน", {"wrong-overall"}),
        ("93.46", "ผ่านดี", {"wrong-overall", "wrong-level"}),
        ("93.45", "ดีมาก", {"unknown-level"}),
        (None, "ผ่าน", {"missing-overall"}),
        ("93.45", "  ", {"missing-level"}),
    ],
)
def test_result_against_the_indicators(overall: str | None, level: str, rules: set[str]) -> None:
    assert rules_of(scored(overall, level)) == rules


def test_the_computed_score_is_told_and_taken_over() -> None:
    report = scored("99.69")
    [finding] = of_rule("wrong-overall", report)
    assert say(finding.message, "en") == (
        "The overall score is 99.69, but the indicators give 93.45; correct the one that is wrong"
    )
    mended = after_mend(finding, report)
    assert mended.scores.overall == Decimal("93.45")
    assert rules_of(mended) == set()


@pytest.mark.parametrize(
    ("overall", "level", "rule"),
    [
        (None, "ผ่าน", "missing-overall"),
        ("93.45", "ผ่านดี", "wrong-level"),
        ("93.45", "ดี", "unknown-level"),
        ("93.45", "", "missing-level"),
    ],
)
def test_mends_of_the_result(overall: str | None, level: str, rule: str) -> None:
    report = scored(overall, level)
    [finding] = of_rule(rule, report)
    mended = after_mend(finding, report)
    assert (str(mended.scores.overall), mended.scores.level) == ("93.45", "ผ่าน")


def test_nothing_is_computed_from_half_a_table() -> None:
    report = scored("99.69", "ดีมาก", SCORES[:8])
    assert rules_of(report) == {"unknown-level", "missing-scores"}
    [finding] = of_rule("missing-scores", report)
    assert (finding.path, finding.message.values) == ("scores.indicators[9].score", {"numbers": "9-10"})
    assert of_rule("unknown-level", report)[0].mend is None


@pytest.mark.parametrize(
    ("numbers", "shown"), [([3], "3"), ([1, 2, 3, 5, 9, 8], "1-3, 5, 8-9"), (range(1, 11), "1-10"), ([], "")]
)
def test_numbers_in_runs(numbers: list[int], shown: str) -> None:
    assert scores._shown(numbers) == shown


@pytest.mark.parametrize(
    ("score", "rules"),
    [("100", []), ("100.01", ["high-score"]), ("957.6", ["high-score"]), ("95.765", ["long-score"]), ("95.760", [])],
)
def test_range_and_decimals(score: str, rules: list[str]) -> None:
    report = scored(score)
    for path, changed in (
        ("scores.overall", report),
        ("scores.indicators[1].score", scored(values=[score, *SCORES[1:]])),
    ):
        found = [*of_rule("high-score", changed), *of_rule("long-score", changed)]
        assert [(finding.rule, finding.path) for finding in found] == [(rule, path) for rule in rules]


def test_decimals_are_rounded_half_up() -> None:
    report = scored("95.765")
    [finding] = of_rule("long-score", report)
    assert after_mend(finding, report).scores.overall == Decimal("95.77")


def test_a_table_of_another_year() -> None:
    report = scored()
    rows = (*report.scores.indicators[:8], Indicator(11, "การมีส่วนร่วม", "EIT"))
    found = of_rule("other-indicators", replace(report, scores=replace(report.scores, indicators=rows)))
    assert [finding.message.values["numbers"] for finding in found] == ["9-10", "11"]


@pytest.mark.parametrize(
    ("name", "instrument", "rules"),
    [
        ("การแก้ไขปัญหาการทุจริต", "IIT", set()),
        ("การแก้ไข ปัญหา\nการทุจริต", "IIT", set()),
        ("การแก้ปัญหาทุจริต", "IIT", {"indicator-name"}),
        ("การแก้ไขปัญหาการทุจริต", "OIT", {"indicator-instrument"}),
    ],
)
def test_indicators_of_the_year(name: str, instrument: str, rules: set[str]) -> None:
    rows = list(scored().scores.indicators)
    rows[4] = replace(rows[4], name=name, instrument=instrument)
    report = blank(scores__indicators=tuple(rows))
    found = [*of_rule("indicator-name", report), *of_rule("indicator-instrument", report)]
    assert {finding.rule for finding in found} == rules
    for finding in found:
        assert finding.path.startswith("scores.indicators[5].")
        assert after_mend(finding, report) == blank_like(report)


def blank_like(report: Report) -> Report:
    """Return the report with the fifth indicator as the year has it."""
    row = replace(report.scores.indicators[4], name="การแก้ไขปัญหาการทุจริต", instrument="IIT")
    indicators = (*report.scores.indicators[:4], row, *report.scores.indicators[5:])
    return replace(report, scores=replace(report.scores, indicators=indicators))
