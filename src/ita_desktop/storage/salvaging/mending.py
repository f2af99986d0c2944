"""Makes the values of a row that was found in a damaged file legal, field by field: as much as possible is kept."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import partial
from typing import Final, Literal, NamedTuple

from ita_desktop.core.changes import LONGEST_VALUE
from ita_desktop.core.emblem_file import MAX_BYTES, EmblemFile
from ita_desktop.core.history import Change
from ita_desktop.core.limits import CHOICES, MAX_LINE, MAX_TEXT, RANGES, parse_score
from ita_desktop.core.report import Indicator, MeasureTable, Report, Signatory
from ita_desktop.core.thai_dates import FIRST_YEAR, LAST_YEAR
from ita_desktop.core.thai_text import normalise
from ita_desktop.errors import InvalidData
from ita_desktop.storage.salvaging.finding import Row as FoundRow
from ita_desktop.storage.salvaging.pages import REPLACEMENT, Value

Problem = Literal["lost", "gap", "cut", "wrong"]
"""Nothing of a value is left; some of it; its end was too much; or it breaks a rule and is left out."""

_MISSING: Final = re.compile(f"[\0{REPLACEMENT}]+")


class Mended(NamedTuple):
    """A legal value, and what is wrong with the one that was found."""

    value: Value
    problem: Problem | None = None


class Flaw(NamedTuple):
    """A field that is not as it was written."""

    table: str
    place: int | str
    column: str
    problem: Problem
    value: Value


Mend = Callable[[Value, bool], Mended]
"""Gets a value and whether bytes of it are missing."""


def _text(value: Value, is_torn: bool, *, longest: int) -> Mended:  # noqa: FBT001  one of many of a kind
    if not isinstance(value, str) or (is_torn and not value):
        return Mended("", "lost")
    text = normalise(_MISSING.sub(REPLACEMENT, value))
    if is_torn:
        text = text.rstrip(REPLACEMENT) + REPLACEMENT
    if len(text) > longest:
        return Mended(normalise(text[:longest]), "cut")
    return Mended(text, "lost" if text == REPLACEMENT else "gap" if REPLACEMENT in text else None)


def _optional_text(value: Value, is_torn: bool) -> Mended:  # noqa: FBT001
    return Mended(None) if value is None and not is_torn else _text(value, is_torn, longest=LONGEST_VALUE)


def _key(value: Value, is_torn: bool) -> Mended:  # noqa: FBT001
    return Mended(value) if isinstance(value, str) and not is_torn else Mended("", "lost")


def _day(value: Value, is_torn: bool) -> Mended:  # noqa: FBT001
    if is_torn or value is None:
        return Mended(None, "lost" if is_torn else None)
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else date.min
    except ValueError:
        day = date.min
    return Mended(day.isoformat()) if FIRST_YEAR <= day.year <= LAST_YEAR else Mended(None, "wrong")


def _moment(value: Value, is_torn: bool) -> Mended:  # noqa: FBT001
    if is_torn or value is None:
        return Mended(None, "lost" if is_torn else None)
    try:
        time = datetime.fromisoformat(str(value))
        time = time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except (ValueError, OverflowError):
        return Mended(None, "wrong")
    if not FIRST_YEAR <= time.year <= LAST_YEAR:
        return Mended(None, "wrong")
    return Mended(f"{time:%Y-%m-%dT%H:%M:%SZ}")


def _score(value: Value, is_torn: bool) -> Mended:  # noqa: FBT001
    if is_torn or value is None:
        return Mended(None, "lost" if is_torn else None)
    try:
        score = parse_score(value if isinstance(value, str) else str(value))
    except InvalidData:
        score = None
    return Mended(None, "wrong") if score is None else Mended(f"{score:f}")


def _whole(value: Value, is_torn: bool, *, span: tuple[float, float], default: int) -> Mended:  # noqa: FBT001
    if is_torn:
        return Mended(default, "lost")
    is_right = isinstance(value, int) and span[0] <= value <= span[1]
    return Mended(value) if is_right else Mended(default, "wrong")


def _word(value: Value, is_torn: bool, *, words: tuple[str, ...], default: str) -> Mended:  # noqa: FBT001
    return Mended(value) if value in words and not is_torn else Mended(default, "wrong")


def _picture(value: Value, is_torn: bool) -> Mended:  # noqa: FBT001
    is_whole = isinstance(value, bytes) and len(value) <= MAX_BYTES and not is_torn
    return Mended(value) if is_whole else Mended(None, "lost")


_LINE: Final[Mend] = partial(_text, longest=MAX_LINE)
_TEXT: Final[Mend] = partial(_text, longest=MAX_TEXT)
_LAYOUTS: Final = CHOICES[MeasureTable]["layout"]

RULES: Final[Mapping[str, Mapping[str, Mend]]] = {
    "meta": {"key": _key, "value": _TEXT},
    "report": {
        "id": _key,
        "fiscal_year": partial(_whole, span=RANGES[Report]["fiscal_year"], default=0),
        **dict.fromkeys(("agency_name", "agency_province", "agency_division"), _LINE),
        **dict.fromkeys(("memo_department", "memo_number"), _LINE),
        "memo_date": _day,
        **dict.fromkeys(("memo_subject", "memo_to"), _LINE),
        "memo_closing": _TEXT,
        **dict.fromkeys(("memo_secrecy", "memo_urgency", "narrative_title"), _LINE),
        "scores_overall": _score,
        **dict.fromkeys(("scores_level", "measures_title"), _LINE),
        "measures_layout": partial(_word, words=_LAYOUTS, default=_LAYOUTS[0]),
    },
    "memo_paragraph": {"text": _TEXT},
    "narrative_paragraph": {"text": _TEXT},
    "signatory": {
        "id": _key,
        **dict.fromkeys(("name", "position"), _LINE),
        "remark": _TEXT,
        "date": _day,
        "remark_lines": partial(_whole, span=RANGES[Signatory]["remark_lines"], default=0),
        "date_line": partial(_whole, span=(0, 1), default=0),
    },
    "signatory_choice": {"signatory_id": _key, "text": _LINE},
    "indicator": {
        "number": partial(_whole, span=RANGES[Indicator]["number"], default=0),
        "name": _LINE,
        "instrument": _LINE,
        "score": _score,
    },
    "section": {"id": _key, "title": _LINE},
    "measure": {
        **dict.fromkeys(("id", "section_id"), _key),
        "number": _LINE,
        "activity": _TEXT,
        **dict.fromkeys(("period_start", "period_end"), _day),
        **dict.fromkeys(("period_text", "summary", "outcome", "responsible", "remarks"), _TEXT),
    },
    "setting": {"key": _key, "value": _LINE},
    "caption": {"key": _key, "text": _LINE},
    "emblem": {"kind": partial(_word, words=CHOICES[EmblemFile]["kind"], default=""), "data": _picture},
    "set_aside": {"id": _key, **dict.fromkeys(("key", "reason"), _LINE)},
    "hand_over": {
        "at": _moment,
        **dict.fromkeys(("sender_name", "sender_position", "receiver_name", "receiver_position"), _LINE),
        "note": _TEXT,
        **dict.fromkeys(("report_digest", "changes_digest", "seal"), _LINE),
        "accepted_at": _moment,
        **dict.fromkeys(("accepted_name", "accepted_position"), _LINE),
    },
    "change": {
        "step": partial(_whole, span=RANGES[Change]["step"], default=0),
        "path": _LINE,
        "kind": partial(_word, words=CHOICES[Change]["kind"], default=""),
        **dict.fromkeys(("old", "new"), _optional_text),
        "at": _moment,
        **dict.fromkeys(("name", "position"), _LINE),
    },
}
"""How each column of the current format is made legal; a test compares the columns with the tables'."""


def mended(table: str, found: FoundRow) -> tuple[dict[str, Value], list[Flaw]]:
    """Return the row with legal values, and which of them are not as they were written."""
    row: dict[str, Value] = {}
    flaws: list[Flaw] = []
    for column, mend in RULES[table].items():
        value = found.values.get(column)
        row[column], problem = mend(value, column in found.torn)
        if problem:
            flaws.append(Flaw(table, found.place, column, problem, value))
    return row, flaws
