"""The rules of the ITA assessment, which change every year: read from `resources/ita/<fiscal year>.toml`.

What is computed here stands beside what the clerk typed; it never replaces it.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any, Final, Literal

from ita_desktop import assets
from ita_desktop.core.data_files import read_toml
from ita_desktop.core.report import Indicator

PassingTest = Literal["indicator", "instrument"]

_FOLDER: Final = "ita"
_CENT: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class InstrumentRule:
    """One of the three questionnaires, with its share of the overall score (0 to 1)."""

    code: str
    name: str
    weight: Decimal


@dataclass(frozen=True, slots=True)
class IndicatorRule:
    """One indicator; `sections` are the numbers, from 1, of the sections that answer a low score (a hint)."""

    number: int
    name: str
    instrument: str
    sections: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LevelRule:
    """A level is reached from `lowest` on; with `all_pass`, only if the passing test holds too."""

    name: str
    lowest: Decimal
    all_pass: bool


@dataclass(frozen=True, slots=True)
class YearRules:
    """The assessment of one fiscal year.

    `source_year` is the year whose file was read: another than `fiscal_year` if that one has no file. `notes` are
    Thai sentences for the clerk on what is uncertain. `levels` run from high to low.
    """

    fiscal_year: int
    source_year: int
    confirmed: bool
    notes: tuple[str, ...]
    disclosure_item: str
    target: Decimal
    passing_test: PassingTest
    instruments: tuple[InstrumentRule, ...]
    indicators: tuple[IndicatorRule, ...]
    levels: tuple[LevelRule, ...]
    section_titles: tuple[str, ...]


@cache
def available_years() -> tuple[int, ...]:
    """Return the fiscal years that have a file of their own, in order."""
    return tuple(sorted(int(path.stem) for path in assets.resource(_FOLDER).glob("[0-9]*.toml")))


@cache
def load_rules(fiscal_year: int) -> YearRules:
    """Return the rules of a fiscal year.

    A year without a file takes those of the nearest earlier year that has one (of the first year, if none is
    earlier) and is not confirmed.
    """
    years = available_years()
    source_year = max((year for year in years if year <= fiscal_year), default=years[0])
    rules = _year_rules(source_year, read_toml(_FOLDER, f"{source_year}.toml"))
    if source_year == fiscal_year:
        return rules
    return replace(rules, fiscal_year=fiscal_year, confirmed=False)


def instrument_means(indicators: Sequence[Indicator]) -> dict[str, Decimal | None]:
    """Return the mean score of each instrument, in order of appearance and unrounded; None while a score is missing."""
    groups = _scores_by_instrument(indicators)
    return {
        code: _mean([score for score in scores if score is not None], len(scores)) for code, scores in groups.items()
    }


def overall(rules: YearRules, indicators: Sequence[Indicator]) -> Decimal | None:
    """Return the overall score: the weighted means added unrounded, then rounded half up once to two decimals.

    None while a score is missing, or if the table's instruments are not those of the rules.
    """
    groups = _scores_by_instrument(indicators)
    weights = {instrument.code: instrument.weight for instrument in rules.instruments}
    if groups.keys() != weights.keys():
        return None
    # One division at the end: thirds that were rounded on the way could tip a sum that lies exactly on a half.
    divisor = math.lcm(*(len(scores) for scores in groups.values()))
    total = Decimal(0)
    for code, scores in groups.items():
        known = [score for score in scores if score is not None]
        if len(known) < len(scores):
            return None
        total += weights[code] * sum(known) * (divisor // len(scores))
    return _rounded(total / divisor)


def level(rules: YearRules, overall_score: Decimal | None, indicators: Sequence[Indicator]) -> str | None:
    """Return the name of the level that an overall score, rounded to two decimals, reaches; None while one is missing.

    `overall_score` may be the computed or the typed one.
    """
    if overall_score is None:
        return None
    passes = _all_pass(rules, indicators)
    reached = (rule for rule in rules.levels if overall_score >= rule.lowest and (passes or not rule.all_pass))
    return next((rule.name for rule in reached), None)


def _all_pass(rules: YearRules, indicators: Sequence[Indicator]) -> bool:
    """Tell whether each indicator, or each instrument's mean as shown to two decimals, reaches the target."""
    if rules.passing_test == "indicator":
        scores = [indicator.score for indicator in indicators]
    else:
        scores = [mean if mean is None else _rounded(mean) for mean in instrument_means(indicators).values()]
    return all(score is not None and score >= rules.target for score in scores)


def _rounded(score: Decimal) -> Decimal:
    return score.quantize(_CENT, rounding=ROUND_HALF_UP)


def _mean(scores: Sequence[Decimal], expected: int) -> Decimal | None:
    return sum(scores, Decimal(0)) / expected if len(scores) == expected else None


def _scores_by_instrument(indicators: Sequence[Indicator]) -> dict[str, list[Decimal | None]]:
    groups: dict[str, list[Decimal | None]] = {}
    for indicator in indicators:
        groups.setdefault(indicator.instrument, []).append(indicator.score)
    return groups


def _year_rules(year: int, data: Mapping[str, Any]) -> YearRules:
    return YearRules(
        fiscal_year=year,
        source_year=year,
        confirmed=data["confirmed"],
        notes=tuple(data["notes"]),
        disclosure_item=data["disclosure_item"],
        target=Decimal(data["target"]),
        passing_test=data["passing_test"],
        instruments=tuple(
            InstrumentRule(row["code"], row["name"], Decimal(row["weight"])) for row in data["instruments"]
        ),
        indicators=tuple(
            IndicatorRule(row["number"], row["name"], row["instrument"], tuple(row["sections"]))
            for row in data["indicators"]
        ),
        levels=tuple(LevelRule(row["name"], Decimal(row["from"]), row["all_pass"]) for row in data["levels"]),
        section_titles=tuple(data["section_titles"]),
    )
