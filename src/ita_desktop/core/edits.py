"""What a clerk can do to a report: each action is a function from a report to a named step with the new report."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, TypeVar

from ita_desktop.core import paths
from ita_desktop.core.fields import label_of
from ita_desktop.core.fitting import fitted, fitted_field
from ita_desktop.core.limits import COUNTS, MAX_MEASURES
from ita_desktop.core.paths import measure_path, section_path
from ita_desktop.core.report import (
    Indicator,
    Measure,
    MeasureTable,
    Memo,
    Report,
    Section,
    SetAside,
    Settings,
    Signatory,
    new_id,
)
from ita_desktop.errors import InvalidData, Message

_Row = TypeVar("_Row", bound=Measure | Section | Signatory)


@dataclass(frozen=True, slots=True)
class Edit:
    """A finished action: its name in the undo list, the place that it changed, and the report after it.

    `place` is where to look at it, where that differs from what has changed: a new row, for instance. `back` is where
    to look once it has been undone, where that is yet another place.
    """

    name: Message
    path: str
    report: Report
    place: str = ""
    back: str = ""


def set_value(report: Report, path: str, value: object) -> Edit:
    """Put a value into a field, in the form in which it is kept; paths.UnknownPath if there is none."""
    text = label_of(path)
    name = Message("Edit {field}", {"field": Message(text, {})})
    return Edit(name, path, paths.replace(report, path, fitted(report, path, value)))


def section_of(report: Report, section_id: str) -> Section:
    """Return the section with this id; paths.UnknownPath if there is none."""
    section: Section = paths.get(report, section_path(section_id))
    return section


def insert_measures(report: Report, section_id: str, at: int, measures: Sequence[Measure], name: Message) -> Edit:
    """Insert measures before place `at` (from 0) of a section; InvalidData if the report would hold too many."""
    path = f"{section_path(section_id)}.measures"
    count = sum(len(section.measures) for section in report.measures.sections)
    _check_count(count + len(measures), MAX_MEASURES)
    old = section_of(report, section_id).measures
    new = (*old[:at], *measures, *old[at:])
    place = measure_path(section_id, measures[0].id) if measures else path
    return Edit(name, path, paths.replace(report, path, new), place)


def add_measure(report: Report, section_id: str, at: int) -> Edit:
    """Insert an empty measure before place `at` of a section."""
    return insert_measures(report, section_id, at, [Measure()], Message("Add a measure", {}))


def paste_measures(report: Report, section_id: str, at: int, measures: Sequence[Measure]) -> Edit:
    """Insert measures that came from another program."""
    return insert_measures(
        report, section_id, at, measures, Message("Paste {count} measures", {"count": len(measures)})
    )


def duplicate_measures(report: Report, section_id: str, measure_ids: Sequence[str]) -> Edit:
    """Put copies of measures behind the last of them; a number that was typed is not repeated."""
    measures = section_of(report, section_id).measures
    places = sorted(_index(measures, measure_id) for measure_id in measure_ids)
    copies = [replace(measures[place], id=new_id(), number="") for place in places]
    after = places[-1] + 1 if places else len(measures)
    many = Message("Duplicate {count} measures", {"count": len(copies)})
    name = many if len(copies) > 1 else Message("Duplicate a measure", {})
    return insert_measures(report, section_id, after, copies, name)


def delete_measures(report: Report, section_id: str, measure_ids: Sequence[str]) -> Edit:
    """Take measures out of a section."""
    path = f"{section_path(section_id)}.measures"
    gone = set(measure_ids)
    kept = tuple(row for row in section_of(report, section_id).measures if row.id not in gone)
    many = Message("Delete {count} measures", {"count": len(gone)})
    name = many if len(gone) > 1 else Message("Delete a measure", {})
    return Edit(name, path, paths.replace(report, path, kept))


def move_measures(report: Report, measure_ids: Sequence[str], section_id: str, at: int) -> Edit:
    """Move measures, of whatever section, before the row that stands at place `at` of a section now."""
    wanted = set(measure_ids)
    moved = [(section.id, row) for section in report.measures.sections for row in section.measures if row.id in wanted]
    target = section_of(report, section_id).measures
    before = [row for row in target[:at] if row.id not in wanted]
    after = [row for row in target[at:] if row.id not in wanted]
    sections = tuple(
        replace(section, measures=(*before, *(row for _, row in moved), *after))
        if section.id == section_id
        else replace(section, measures=tuple(row for row in section.measures if row.id not in wanted))
        for section in report.measures.sections
    )
    path = "measures.sections"
    from_id, first = moved[0] if moved else ("", None)
    place = measure_path(section_id, first.id) if first else section_path(section_id)
    back = measure_path(from_id, first.id) if first else ""
    return Edit(Message("Move a measure", {}), path, paths.replace(report, path, sections), place, back)


def add_section(report: Report, at: int, title: str) -> Edit:
    """Insert an empty section before place `at` (from 0); InvalidData if there are too many."""
    _check_count(len(report.measures.sections) + 1, COUNTS[MeasureTable]["sections"])
    section = Section(fitted_field(Section, "title", title))
    return _with_rows(
        report,
        "measures.sections",
        lambda rows: (*rows[:at], section, *rows[at:]),
        Message("Add a section", {}),
        section_path(section.id),
    )


def move_section(report: Report, section_id: str, at: int) -> Edit:
    """Move a section to place `at` (from 0) among the sections."""
    return _with_rows(
        report,
        "measures.sections",
        lambda rows: _moved(rows, section_id, at),
        Message("Move a section", {}),
        section_path(section_id),
    )


def remove_section(report: Report, section_id: str) -> Edit:
    """Take a section out, with its measures."""
    return _with_rows(
        report, "measures.sections", lambda rows: _without(rows, section_id), Message("Remove a section", {})
    )


def add_signatory(report: Report, at: int) -> Edit:
    """Insert an empty signatory before place `at` (from 0) of the chain; InvalidData if there are too many."""
    _check_count(len(report.memo.signatories) + 1, COUNTS[Memo]["signatories"])
    person = Signatory()
    return _with_rows(
        report,
        "memo.signatories",
        lambda rows: (*rows[:at], person, *rows[at:]),
        Message("Add a signatory", {}),
        f"memo.signatories[{person.id}]",
    )


def move_signatories(report: Report, person_ids: Sequence[str], at: int) -> Edit:
    """Move signatories before the one that stands at place `at` of the chain now."""
    wanted = set(person_ids)
    chain = report.memo.signatories
    moved = [row for row in chain if row.id in wanted]
    before = [row for row in chain[:at] if row.id not in wanted]
    after = [row for row in chain[at:] if row.id not in wanted]
    place = f"memo.signatories[{moved[0].id}]" if moved else ""
    return _with_rows(
        report, "memo.signatories", lambda _: (*before, *moved, *after), Message("Move a signatory", {}), place
    )


def remove_signatories(report: Report, person_ids: Sequence[str]) -> Edit:
    """Take signatories out of the chain."""
    gone = set(person_ids)
    return _with_rows(
        report,
        "memo.signatories",
        lambda rows: [row for row in rows if row.id not in gone],
        Message("Remove a signatory", {}),
    )


def set_indicators(report: Report, indicators: Sequence[Indicator], name: Message) -> Edit:
    """Replace the rows of the score table, after a paste for instance."""
    path = "scores.indicators"
    return Edit(name, path, paths.replace(report, path, tuple(indicators)))


def set_result(report: Report, overall: Decimal, level: str) -> Edit:
    """Take over an overall score and a level that were computed."""
    new = replace(report.scores, overall=overall, level=level)
    name = Message("Take over the computed result", {})
    return Edit(name, "scores", paths.replace(report, "scores", new), "scores.overall")


def set_aside(report: Report, key: str, reason: str) -> Edit:
    """Let a finding of the checks stand, by its key; the file keeps why. InvalidData if there are too many."""
    _check_count(len(report.set_aside) + 1, COUNTS[Report]["set_aside"])
    others = tuple(row for row in report.set_aside if row.key != key)
    rows = (*others, SetAside(key, fitted_field(SetAside, "reason", reason)))
    return Edit(Message("Set a finding aside", {}), "set_aside", replace(report, set_aside=rows))


def take_back(report: Report, key: str) -> Edit:
    """Let a finding that was set aside count again."""
    rows = tuple(row for row in report.set_aside if row.key != key)
    return Edit(Message("Let a finding count again", {}), "set_aside", replace(report, set_aside=rows))


def set_captions(report: Report, words: Mapping[str, str | None]) -> Edit:
    """Replace fixed words of the printed form by key; None brings the usual word back."""
    new = dict(report.settings.captions)
    for key, text in words.items():
        if text is None:
            new.pop(key, None)
        else:
            new[key] = fitted_field(Settings, "captions", text)
    path = "settings.captions"
    changed = paths.replace(report, path, tuple(new.items()))
    place = f"{path}[{next(iter(words))}]" if words else ""
    return Edit(Message("Edit a word of the form", {}), path, changed, place)


def _check_count(count: int, most: int) -> None:
    if count > most:
        raise InvalidData("There would be {count} rows; at most {limit} are possible", count=count, limit=most)


def _with_rows(
    report: Report, path: str, change: Callable[[Any], Sequence[Any]], name: Message, place: str = ""
) -> Edit:
    return Edit(name, path, paths.replace(report, path, tuple(change(paths.get(report, path)))), place)


def _index(rows: Sequence[_Row], row_id: str) -> int:
    index = next((index for index, row in enumerate(rows) if row.id == row_id), None)
    if index is None:
        raise paths.UnknownPath(row_id)
    return index


def _moved(rows: Sequence[_Row], row_id: str, at: int) -> tuple[_Row, ...]:
    row = rows[_index(rows, row_id)]
    others: tuple[_Row, ...] = _without(rows, row_id)
    return (*others[:at], row, *others[at:])


def _without(rows: Sequence[_Row], row_id: str) -> tuple[_Row, ...]:
    _index(rows, row_id)
    return tuple(row for row in rows if row.id != row_id)
