"""The provinces of Thailand with the names of their districts and subdistricts: `resources/thai/places.txt`."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Final

from ita_desktop.core.data_files import read_lines

_BEFORE: Final = re.compile(r"\A(?:จังหวัด|จ\.)\s*")
LONGEST: Final = 24
"""No place has a name of more characters."""


@dataclass(frozen=True, slots=True)
class Province:
    """A province with the names in it, without the words for their kind."""

    name: str
    districts: frozenset[str]
    subdistricts: frozenset[str]

    @property
    def places(self) -> frozenset[str]:
        """Every name in it and its own."""
        return self.districts | self.subdistricts | {self.name}


@cache
def provinces() -> dict[str, Province]:
    """Return the provinces by name; Bangkok, which is not organised in municipalities, is left out."""
    rows = (line.split("\t") for line in read_lines("thai", "places.txt"))
    return {
        name: Province(name, frozenset(districts.split()), frozenset(subdistricts.split()))
        for name, districts, subdistricts in rows
    }


@cache
def district_names() -> frozenset[str]:
    """Return the names of all districts."""
    return frozenset().union(*(row.districts for row in provinces().values()))


@cache
def subdistrict_names() -> frozenset[str]:
    """Return the names of all subdistricts."""
    return frozenset().union(*(row.subdistricts for row in provinces().values()))


@cache
def place_names() -> frozenset[str]:
    """Return the names of all provinces, districts and subdistricts."""
    return district_names() | subdistrict_names() | frozenset(provinces())


def province_name(typed: str) -> str:
    """Return the bare name of a province as a clerk types it: with จังหวัด or จ. before it, or without."""
    return _BEFORE.sub("", typed.strip())


def provinces_with(place: str) -> frozenset[str]:
    """Return the names of the provinces that have a place of this name; a province's own name means that one alone."""
    if place in provinces():
        return frozenset({place})
    return frozenset(row.name for row in provinces().values() if place in row.places)


def longest_name(text: str, at: int, names: Collection[str]) -> str:
    """Return the longest of `names` that begins at place `at` of a text; empty if none does."""
    longest = min(LONGEST, len(text) - at)
    return next((text[at : at + length] for length in range(longest, 1, -1) if text[at : at + length] in names), "")
