"""Puts the legal rows of a damaged file together to tables of which a report can be made, and notes what is amiss."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from ita_desktop.core.fiscal_years import fiscal_year_of
from ita_desktop.core.history import MAX_CHANGES, History
from ita_desktop.core.ita_rules import available_years
from ita_desktop.core.limits import CAPTION_KEY, CHOICES, COUNTS, ID, MAX_MEASURES, RANGES
from ita_desktop.core.report import (
    Indicator,
    MeasureTable,
    Memo,
    Narrative,
    Report,
    ScoreTable,
    Settings,
    Signatory,
    new_id,
)
from ita_desktop.storage.rows import Tables, read_setting
from ita_desktop.storage.salvaging.finding import Found
from ita_desktop.storage.salvaging.finding import Row as FoundRow
from ita_desktop.storage.salvaging.mending import RULES, Flaw, mended
from ita_desktop.storage.salvaging.sections import PlacedRow, settle

_MOST: Final[Mapping[str, int]] = {
    "memo_paragraph": COUNTS[Memo]["paragraphs"],
    "narrative_paragraph": COUNTS[Narrative]["paragraphs"],
    "signatory": COUNTS[Memo]["signatories"],
    "indicator": COUNTS[ScoreTable]["indicators"],
    "section": COUNTS[MeasureTable]["sections"],
    "measure": MAX_MEASURES,
    "caption": COUNTS[Settings]["captions"],
    "set_aside": COUNTS[Report]["set_aside"],
    "hand_over": COUNTS[History]["hand_overs"],
    "change": MAX_CHANGES,
}


@dataclass
class Losses:
    """What is not as it was written: single fields, whole rows by table, sections made anew, and a guessed year.

    `missing` is how many rows are known to be gone; a table in `unsure` may lack more. `places` has each row's place
    in its list, counted from 1, for a measure behind that of its section.
    """

    flaws: list[Flaw] = field(default_factory=list)
    missing: Counter[str] = field(default_factory=Counter)
    unsure: set[str] = field(default_factory=set)
    made_sections: list[int] = field(default_factory=list)
    guessed_year: int | None = None
    places: dict[tuple[str, int | str], tuple[int, ...]] = field(default_factory=dict)


@dataclass
class _Assembly:
    """The rows of each table, their places in the file, and what was lost so far."""

    found: Found
    losses: Losses = field(default_factory=Losses)
    tables: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)

    def rows(self, table: str) -> list[PlacedRow]:
        """Return the table's legal rows in their order; too many are counted as missing."""
        found = sorted(self.found.rows.get(table, {}).values(), key=_order)
        most = _MOST.get(table, len(found))
        self.losses.missing[table] += max(0, len(found) - most)
        rows = []
        for row in found[-most:] if table == "change" else found[:most]:
            legal, flaws = mended(table, row)
            self.losses.flaws.extend(flaws)
            rows.append((row.place, legal))
        return rows

    def put(self, table: str, rows: Iterable[PlacedRow]) -> None:
        """Keep the rows of a table, and their places in their list."""
        kept = list(rows)
        self.tables[table] = [row for _, row in kept]
        self.losses.places |= {(table, place): (number,) for number, (place, _) in enumerate(kept, start=1)}

    def take_ids(self, table: str, rows: list[PlacedRow]) -> dict[str, str]:
        """Give each row an id of its own, and return it by the ids under which others may know the row.

        The written one goes before that of the index, and a new one is made where both are damaged or taken.
        """
        listed = {place: name for name, place in self.found.listed.get(table, {}).items()}
        known: dict[str, str] = {}
        for place, row in rows:
            names = [name for name in (row["id"], listed.get(int(place))) if name]
            free = (name for name in names if ID.fullmatch(name) and name not in self.ids)
            row["id"] = next(free, None) or new_id()
            self.ids.add(row["id"])
            for name in (*names, row["id"]):
                known.setdefault(name, row["id"])
        return known


_NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "meta": ("key",),
    "set_aside": ("key",),
    "hand_over": ("at",),
    "change": ("at", "kind", "path"),
}
"""Columns without which a row means nothing."""


def assemble(found: Found) -> tuple[Tables, Losses]:
    """Return tables of which `rows.from_rows` makes a report that `core.limits` allows, and what was lost."""
    assembly = _Assembly(found)
    for step in _STEPS:
        step(assembly)
    _count_missing(assembly)
    return assembly.tables, assembly.losses


def _order(row: FoundRow) -> tuple[bool, int | str]:
    return isinstance(row.place, str), row.place


def _report(assembly: _Assembly) -> None:
    rows = assembly.rows("report")[:1]
    assembly.losses.missing["report"] = 1 - len(rows)
    rows = rows or [(1, _empty_report())]
    assembly.take_ids("report", rows)
    [(_, row)] = rows
    if not row["fiscal_year"]:
        row["fiscal_year"] = assembly.losses.guessed_year = _likely_year(assembly.found)
    assembly.tables["report"] = [row]


