"""What the command `info` tells of a report file."""

from typing import NamedTuple

from ita_desktop.core import ita_rules
from ita_desktop.core.history import HandOver
from ita_desktop.core.sealing import seal_message, seal_of
from ita_desktop.errors import Message
from ita_desktop.storage import Opened
from ita_desktop.texts import source_text as _


class Fact(NamedTuple):
    """One fact: its key and value in JSON, its label in texts, and its value in words where that is another."""

    key: str
    label: str
    value: str | int | None
    words: Message | None = None


def facts_of(opened: Opened) -> list[Fact]:
    """Return all facts of a file."""
    report = opened.report
    rules = ita_rules.load_rules(report.fiscal_year)
    computed = ita_rules.overall(rules, report.scores.indicators)
    sections = report.measures.sections
    return [
        Fact("format", _("file format"), opened.format_version),
        Fact("agency", _("agency"), report.agency.name),
        Fact("fiscal_year", _("fiscal year"), report.fiscal_year),
        Fact("subject", _("subject"), " ".join(report.memo.subject.split())),
        Fact("signatories", _("signatories"), len(report.memo.signatories)),
        Fact("sections", _("sections"), len(sections)),
        Fact("measures", _("measures"), sum(len(section.measures) for section in sections)),
        Fact("overall", _("overall score, typed"), _decimal(report.scores.overall)),
        Fact("overall_computed", _("overall score, computed"), _decimal(computed)),
        Fact("level", _("level, typed"), report.scores.level),
        Fact("level_computed", _("level, computed"), ita_rules.level(rules, computed, report.scores.indicators)),
        *_hand_over_facts(opened),
    ]


def _hand_over_facts(opened: Opened) -> list[Fact]:
    """Return how often the report was handed over, the last step, and whether it is still what was sealed."""
    steps = opened.history.hand_overs
    seal = seal_of(opened.report, opened.history, opened.digest)
    last = steps[-1] if steps else None
    return [
        Fact("hand_overs", _("hand-overs"), len(steps)),
        Fact("sender", _("last sender"), last.sender.name if last else None),
        Fact("receiver", _("last receiver"), last.receiver.name if last else None),
        Fact("accepted_at", _("accepted"), _accepted(last)),
        Fact("seal", _("seal"), seal.state, seal_message(seal)),
    ]


def _accepted(step: HandOver | None) -> str | None:
    return step.accepted_at.isoformat() if step and step.accepted_at else None


def _decimal(score: object) -> str | None:
    return None if score is None else str(score)
