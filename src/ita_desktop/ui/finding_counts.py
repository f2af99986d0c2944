"""How many findings there are, in words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ita_desktop.app.texts import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ita_desktop.core.checks import Finding


def counts_text(findings: Sequence[Finding]) -> str:
    """Return how many errors and warnings there are, and hints where there is nothing worse; empty without any."""
    count = Counter(finding.severity for finding in findings)
    told = []
    if count["error"]:
        told.append(tr("Errors {count}", count=count["error"]))
    if count["warning"]:
        told.append(tr("Warnings {count}", count=count["warning"]))
    if count["hint"] and not told:
        told.append(tr("Hints {count}", count=count["hint"]))
    return " · ".join(told)
