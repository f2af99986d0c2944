"""The user guide says what the program says, and all of it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import catalogs
import guide_keys
from guide import BOLD, CHAPTERS, GUIDE, KEYS, PICTURE, found
from ita_desktop.core.thai_text import normalise
from ita_desktop.texts import translate
from ita_desktop.ui.commands import COMMANDS
from ita_desktop.ui.guide_text import CONTENTS, chapters
from ita_desktop.ui.guide_window import _CHAPTERS, _FIRST
from ita_desktop.ui.help_dialogs import IN_PAGES
from ita_desktop.ui.menu_table import MENUS, Menu
from ita_desktop.ui.mnemonics import plain

NAMES = {command.id: plain(translate(command.text, "th")) for command in COMMANDS}
[PO] = [path for path in catalogs.po_files() if "th" in path.parts]
OF_OTHERS = {"Ctrl", "Alt", "Shift", "Ctrl+A", "Del"}
"""Keys that belong to Windows, to Excel or to a part of a table, and need no row in the list of keys."""


def paths(menus: tuple[object, ...], before: str = "") -> Iterator[tuple[str, str]]:
    """Yield each command with its way through the menus, as the guide writes it."""
    for entry in menus:
        if isinstance(entry, Menu):
            yield from paths(entry.entries, f"{before}{plain(translate(entry.title, 'th'))} › ")
        elif isinstance(entry, str):
            yield entry, f"{before}{NAMES[entry]}"


WAYS = dict(paths(MENUS))
SHOWN = {plain(text) for message in catalogs.read(PO.read_bytes()) for text in catalogs.strings(message)}


def test_the_guide_names_every_command_by_its_way_through_the_menus() -> None:
    assert set(NAMES) == set(WAYS)
    assert [way for way in WAYS.values() if way not in found(BOLD)] == []


def test_what_the_guide_prints_in_bold_stands_in_the_program() -> None:
    said = {text.strip() for text in found(BOLD)}
    ways = {text for text in said if "›" in text}
    assert ways - set(WAYS.values()) == set()
    assert {text for text in said - ways if plain(text) not in SHOWN} == set()


def test_the_chapter_on_keys_is_made_from_the_programs_tables() -> None:
    assert guide_keys.FILE.read_text(encoding="utf-8") == guide_keys.chapter()


def test_keys_that_the_guide_names_are_keys_of_the_program() -> None:
    known = {key for command in COMMANDS for key in command.keys}
    known |= {key for keys, _ in IN_PAGES for key in keys.split(", ")}
    assert set(found(KEYS)) - known - OF_OTHERS == set()


def test_the_contents_list_every_chapter_under_its_title() -> None:
    titles = {chapter.name: chapter.read_text(encoding="utf-8").partition("\n")[0] for chapter in CHAPTERS}
    assert titles.pop(CONTENTS)
    assert {chapter.file: f"# {chapter.title}" for chapter in chapters()} == titles


def test_every_tab_has_a_chapter() -> None:
    assert {*_CHAPTERS.values(), _FIRST} <= {chapter.file for chapter in chapters()}


def test_the_guide_shows_every_picture_and_no_other() -> None:
    assert sorted(set(found(PICTURE))) == sorted(path.stem for path in GUIDE.glob("pictures/*"))


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.stem)
def test_a_chapter_is_well_typed(chapter: Path) -> None:
    text = chapter.read_text(encoding="utf-8")
    assert text == normalise(text)
    assert not re.search(r"[^\n ]  |[ \t]$|\n\n\n|(?<!พ\.ศ)(?<!ต\.ค)(?<!\d)\.$", text, re.MULTILINE)
    assert len(text) < 4000  # a chapter is read in a few minutes
