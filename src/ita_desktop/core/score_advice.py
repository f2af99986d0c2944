"""What the rules of the year say about typed scores: computed beside typed, and where a low score is answered."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from ita_desktop.core import ita_rules
from ita_desktop.core.report import Indicator, Report

_CENT: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Advice:
    """The computed values of a report; None where a score is missing or the table is not that of the year.

    `means` hold each instrument's code, name, share of the overall score and mean to two decimals. `difference` is
    typed minus computed, None while one of them is missing.
    """

    rules: ita_rules.YearRules
    means: tuple[tuple[str, str, Decimal, Decimal | None], ...]
    overall: Decimal | None
    level: str | None
    difference: Decimal | None
    is_level_equal: bool


def advice_on(report: Report) -> Advice:
    """Return what the rules of the report's year say about its scores."""
    rules, table = ita_rules.load_rules(report.fiscal_year), report.scores
    means = ita_rules.instrument_means(table.indicators)
    overall = ita_rules.overall(rules, table.indicators)
    level = ita_rules.level(rules, overall, table.indicators)
    return Advice(
        rules,
        tuple((row.code, row.name, row.weight, _rounded(means.get(row.code))) for row in rules.instruments),
        overall,
        level,
        None if overall is None or table.overall is None else table.overall - overall,
        table.level.strip() == level,
    )


def answering_sections(rules: ita_rules.YearRules, indicator: Indicator) -> tuple[int, ...]:
    """Return the numbers, from 1, of the sections that answer an indicator below the target; none for another one."""
    if indicator.score is None or indicator.score >= rules.target:
        return ()
    return next((rule.sections for rule in rules.indicators if rule.number == indicator.number), ())


def score_text(score: Decimal | None) -> str:
    """Return a score with at least two decimals, never rounded; empty if there is none."""
    if score is None:
        return ""
    return format(score if score != score.quantize(_CENT) else score.quantize(_CENT), "f")


def _rounded(score: Decimal | None) -> Decimal | None:
    return None if score is None else score.quantize(_CENT, rounding=ROUND_HALF_UP)
