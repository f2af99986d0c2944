"""The mends that rules share: each is a name and a plain function from the report at hand to an undo step."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial

from ita_desktop.core import edits, paths
from ita_desktop.core.checks.finding import Finding, Mend
from ita_desktop.core.edits import Edit
from ita_desktop.core.report import Report, Section
from ita_desktop.core.thai_text import excerpt
from ita_desktop.errors import Message


def put(path: str, value: object, shown: str, place: str = "") -> Mend:
    """Put a value into a field; `place` is where to look at it, if that is not the field itself."""
    name = Message("Write {value}", {"value": shown})
    return Mend(name, lambda report: replace(edits.set_value(report, path, value), name=name, place=place))


def rewrite(path: str, change: Callable[[str], str], name: Message) -> Mend:
    """Change a text by a function, whatever it is by then."""
    return Mend(name, lambda report: replace(edits.set_value(report, path, change(paths.get(report, path))), name=name))


def reword(path: str, span: tuple[int, int], words: str, new: str) -> Mend:
    """Write `new` for `words`: at their place or, if the text has changed since, where they stand nearest to it."""
    name = Message("Write {value}", {"value": excerpt(new)})
    return rewrite(path, partial(_reworded, span=span, words=words, new=new), name)


def _reworded(text: str, span: tuple[int, int], words: str, new: str) -> str:
    places = [at for at in range(len(text)) if text.startswith(words, at)] if words else []
    if not places:
        return text
    at = min(places, key=lambda place: abs(place - span[0]))
    return text[:at] + new + text[at + len(words) :]


def mend_all(report: Report, findings: Sequence[Finding]) -> Edit:
    """Mend findings in one step, as far as they can be mended and their places are there."""
    changed, count = report, 0
    for finding in reversed(findings):  # what stands before a mended place stays where it is
        with suppress(paths.UnknownPath):
            if finding.mend is not None:
                changed = finding.mend.edit(changed).report
                count += 1
    return Edit(Message("Mend {count} findings", {"count": count}), "", changed, place=findings[0].path)


def take_garuda() -> Mend:
    """Take the office's own emblem out of the report."""
    name = Message("Use the program's Garuda", {})
    return Mend(name, lambda report: replace(edits.set_value(report, "emblem", None), name=name))


def count_measures() -> Mend:
    """Take out every typed number, so that all measures are counted."""
    return Mend(Message("Number all measures automatically", {}), _counted)


def _counted(report: Report) -> Edit:
    def without_numbers(section: Section) -> Section:
        return replace(section, measures=tuple(replace(row, number="") for row in section.measures))

    sections = tuple(map(without_numbers, report.measures.sections))
    path = "measures.sections"
    return Edit(Message("Number all measures automatically", {}), path, paths.replace(report, path, sections))


def add_measure(section_id: str) -> Mend:
    """Add an empty measure to a section."""
    return Mend(
        Message("Add a measure", {}),
        lambda report: edits.add_measure(report, section_id, len(edits.section_of(report, section_id).measures)),
    )


def delete_measure(section_id: str, measure_id: str) -> Mend:
    """Take a measure out."""
    return Mend(
        Message("Delete the measure", {}), lambda report: edits.delete_measures(report, section_id, [measure_id])
    )
