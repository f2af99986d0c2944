"""What is still to be filled in: the clerk sees it at a glance, it never keeps anyone from printing."""

from typing import NamedTuple

from ita_desktop.core.report import Measure, Period, Section
from ita_desktop.texts import source_text as _


class Missing(NamedTuple):
    """A part of a measure that is empty: the field to fill in, relative to the measure, and what to call it."""

    path: str
    label: str


_NO_PERIOD = Period()
_ACTIVITY = Missing("activity", _("Measure or activity"))
_PERIOD = Missing("period.start", _("Period"))
_SUMMARY = Missing("summary", _("Summary of what was done"))
_OUTCOME = Missing("outcome", _("Outcome"))


def missing_parts(measure: Measure) -> tuple[Missing, ...]:
    """Return what the published report must show of a measure and what is still empty.

    Who is responsible is not among it: many offices write it into the remarks, or nowhere.
    """
    filled = (
        (_ACTIVITY, measure.activity.strip()),
        (_PERIOD, measure.period != _NO_PERIOD),
        (_SUMMARY, measure.summary.strip()),
        (_OUTCOME, measure.outcome.strip()),
    )
    return tuple([part for part, value in filled if not value])


def is_complete(section: Section) -> bool:
    """Tell whether a section has measures and nothing is missing in any of them."""
    return bool(section.measures) and not any(map(missing_parts, section.measures))
