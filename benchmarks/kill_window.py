"""Does a program that is killed lose anything, or leave anything behind?

    python benchmarks/kill_window.py [--runs 500] [--seed 1] [--jobs 2]

Each run is the real window on the platform without display, in a fork of its own: it sweeps, takes up what the run
before has left, types a letter every few milliseconds and saves now and then, until `kill -9`. A third of the kills
comes at any moment, a third within 15 ms of the beginning of a save, a third within 15 ms of that of a copy of unsaved
work.

After each kill the report file has to be whole, and file and copies together have to hold all that was typed 2 s
before, all that the last finished save has written, and all that was there already. After the next start there may be
no unfinished file, no copy but its own, and no notice that blocks. Prints the figures; exits 1 when any of this fails.
See README.md beside this file.
"""

import argparse
import os
import random
import select
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

from ita_desktop.app import recovery
from ita_desktop.app.immortal import keep_constants
from ita_desktop.app.runs import Run
from ita_desktop.app.settings import open_settings
from ita_desktop.core.blank import blank_report
from ita_desktop.core.report import Report
from ita_desktop.errors import FileTrouble
from ita_desktop.storage import atomic, read_report, write_report
from ita_desktop.ui import editor_tabs, export_commands, recovery_commands, report_view  # noqa: F401 - once for all forks
from ita_desktop.ui.program import Program

LONGEST_LOSS: Final = 2.0
"""Seconds of typing that may be lost."""

_FIELD: Final = "memo.subject"
_LETTERS: Final = "กี่ป้ำญูฐู่ร์"
_MOST_LETTERS: Final = 1500
_LETTER_MS: Final = 4
_SAVE_CHANCES: Final = (0.003, 0.02, 0.001)
"""Of a save after each letter, by kind; only long after a save is a copy written."""

_LATEST: Final = 2.8
_SOON: Final = 0.015
_KINDS: Final = ("any moment", "saving", "keeping")
_STUCK: Final = 30.0

Key = tuple[int, int]
"""What a text says of its age: the number of its run, and how many letters it has."""

Tell = Callable[[str], None]


