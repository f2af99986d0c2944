"""Collects the rows of each table from a damaged file: from its trees, then from pages that none leads to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from time import thread_time
from typing import Final, NamedTuple

from ita_desktop.storage.reading import MAX_ROWS
from ita_desktop.storage.salvaging import pages as sqlite_pages
from ita_desktop.storage.salvaging.pages import INDEX_LEAF, KINDS, TABLE_LEAF, Pages, Record, Value
from ita_desktop.storage.salvaging.shapes import Shape, file_columns, fits, resembles, shapes

TIME_LIMIT: Final = 1.0
"""Seconds of work after which no further page is read; 5,000 measures take a quarter of it."""

MAX_BYTES: Final = 32 * 1024 * 1024
"""Bytes of all rows together that are kept: twice those of 5,000 measures."""

_SCHEMA_ROOT: Final = 1
_SCHEMA_COLUMNS: Final = 5
_UNMISTAKABLE: Final = ("report", "signatory", "section", "measure")
_CONTENT: Final = (*_UNMISTAKABLE, "memo_paragraph", "narrative_paragraph", "indicator", "set_aside", "emblem")
_TWINS: Final[Mapping[str, str]] = {"memo_paragraph": "narrative_paragraph", "signatory_choice": "section"}
"""Tables whose rows look alike: a stray row goes to the second, unless something tells that it is of the first."""


class Row(NamedTuple):
    """A row as it was found: the values by column, and the columns of which bytes are missing.

    `place` is the row's number, in a table without row numbers its key.
    """

    place: int | str
    values: Mapping[str, Value]
    torn: frozenset[str]


@dataclass
class Found:
    """All rows by table and place.

    `listed` has the places of rows by id, as the index of the table still tells them, of all rows for those in
    `listed_whole`; `partial` the tables of
    which something could not be read; `out_of_time` tells that the file was too much to be read to its end.
    """

    rows: dict[str, dict[int | str, Row]] = field(default_factory=dict)
    listed: dict[str, dict[str, int]] = field(default_factory=dict)
    listed_whole: set[str] = field(default_factory=set)
    partial: set[str] = field(default_factory=set)
    out_of_time: bool = False
    has_schema: bool = False

    def is_report(self, *, is_ours: bool) -> bool:
        """Tell whether there is something to save; in a file that is not marked as ours, only rows with ids count."""
        tables = _CONTENT if is_ours or self.has_schema else _UNMISTAKABLE
        return any(self.rows.get(table) for table in tables)


class _Tree(NamedTuple):
    """The pages below a root, and which of them are not as they should be; `is_whole` if nothing is amiss."""

    pages: tuple[int, ...]
    suspects: tuple[int, ...]
    is_whole: bool


@dataclass
class _Search:
    """What is known while the file is gone through."""

    pages: Pages
    shapes: Mapping[str, Shape]
    columns: Mapping[str, tuple[str, ...]]
    deadline: float
    found: Found = field(default_factory=Found)
    used: set[int] = field(default_factory=set)
    strays: list[Record] = field(default_factory=list)
    suspects: list[int] = field(default_factory=list)
    ids: set[tuple[str, Value]] = field(default_factory=set)
    bytes_left: int = field(default_factory=lambda: MAX_BYTES)

    def is_over(self) -> bool:
        """Tell whether time or room has run out."""
        self.found.out_of_time |= thread_time() > self.deadline or self.bytes_left < 0
        return self.found.out_of_time


def find_rows(data: bytes, version: int) -> Found:
    """Return every row of a report's tables that can be read from the bytes of a file of format `version`."""
    pages = sqlite_pages.cut(data)
    known = shapes(version)
    search = _Search(pages, known, {}, thread_time() + TIME_LIMIT)
    entries = _schema_entries(search)
    changed = [table for table, shape in known.items() if table in entries and entries[table][1] != shape.sql]
    if changed:
        search.columns = file_columns(data, changed)
    for table, shape in known.items():
        search.found.rows[table] = {}
        root = entries[table][0] if table in entries else shape.root
        index = f"sqlite_autoindex_{table}_1"
        _read_index(search, table, entries[index][0] if index in entries else shape.index_root)
        _read_tree(search, shape, root)
    if search.found.partial or search.strays:
        _read_rest(search)
    return search.found


