"""The seal of a hand-over: digests that tell whether the report is still what was handed over.

They show slips, damage and edits by other programs. They cannot show a forger who knows this program: there is no
secret in them, for an office has nobody who could keep one.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any, Final, Literal, NamedTuple

from ita_desktop.core.emblem_file import EmblemFile
from ita_desktop.core.history import Change, HandOver, History, Official
from ita_desktop.core.report import Report
from ita_desktop.errors import Message
from ita_desktop.texts import source_text as _

SealState = Literal["none", "intact", "changed", "foreign", "broken"]


_TEXTS: Final[dict[SealState, str]] = {
    "none": _("The report has not been handed over yet."),
    "intact": _("The report is exactly as it was handed over in step {step}."),
    "changed": _("The report has been changed with this program since step {step}."),
    "foreign": _("Attention: the file has been changed by another program since it was saved last."),
    "broken": _("Attention: the record of step {step} is not what was sealed. Ask the sender for the file again."),
}


class Seal(NamedTuple):
    """What the digests of a file tell.

    `none`: never handed over. `intact`: as it was handed over in `step`. `changed`: changed with this program since
    `step`. `foreign`: changed by another program since `step` (0: before any). `broken`: the record of hand-over `step`
    is not what was sealed.
    """

    state: SealState
    step: int


def report_digest(report: Report) -> str:
    """Return the sha256 (hex) of all that a report holds.

    What has its default does not count, so that a field that a later version adds changes no digest.
    """
    written = sha256()
    for place, text in _values(report, ""):
        written.update(json.dumps([place, text], ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")
    return written.hexdigest()


def hand_over(history: History, report: Report, step: HandOver) -> History:
    """Add a step and seal it: from now on the report is the receiver's."""
    changes = _changes_digest(history.changes_since(history.step))
    step = replace(step, report_digest=report_digest(report), changes_digest=changes)
    sealed = replace(step, seal=_seal(history.hand_overs, step))
    return replace(history, hand_overs=(*history.hand_overs, sealed))


def accept(history: History, by: Official, at: datetime) -> History:
    """Note that the last hand-over has been accepted; ValueError if none waits for it."""
    waiting = history.waiting
    if waiting is None:
        raise ValueError("nothing to accept")
    return replace(history, hand_overs=(*history.hand_overs[:-1], replace(waiting, accepted_at=at, accepted_by=by)))


def seal_of(report: Report, history: History, saved_digest: str | None) -> Seal:
    """Compare a report with what was sealed; `saved_digest` is what its digest was when this program saved it."""
    for step in range(history.step):
        if not _is_sealed(history, step):
            return Seal("broken", step + 1)
    digest = report_digest(report)
    if saved_digest is not None and saved_digest != digest:
        return Seal("foreign", history.step)
    if not history.hand_overs:
        return Seal("none", 0)
    return Seal("intact" if history.hand_overs[-1].report_digest == digest else "changed", history.step)


def seal_message(seal: Seal) -> Message:
    """Return in words what the digests of a file tell."""
    text = _TEXTS[seal.state]
    return Message(text, {"step": seal.step})


def _is_sealed(history: History, step: int) -> bool:
    """Tell whether a hand-over is as it was sealed; changes so old that they are kept no longer break no seal."""
    sealed, changes = history.hand_overs[step], history.changes_since(step)
    is_complete = not changes or _changes_digest(changes) == sealed.changes_digest
    return is_complete and _seal(history.hand_overs[:step], sealed) == sealed.seal


def _seal(before: tuple[HandOver, ...], step: HandOver) -> str:
    """Return the digest over a step and the whole step before it."""
    unsealed = replace(step, seal="", accepted_at=None, accepted_by=Official())
    return _digest([_plain(dataclasses.astuple(item)) for item in (*before[-1:], unsealed)])


def _changes_digest(changes: tuple[Change, ...]) -> str:
    return _digest([_plain(dataclasses.astuple(change)) for change in changes])


def _digest(content: list[object]) -> str:
    return sha256(json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


def _plain(values: object) -> object:
    """Return values as JSON can hold them."""
    if isinstance(values, tuple):
        return [_plain(value) for value in values]
    return values.isoformat() if isinstance(values, date) else values


def _values(value: Any, place: str) -> Iterator[tuple[str, str]]:
    """Yield place and text of every value that is not its field's default, rows by number."""
    if isinstance(value, tuple):
        for index, row in enumerate(value):
            yield f"{place}[{index}]", ""
            yield from _values(row, f"{place}[{index}]")
    elif isinstance(value, EmblemFile):
        yield place, f"{value.kind} {sha256(value.data).hexdigest()}"
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            item = getattr(value, field.name)
            if item != field.default or field.default is dataclasses.MISSING:
                yield from _values(item, f"{place}.{field.name}")
    else:
        yield place, f"{value:f}" if isinstance(value, Decimal) else str(value)
