"""One value of a report by its path: how the forms, the history, the merge and the findings name a field.

A path is the attribute path in the model. Rows stand in brackets: by id (signatories, sections, measures), by
`number` (indicators), by key (captions), plain texts by index counted from 0:
`memo.subject`, `memo.paragraphs[0]`, `scores.indicators[3].score`, `settings.captions[to]`,
`measures.sections[<id>].measures[<id>].period.text`.
"""

import dataclasses
import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple, cast

from ita_desktop.core.emblem_file import EmblemFile
from ita_desktop.core.report import Indicator, Report

_STEP: Final = re.compile(r"(?P<name>[a-z_]+)(?:\[(?P<key>[^\[\]]+)\])?(?P<end>\.|\Z)")


class UnknownPath(LookupError):
    """The report has no such field or row; the row may have been removed since the path was made."""


class Step(NamedTuple):
    """One part of a path: an attribute, and what stands in its brackets."""

    name: str
    key: str | None


def get(report: Report, path: str) -> Any:
    """Return the value at `path`: a field, a row or a whole list; UnknownPath if there is none."""
    node: Any = report
    for step in steps_of(path):
        node = _field(node, step.name, path)
        if step.key is not None:
            row = node[_index(node, step.key, path)]
            node = row[1] if isinstance(row, tuple) else row
    return node


def of_place(report: Report, place: str) -> str:
    """Return the path of a place whose rows are counted from 0, as messages about data name it.

    UnknownPath if there is no such place.
    """
    node: Any = report
    names = []
    for step in steps_of(place):
        node = _field(node, step.name, place)
        key = ""
        if step.key is not None:
            if not isinstance(node, tuple) or not step.key.isdecimal() or int(step.key) >= len(node):
                raise UnknownPath(place)
            key = f"[{_key(int(step.key), node[int(step.key)])}]"
            node = node[int(step.key)]
        names.append(step.name + key)
    return ".".join(names)


def replace(report: Report, path: str, value: object) -> Report:
    """Return `report` with `value` at `path`, of the type that belongs there; UnknownPath if there is no such place."""
    return cast(Report, _replaced(report, steps_of(path), value, path))


def walk(report: Report) -> Iterator[tuple[str, object]]:
    """Yield path and value of every field in the order of the model; what names a row (id, number) is no field."""
    return _walk_record(report, "")


def section_path(section_id: str) -> str:
    """Return the path of a section."""
    return f"measures.sections[{section_id}]"


def measure_path(section_id: str, measure_id: str) -> str:
    """Return the path of a measure."""
    return f"{section_path(section_id)}.measures[{measure_id}]"


def steps_of(path: str) -> tuple[Step, ...]:
    """Return the parts of a path, whether a report has it or not; UnknownPath if it is not written like one."""
    steps, at = [], 0
    while match := _STEP.match(path, at):
        steps.append(Step(match["name"], match["key"]))
        at = match.end()
        if not match["end"]:
            return tuple(steps)
    raise UnknownPath(path)


def _field(record: Any, name: str, path: str) -> Any:
    if not dataclasses.is_dataclass(record) or name not in record.__dataclass_fields__:
        raise UnknownPath(path)
    return getattr(record, name)


def _key(index: int, row: Any) -> str:
    """Return how a row is named in brackets."""
    if isinstance(row, str):
        return str(index)
    if isinstance(row, tuple):
        return str(row[0])
    return str(row.number) if isinstance(row, Indicator) else str(row.id)


def _index(rows: object, key: str, path: str) -> int:
    if isinstance(rows, tuple):
        for index, row in enumerate(rows):
            if _key(index, row) == key:
                return index
    raise UnknownPath(path)


def _replaced(record: Any, steps: tuple[Step, ...], value: object, path: str) -> Any:
    step, rest = steps[0], steps[1:]
    old = _field(record, step.name, path)
    new: object
    if step.key is not None:
        index = _index(old, step.key, path)
        row = old[index]
        new_row = _replaced(row, rest, value, path) if rest else (row[0], value) if isinstance(row, tuple) else value
        new = (*old[:index], new_row, *old[index + 1 :])
    else:
        new = _replaced(old, rest, value, path) if rest else value
    return dataclasses.replace(record, **{step.name: new})


def _walk_record(record: Any, place: str) -> Iterator[tuple[str, object]]:
    prefix = f"{place}." if place else ""
    key = "number" if isinstance(record, Indicator) else "id"
    for field in dataclasses.fields(record):
        if field.name != key:
            yield from _walk_value(getattr(record, field.name), prefix + field.name)


def _walk_value(value: object, place: str) -> Iterator[tuple[str, object]]:
    if isinstance(value, tuple):
        for index, row in enumerate(value):
            content = row[1] if isinstance(row, tuple) else row
            yield from _walk_value(content, f"{place}[{_key(index, row)}]")
    elif dataclasses.is_dataclass(value) and not isinstance(value, EmblemFile):  # which is chosen as a whole
        yield from _walk_record(value, place)
    else:
        yield place, value