def _schema_entries(search: _Search) -> dict[str, tuple[int, str]]:
    """Return first page and SQL of each table and index that the file's own schema still names."""
    tree = _walk(search, _SCHEMA_ROOT)
    search.used.update(tree.pages)
    entries: dict[str, tuple[int, str]] = {}
    for number in tree.pages:
        for record in _records(search, number)[0]:
            if len(record.values) == _SCHEMA_COLUMNS:
                kind, name, _, root, sql = record.values
                if kind in ("table", "index") and isinstance(root, int) and search.pages.has(root):
                    entries[str(name)] = (root, str(sql))
    search.found.has_schema = len(entries.keys() & search.shapes.keys()) * 2 > len(search.shapes)
    return entries


def _walk(search: _Search, root: int) -> _Tree:
    """Return all pages of a tree once, whatever circles its pointers make."""
    pages = search.pages
    seen: dict[int, None] = {}
    suspects: list[int] = []
    rest, is_whole = [root], True
    while rest:
        if search.is_over() or len(rest) > pages.count:
            is_whole = False
            break
        number = rest.pop()
        if number in seen or not pages.has(number):
            is_whole = False
            continue
        seen[number] = None
        kind = pages.kind(number)
        if kind in (TABLE_LEAF, INDEX_LEAF):
            continue
        below, is_sound = sqlite_pages.children(pages, number) if kind in KINDS else ([], False)
        rest.extend(below)
        if not is_sound:
            suspects.append(number)
    return _Tree(tuple(seen), tuple(suspects), is_whole and not suspects)


def _records(search: _Search, number: int) -> tuple[list[Record], bool]:
    """Return the rows of a page and whether these are all; what they run over to is taken."""
    if search.is_over():
        return [], False
    found, is_whole = sqlite_pages.records(search.pages, number)
    for record in found:
        search.used.update(record.pages)
        search.bytes_left -= (len(record.pages) + 1) * search.pages.size if record.pages else record.end - record.start
    return found, is_whole


def _read_index(search: _Search, table: str, root: int) -> None:
    """Take the ids and places of the rows from the table's index."""
    if not root:
        return
    tree = _walk(search, root)
    search.used.update(tree.pages)
    listed: dict[str, int] = {}
    is_whole = tree.is_whole
    for number in tree.pages:
        records, all_read = _records(search, number)
        is_whole &= all_read
        for record in records:
            match record.values:
                case (str(name), int(place)) if not record.torn:
                    listed[name] = place
                case _:
                    is_whole = False
    search.found.listed[table] = dict(islice(listed.items(), MAX_ROWS))
    if is_whole and len(listed) <= MAX_ROWS:
        search.found.listed_whole.add(table)


def _read_tree(search: _Search, shape: Shape, root: int) -> None:
    """Take the rows of a table from its tree; pages that are not as they should be become suspects."""
    tree = _walk(search, root)
    search.used.update(tree.pages)
    search.suspects.extend(tree.suspects)
    is_whole = tree.is_whole
    for number in tree.pages:
        records, is_read = _records(search, number)
        are_ours = [_take(search, shape, record) for record in records]
        if not (is_read and all(are_ours)):
            search.suspects.append(number)
            is_whole = False
    if not is_whole or len(search.found.listed.get(shape.table, ())) > len(search.found.rows[shape.table]):
        search.found.partial.add(shape.table)


def _take(search: _Search, shape: Shape, record: Record) -> bool:
    """Add a record of the table's own tree; False, and a stray, if it cannot be one of its rows."""
    adapted = _adapted(search, shape, record)
    if not resembles(shape, adapted):
        search.strays.append(record)
        return False
    _add(search, shape, adapted)
    return True


