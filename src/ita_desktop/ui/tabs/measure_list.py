"""What the list of a section shows of each measure."""

from typing import Final

from ita_desktop.app.texts import tr
from ita_desktop.core import paths
from ita_desktop.core.edits import section_of
from ita_desktop.core.numbering import printed_numbers
from ita_desktop.core.progress import missing_parts
from ita_desktop.core.report import Measure, Report
from ita_desktop.core.thai_text import to_thai_digits
from ita_desktop.ui.tabs.row_model import ListRow

_MOST: Final = 200
"""Letters of the first line that may be shown; no list is wider."""


def measure_rows(report: Report, section_id: str) -> list[ListRow]:
    """Return the rows of a section's list; none if the section has gone."""
    try:
        measures = section_of(report, section_id).measures
    except paths.UnknownPath:
        return []
    numbers = printed_numbers(report, section_id)
    if report.settings.thai_digits:
        numbers = list(map(to_thai_digits, numbers))
    return [_row(measure, number) for measure, number in zip(measures, numbers, strict=True)]


def _row(measure: Measure, number: str) -> ListRow:
    missing = [tr(part.label) for part in missing_parts(measure)]
    state = tr("Missing: {parts}", parts=", ".join(missing)) if missing else tr("Complete")
    words = measure.activity.strip().partition("\n")[0][:_MOST]
    return ListRow(measure.id, number, words or tr("(no text yet)"), state, is_complete=not missing)
