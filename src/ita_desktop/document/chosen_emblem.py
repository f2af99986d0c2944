"""Which emblem a report is printed with: its own, or the program's Garuda."""

from ita_desktop.core.report import Report
from ita_desktop.document.emblem import Emblem, garuda
from ita_desktop.errors import InvalidData, Message


def emblem_of(report: Report) -> Emblem:
    """Return the emblem to print; the Garuda stands in for one that cannot be read, as in a file made by hand."""
    return _read(report)[0]


def emblem_trouble(report: Report) -> Message | None:
    """Return why a report's own emblem cannot be printed; None if it can, or the report has none."""
    return _read(report)[1]


def _read(report: Report) -> tuple[Emblem, Message | None]:
    if report.emblem is None:
        return garuda(), None
    from ita_desktop.document.own_emblem import read_emblem  # noqa: PLC0415 - few reports have one

    try:
        return read_emblem(report.emblem), None
    except InvalidData as error:
        return garuda(), error.message
