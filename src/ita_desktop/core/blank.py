"""A new report: the year's indicators and sections, and the usual texts of `resources/templates/blank.toml`."""

from collections.abc import Mapping
from typing import Any

from ita_desktop.core import limits
from ita_desktop.core.data_files import read_toml
from ita_desktop.core.ita_rules import YearRules, load_rules
from ita_desktop.core.report import (
    Indicator,
    MeasureTable,
    Memo,
    Narrative,
    Report,
    ScoreTable,
    Section,
    Signatory,
)


def blank_report(fiscal_year: int) -> Report:
    """Return a new report for a Buddhist fiscal year; InvalidData if the year is outside the limits."""
    rules = load_rules(fiscal_year)
    texts = _filled(read_toml("templates", "blank.toml"), fiscal_year)
    report = Report(
        fiscal_year=fiscal_year,
        memo=_memo(texts["memo"]),
        narrative=Narrative(texts["narrative"]["title"], tuple(texts["narrative"]["paragraphs"])),
        scores=_scores(rules),
        measures=MeasureTable(
            title=texts["measures"]["title"], sections=tuple(Section(title) for title in rules.section_titles)
        ),
    )
    limits.validate(report)
    return report


def _filled(texts: Any, fiscal_year: int) -> Any:
    """Return `texts`, whatever its depth, with the year in place of `{year}`."""
    if isinstance(texts, str):
        return texts.replace("{year}", str(fiscal_year))
    if isinstance(texts, list):
        return [_filled(text, fiscal_year) for text in texts]
    return {key: _filled(text, fiscal_year) for key, text in texts.items()} if isinstance(texts, dict) else texts


def _memo(texts: Mapping[str, Any]) -> Memo:
    return Memo(
        subject=texts["subject"],
        paragraphs=tuple(texts["paragraphs"]),
        closing=texts["closing"],
        signatories=tuple(Signatory(**row) for row in texts["signatories"]),
    )


def _scores(rules: YearRules) -> ScoreTable:
    return ScoreTable(indicators=tuple(Indicator(row.number, row.name, row.instrument) for row in rules.indicators))
