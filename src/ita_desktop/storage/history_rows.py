"""The history of a report as rows of the file's tables, and back."""

from datetime import UTC, datetime

from ita_desktop.core.history import Change, HandOver, History, Official
from ita_desktop.storage.rows import Row, Tables, placed


def to_rows(history: History) -> Tables:
    """Return all rows of a history."""
    return {
        "hand_over": placed(map(_hand_over_row, history.hand_overs)),
        "change": placed(map(_change_row, history.changes)),
    }


def from_rows(tables: Tables) -> History:
    """Return the history of the rows; ValueError if a time cannot be read."""
    return History(tuple(map(_hand_over, tables["hand_over"])), tuple(map(_change, tables["change"])))


def _hand_over_row(step: HandOver) -> Row:
    return {
        "at": _time_text(step.at),
        **_person_row("sender", step.sender),
        **_person_row("receiver", step.receiver),
        "note": step.note,
        "report_digest": step.report_digest,
        "changes_digest": step.changes_digest,
        "seal": step.seal,
        "accepted_at": None if step.accepted_at is None else _time_text(step.accepted_at),
        **_person_row("accepted", step.accepted_by),
    }


def _hand_over(row: Row) -> HandOver:
    return HandOver(
        at=_time(row["at"]),
        sender=_person(row, "sender"),
        receiver=_person(row, "receiver"),
        note=row["note"],
        report_digest=row["report_digest"],
        changes_digest=row["changes_digest"],
        seal=row["seal"],
        accepted_at=None if row["accepted_at"] is None else _time(row["accepted_at"]),
        accepted_by=_person(row, "accepted"),
    )


def _change_row(change: Change) -> Row:
    return {
        "step": change.step,
        "path": change.path,
        "kind": change.kind,
        "old": change.old,
        "new": change.new,
        "at": _time_text(change.at),
        "name": change.by.name,
        "position": change.by.position,
    }


def _change(row: Row) -> Change:
    by = Official(row["name"], row["position"])
    return Change(row["step"], row["path"], row["kind"], row["old"], row["new"], _time(row["at"]), by)


def _person_row(role: str, person: Official) -> Row:
    return {f"{role}_name": person.name, f"{role}_position": person.position}


def _person(row: Row, role: str) -> Official:
    return Official(row[f"{role}_name"], row[f"{role}_position"])


def _time_text(time: datetime) -> str:
    return f"{time.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)
