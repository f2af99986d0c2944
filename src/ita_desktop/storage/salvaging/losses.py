"""Tells the clerk what of a damaged file is lost or doubtful, and where in the report that is."""

from collections.abc import Iterator, Mapping
from typing import Final

from ita_desktop.core.fields import label_of
from ita_desktop.core.thai_text import excerpt
from ita_desktop.errors import Message
from ita_desktop.storage.salvaging.assembling import Losses
from ita_desktop.storage.salvaging.mending import Flaw, Problem
from ita_desktop.storage.salvaging.sections import RESCUED
from ita_desktop.texts import source_text as _

MOST_PLACES: Final = 100
"""Single places that are named; beyond that they are counted."""

HISTORY: Final = frozenset(("hand_over", "change"))
"""The tables that are not of the report itself."""

_PROBLEMS: Final[Mapping[Problem, str]] = {
    "lost": _("{place}: could not be read and is empty now."),
    "gap": _("{place}: part of the text could not be read; \ufffd stands for it."),
    "cut": _("{place}: longer than a report can hold; the end is left out."),
    "wrong": _("{place}: {value} cannot be right and is left out."),
}
_MISSING: Final[Mapping[str, str]] = {
    "report": _(
        "The office, the head of the memo, all titles and the overall score could not be read. Type them again."
    ),
    "memo_paragraph": _("Paragraphs of the memo that could not be read: {count}"),
    "narrative_paragraph": _("Paragraphs of the report text that could not be read: {count}"),
    "signatory": _("Signers that could not be read: {count}"),
    "signatory_choice": _("Boxes to tick that could not be read: {count}"),
    "indicator": _("Indicators that could not be read: {count}"),
    "section": _("Sections that could not be read: {count}"),
    "measure": _("Measures that could not be read: {count}"),
    "setting": _("Settings of the printed form that could not be read: {count}. They have their usual values."),
    "caption": _("Words of the form that could not be read: {count}"),
    "emblem": _("The office's own emblem could not be read. Choose it again."),
    "set_aside": _("Findings set aside that could not be read: {count}"),
    "hand_over": _("Hand-overs in the history that could not be read: {count}"),
    "change": _("Changes in the history that could not be read: {count}"),
}
_UNSURE: Final[Mapping[str, str]] = {
    "memo_paragraph": _("Paragraphs of the memo may be missing."),
    "narrative_paragraph": _("Paragraphs of the report text may be missing."),
    "signatory": _("Signers may be missing."),
    "signatory_choice": _("Boxes to tick may be missing."),
    "indicator": _("Indicators may be missing."),
    "section": _("Sections may be missing."),
    "measure": _("Measures may be missing."),
    "setting": _("Some settings of the printed form may have their usual values again."),
    "caption": _("Words of the form that the office has replaced may be missing."),
    "emblem": _("If the report had an emblem of the office's own, choose it again."),
    "set_aside": _("Findings that were set aside may appear again."),
    "hand_over": _("Hand-overs may be missing from the history."),
    "change": _("Changes may be missing from the history."),
}
_ROWS: Final[Mapping[str, str]] = {
    "memo_paragraph": _("Memo, paragraph {number}"),
    "narrative_paragraph": _("Report text, paragraph {number}"),
    "signatory": _("Signer {number}"),
    "signatory_choice": _("Box to tick {number}"),
    "indicator": _("Indicator in row {number}"),
    "section": _("Section {number}"),
    "measure": _("Section {section}, measure {number}"),
    "caption": _("Word of the form {number}"),
    "set_aside": _("Finding set aside {number}"),
    "hand_over": _("Hand-over {number}"),
    "change": _("Change {number} of the history"),
}
_LISTS: Final[Mapping[str, str]] = {
    "signatory": "memo.signatories",
    "indicator": "scores.indicators",
    "section": "measures.sections",
    "measure": "measures.sections.measures",
    "set_aside": "set_aside",
}
"""The path of each list whose fields have labels."""


def told(losses: Losses, *, about: frozenset[str]) -> tuple[Message, ...]:
    """Return what to tell of the losses in these tables: what is gone, then single places, then what may be gone."""
    places = [_place_message(losses, flaw) for flaw in losses.flaws if flaw.table in about and _is_told(flaw)]
    more = len(places) - MOST_PLACES
    return (
        *_wholes(losses, about),
        *places[:MOST_PLACES],
        *([Message("Further places that are not complete: {count}", {"count": more})] if more > 0 else []),
        *(_message(_UNSURE[table]) for table in _UNSURE if table in losses.unsure & about),
    )


def _wholes(losses: Losses, about: frozenset[str]) -> Iterator[Message]:
    for table, text in _MISSING.items():
        if table in about and losses.missing[table]:
            yield _message(text, count=losses.missing[table])
    if "report" in about and losses.guessed_year:
        yield Message("The fiscal year could not be read; {year} is a guess. Check it.", {"year": losses.guessed_year})
    if "section" in about:
        for number in losses.made_sections:
            yield Message(
                "The title of section {number} could not be read; its measures are under “{title}”.",
                {"number": number, "title": RESCUED},
            )


def _is_told(flaw: Flaw) -> bool:
    """Leave out what has no place on paper: a lost id gets a new one, a setting or an emblem is told of as a whole."""
    return flaw.table not in ("meta", "setting", "emblem") and flaw.column not in ("id", "section_id", "fiscal_year")


def _place_message(losses: Losses, flaw: Flaw) -> Message:
    return _message(_PROBLEMS[flaw.problem], place=_place(losses, flaw), value=excerpt(str(flaw.value)))


def _place(losses: Losses, flaw: Flaw) -> Message:
    """Name the field and the row that it is in."""
    if flaw.table == "report":
        return _label(flaw.column.replace("_", ".", 1))
    *section, number = losses.places.get((flaw.table, flaw.place), (flaw.place,))
    row = _message(_ROWS[flaw.table], number=number, section=next(iter(section), ""))
    if flaw.table not in _LISTS:
        return row
    column = flaw.column.replace("period_", "period.")
    return Message("{row}, {field}", {"row": row, "field": _label(f"{_LISTS[flaw.table]}.{column}")})


def _label(path: str) -> Message:
    return _message(label_of(path))


def _message(text: str, **values: object) -> Message:
    """Return a message whose text stands in one of the tables above, or in those of the forms."""
    return Message(text, values)