def main() -> int:
    """Kill, look, print, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    keep_constants()
    begun = time.monotonic()
    figures = Figures()
    for part in in_forks([_job(options.runs // options.jobs, options.seed + job) for job in range(options.jobs)]):
        figures.add(part)
    print(f"{figures.runs} runs in {time.monotonic() - begun:.0f} s: {dict(figures.counts)}")
    print(f"typing that was lost: worst {figures.worst:.2f} s (limit {LONGEST_LOSS:.0f} s)")
    for violation in figures.violations:
        print(f"VIOLATION {violation}")
    return int(bool(figures.violations) or figures.runs < options.runs)


@dataclass
class Figures:
    """What has been seen."""

    runs: int = 0
    worst: float = 0.0
    counts: Counter[str] = field(default_factory=Counter)
    violations: list[str] = field(default_factory=list)

    def add(self, lines: list[str]) -> None:
        """Take in what a job has told, a kind and a value a line."""
        for line in lines:
            kind, _, value = line.partition(" ")
            if kind == "run":
                self.runs += 1
            elif kind == "lost":
                self.worst = max(self.worst, float(value))
            elif kind == "count":
                self.counts[value] += 1
            else:
                self.violations.append(line)


def _job(runs: int, seed: int) -> Callable[[Tell], None]:
    """Return a row of runs on one computer with one report."""

    def work(tell: Tell) -> None:
        with tempfile.TemporaryDirectory() as folder:
            for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
                os.environ[name] = folder
            Computer(Path(folder), random.Random(seed), tell).use(runs)

    return work


class Computer:
    """A computer on which the program is killed again and again."""

    def __init__(self, folder: Path, chance: random.Random, tell: Tell) -> None:
        self._folder, self._chance, self._tell = folder, chance, tell
        self._path = folder / "งาน" / "รายงาน.db"
        self._path.parent.mkdir()
        write_report(blank_report(2567), self._path)
        self._had: Key = (0, 0)

    def use(self, runs: int) -> None:
        """Run and kill so often; then start once more."""
        for run in range(1, runs + 1):
            kind = _KINDS[run % len(_KINDS)]
            lines, killed = self._run_and_kill(run, kind)
            self._tell("run")
            self._tell(f"count {kind}")
            self._look(run, lines, killed)
        self._run_and_kill(runs + 1, "any moment")

    def _run_and_kill(self, run: int, kind: str) -> tuple[list[str], float]:
        """Return the lines that the program told before it was killed, and when that was."""
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            seed = self._chance.random()
            type_and_save(self._path, run, random.Random(seed), _teller(writing))
        os.close(writing)
        self._chance.random()
        told = Told(reading)
        told.wait_for("ready", _STUCK)
        if kind == "any moment":
            told.wait_for("never", self._chance.uniform(0, _LATEST))
        else:
            told.wait_for(kind, _LATEST)
            told.wait_for("never", self._chance.uniform(0, _SOON))
        killed = time.monotonic()
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        told.drain()
        if next(self._folder.rglob("~ita-*.tmp"), None):
            self._tell("count killed in the middle of a write")
        return told.lines, killed

    def _look(self, run: int, lines: list[str], killed: float) -> None:
        """Compare what is on the disk with what must be there."""
        events = [line.split() for line in lines]
        for event in events:
            if event[0] == "violation":
                self._tell(f"run {run}: {' '.join(event[1:])}".replace("run ", "run-", 1))
            elif event[0] == "count":
                self._tell(f"count {' '.join(event[1:])}")
        if ["ready"] not in [event[:1] for event in events]:
            self._tell(f"never-ready in run {run}: {lines}")
        typed = [(float(event[2]), (run, int(event[1]))) for event in events if event[0] == "typed"]
        saved = [(run, int(event[1])) for event in events if event[0] == "saved"]
        due = [key for moment, key in typed if moment <= killed - LONGEST_LOSS]
        there = self._kept()
        needed = max([self._had, *saved, *due])
        if there < needed:
            self._tell(f"lost-work in run {run}: {there} is there, {needed} was to be")
        missed = [moment for moment, key in typed if key > there]
        self._tell(f"lost {killed - missed[0] if missed else 0:.3f}")
        self._had = max(there, self._had)

    def _kept(self) -> Key:
        """Return the newest text that the file or a copy holds."""
        try:
            keys = [key_of(read_report(self._path).report)]
        except FileTrouble as trouble:
            self._tell(f"damaged-file {trouble}")
            return (0, 0)
        data = self._folder / "ita-desktop" / "recovery"
        asking = Run(data, "f" * 16)
        keys += [key_of(orphan.report) for orphan in recovery.find_orphans(asking)]
        asking.end()
        return max(keys)


class Told:
    """The lines that a program writes into a pipe."""

    def __init__(self, pipe: int) -> None:
        self._pipe, self._rest = pipe, b""
        self.lines: list[str] = []

    def wait_for(self, word: str, seconds: float) -> None:
        """Wait until a line begins with a word, or for so long."""
        end, seen = time.monotonic() + seconds, len(self.lines)
        while (left := end - time.monotonic()) > 0:
            if select.select([self._pipe], [], [], left)[0] and not self._read():
                return
            if any(line.split()[0] == word for line in self.lines[seen:]):
                return

    def drain(self) -> None:
        """Read what is left, and close the pipe."""
        while self._read():
            pass
        os.close(self._pipe)

    def _read(self) -> bool:
        data = os.read(self._pipe, 1 << 16)
        *lines, self._rest = (self._rest + data).split(b"\n")
        self.lines += [line.decode() for line in lines]
        return bool(data)


def key_of(report: Report) -> Key:
    """Return how old a report's text is; one that nobody typed is the oldest."""
    text = report.memo.subject
    run, mark, letters = text.partition(":")
    if not mark:
        return (0, 0)
    if letters != letters_of(len(letters)):
        return (-1, 0)  # not what was typed: a violation, as it is older than anything
    return (int(run), len(letters))


