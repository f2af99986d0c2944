"""Places of a report in words: "Measure 3 › Outcome" for `measures.sections[<id>].measures[<id>].outcome`."""

from collections import Counter
from contextlib import suppress
from functools import cached_property, reduce
from typing import Final

from ita_desktop.core import paths
from ita_desktop.core.captions import default_captions
from ita_desktop.core.fields import label_of
from ita_desktop.core.numbering import digits_of, numbers_by_measure
from ita_desktop.core.report import Report
from ita_desktop.core.thai_text import excerpt
from ita_desktop.errors import Message
from ita_desktop.texts import source_text as _

_PARTS: Final = {
    "agency": _("Agency"),
    "memo": _("Memo"),
    "narrative": _("Report text"),
    "scores": _("Scores"),
    "measures": _("Table of measures"),
    "settings": _("Printed form"),
}
_LISTS: Final = {
    "memo.signatories": _("Signatories"),
    "scores.indicators": _("Indicators"),
    "measures.sections": _("Sections"),
    "measures.sections.measures": _("Measures"),
    "settings.captions": _("Words of the form"),
    "measures.sections.measures.period": _("Period"),
}
_ROWS: Final = {
    "paragraphs": _("Paragraph {number}"),
    "choices": _("Box to tick {number}"),
    "signatories": _("Signatory {number}"),
    "indicators": _("Indicator {number}"),
    "sections": _("Section {number}"),
    "measures": _("Measure {number}"),
    "captions": _("Word of the form “{number}”"),
    "set_aside": "",
}
_GONE: Final = {
    "paragraphs": _("A paragraph"),
    "choices": _("A box to tick"),
    "signatories": _("A signatory"),
    "indicators": _("An indicator"),
    "sections": _("A section"),
    "measures": _("A measure"),
    "captions": _("A word of the form"),
    "set_aside": _("A finding that was set aside"),
}
"""What a row is called that the report no longer has."""

_ALONE: Final = {"signatories", "indicators", "sections", "measures", "captions", "set_aside"}
"""Lists whose rows are found without the part of the report in which they stand."""


class PlaceNames:
    """Names the places of one report; many of them cost little more than one."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._digits = digits_of(report.settings)

    def of(self, path: str) -> Message:
        """Return a field, a row, a list or a part of the report in words, numbered as on paper.

        A row that the report no longer has keeps its name but has no number; what is no path comes back as it is.
        """
        steps = _known_steps(path)
        if not steps:
            return _name("{place}", place=excerpt(path))
        names: list[Message] = []
        plain = ""
        for place, step in enumerate(steps):
            plain = f"{plain}.{step.name}" if plain else step.name
            if step.key is not None:
                names = [*self._before(step, step.key, names), self._row(step.name, step.key)]
            elif place == 0:
                names.append(_name(_PARTS.get(plain) or label_of(plain)))
            elif place == len(steps) - 1:
                names.append(_name(_LISTS.get(plain) or label_of(plain)))
        return reduce(lambda whole, part: Message("{place} › {part}", {"place": whole, "part": part}), names)

    def _before(self, step: paths.Step, key: str, names: list[Message]) -> list[Message]:
        """Return what has to stand before the name of a row so that it can be found."""
        if step.name == "measures":
            return names if self._how_often[self._measures.get(key, "")] > 1 else []
        return [] if step.name in _ALONE else names

    def _row(self, rows: str, key: str) -> Message:
        number = self._number(rows, key)
        return _name(_ROWS[rows], number=self._digits(excerpt(number))) if number else _name(_GONE[rows])

    def _number(self, rows: str, key: str) -> str:
        if rows == "captions":
            return default_captions().get(key, key)
        if rows == "indicators":
            return key
        if rows == "measures":
            return self._measures.get(key, "")
        if rows in {"sections", "signatories"}:
            return self._counted.get(key, "")
        return str(int(key) + 1) if key.isdecimal() else ""

    @cached_property
    def _measures(self) -> dict[str, str]:
        return numbers_by_measure(self._report)

    @cached_property
    def _how_often(self) -> Counter[str]:
        return Counter(self._measures.values())

    @cached_property
    def _counted(self) -> dict[str, str]:
        signatories = {row.id: str(number) for number, row in enumerate(self._report.memo.signatories, start=1)}
        sections = {row.id: str(number) for number, row in enumerate(self._report.measures.sections, start=1)}
        return signatories | sections


def _known_steps(path: str) -> tuple[paths.Step, ...]:
    """Return the parts of a path; none if it is no path or has rows that no report has."""
    with suppress(paths.UnknownPath):
        steps = paths.steps_of(path)
        return steps if all(step.key is None or step.name in _ROWS for step in steps) else ()
    return ()


def _name(text: str, **values: object) -> Message:
    return Message(text, values)
