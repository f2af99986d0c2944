"""What an office has in common for all its reports: names, prefixes and phrases that nobody wants to type again."""

from dataclasses import dataclass, field
from typing import Final

from ita_desktop.core.emblem_file import EmblemFile
from ita_desktop.core.history import Official
from ita_desktop.core.report import Agency


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
