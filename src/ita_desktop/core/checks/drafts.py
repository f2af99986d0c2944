"""The rule for the drafted result: it tells what the score table had when the clerk took it."""

from collections.abc import Iterator

from ita_desktop.core.checks.finding import Fault, Mend
from ita_desktop.core.drafting import drafted_paragraph, is_outdated, take_draft
from ita_desktop.core.report import Report
from ita_desktop.errors import InvalidData, Message


def outdated_draft(report: Report) -> Iterator[Fault]:
    """Find a paragraph that was drafted from other data."""
    index = drafted_paragraph(report)
    if index is None or not is_outdated(report):
        return
    message = Message("The result was drafted from other data; draft it again", {})
    mend = Mend(Message("Draft it again", {}), take_draft) if _can_be_drafted(report) else None
    words = report.narrative.paragraphs[index]
    yield Fault(f"narrative.paragraphs[{index}]", message, words, (0, len(words)), mend)


def _can_be_drafted(report: Report) -> bool:
    try:
        take_draft(report)
    except InvalidData:
        return False
    return True