def _empty_report() -> dict[str, Any]:
    row, _ = mended("report", FoundRow(1, dict.fromkeys(RULES["report"], None), frozenset()))
    return row


def _likely_year(found: Found) -> int:
    """Return the fiscal year in which most measures begin; the newest known one if none has a date."""
    years: Counter[int] = Counter()
    for row in found.rows.get("measure", {}).values():
        try:
            years[fiscal_year_of(date.fromisoformat(str(row.values.get("period_start"))))] += 1
        except ValueError:
            continue
    low, high = RANGES[Report]["fiscal_year"]
    possible = [year for year, _ in years.most_common() if low <= year <= high]
    return possible[0] if possible else max(available_years())


def _paragraphs(assembly: _Assembly) -> None:
    for table in ("memo_paragraph", "narrative_paragraph"):
        assembly.put(table, assembly.rows(table))


def _signatories(assembly: _Assembly) -> None:
    rows = assembly.rows("signatory")
    known = assembly.take_ids("signatory", rows)
    assembly.put("signatory", rows)
    choices = assembly.rows("signatory_choice")
    boxes: Counter[str] = Counter()
    kept = []
    for place, row in choices:
        person = row["signatory_id"] = known.get(row["signatory_id"], "")
        boxes[person] += 1
        if person and boxes[person] <= COUNTS[Signatory]["choices"]:
            kept.append((place, row))
    assembly.losses.missing["signatory_choice"] += len(choices) - len(kept)
    assembly.put("signatory_choice", kept)


def _indicators(assembly: _Assembly) -> None:
    rows = assembly.rows("indicator")
    low, high = map(int, RANGES[Indicator]["number"])
    taken: set[int] = set()
    for _, row in rows:
        if row["number"] in taken or not row["number"]:
            row["number"] = next(number for number in range(low, high + 1) if number not in taken)
        taken.add(row["number"])
    assembly.put("indicator", rows)


def _measures(assembly: _Assembly) -> None:
    sections, measures = assembly.rows("section"), assembly.rows("measure")
    known = assembly.take_ids("section", sections)
    assembly.take_ids("measure", measures)
    made = settle(sections, measures, known, assembly.found.listed.get("section", {}), assembly.ids)
    assembly.put("section", sections)
    assembly.put("measure", measures)
    numbers = {row["id"]: number for number, (_, row) in enumerate(sections, start=1)}
    assembly.losses.made_sections = [numbers[name] for name in made]
    within: Counter[str] = Counter()
    for place, row in measures:
        within[row["section_id"]] += 1
        assembly.losses.places["measure", place] = (numbers[row["section_id"]], within[row["section_id"]])


def _form(assembly: _Assembly) -> None:
    settings = assembly.rows("setting")
    kept = [(place, row) for place, row in settings if _is_setting(row["key"], row["value"])]
    assembly.losses.missing["setting"] += len(settings) - len(kept)
    assembly.put("setting", kept)
    captions = assembly.rows("caption")
    named = {row["key"]: (place, row) for place, row in reversed(captions) if CAPTION_KEY.fullmatch(row["key"])}
    assembly.losses.missing["caption"] += len(captions) - len(named)
    assembly.put("caption", reversed(named.values()))
    emblems = assembly.rows("emblem")
    whole = [(place, row) for place, row in emblems if row["kind"] and row["data"] is not None][:1]
    assembly.losses.missing["emblem"] += len(emblems) - len(whole)
    assembly.put("emblem", whole)


def _is_setting(key: str, text: str) -> bool:
    """Tell whether a setting is one that this program knows, with a value that it may have."""
    try:
        value = read_setting(key, text)
    except (KeyError, ValueError):
        return False
    low, high = RANGES[Settings].get(key, (0, 0))
    words = CHOICES[Settings].get(key, ())
    return isinstance(value, bool) or (low <= value <= high if isinstance(value, float) else value in words)


def _notes(assembly: _Assembly) -> None:
    for table, needed in _NEEDED.items():
        rows = assembly.rows(table)
        kept = [(place, row) for place, row in rows if all(row[column] for column in needed)]
        assembly.losses.missing[table] += len(rows) - len(kept)
        if "id" in RULES[table]:
            assembly.take_ids(table, kept)
        assembly.put(table, kept)


def _count_missing(assembly: _Assembly) -> None:
    """Count the rows that an index or a gap in their places tells of; where neither can, the table is unsure."""
    found, losses = assembly.found, assembly.losses
    for table in sorted(found.partial & assembly.tables.keys() - {"report"}):
        rows = found.rows[table]
        listed = found.listed.get(table, {})
        is_sure = table in found.listed_whole
        places = [place for place in (*rows, *listed.values()) if isinstance(place, int)]
        losses.missing[table] += max(0, (len(listed) if is_sure else max(places, default=0)) - len(rows))
        if not is_sure:
            losses.unsure.add(table)
    losses.missing["section"] = max(0, losses.missing["section"] - len(losses.made_sections))


_STEPS: Final[tuple[Callable[[_Assembly], None], ...]] = (
    *(_report, _paragraphs, _signatories, _indicators, _measures, _form, _notes),
)