def _adapted(search: _Search, shape: Shape, record: Record) -> Record:
    """Return the record with the columns of our table, whichever way the file's own is cut."""
    columns = search.columns.get(shape.table, ())
    if len({column.name for column in shape.columns} & set(columns)) * 3 < len(shape.columns) * 2:
        return record  # it only bears the name of ours
    values = dict(zip(columns, record.values, strict=False))
    torn = {columns[place] for place in record.torn if place < len(columns)}
    places = enumerate(shape.columns)
    return record._replace(
        values=tuple(values.get(column.name, "" if column.required else None) for column in shape.columns),
        torn=frozenset(place for place, column in places if column.name in torn or column.name not in values),
    )


def _add(search: _Search, shape: Shape, record: Record) -> None:
    """Add a row under its place; of two for one place the first stays, unless only the second is whole."""
    rows = search.found.rows[shape.table]
    place = record.rowid if shape.has_rowid else str(record.values[0])
    before = rows.get(place)
    if (before is None and len(rows) <= MAX_ROWS) or (before is not None and before.torn and not record.torn):
        names = [column.name for column in shape.columns]
        row = Row(place, dict(zip(names, record.values, strict=True)), frozenset(names[at] for at in record.torn))
        rows[place] = row
        search.ids.add((shape.table, row.values.get("id")))


def _read_rest(search: _Search) -> None:
    """Look for the rows that are missing: on pages that no tree leads to, then anywhere on damaged pages."""
    pages = search.pages
    free = sqlite_pages.free_pages(pages)
    adrift = [number for number in range(1, pages.count + 1) if number not in search.used]
    for number in sorted(adrift, key=free.__contains__):
        kind = pages.kind(number)
        if kind not in (TABLE_LEAF, INDEX_LEAF) or search.is_over():
            continue
        records, is_whole = _records(search, number)
        _take_strays(search, records, is_freed=number in free)
        if kind == TABLE_LEAF and not is_whole:
            search.suspects.append(number)
    _take_strays(search, search.strays, is_freed=False)
    rest = [number for number in adrift if number not in search.used and pages.kind(number) not in KINDS]
    for number in dict.fromkeys((*search.suspects, *rest)):
        if search.is_over():
            return
        taken = sqlite_pages.records(pages, number)[0] if pages.kind(number) == TABLE_LEAF else []
        carved = sqlite_pages.carved(pages, number, taken, lambda record: bool(_candidates(search, record)))
        _take_strays(search, carved, is_freed=number in free)


def _candidates(search: _Search, record: Record) -> list[Shape]:
    return [shape for shape in search.shapes.values() if fits(shape, record)]


def _take_strays(search: _Search, records: Iterable[Record], *, is_freed: bool) -> None:
    """Add records to the tables that they must belong to, if those lack rows."""
    for record in records:
        shape = _home(search, record)
        if shape and _is_missed(search, shape, record, is_freed=is_freed):
            _add(search, shape, record)


def _home(search: _Search, record: Record) -> Shape | None:
    """Return the table that a stray row is of."""
    possible = {shape.table: shape for shape in _candidates(search, record) if shape.table in search.found.partial}
    if len(possible) > 1 and "setting" in possible:
        return possible["meta" if record.values[0] in ("program", "digest") else "setting"]
    for first, second in _TWINS.items():
        if first in possible and second in possible:
            return possible[first if _is_first_twin(search, first, second, record) else second]
    return next(iter(possible.values()), None)


def _is_first_twin(search: _Search, first: str, second: str, record: Record) -> bool:
    found = search.found
    if first == "signatory_choice":
        person = record.values[1]
        return ("signatory", person) in search.ids or person in found.listed.get("signatory", {})
    return record.rowid in found.rows[second] and record.rowid not in found.rows[first]


def _is_missed(search: _Search, shape: Shape, record: Record, *, is_freed: bool) -> bool:
    """Tell whether a stray row is one that the table lacks, rather than one that was deleted or is there already."""
    place = shape.place_of("id")
    is_listed = shape.table in search.found.listed_whole
    if place < 0 or shape.table == "report":
        return not is_freed
    if is_listed and search.found.listed[shape.table].get(str(record.values[place])) != record.rowid:
        return False
    is_there = (shape.table, record.values[place]) in search.ids
    return not is_there and (is_listed or not is_freed)
