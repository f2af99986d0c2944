"""Rules for the score table: the typed result against the computed one, and what the rules of the year give."""

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from ita_desktop.core import ita_rules
from ita_desktop.core.checks.finding import Fault
from ita_desktop.core.checks.mends import put
from ita_desktop.core.report import Indicator, Report
from ita_desktop.core.score_advice import advice_on, score_text
from ita_desktop.core.thai_text import excerpt
from ita_desktop.errors import Message

_OVERALL: Final = "scores.overall"
_LEVEL: Final = "scores.level"
_TABLE: Final = "scores.indicators"
_HIGHEST: Final = Decimal(100)
_CENT: Final = Decimal("0.01")


def wrong_overall(report: Report) -> Iterator[Fault]:
    """Find an overall score that the indicators do not give."""
    advice, typed = advice_on(report), report.scores.overall
    if typed is not None and advice.overall is not None and advice.difference:
        shown, right = score_text(typed), score_text(advice.overall)
        message = Message(
            "The overall score is {typed}, but the indicators give {computed}; correct the one that is wrong",
            {"typed": shown, "computed": right},
        )
        yield Fault(_OVERALL, message, f"{shown} {right}", mend=put(_OVERALL, advice.overall, right))


def missing_overall(report: Report) -> Iterator[Fault]:
    """Find an empty overall score beside a table that is filled in."""
    computed = advice_on(report).overall
    if report.scores.overall is None and computed is not None:
        shown = score_text(computed)
        message = Message("The overall score is empty; the indicators give {computed}", {"computed": shown})
        yield Fault(_OVERALL, message, mend=put(_OVERALL, computed, shown))


def unknown_level(report: Report) -> Iterator[Fault]:
    """Find a level that is none of the year's."""
    advice, typed = advice_on(report), report.scores.level.strip()
    names = [row.name for row in advice.rules.levels]
    if typed and typed not in names:
        message = Message(
            "{typed} is no level of the year {year}; choose one of: {levels}",
            {"typed": excerpt(typed), "year": report.fiscal_year, "levels": ", ".join(names)},
        )
        yield Fault(_LEVEL, message, typed, mend=put(_LEVEL, advice.level, advice.level) if advice.level else None)


def wrong_level(report: Report) -> Iterator[Fault]:
    """Find a level of the year that the scores do not give."""
    advice, typed = advice_on(report), report.scores.level.strip()
    is_known = typed in [row.name for row in advice.rules.levels]
    if advice.level and is_known and not advice.is_level_equal:
        message = Message(
            "The level is {typed}, but the scores give {computed}; correct the one that is wrong",
            {"typed": typed, "computed": advice.level},
        )
        yield Fault(_LEVEL, message, f"{typed} {advice.level}", mend=put(_LEVEL, advice.level, advice.level))


def missing_level(report: Report) -> Iterator[Fault]:
    """Find an empty level beside a table that is filled in."""
    computed = advice_on(report).level
    if not report.scores.level.strip() and computed:
        message = Message("The level is empty; the scores give {computed}", {"computed": computed})
        yield Fault(_LEVEL, message, mend=put(_LEVEL, computed, computed))


def missing_scores(report: Report) -> Iterator[Fault]:
    """Find indicators without a score, all at once."""
    missing = [row.number for row in report.scores.indicators if row.score is None]
    if missing:
        message = Message("No score is typed for indicator {numbers}", {"numbers": _shown(missing)})
        yield Fault(f"{_TABLE}[{missing[0]}].score", message, _shown(missing))


def high_score(report: Report) -> Iterator[Fault]:
    """Find scores over 100."""
    for path, score in _typed_scores(report):
        if score > _HIGHEST:
            message = Message("{score} is more than 100; correct the score", {"score": score_text(score)})
            yield Fault(path, message, score_text(score))


def long_score(report: Report) -> Iterator[Fault]:
    """Find scores with more than two decimals."""
    for path, score in _typed_scores(report):
        rounded = score.quantize(_CENT, ROUND_HALF_UP)
        if score != rounded:
            message = Message("{score} has more than two decimals; round it", {"score": score_text(score)})
            yield Fault(path, message, score_text(score), mend=put(path, rounded, score_text(rounded)))


def other_indicators(report: Report) -> Iterator[Fault]:
    """Find a table that lacks indicators of the year, or has others."""
    rules = ita_rules.load_rules(report.fiscal_year)
    wanted, found = {row.number for row in rules.indicators}, {row.number for row in report.scores.indicators}
    for numbers, text in ((wanted - found, "lacking"), (found - wanted, "too many")):
        if numbers:
            shown = _shown(numbers)
            yield Fault(_TABLE, _table_message(text == "lacking", shown, report.fiscal_year), f"{text} {shown}")


def _table_message(is_lacking: bool, numbers: str, year: int) -> Message:  # noqa: FBT001
    values: dict[str, object] = {"numbers": numbers, "year": year}
    if is_lacking:
        return Message("The table lacks indicator {numbers} of the year {year}; check the fiscal year", values)
    return Message("The year {year} has no indicator {numbers}; check the fiscal year", values)


def indicator_name(report: Report) -> Iterator[Fault]:
    """Find indicators that are called otherwise in the year's rules."""
    names = {row.number: row.name for row in ita_rules.load_rules(report.fiscal_year).indicators}
    for row in report.scores.indicators:
        right = names.get(row.number)
        if right and "".join(row.name.split()) != "".join(right.split()):
            path = f"{_TABLE}[{row.number}].name"
            message = Message("In the year {year} this indicator is called {name}", _named(report, right))
            yield Fault(path, message, row.name, mend=put(path, right, right))


def indicator_instrument(report: Report) -> Iterator[Fault]:
    """Find indicators that belong to another instrument in the year's rules."""
    instruments = {row.number: row.instrument for row in ita_rules.load_rules(report.fiscal_year).indicators}
    for row in report.scores.indicators:
        right = instruments.get(row.number)
        if right and row.instrument.strip() != right:
            path = f"{_TABLE}[{row.number}].instrument"
            message = Message("In the year {year} this indicator belongs to {name}", _named(report, right))
            yield Fault(path, message, row.instrument, mend=put(path, right, right))


def _shown(numbers: Iterable[int]) -> str:
    """Return numbers as in "1-5, 8"."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def _named(report: Report, name: str) -> dict[str, object]:
    return {"year": report.fiscal_year, "name": name}


def _typed_scores(report: Report) -> Iterator[tuple[str, Decimal]]:
    """Yield path and value of every typed score."""
    rows: tuple[Indicator, ...] = report.scores.indicators
    yield from ((f"{_TABLE}[{row.number}].score", row.score) for row in rows if row.score is not None)
    if report.scores.overall is not None:
        yield _OVERALL, report.scores.overall
