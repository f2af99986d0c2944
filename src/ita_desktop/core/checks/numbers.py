"""Rules for the typed numbers of the measures; those that are counted are always right."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from ita_desktop.core.checks.finding import Fault
from ita_desktop.core.checks.mends import count_measures
from ita_desktop.core.numbering import digits_of, printed_numbers
from ita_desktop.core.paths import measure_path
from ita_desktop.core.report import Report
from ita_desktop.core.thai_text import to_western_digits
from ita_desktop.errors import Message

_NUMBER: Final = re.compile(r"\(?([0-9]{1,6}(?:[./][0-9]{1,6}){0,4})[.)]?")


class _Numbered(NamedTuple):
    """A measure with its printed number, and the number's parts: 4.2 is (4, 2); no parts if it is no number."""

    path: str
    shown: str
    parts: tuple[int, ...]


def repeated_number(report: Report) -> Iterator[Fault]:
    """Find measures whose number another measure before them has, within the run in which they are numbered."""
    for run in _runs(report):
        seen: set[tuple[int, ...]] = set()
        for row in run:
            if row.parts and row.parts in seen:
                message = Message("Number {number} is given to two measures", {"number": row.shown})
                yield Fault(row.path, message, row.shown, mend=count_measures())
            seen.add(row.parts)


def number_gap(report: Report) -> Iterator[Fault]:
    """Find places where numbers are left out."""
    digits = digits_of(report.settings)
    for run in _runs(report):
        for before, row in _pairs([_Numbered("", "", _start(run)), *run]):
            left_out = row.parts[-1] - before.parts[-1] - 1
            if row.parts[:-1] == before.parts[:-1] and left_out > 0:
                first, last = (digits(str(number)) for number in (before.parts[-1] + 1, row.parts[-1] - 1))
                values: dict[str, object] = {"number": row.shown, "first": first, "last": last}
                one = Message("Before number {number}, number {first} is missing", values)
                many = Message("Before number {number}, the numbers {first} to {last} are missing", values)
                yield Fault(row.path, one if left_out == 1 else many, row.shown, mend=count_measures())


def number_order(report: Report) -> Iterator[Fault]:
    """Find measures whose number is smaller than that of the measure before them; repeated ones are told already."""
    for run in _runs(report):
        seen = {row.parts for row in run[:1]}
        for before, row in _pairs(run):
            if row.parts < before.parts and row.parts not in seen:
                message = Message(
                    "Number {number} comes after number {before}; put the measures in order",
                    {"number": row.shown, "before": before.shown},
                )
                yield Fault(row.path, message, f"{before.shown} {row.shown}", mend=count_measures())
            seen.add(row.parts)


def _pairs(run: list[_Numbered]) -> Iterator[tuple[_Numbered, _Numbered]]:
    """Yield each two measures next to each other that both have a number."""
    return ((before, row) for before, row in pairwise(run) if before.parts and row.parts)


def _start(run: list[_Numbered]) -> tuple[int, ...]:
    """Return the number before the first one of a run: 0, or 4.0 where it is numbered 4.1, 4.2."""
    return (*run[0].parts[:-1], 0) if run and run[0].parts else ()


def _runs(report: Report) -> list[list[_Numbered]]:
    """Return the measures with their numbers, in the runs in which numbers must not repeat.

    A run is a section where the report says so or, where the clerk types the numbers, each begins anew with 1; else
    it is the whole report. A report without typed numbers has none.
    """
    sections = report.measures.sections
    if not any(row.number.strip() for section in sections for row in section.measures):
        return []
    runs = [_numbered(report, section.id) for section in sections]
    filled = [run for run in runs if run]
    begins_anew = len(filled) > 1 and all(run[0].parts == (1,) for run in filled)
    if report.settings.numbering == "section" or begins_anew:
        return filled
    return [[row for run in filled for row in run]] if filled else []


def _numbered(report: Report, section_id: str) -> list[_Numbered]:
    section = next(row for row in report.measures.sections if row.id == section_id)
    digits = digits_of(report.settings)
    found = []
    for measure, shown in zip(section.measures, printed_numbers(report, section_id), strict=True):
        match = _NUMBER.fullmatch(to_western_digits(shown).strip())
        parts = tuple(map(int, re.split("[./]", match[1]))) if match else ()
        found.append(_Numbered(f"{measure_path(section_id, measure.id)}.number", digits(shown.strip()), parts))
    return found
