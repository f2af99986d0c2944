"""Gives each rescued measure a section: the one it names, that of its neighbours, or one made for it."""

from collections.abc import Mapping, MutableSet, Sequence
from typing import Any, Final, TypeAlias

from ita_desktop.core.limits import COUNTS, ID
from ita_desktop.core.report import MeasureTable, new_id

RESCUED: Final = "มาตรการที่กู้คืนได้"
"""Title of a section for measures whose own is lost: text of the report, and so Thai in every language."""

PlacedRow: TypeAlias = tuple[int | str, dict[str, Any]]
"""A row and its place in the file, or its key in a table without places."""


def settle(
    sections: list[PlacedRow],
    measures: Sequence[PlacedRow],
    known: Mapping[str, str],
    listed: Mapping[str, int],
    taken: MutableSet[str],
) -> list[str]:
    """Bring every measure under a section, and return the ids of the sections that were made for that.

    `known` gives each section's id by the ids under which measures may name it, `listed` the places of all sections
    of the file by id, `taken` all ids of the report. Made sections are put between the others.
    """
    named = _by_neighbours([known.get(row["section_id"]) for _, row in measures])
    made: dict[str, PlacedRow] = {}
    for (place, row), home in zip(measures, named, strict=True):
        row["section_id"] = home or _made(made, sections, row["section_id"], place, taken)
    order = _orders(sections, measures, listed, made)
    sections.extend(made.values())
    sections.sort(key=lambda section: order[section[1]["id"]])
    return [row["id"] for _, row in made.values()]


def _by_neighbours(named: Sequence[str | None]) -> list[str | None]:
    """Fill the gaps between measures of one and the same section: a section's measures stand together."""
    before, after = list(named), list(named)
    for index in range(1, len(named)):
        before[index] = named[index] or before[index - 1]
        after[-1 - index] = named[-1 - index] or after[-index]
    return [one if one == other else name for name, one, other in zip(named, before, after, strict=True)]


def _made(
    made: dict[str, PlacedRow], sections: list[PlacedRow], name: str, place: int | str, taken: MutableSet[str]
) -> str:
    """Return the section made for the measures that name a lost one; the last one where no more are allowed."""
    key = name if ID.fullmatch(name) else ""
    if key not in made:
        if len(sections) + len(made) >= COUNTS[MeasureTable]["sections"]:
            return str([*sections, *made.values()][-1][1]["id"])
        section_id = key if key and key not in taken else new_id()
        taken.add(section_id)
        made[key] = (place, {"id": section_id, "title": RESCUED})
    return str(made[key][1]["id"])


def _orders(
    sections: Sequence[PlacedRow],
    measures: Sequence[PlacedRow],
    listed: Mapping[str, int],
    made: Mapping[str, PlacedRow],
) -> dict[str, tuple[int, int, int]]:
    """Return by what to sort each section: its place, or for a made one that of the section that goes before it."""
    order = {row["id"]: (int(place), 0, 0) for place, row in sections}
    firsts = {row["section_id"]: int(place) for place, row in reversed(measures)}
    for name, (place, row) in made.items():
        first = int(place)
        before = max((order[home][0] for home, at in firsts.items() if home in order and at < first), default=0)
        order[row["id"]] = (listed.get(name, before), 1, first)
    return order
