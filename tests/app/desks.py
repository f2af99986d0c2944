"""Computers with a desk each, and what a run leaves there that was killed."""

import os
import time
from pathlib import Path
from typing import Final

from ita_desktop.app.desk import Desk
from ita_desktop.app.files import Document
from ita_desktop.app.runs import Run
from ita_desktop.app.settings import Settings

DEAD: Final = "dead" * 4
"""The name of a run."""

NO_PID: Final = 4_194_305
"""One more than any system gives."""


def make_desk(folder: Path, name: str = "", position: str = "", *, run: str = "") -> Desk:
    """Return a desk that keeps all in a folder of its own, with who works there; another `run` is another program."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = Settings(folder / "settings.ini")
    settings.official_name, settings.official_position = name, position
    desk = Desk(settings, folder / "data")
    if run:
        desk.__dict__["run"] = Run(folder / "data" / "recovery", run)
    return desk


def leave_lock(folder: Path, name: str = DEAD, *, computer: str = "", pid: int = NO_PID, age: float = 0) -> Path:
    """Leave the lock file of a run that did not end as it should; `age` in seconds."""
    run = Run(folder, name)
    path = folder / f"{name}.lock"
    lines = path.read_text().split("\n")
    run.end()
    lines[0] = str(pid)
    lines[2] = computer or lines[2]
    path.write_text("\n".join(lines))
    os.utime(path, (time.time() - age,) * 2)
    return path


def type_subject(document: Document, text: str) -> None:
    """Change one field of the open report."""
    document.session.set_value("memo.subject", text)