def letters_of(count: int) -> str:
    """Return the first letters that are typed."""
    return (_LETTERS * (count // len(_LETTERS) + 1))[:count]


def type_and_save(path: Path, run: int, chance: random.Random, tell: Tell) -> None:
    """Be the program until killed."""
    app = QApplication([])
    settings = open_settings()
    settings.official_name = "ใจดี มีสุข"
    settings.preview_shown = run % 4 == 0
    program = Program(app, settings)
    atomic.RUN = os.urandom(8).hex()  # which a fork has from its parent, and a program of its own has not
    program.desk.__dict__["run"] = Run(program.desk.folder / "recovery", atomic.RUN)
    program.window.dialogs.execute = _answerer(tell)
    program.window.show()
    if path.as_posix() not in settings.recent:
        settings.remember(str(path))
    clerk = Clerk(program, path, run, chance, tell)
    QTimer.singleShot(0, clerk.begin)
    app.exec()
    os._exit(0)


class Clerk:
    """Takes up what was left, then types and saves."""

    def __init__(self, program: Program, path: Path, run: int, chance: random.Random, tell: Tell) -> None:
        self._program, self._path, self._run, self._chance, self._tell = program, path, run, chance, tell
        self._window = program.window
        self._typed = 0
        self._timer = QTimer(interval=_LETTER_MS)
        self._timer.timeout.connect(self._type)

    def begin(self) -> None:
        """Start as the program does, and look whether that has left anything."""
        self._program.look_for_leftovers()
        self._program.desk.sweep(self._program.window.settings.recent)  # which the program does some seconds later
        self._look_for_strays()
        self._take_up()
        if not self._window.has_report and not self._window.files.open(self._path):
            self._tell("violation the file cannot be opened")
        self._field = self._editor()
        self._field.setFocus()
        self._field.selectAll()  # type: ignore[attr-defined]
        self._write(f"{self._run}:")
        keeper = self._program._recovery  # noqa: SLF001 - whose moment nobody else tells
        if keeper is not None:
            keeper._timer.timeout.connect(lambda: self._tell("keeping"))  # noqa: SLF001 - as above
        self._tell("ready")
        self._timer.start()

    def _look_for_strays(self) -> None:
        run = self._program.desk.run
        folders = (self._path.parent, run.folder, *self._program.desk.backups.glob("*"))
        for stray in (entry for folder in folders for entry in folder.glob("~ita-*")):
            self._tell(f"violation unfinished {stray.name}")
        for notice in self._path.parent.glob(".~lock*"):
            self._tell(f"violation notice {notice.name}")

    def _take_up(self) -> None:
        """Take up the newest work if it is newer than the file, and throw the rest away."""
        run = self._program.desk.run
        in_file = key_of(read_report(self._path).report)
        for orphan in recovery.find_orphans(run):
            self._tell("count copies found")
            if key_of(orphan.report) <= in_file or self._window.has_report:
                recovery.forget(orphan)
                continue
            self._tell("count copies taken up")
            self._window.start.recover_wanted.emit(orphan)
            if self._program.document.file is None:
                self._tell("count copies whose file was another")
                self._program.document.save_as(self._path)
            elif self._chance.random() < 0.5:
                self._window.files.save()
        left = [copy.name for copy in run.folder.glob("*.db") if copy.stem != run.name]
        if left:
            self._tell(f"violation copies left {left}")

    def _editor(self) -> QWidget:
        self._window.show_field(_FIELD)
        editor = self._window.tabs.page.findChild(QWidget, _FIELD)
        assert isinstance(editor, QWidget)
        return editor

    def _type(self) -> None:
        if self._typed < _MOST_LETTERS:
            self._write(letters_of(self._typed + 1)[-1])
            self._typed += 1
            self._tell(f"typed {self._typed} {time.monotonic()}")
        if self._chance.random() < _SAVE_CHANCES[self._run % len(_KINDS)]:
            self._tell("saving")
            if self._window.files.save():
                self._tell(f"saved {self._typed}")
            else:
                self._tell("violation a save failed")

    def _write(self, text: str) -> None:
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self._field, event)


def _answerer(tell: Tell) -> Callable[[QDialog], object]:
    """Return what answers the dialogs: the proposed answer, and every question is told."""

    def answer(dialog: QDialog) -> object:
        text = dialog.text() if isinstance(dialog, QMessageBox) else dialog.windowTitle()
        if "ถูกแก้ไขหรือหายไป" not in text.replace("\u200b", ""):  # which the clerk sees after some kills
            tell(f"violation a question: {text!r}")
        button = dialog.defaultButton() if isinstance(dialog, QMessageBox) else None
        if button is not None:
            button.click()
        return QDialog.DialogCode.Rejected

    return answer


def _teller(pipe: int) -> Tell:
    return lambda line: void(os.write(pipe, f"{line}\n".encode()))


def void(_: object) -> None:
    """Return nothing."""


def in_forks(works: list[Callable[[Tell], None]]) -> Iterator[list[str]]:
    """Do all works at the same time, each in a fork, and yield the lines that each has told."""
    pipes = []
    for work in works:
        reading, writing = os.pipe()
        if os.fork() == 0:
            os.close(reading)
            work(_teller(writing))
            os._exit(0)
        os.close(writing)
        pipes.append(Told(reading))
    for pipe in pipes:
        pipe.drain()
        yield pipe.lines
    for _ in works:
        os.wait()


if __name__ == "__main__":
    sys.exit(main())
