from dataclasses import replace
from decimal import Decimal

import pytest

from ita_desktop.core.blank import blank_report
from ita_desktop.core.ita_rules import load_rules
from ita_desktop.core.pasting import with_scores
from ita_desktop.core.report import Indicator, Report
from ita_desktop.core.score_advice import advice_on, answering_sections, score_text

SCORES = ["99.76", "94.96", "100", "87.04", "97.55", "97.19", "91.34", "80.75", "90", "100"]


def report(overall: str | None, level: str, scores: list[str]) -> Report:
    blank = blank_report(2567)
    table = with_scores(blank.scores.indicators, 0, list(map(Decimal, scores)))
    typed = None if overall is None else Decimal(overall)
    return replace(blank, scores=replace(blank.scores, indicators=tuple(table), overall=typed, level=level))


@pytest.mark.parametrize(
    ("overall", "level", "difference", "is_equal"),
    [("93.69", "ผ่าน", "0.00", True), ("99.69", "ผ่านดี", "6.00", False), (None, " ผ่าน ", None, True)],
)
def test_typed_beside_computed(overall: str | None, level: str, difference: str | None, *, is_equal: bool) -> None:
    advice = advice_on(report(overall, level, SCORES))
    assert (str(advice.overall), advice.level) == ("93.69", "ผ่าน")
    assert advice.difference == (None if difference is None else Decimal(difference))
    assert advice.is_level_equal is is_equal


def test_means_of_the_instruments() -> None:
    means = advice_on(report("93.69", "", SCORES)).means
    assert [(code, str(weight), str(mean)) for code, _, weight, mean in means] == [
        ("IIT", "0.30", "95.86"),
        ("EIT", "0.30", "89.76"),
        ("OIT", "0.40", "95.00"),
    ]


def test_nothing_is_computed_from_half_a_table() -> None:
    advice = advice_on(report("93.69", "ผ่าน", SCORES[:9]))
    assert (advice.overall, advice.level, advice.difference, advice.is_level_equal) == (None, None, None, False)
    assert [mean for _, _, _, mean in advice.means][2] is None


@pytest.mark.parametrize(
    ("number", "score", "sections"),
    [(6, "84.99", (1, 2)), (6, "85", ()), (6, None, ()), (99, "1", ())],
)
def test_sections_that_answer_a_low_score(number: int, score: str | None, sections: tuple[int, ...]) -> None:
    indicator = Indicator(number, "", "EIT", None if score is None else Decimal(score))
    assert answering_sections(load_rules(2567), indicator) == sections


@pytest.mark.parametrize(
    ("score", "text"),
    [(None, ""), ("0", "0.00"), ("95.7", "95.70"), ("95.765", "95.765"), ("1E+2", "100.00"), ("0.0001", "0.0001")],
)
def test_score_text(score: str | None, text: str) -> None:
    assert score_text(None if score is None else Decimal(score)) == text
