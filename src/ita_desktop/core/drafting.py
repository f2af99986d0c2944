"""Drafts the paragraph that tells the year's result from the data, and knows such a paragraph again.

The clerk takes the draft or not; nothing is written into the report by itself. The words are those of
`resources/templates/result.toml`.
"""

import re
from decimal import Decimal
from functools import cache
from typing import Final

from ita_desktop.core.data_files import read_toml
from ita_desktop.core.edits import Edit, set_value
from ita_desktop.core.report import Indicator, Report
from ita_desktop.core.thai_text import to_western_digits
from ita_desktop.errors import InvalidData, Message

_PARAGRAPHS: Final = "narrative.paragraphs"
_NAME: Final = re.compile(r"\{\w+\}")


def draft_result(report: Report) -> str:
    """Return the paragraph; InvalidData, which says what is missing, while it cannot be told."""
    scored = [row for row in report.scores.indicators if row.score is not None]
    if not scored or len(scored) < len(report.scores.indicators):
        raise InvalidData("The result cannot be told yet: type the score of every indicator first")
    if report.scores.overall is None or not report.scores.level:
        raise InvalidData("The result cannot be told yet: type the overall score and the level first")
    if not report.agency.name:
        raise InvalidData("The result cannot be told yet: type the agency's name first")
    return _template("text").format(
        year=report.fiscal_year,
        agency=report.agency.name,
        overall=f"{report.scores.overall:f}",
        level=report.scores.level,
        highest=_told(max(scored, key=_score)),
        lowest=_told(min(scored, key=_score)),
    )


def drafted_paragraph(report: Report) -> int | None:
    """Return which paragraph of the report text is such a draft, with whatever values; None if none is."""
    return next((index for index, text in enumerate(report.narrative.paragraphs) if _is_draft(text)), None)


def is_outdated(report: Report) -> bool:
    """Tell whether a drafted paragraph tells other values than the report has now."""
    index = drafted_paragraph(report)
    if index is None:
        return False
    try:
        draft = draft_result(report)
    except InvalidData:
        return True
    return to_western_digits(report.narrative.paragraphs[index]) != to_western_digits(draft)


def take_draft(report: Report) -> Edit:
    """Put the draft in the place of an earlier one, or behind the other paragraphs; InvalidData as `draft_result`."""
    draft, index = draft_result(report), drafted_paragraph(report)
    paragraphs = list(report.narrative.paragraphs)
    if index is None:
        index = len(paragraphs)
        paragraphs.append(draft)
    else:
        paragraphs[index] = draft
    edit = set_value(report, _PARAGRAPHS, tuple(paragraphs))
    return Edit(Message("Take over the drafted result", {}), edit.path, edit.report, place=f"{_PARAGRAPHS}[{index}]")


def _score(row: Indicator) -> Decimal:
    return row.score or Decimal(0)


def _told(row: Indicator) -> str:
    return _template("indicator").format(name=row.name, score=f"{row.score:f}")


@cache
def _template(name: str) -> str:
    text: str = read_toml("templates", "result.toml")[name]
    return text


def _is_draft(text: str) -> bool:
    """Tell whether a text is a draft of any values; none of them is empty or has a line break.

    A regular expression would take for ever on a text that has the words of the draft again and again.
    """
    first, *between, last = _fixed_words()
    if "\n" in text or not text.startswith(first) or not text.endswith(last):
        return False
    at, end = len(first), len(text) - len(last)
    for words in between:
        at = text.find(words, at + 1, end)
        if at < 0:
            return False
        at += len(words)
    return at < end


@cache
def _fixed_words() -> tuple[str, ...]:
    """Return what stands between the values of a draft, the words before the first and behind the last too."""
    return tuple(_NAME.split(_template("text")))
