"""What files are called: a telling name for a report, fit for every system, and the ending of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ita_desktop.app.texts import tr

if TYPE_CHECKING:
    from pathlib import Path

    from ita_desktop.core.report import Report

ENDING: Final = ".db"
_LONGEST_NAME: Final = 80
_NOT_IN_NAMES: Final = str.maketrans(dict.fromkeys('<>:"/\\|?*', " "))
"""What Windows does not allow in a file's name, also on sticks written elsewhere."""


def with_ending(path: Path, ending: str) -> Path:
    """Return `path` with the ending, unless it has it in whatever case."""
    return path if path.suffix.lower() == ending else path.with_name(path.name + ending)


def proposed_name(report: Report, ending: str) -> str:
    """Return a telling name for a report's file: the agency and the year, fit for every system."""
    from ita_desktop.core.thai_text import printable  # noqa: PLC0415 - the start page has no report to name

    agency = printable(report.agency.name).translate(_NOT_IN_NAMES)
    words = ["ITA", str(report.fiscal_year), *agency.split()]
    return " ".join(words)[:_LONGEST_NAME].rstrip(" .") + ending


def step_name(report: Report, step: int) -> str:
    """Return the name of the copy that is given away in a step of the hand-over."""
    name = tr("hand-over {step}", step=step)
    return proposed_name(report, f" {name}{ENDING}")
