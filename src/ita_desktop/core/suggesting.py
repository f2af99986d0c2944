"""What a field may be filled with: the office's names and phrases, and what such fields held in earlier reports."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from ita_desktop.core import paths
from ita_desktop.core.office import Office
from ita_desktop.core.report import Report

MOST_KEPT: Final = 30
"""Values that are kept of each field, the last ones."""

LONGEST_KEPT: Final = 200
"""Characters of a value that is worth keeping: a sentence, not a page."""

Kept = Mapping[str, tuple[str, ...]]
"""Values by the path of their field without its rows, the last one first."""

_ROWS: Final = re.compile(r"\[[^\[\]]*\]")

_OF_OFFICE: Final[Mapping[str, Callable[[Office], Iterable[str]]]] = {
    "agency.name": lambda office: (office.agency.name,),
    "agency.province": lambda office: (office.agency.province,),
    "agency.division": lambda office: (office.agency.division, *office.divisions),
    "memo.department": lambda office: office.divisions,
    "memo.number": lambda office: office.number_prefixes,
    "memo.to": lambda office: (person.position for person in office.people),
    "memo.signatories.name": lambda office: (person.name for person in office.people),
    "memo.signatories.position": lambda office: (person.position for person in office.people),
    "measures.sections.measures.responsible": lambda office: office.divisions,
}
"""What of the office's settings fits which field."""

_REMEMBERED: Final = (
    *("agency.province", "agency.division", "memo.department", "memo.to", "memo.closing"),
    *("memo.signatories.name", "memo.signatories.position", "memo.signatories.remark"),
    *("measures.sections.title", "measures.sections.measures.responsible", "measures.sections.measures.remarks"),
)
"""The fields whose values come again from year to year."""


def field_of(path: str) -> str:
    """Return the path of a field without its rows: all signatories' names are one field."""
    return _ROWS.sub("", path)


def suggestions(path: str, office: Office, kept: Kept) -> tuple[str, ...]:
    """Return what is offered for a field, the office's own first; phrases are not among it."""
    field = field_of(path)
    own = _OF_OFFICE[field](office) if field in _OF_OFFICE else ()
    return tuple(dict.fromkeys(value for value in (*own, *kept.get(field, ())) if value.strip()))


def position_of(name: str, office: Office) -> str:
    """Return the position of one of the office's people; an empty text if nobody has the name."""
    return next((person.position for person in office.people if person.name == name), "")


def keep(kept: Kept, report: Report) -> Kept:
    """Return what is kept once a report has been opened or saved: its values stand before the earlier ones."""
    found: dict[str, list[str]] = {}
    for path, value in paths.walk(report):
        field = field_of(path)
        if field in _REMEMBERED and isinstance(value, str) and len(value.strip()) > 0 and len(value) <= LONGEST_KEPT:
            found.setdefault(field, []).append(value)
    return {
        field: tuple(dict.fromkeys((*found.get(field, ()), *kept.get(field, ()))))[:MOST_KEPT]
        for field in _REMEMBERED
        if field in found or field in kept
    }
