"""What the command `info` tells of a report file: what is in it, who handed it to whom, whether it still is so."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

from ita_desktop.core import ita_rules
from ita_desktop.core.history import HandOver, Official
from ita_desktop.core.sealing import seal_message, seal_of
from ita_desktop.errors import Message
from ita_desktop.storage import Opened
from ita_desktop.texts import say, translate
from ita_desktop.texts import source_text as _


def as_json(opened: Opened) -> dict[str, Any]:
    """Return all facts by their keys, for other programs; times are UTC."""
    seal = seal_of(opened.report, opened.history, opened.digest)
    return {
        **{key: value for key, _label, value in _facts(opened)},
        "hand_overs": [_step(step) for step in opened.history.hand_overs],
        "seal": {"state": seal.state, "step": seal.step},
    }


def as_lines(opened: Opened, language: str) -> Iterator[str]:
    """Yield a line for each fact and each hand-over; times are this computer's."""
    for _key, label, value in _facts(opened):
        yield f"{translate(label, language)}: {'–' if value in (None, '') else value}"
    for number, step in enumerate(opened.history.hand_overs, start=1):
        yield say(_step_message(number, step), language)
    seal = seal_of(opened.report, opened.history, opened.digest)
    label = _("seal")
    yield f"{translate(label, language)}: {say(seal_message(seal), language)}"


def _facts(opened: Opened) -> list[tuple[str, str, Any]]:
    """Return each fact's key in JSON, its label and its value."""
    report = opened.report
    rules = ita_rules.load_rules(report.fiscal_year)
    computed = ita_rules.overall(rules, report.scores.indicators)
    sections = report.measures.sections
    return [
        ("format", _("file format"), opened.format_version),
        ("agency", _("agency"), report.agency.name),
        ("fiscal_year", _("fiscal year"), report.fiscal_year),
        ("subject", _("subject"), " ".join(report.memo.subject.split())),
        ("signatories", _("signatories"), len(report.memo.signatories)),
        ("sections", _("sections"), len(sections)),
        ("measures", _("measures"), sum(len(section.measures) for section in sections)),
        ("overall", _("overall score, typed"), _decimal(report.scores.overall)),
        ("overall_computed", _("overall score, computed"), _decimal(computed)),
        ("level", _("level, typed"), report.scores.level),
        ("level_computed", _("level, computed"), ita_rules.level(rules, computed, report.scores.indicators)),
        ("hand_overs", _("hand-overs"), opened.history.step),
    ]


def _decimal(score: Decimal | None) -> str | None:
    return None if score is None else str(score)


def _step(step: HandOver) -> dict[str, Any]:
    return {
        "at": step.at.isoformat(),
        "sender": _person(step.sender),
        "receiver": _person(step.receiver),
        "note": step.note,
        "accepted_at": step.accepted_at.isoformat() if step.accepted_at else None,
        "accepted_by": _person(step.accepted_by) if step.accepted_at else None,
        "seal": step.seal,
    }


def _person(person: Official) -> dict[str, str]:
    return {"name": person.name, "position": person.position}


def _step_message(number: int, step: HandOver) -> Message:
    accepted = Message("waits", {})
    if step.accepted_at:
        accepted = Message("accepted {time}", {"time": _local(step.accepted_at)})
    values: dict[str, object] = {
        "number": number,
        "sender": step.sender.name,
        "receiver": step.receiver.name,
        "time": _local(step.at),
        "accepted": accepted,
    }
    return Message("hand-over {number}: {sender} → {receiver}, {time}, {accepted}", values)


def _local(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"
