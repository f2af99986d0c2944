from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.core import ita_rules
from ita_desktop.core.report import Indicator

RULES = ita_rules.load_rules(2567)
SEED = ["99.76", "94.96", "100", "87.04", "97.55", "97.19", "91.34", "80.75", "90", "100"]
SEED_MISREAD = ["95.76", *SEED[1:]]


def table(scores: Sequence[str]) -> list[Indicator]:
    return [
        Indicator(rule.number, rule.name, rule.instrument, Decimal(score) if score else None)
        for rule, score in zip(RULES.indicators, scores, strict=True)
    ]


@pytest.mark.parametrize("year", ita_rules.available_years())
def test_every_year_file_is_complete(year: int) -> None:
    rules = ita_rules.load_rules(year)
    codes = [instrument.code for instrument in rules.instruments]
    assert rules.fiscal_year == rules.source_year == year
    assert sum(instrument.weight for instrument in rules.instruments) == 1
    assert [rule.number for rule in rules.indicators] == list(range(1, len(rules.indicators) + 1))
    assert {rule.instrument for rule in rules.indicators} == set(codes)
    assert all(1 <= section <= len(rules.section_titles) for rule in rules.indicators for section in rule.sections)
    assert [rule.lowest for rule in rules.levels] == sorted((rule.lowest for rule in rules.levels), reverse=True)
    assert rules.levels[-1].lowest == 0
    assert rules.passing_test in {"indicator", "instrument"}
    assert rules.confirmed or rules.notes


@pytest.mark.parametrize(
    ("year", "source", "confirmed"),
    [(2566, 2567, False), (2567, 2567, True), (2568, 2568, False), (2600, 2568, False), (0, 2567, False)],
)
def test_year_without_a_file_borrows_another(year: int, source: int, *, confirmed: bool) -> None:
    rules = ita_rules.load_rules(year)
    assert (rules.fiscal_year, rules.source_year, rules.confirmed) == (year, source, confirmed)


def test_disclosure_items() -> None:
    assert [ita_rules.load_rules(year).disclosure_item for year in (2567, 2568)] == ["O35", "O28"]


@pytest.mark.parametrize(("scores", "expected"), [(SEED, "93.69"), (SEED_MISREAD, "93.45")])
def test_overall(scores: list[str], expected: str) -> None:
    assert ita_rules.overall(RULES, table(scores)) == Decimal(expected)


def test_overall_needs_every_score_and_instrument() -> None:
    assert ita_rules.overall(RULES, table([*SEED[:9], ""])) is None
    assert ita_rules.overall(RULES, table(SEED)[:8]) is None
    assert ita_rules.overall(RULES, []) is None


@given(st.lists(st.decimals(0, 100, places=2), min_size=10, max_size=10))
def test_overall_is_exact(scores: list[Decimal]) -> None:
    exact = [Fraction(score) for score in scores]
    total = sum(exact[:5]) * Fraction(6, 100) + sum(exact[5:8]) / 10 + sum(exact[8:]) / 5
    expected = Fraction(floor(total * 100 + Fraction(1, 2)), 100)
    assert Fraction(ita_rules.overall(RULES, table([str(score) for score in scores])) or 0) == expected


def test_instrument_means() -> None:
    means = ita_rules.instrument_means(table([*SEED[:9], ""]))
    assert means == {"IIT": Decimal("95.862"), "EIT": Decimal("89.76"), "OIT": None}


@pytest.mark.parametrize(
    ("overall", "lowest", "expected"),
    [
        ("100", "85", "ผ่านดีเยี่ยม"),
        ("95", "85", "ผ่านดีเยี่ยม"),
        ("95", "84.99", "ผ่าน"),
        ("94.99", "85", "ผ่านดี"),
        ("85", "85", "ผ่านดี"),
        ("85", "84.99", "ผ่าน"),
        ("84.99", "85", "ต้องปรับปรุง"),
        ("70", "0", "ต้องปรับปรุง"),
        ("69.99", "0", "ต้องปรับปรุงโดยด่วน"),
        ("0", "0", "ต้องปรับปรุงโดยด่วน"),
    ],
)
def test_level(overall: str, lowest: str, expected: str) -> None:
    assert ita_rules.level(RULES, Decimal(overall), table([lowest, *["90"] * 9])) == expected


def test_level_of_the_seed_and_of_nothing() -> None:
    assert ita_rules.level(RULES, Decimal("93.69"), table(SEED)) == "ผ่าน"
    assert ita_rules.level(RULES, None, table(SEED)) is None


def test_level_per_instrument() -> None:
    rules = replace(RULES, passing_test="instrument")
    assert ita_rules.level(rules, Decimal("93.69"), table(SEED)) == "ผ่านดี"
    assert ita_rules.level(rules, Decimal("93.69"), table([*SEED[:8], "84", "84"])) == "ผ่าน"
