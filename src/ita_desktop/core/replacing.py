"""Finds words in all texts of a report and writes others for them, as one step."""

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Final, NamedTuple

from ita_desktop.core import edits, paths
from ita_desktop.core.agency_names import names_of
from ita_desktop.core.checks.texts import texts_of
from ita_desktop.core.edits import Edit
from ita_desktop.core.report import Report
from ita_desktop.core.thai_text import normalise, to_thai_digits, to_western_digits
from ita_desktop.errors import Message

_MARKS: Final = "ัิีึืฺุู็่้๊๋์ํ๎"
_DIGITS: Final = frozenset("0123456789๐๑๒๓๔๕๖๗๘๙")

Boundaries = Callable[[str], Collection[int]]
"""Tells where in a text words begin and end; 0 and the text's length are among them."""


class Place(NamedTuple):
    """Where the words stand: the path of their text, and their first and last character in it."""

    path: str
    start: int
    end: int


def find_places(report: Report, words: str, *, whole: Boundaries | None = None) -> tuple[Place, ...]:
    """Return where words stand in the texts of a report, in the order of its printing.

    Thai and western digits are the same, and so are large and small letters. A number is never found inside a longer
    one, nor a letter without its marks. With `whole` the words must begin and end where words do.
    """
    return _find(report, (words,), whole)


def find_agency(report: Report, agency: str, *, whole: Boundaries | None = None) -> tuple[Place, ...]:
    """Return where an agency stands in the texts of a report, by its name or in its leader's title."""
    return _find(report, names_of(agency) if agency.strip() else (), whole)


def replace_places(report: Report, places: Iterable[Place], new: str) -> Edit:
    """Write `new` at these places, in one step; its digits are Thai where those before were."""
    return _replace(report, places, lambda _: new)


def change_agency(report: Report, places: Iterable[Place], old: str, new: str) -> Edit:
    """Write another agency at these places, in one step: as a title where a title stood."""
    title, new_title = names_of(old)[0], names_of(new)[0]
    return _replace(report, places, lambda words: new_title if _folded(words) == _folded(normalise(title)) else new)


def change_year(report: Report, year: int, places: Iterable[Place]) -> Edit:
    """Write another fiscal year at these places and make it the report's own, in one step."""
    edit = replace_places(report, places, str(year))
    changed = edits.set_value(edit.report, "fiscal_year", year)
    return Edit(Message("Change the year", {}), "", changed.report, place=edit.place)


def context(text: str, place: Place, letters: int) -> tuple[str, str, str]:
    """Return what stands before the words, the words, and what stands behind, on one line."""
    before, words, behind = text[: place.start], text[place.start : place.end], text[place.end :]
    short_before = before if len(before) <= letters else f"…{before[-letters:].lstrip(_MARKS)}"
    short_behind = behind if len(behind) <= letters else f"{behind[:letters]}…"
    return (_line(short_before), _line(words), _line(short_behind))


def _find(report: Report, words: Iterable[str], whole: Boundaries | None) -> tuple[Place, ...]:
    """Return where any of some words stand; those inside others that stand before them in `words` are not found."""
    wanted = [folded for folded in map(_folded, map(normalise, words)) if folded.strip()]
    # Most words have no digits, and to look for digits in every text takes the longest.
    fold = _folded if any(letter in _DIGITS for folded in wanted for letter in folded) else _lower
    return tuple(
        Place(text.path, start, end)
        for text in (texts_of(report) if wanted else ())
        for start, end in _whole(text.text, _spans(fold(text.text), wanted), whole)
    )


def _whole(text: str, spans: list[tuple[int, int]], whole: Boundaries | None) -> list[tuple[int, int]]:
    """Return the spans that begin and end where words do; all of them where that does not matter."""
    if whole is None or not spans:
        return spans
    ends = frozenset(whole(text))
    return [span for span in spans if ends.issuperset(span)]


def _spans(text: str, wanted: Iterable[str]) -> list[tuple[int, int]]:
    spans, taken = [], bytearray(len(text))
    for words in wanted:
        for start, end in _matches(text, words):
            if not any(taken[start:end]):
                spans.append((start, end))
                taken[start:end] = b"x" * (end - start)
    return sorted(spans)


def _replace(report: Report, places: Iterable[Place], new: Callable[[str], str]) -> Edit:
    changed, first = report, ""
    for path, group in groupby(sorted(places), key=attrgetter("path")):
        text = str(paths.get(changed, path))
        for place in sorted(group, reverse=True):
            words = text[place.start : place.end]
            text = text[: place.start] + _in_digits_of(words, normalise(new(words))) + text[place.end :]
        changed = edits.set_value(changed, path, text).report
        first = first or path
    return Edit(Message("Replace", {}), "", changed, place=first)


def _matches(folded: str, wanted: str) -> Iterator[tuple[int, int]]:
    at = folded.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        if _stands_alone(folded, at, end):
            yield at, end
            at = folded.find(wanted, end)
        else:
            at = folded.find(wanted, at + 1)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether neither a number nor a letter with its marks is cut."""
    cut_number = (text[start] in _DIGITS and text[start - 1 : start] in _DIGITS) or (
        text[end - 1] in _DIGITS and text[end : end + 1] in _DIGITS
    )
    return not cut_number and text[end : end + 1] not in tuple(_MARKS)


def _folded(text: str) -> str:
    """Return a text of the same length without the differences that do not count."""
    return to_western_digits(_lower(text))


def _lower(text: str) -> str:
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def _in_digits_of(old: str, new: str) -> str:
    return to_thai_digits(new) if to_western_digits(old) != old else new


def _line(text: str) -> str:
    return text.replace("\n", " ")
