"""What the command `check` tells of a report file."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ita_desktop import document, storage
from ita_desktop.core.checks import SEVERITY_NAMES, Finding, find, open_findings
from ita_desktop.core.place_names import PlaceNames
from ita_desktop.errors import Message
from ita_desktop.texts import say, translate


@dataclass(frozen=True, slots=True)
class Line:
    """A finding with its place and its message in the language of the command."""

    finding: Finding
    place: str
    text: str

    def as_text(self, language: str) -> str:
        """Return the line that people read."""
        severity = translate(SEVERITY_NAMES[self.finding.severity], language)
        values: dict[str, object] = {"severity": severity, "place": self.place, "text": self.text}
        return say(Message("{severity} · {place}: {text}", values), language)

    def as_json(self) -> dict[str, Any]:
        """Return the object that programs read; `start` and `end` are there where the finding is in a text."""
        finding = self.finding
        span = {"start": finding.span[0], "end": finding.span[1]} if finding.span else {}
        return {
            "rule": finding.rule,
            "severity": finding.severity,
            "path": finding.path,
            "place": self.place,
            "text": self.text,
            "key": finding.key,
            **span,
            "can_mend": finding.mend is not None,
        }


def findings_of(path: Path, language: str) -> list[Line]:
    """Return what is wrong with the report in a file and not set aside; FileTrouble if it cannot be read."""
    report = storage.read_report(path).report
    names = PlaceNames(report)
    found = find(report, document.missing_characters(report), document.emblem_trouble(report))
    return [
        Line(finding, say(names.of(finding.path), language), say(finding.message, language))
        for finding in open_findings(found, (row.key for row in report.set_aside))
    ]
