"""The notice beside a report that somebody has it open: advice for whoever opens it next, on any computer.

It is a small file of our own and not `QLockFile` alone, which cannot carry a person's name. Reports lie on sticks and
shares, so a notice may be left over, or fail to be written; nothing depends on it but a question.
"""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSysInfo

from ita_desktop.app.runs import Run
from ita_desktop.core.history import Official
from ita_desktop.core.thai_text import printable
from ita_desktop.errors import FileTrouble
from ita_desktop.storage import read_bytes, real_path

_MOST_BYTES: Final = 4096
_LONGEST: Final = 100
_YEARS: Final = range(2000, 3000)
"""Others could not be shown on a clock of another zone."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a report open, on which computer, since when (None: not known)."""

    official: Official
    computer: str
    since: datetime | None
    run: str


class Lock:
    """The notice of one open report."""

    def __init__(self, document: Path, run: Run) -> None:
        self.path = notice_path(document)
        self._run = run

    def holder(self) -> Holder | None:
        """Return who else has the report open; None if nobody has, or a run of this computer that was killed."""
        holder = _read(self.path)
        if holder is None or holder.run == self._run.name or self._run.state(holder.run) == "dead":
            return None
        return holder

    def take(self, official: Official, now: datetime) -> None:
        """Put our notice there, whoever's there is; a folder that cannot be written gets none.

        Our own stays as it is, and with it since when, unless the name is another now.
        """
        there = _read(self.path)
        if there is not None and there.run == self._run.name:
            if there.official == official:
                return
            now = there.since or now
        # Never written through: a link or a pipe by this name would lead who knows where.
        with suppress(OSError, ValueError):
            self.path.unlink(missing_ok=True)
        with suppress(OSError, ValueError), self.path.open("x", encoding="utf-8", errors="replace") as file:
            file.write(_notice(official, now, self._run.name))

    def release(self) -> None:
        """Take our notice away, but not that of somebody who has taken the report over."""
        holder = _read(self.path)
        if holder is not None and holder.run == self._run.name:
            with suppress(OSError):
                self.path.unlink()

    def clear(self) -> None:
        """Take away the notice of a run of this computer that was killed."""
        holder = _read(self.path)
        if holder is not None and self._run.state(holder.run) == "dead":
            with suppress(OSError):
                self.path.unlink()


def notice_path(document: Path) -> Path:
    """Return where the notice of a report lies: beside it, hidden on most systems."""
    document = real_path(document)
    return document.parent / f".~lock.{document.name}#"


def _notice(official: Official, since: datetime, run: str) -> str:
    told = {
        "name": official.name[:_LONGEST],
        "position": official.position[:_LONGEST],
        "computer": QSysInfo.machineHostName(),
        "since": since.astimezone(UTC).isoformat(timespec="seconds"),
        "run": run,
    }
    return json.dumps(told, ensure_ascii=False)


def _read(path: Path) -> Holder | None:
    """Read a notice; None if there is none or it is not one of this program."""
    try:
        told = json.loads(read_bytes(path, _MOST_BYTES))
    except (FileTrouble, ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or not isinstance(told.get("run"), str):
        return None
    return Holder(
        Official(_line(told.get("name")), _line(told.get("position"))),
        _line(told.get("computer")),
        _moment(told.get("since")),
        told["run"],
    )


def _line(value: object) -> str:
    return " ".join(printable(value).split())[:_LONGEST] if isinstance(value, str) else ""


def _moment(value: object) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if moment.tzinfo and moment.year in _YEARS else None
