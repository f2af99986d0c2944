"""The changelog follows Keep a Changelog, and its newest version is that of the program."""

import re
from datetime import date
from pathlib import Path

from ita_desktop import __version__

TEXT = (Path(__file__).parents[1] / "CHANGELOG.md").read_text(encoding="utf-8")
VERSIONS = re.findall(r"^## \[([^\]]+)\] - (.+)$", TEXT, re.MULTILINE)
KINDS = ("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security")


def numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def test_the_newest_version_is_the_programs() -> None:
    assert VERSIONS[0][0] == __version__


def test_only_the_newest_version_may_be_without_a_day() -> None:
    released = [day for _, day in VERSIONS[VERSIONS[0][1] == "not released yet" :]]
    days = [date.fromisoformat(day) for day in released]
    assert days == sorted(days, reverse=True)


def test_versions_are_semantic_and_the_newest_stands_first() -> None:
    found = [numbers(version) for version, _ in VERSIONS]
    assert all(len(version) == 3 for version in found)
    assert found == sorted(set(found), reverse=True)


def test_nothing_stands_outside_of_the_versions_and_kinds() -> None:
    headings = re.findall(r"^(#+) (.+)$", TEXT, re.MULTILINE)
    assert headings[0] == ("#", "Changelog")
    assert [text for level, text in headings if level == "##"] == [f"[{version}] - {day}" for version, day in VERSIONS]
    assert {text for level, text in headings if level == "###"} <= set(KINDS)


def test_every_version_tells_something_in_the_order_of_the_kinds() -> None:
    for section in re.split(r"^## .+$", TEXT, flags=re.MULTILINE)[1:]:
        parts = re.split(r"^### (.+)$", section, flags=re.MULTILINE)
        kinds, texts = parts[1::2], parts[2::2]
        assert parts[0].strip() == ""
        assert kinds == sorted(set(kinds), key=KINDS.index)
        assert kinds
        assert all(re.match(r"\n+(- .+(\n  .+)*\n*)+\Z", text) for text in texts)
