"""The notice beside a report that somebody has it open: advice for whoever opens it next, on any computer.

It is a small file of our own and not `QLockFile` alone, which cannot carry a person's name. Reports lie on sticks and
shares, so a notice may be left over, or fail to be written; nothing depends on it but a question.
"""

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSysInfo

from ita_desktop.app.runs import Run
from ita_desktop.core.history import Official
from ita_desktop.core.thai_text import printable
from ita_desktop.storage import RUN, real_path

_MOST_BYTES: Final = 4096
_LONGEST: Final = 100


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
        if holder is None or holder.run == RUN or self._run.state(holder.run) == "dead":
            return None
        return holder

    def take(self, official: Official, now: datetime) -> None:
        """Put our notice there, whoever's there is; a folder that cannot be written gets none."""
        text = json.dumps(
            {
                "name": official.name,
                "position": official.position,
                "computer": QSysInfo.machineHostName(),
                "since": now.astimezone(UTC).isoformat(timespec="seconds"),
                "run": RUN,
            },
            ensure_ascii=False,
        )
        with suppress(OSError, ValueError):
            self.path.write_text(text, encoding="utf-8", errors="replace")

    def release(self) -> None:
        """Take our notice away, but not that of somebody who has taken the report over."""
        holder = _read(self.path)
        if holder is not None and holder.run == RUN:
            with suppress(OSError):
                self.path.unlink()


def notice_path(document: Path) -> Path:
    """Return where the notice of a report lies: beside it, hidden on most systems."""
    document = real_path(document)
    return document.with_name(f".~lock.{document.name}#")


def _read(path: Path) -> Holder | None:
    """Read a notice; None if there is none or it is not one of this program."""
    try:
        with open(path, "rb", opener=_open) as file:
            told = json.loads(file.read(_MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or not isinstance(told.get("run"), str):
        return None
    return Holder(
        Official(_line(told.get("name")), _line(told.get("position"))),
        _line(told.get("computer")),
        _moment(told.get("since")),
        told["run"],
    )


def _open(path: str, flags: int) -> int:
    """Open without waiting for the other end, should it be a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _line(value: object) -> str:
    return " ".join(printable(value).split())[:_LONGEST] if isinstance(value, str) else ""


def _moment(value: object) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
