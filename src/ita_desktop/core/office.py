"""What an office has in common for all its reports: names, prefixes and phrases that nobody wants to type again."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from ita_desktop.core.emblem_file import EmblemFile
from ita_desktop.core.history import Official
from ita_desktop.core.report import Agency, Report


@dataclass(frozen=True)
class Office:
    """The settings of an office, kept on each computer and passed on as one file.

    `number_prefixes` are beginnings of document numbers, `phrases` whole sentences. A new report begins with `agency`
    and `emblem`; None stands for the Garuda.
    """

    agency: Agency = field(default_factory=Agency)
    people: tuple[Official, ...] = ()
    divisions: tuple[str, ...] = ()
    number_prefixes: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    emblem: EmblemFile | None = None


EMPTY_OFFICE: Final = Office()


def begun(report: Report, office: Office) -> Report:
    """Return a new report with what the office has in common for all."""
    return replace(report, agency=office.agency, emblem=office.emblem)


def people_as_lines(people: Iterable[Official]) -> tuple[str, ...]:
    """Return people as they are typed, one a line: the name, a comma, the position."""
    return tuple(", ".join(part for part in (person.name, person.position) if part) for person in people)


def people_of_lines(lines: Iterable[str]) -> tuple[Official, ...]:
    """Return the people who were typed one a line; what stands behind the first comma or tab is the position."""
    parts = (line.replace("\t", ",", 1).partition(",") for line in lines)
    return tuple(Official(name.strip(), position.strip()) for name, _, position in parts if name.strip())
