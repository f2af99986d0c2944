"""What differs between two reports, field by field: for the history, and before an earlier version is taken back."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from hashlib import sha256
from itertools import zip_longest
from typing import Final, Literal, NamedTuple

from ita_desktop.core import paths
from ita_desktop.core.emblem_file import EmblemFile
from ita_desktop.core.paths import measure_path, section_path
from ita_desktop.core.report import Report

ChangeKind = Literal["changed", "added", "removed", "moved"]

LONGEST_VALUE: Final = 2_000
"""Characters of a value that are kept; an ellipsis stands for the rest."""

_MEASURE: Final = re.compile(r"measures\.sections\[[^\]]+\]\.measures\[([^\]]+)\]")
_TEXT_IN_LIST: Final = re.compile(r"(.+)\[(\d+)\]")
_CAPTIONS: Final = "settings.captions"


class Difference(NamedTuple):
    """A place that is not the same in two reports.

    Rows are `added`, `removed` or `moved`, their value is what they begin with; a list whose rows have changed their
    order has `moved` too, without a value. Paths are those of the newer report, of what is gone those of the older.
    """

    path: str
    kind: ChangeKind
    old: str | None
    new: str | None


class _Flat(NamedTuple):
    """A report laid out flat by path: what its rows begin with, its fields, and its lists of plain texts."""

    rows: dict[str, str]
    fields: dict[str, object]
    lists: dict[str, list[str]]


def differences(old: Report, new: Report) -> tuple[Difference, ...]:
    """Return all that differs: rows, then fields, then paragraphs, then what has another place."""
    if old is new:
        return ()
    homes = _homes(new)
    before, now = _flat(old, homes), _flat(new, homes)
    return (
        *_row_differences(before, now),
        *_field_differences(before, now),
        *_text_differences(before, now),
        *_moves(old, new, homes),
    )


def value_text(value: object) -> str | None:
    """Return a value of the report as the history keeps it: dates as ISO, scores with their digits, a long text cut."""
    match value:
        case None:
            return None
        case bool():
            return str(value).lower()
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
        case EmblemFile():
            return f"{value.kind} {sha256(value.data).hexdigest()[:12]}"
    return _cut(str(value))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


def _homes(report: Report) -> Mapping[str, str]:
    """Return the path of each measure by its id."""
    return {
        measure.id: measure_path(section.id, measure.id)
        for section in report.measures.sections
        for measure in section.measures
    }


def _flat(report: Report, homes: Mapping[str, str]) -> _Flat:
    """Lay a report out; measures stand at their homes, wherever they are in this one."""

    def at_home(path: str) -> str:
        return _MEASURE.sub(lambda found: homes.get(found[1], found[0]), path, count=1)

    flat = _Flat({at_home(path): beginning for path, beginning in _rows(report)}, {}, {})
    for path, value in paths.walk(report):
        place = None if path.startswith(_CAPTIONS) else _TEXT_IN_LIST.fullmatch(path)
        if place:
            flat.lists.setdefault(at_home(place[1]), []).append(str(value))
        else:
            flat.fields[at_home(path)] = value
    return flat


def _rows(report: Report) -> Iterator[tuple[str, str]]:
    """Yield each row that has an id or a number, with the text by which a reader knows it."""
    for person in report.memo.signatories:
        yield f"memo.signatories[{person.id}]", person.name
    for indicator in report.scores.indicators:
        yield f"scores.indicators[{indicator.number}]", indicator.name
    for section in report.measures.sections:
        yield section_path(section.id), section.title
        for measure in section.measures:
            yield measure_path(section.id, measure.id), measure.activity
    for finding in report.set_aside:
        yield f"set_aside[{finding.id}]", finding.reason


def _row_differences(before: _Flat, now: _Flat) -> Iterator[Difference]:
    """Yield rows that are new or gone; what a new or gone section holds goes without saying."""
    for path, beginning in now.rows.items():
        if path not in before.rows and not _is_in(path, now.rows, before.rows):
            yield Difference(path, "added", None, _cut(beginning))
    for path, beginning in before.rows.items():
        if path not in now.rows and not _is_in(path, before.rows, now.rows):
            yield Difference(path, "removed", _cut(beginning), None)


def _is_in(path: str, own: Mapping[str, str], others: Mapping[str, str]) -> bool:
    """Tell whether a row stands in another row that only its own report has."""
    row = _row_of(path.rpartition(".")[0])
    return row in own and row not in others


def _row_of(path: str) -> str:
    """Return the innermost row in a path, itself included; an empty text if there is none."""
    return path[: path.rfind("]") + 1]


def _field_differences(before: _Flat, now: _Flat) -> Iterator[Difference]:
    for path in {**now.fields, **before.fields}:
        old, new = before.fields.get(path), now.fields.get(path)
        if old is not new and _row_is_kept(path, before, now):
            texts = value_text(old), value_text(new)
            if texts[0] != texts[1] or old != new:
                yield Difference(path, "changed", *texts)


def _row_is_kept(path: str, before: _Flat, now: _Flat) -> bool:
    row = _row_of(path)
    return not row or row.startswith(_CAPTIONS) or (row in before.rows and row in now.rows)


def _text_differences(before: _Flat, now: _Flat) -> Iterator[Difference]:
    for path in {**now.lists, **before.lists}:
        if _row_is_kept(path, before, now):
            yield from _paragraph_differences(path, before.lists.get(path, []), now.lists.get(path, []))


def _paragraph_differences(path: str, old: list[str], new: list[str]) -> Iterator[Difference]:
    for tag, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for offset, (was, is_now) in enumerate(zip_longest(old[old_start:old_end], new[new_start:new_end])):
            if is_now is None:
                yield Difference(f"{path}[{old_start + offset}]", "removed", _cut(was), None)
            elif was is None:
                yield Difference(f"{path}[{new_start + offset}]", "added", None, _cut(is_now))
            else:
                yield Difference(f"{path}[{new_start + offset}]", "changed", _cut(was), _cut(is_now))


def _moves(old: Report, new: Report, homes: Mapping[str, str]) -> Iterator[Difference]:
    """Yield measures that stand in another section, then lists whose rows stand in another order."""
    titles = {section.id: section.title for section in new.measures.sections}
    for section in old.measures.sections:
        for measure in section.measures:
            home = homes.get(measure.id, "")
            if home and home != measure_path(section.id, measure.id):
                yield Difference(home, "moved", _cut(section.title), _cut(titles[_section_in(home)]))
    before, now = _orders(old), _orders(new)
    for path in now:
        if path in before and _common(before[path], now[path]) != _common(now[path], before[path]):
            yield Difference(path, "moved", None, None)


def _section_in(path: str) -> str:
    return path.partition("[")[2].partition("]")[0]


def _orders(report: Report) -> Mapping[str, list[str]]:
    """Return the ids of the rows of each list whose order a clerk may change."""
    sections = report.measures.sections
    return {
        "memo.signatories": [person.id for person in report.memo.signatories],
        "measures.sections": [section.id for section in sections],
        **{
            f"{section_path(section.id)}.measures": [measure.id for measure in section.measures] for section in sections
        },
    }


def _common(ids: list[str], others: list[str]) -> list[str]:
    known = set(others)
    return [row for row in ids if row in known]
