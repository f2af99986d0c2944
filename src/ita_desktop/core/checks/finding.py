"""What a check finds: where, what is wrong and what is right, and how it can be mended with one click."""

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Final, Literal

from ita_desktop.core.edits import Edit
from ita_desktop.core.report import Report
from ita_desktop.errors import Message
from ita_desktop.texts import source_text as _

Severity = Literal["error", "warning", "hint"]
"""Certainly wrong; probably wrong; worth a look."""

SEVERITY_NAMES: Final[dict[Severity, str]] = {"error": _("Error"), "warning": _("Warning"), "hint": _("Hint")}

_DIGEST_BYTES = 8


@dataclass(frozen=True, slots=True)
class Mend:
    """One click that mends a finding.

    `edit` makes the step from the report as it is when the clerk clicks, which may have changed since; it raises
    paths.UnknownPath if the place has gone, and gives a step that changes nothing if the fault has.
    """

    name: Message
    edit: Callable[[Report], Edit] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Fault:
    """What one rule has against a report; `words` are the offending words or values, `span` where they stand."""

    path: str
    message: Message
    words: str = ""
    span: tuple[int, int] | None = None
    mend: Mend | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault with the rule that found it; `path` is one of `core.paths`, `span` counts characters of its text."""

    rule: str
    severity: Severity
    path: str
    message: Message
    words: str = ""
    span: tuple[int, int] | None = None
    mend: Mend | None = None

    @property
    def key(self) -> str:
        """By what a finding is set aside and known again: rule, place and offending words, not where in the text.

        It outlives the file's closing and changes elsewhere in the text; other words make another finding. Paragraphs,
        which have no id, count as one place.
        """
        digest = blake2b(self.words.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).hexdigest()
        return f"{self.rule} {_without_index(self.path)} {digest}"


def _without_index(path: str) -> str:
    """Return the path of a paragraph or tick box without its place among its like, which changes with every insert."""
    place, bracket, index = path.rpartition("[")
    is_counted = bracket and index[:-1].isdecimal() and not place.endswith("indicators")
    return place if is_counted else path
