"""The numbers of the measures as they are printed: typed, or counted through the report or within the section."""

from collections.abc import Callable

from ita_desktop.core.report import Report, Settings
from ita_desktop.core.thai_text import to_thai_digits, to_western_digits


def digits_of(settings: Settings) -> Callable[[str], str]:
    """Return the function that gives a text the digits of the printed report."""
    return to_thai_digits if settings.thai_digits else to_western_digits


def printed_numbers(report: Report, section_id: str) -> list[str]:
    """Return the numbers of a section's measures, in western digits where they are counted.

    A measure with a typed number is counted too. Empty if there is no such section.
    """
    counted = 0
    for section in report.measures.sections:
        if report.settings.numbering == "section":
            counted = 0
        if section.id == section_id:
            return [row.number or str(number) for number, row in enumerate(section.measures, start=counted + 1)]
        counted += len(section.measures)
    return []


def numbers_by_measure(report: Report) -> dict[str, str]:
    """Return the printed number of every measure by its id."""
    return {
        row.id: number
        for section in report.measures.sections
        for row, number in zip(section.measures, printed_numbers(report, section.id), strict=True)
    }
