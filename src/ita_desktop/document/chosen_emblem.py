"""Which emblem a report is printed with: its own, or the program's Garuda."""

from functools import lru_cache

from ita_desktop.core.emblem_file import EmblemFile
from ita_desktop.core.report import Report
from ita_desktop.document.emblem import Emblem, garuda
from ita_desktop.errors import InvalidData, Message


def emblem_of(report: Report) -> Emblem:
    """Return the emblem to print; the Garuda stands in for one that cannot be read, as in a file made by hand."""
    return garuda() if report.emblem is None else _read(report.emblem)[0]


def emblem_trouble(report: Report) -> Message | None:
    """Return why a report's own emblem cannot be printed; None if it can, or the report has none."""
    return None if report.emblem is None else _read(report.emblem)[1]


@lru_cache(maxsize=4)
def _read(file: EmblemFile) -> tuple[Emblem, Message | None]:
    """Read an emblem once, also one that takes long to be refused: it is asked for with every change."""
    from ita_desktop.document.own_emblem import read_emblem  # noqa: PLC0415 - few reports have one

    try:
        return read_emblem(file), None
    except InvalidData as error:
        return garuda(), error.message
