"""A rule: one small function with what the clerk has to know of it. The table of all rules is `rules`."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from ita_desktop.core.checks.finding import Fault, Severity
from ita_desktop.core.checks.texts import Role
from ita_desktop.core.report import Report
from ita_desktop.errors import Message


class Hit(NamedTuple):
    """Offending words in a text, from `start` to before `end`.

    A hit is mended by what stands for these words (`new`), or by a function of the whole text (`change`), whose name is
    `mend`.
    """

    start: int
    end: int
    message: Message
    new: str | None = None
    change: Callable[[str], str] | None = None
    mend: Message | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """What every rule has: a stable id, a severity, and its name for lists of rules (a source text)."""

    id: str
    severity: Severity
    title: str


@dataclass(frozen=True, slots=True)
class ReportRule(Rule):
    """Looks at values anywhere in the report."""

    check: Callable[[Report], Iterable[Fault]]


@dataclass(frozen=True, slots=True)
class TextRule(Rule):
    """Looks at one text at a time, with nothing but the facts of its group."""

    check: Callable[[str, Any], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class TextRules:
    """Rules that look at the same texts and need the same facts of the report: what they find depends on no more."""

    roles: frozenset[Role]
    facts: Callable[[Report], Hashable]
    rules: tuple[TextRule, ...]


def no_facts(report: Report) -> None:
    """Return the facts of rules that need none."""
