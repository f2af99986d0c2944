"""What the rules find, as short values to compare with."""

from collections.abc import Callable, Iterable
from typing import Any

from ita_desktop.core import paths
from ita_desktop.core.blank import blank_report
from ita_desktop.core.checks import Finding, find
from ita_desktop.core.checks.rule import Hit
from ita_desktop.core.report import Report

TextCheck = Callable[[str, Any], Iterable[Hit]]


def with_values(report: Report, **values: object) -> Report:
    """Return a report with values at paths whose points are written as two underlines: `memo__subject`."""
    for name, value in values.items():
        report = paths.replace(report, name.replace("__", "."), value)
    return report


def blank(**values: object) -> Report:
    """Return the blank report of 2567 with values."""
    return with_values(blank_report(2567), **values)


def words(check: TextCheck, text: str, facts: object) -> list[str]:
    """Return the offending words that a text rule finds."""
    return [text[hit.start : hit.end] for hit in check(text, facts)]


def mended(check: TextCheck, text: str, facts: object) -> str:
    """Return a text after the mend of the first thing that a text rule finds; the same text if it offers none."""
    hit = next(iter(check(text, facts)))
    if hit.new is not None:
        return text[: hit.start] + hit.new + text[hit.end :]
    return hit.change(text) if hit.change else text


def of_rule(rule: str, report: Report) -> list[Finding]:
    """Return what one rule finds in a report, by the rule's id."""
    return [finding for finding in find(report) if finding.rule == rule]


def after_mend(finding: Finding, report: Report) -> Report:
    """Return the report after a finding's mend."""
    assert finding.mend is not None
    return finding.mend.edit(report).report
