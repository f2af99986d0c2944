"""Does a save that is killed ever leave a damaged report, or one older than the last finished save?

    python benchmarks/kill.py [--runs 500] [--mode save] [--folder DIR]

Saves numbered versions of a report without rest in a process of its own, kills it (SIGKILL) at a random moment, and
reads the file as the next start of the program would. Each finished save is told through a pipe, so that it is known
what must be there. Exits 1 if a file is damaged, too old, or if anything but the program's own unfinished new files
lies beside it. `--folder` puts the file on another drive, a stick for one.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from ita_desktop import assets
from ita_desktop.core.report import Report
from ita_desktop.errors import UserError
from ita_desktop.exchange.json_format import read_report as read_json
from ita_desktop.storage import read_report, write_report

SECONDS: Final = (0.0, 0.12)
"""Between which the moment of the kill lies: none to several saves."""

_NUMBER: Final = 8
"""Bytes in which the child tells a number."""

Mode = Callable[[Report, Path, int, Callable[[int], None]], None]
"""Saves a report under rising numbers from one on, for ever, and tells each that is finished."""


def numbered(report: Report, number: int) -> Report:
    """Return the report with a number that the saved file can be known by."""
    return replace(report, memo=replace(report.memo, number=str(number)))


def save(report: Report, path: Path, number: int, done: Callable[[int], None]) -> None:
    """Save as the clerk does."""
    while True:
        write_report(numbered(report, number), path, replace=True)
        done(number)
        number += 1


MODES: Final[Mapping[str, Mode]] = {"save": save}


def killed_run(mode: Mode, report: Report, path: Path, number: int, seconds: float) -> int:
    """Let a child save from `number` on, kill it, and return the last number that it has told (0: none)."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        mode(report, path, number, lambda finished: (os.write(writer, finished.to_bytes(_NUMBER)), None)[1])
        os._exit(1)
    os.close(writer)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reader, "rb") as pipe:
        told = pipe.read()
    return int.from_bytes(told[-_NUMBER:])


def trouble(path: Path, least: int) -> str | None:
    """Return what is wrong with the file that a killed child has left, which must have at least this number."""
    try:
        number = int(read_report(path).report.memo.number)
    except UserError as error:
        return f"damaged: {error}"
    if number not in (least, least + 1):
        return f"version {number} instead of {least} or the one after it"
    strangers = [entry.name for entry in path.parent.iterdir() if entry != path and not entry.name.startswith("~ita-")]
    return f"beside it: {strangers}" if strangers else None


def main() -> int:
    """Kill, look, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=500)
    parser.add_argument("--mode", choices=MODES, default="save")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    report = read_json(assets.resource("sample", "report-2567.json").read_bytes())
    last, interrupted, troubles = 0, 0, list[str]()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        path = Path(folder, "report.db")
        write_report(numbered(report, 0), path)
        for run in range(options.runs):
            last = killed_run(MODES[options.mode], report, path, last + 1, chance.uniform(*SECONDS)) or last
            found = trouble(path, last)
            troubles += [f"run {run}: {found}"] if found else []
            last = int(read_report(path).report.memo.number) if not found else last
            unfinished = [entry for entry in path.parent.iterdir() if entry != path]
            interrupted += bool(unfinished)
            for entry in unfinished:
                entry.unlink()
    print(*troubles, sep="\n", end="\n" if troubles else "")
    print(
        f"{options.runs} kills, {last} finished saves, {interrupted} kills left an unfinished new file, "
        f"{len(troubles)} damaged or too old"
    )
    return int(bool(troubles))


if __name__ == "__main__":
    sys.exit(main())
