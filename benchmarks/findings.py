"""How soon does the window show what is wrong, and do the panel and the search hold it up?

    python benchmarks/findings.py [--measures 30 250 2500] [--edits 15]

Prints for the sample report, its measures repeated to so many and each with a slip in it: how many findings there are,
the time from a change to the panel, how late a 1 ms timer comes at worst meanwhile, and the time of a search over the
whole report with its list; medians in ms. Exits 1 when the sample report takes longer than 200 ms from a change to the
panel. See README.md beside this file.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from checks import milliseconds, sample
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from ita_desktop.app.files import Document
from ita_desktop.app.immortal import keep_constants
from ita_desktop.app.settings import Settings
from ita_desktop.core import paths
from ita_desktop.core.report import Report, Section
from ita_desktop.ui.main_window import MainWindow
from ita_desktop.ui.replace_dialog import ReplaceDialog

LIMIT_MS: Final = 200
PAUSE_MS: Final = 700
"""Between two changes, so that the pages of the last one are ready."""


class Ticks:
    """Notes by how much a timer of 1 ms comes too late."""

    def __init__(self) -> None:
        self.worst, self._last = 0.0, time.perf_counter()
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._note)
        self._timer.start()

    def _note(self) -> None:
        now = time.perf_counter()
        self.worst, self._last = max(self.worst, (now - self._last) * 1000), now


def wait(ms: int) -> None:
    """Let the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def wait_until(is_so: Callable[[], bool]) -> None:
    """Let the window work until something is so."""
    while not is_so():
        wait(1)


def with_slips(report: Report) -> Report:
    """Return a report with spaces at the end of each outcome."""

    def slipped(section: Section) -> Section:
        return replace(section, measures=tuple(replace(row, outcome=f"{row.outcome}  ") for row in section.measures))

    return paths.replace(report, "measures.sections", tuple(map(slipped, report.measures.sections)))


def after_change(window: MainWindow, number: int) -> float:
    """Return the time from a change to what the panel shows of it."""
    done: list[bool] = []

    def note() -> None:
        done.append(True)

    def change() -> None:
        window.document.session.set_value("memo.subject", str(number))
        wait_until(lambda: bool(done))

    found = window.report_view.findings.checking.found
    found.connect(note)
    taken = milliseconds(change)
    found.disconnect(note)
    return taken


def measured(report: Report, edits: int, folder: Path) -> tuple[int, float, float, float]:
    """Return how many findings there are, and the three times."""
    window = MainWindow(Document(), Settings(folder / "settings.ini"))
    window.resize(1366, 700)
    window.show()
    window.document.session.reset(report)
    window.show_report()
    window.report_view.show_findings(shown=True)
    checking = window.report_view.findings.checking
    wait_until(lambda: bool(checking.findings))
    wait(PAUSE_MS)
    ticks, times = Ticks(), []
    for number in range(edits):
        times.append(after_change(window, number))
        wait(PAUSE_MS)
    worst, dialog = ticks.worst, ReplaceDialog(window.document.session, window)
    search = median(milliseconds(lambda: dialog.begin("การ")) for _ in range(edits))
    found = len(checking.findings)
    window.leave()
    return found, median(times), worst, search


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measures", type=int, nargs="+", default=[30, 250, 2500])
    parser.add_argument("--edits", type=int, default=15)
    options = parser.parse_args()
    keep_constants()
    _app = QApplication([])
    print("measures  findings  change to panel  worst stall  search  (ms)")
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for count in options.measures:
            found, shown, worst, search = measured(with_slips(sample(count)), options.edits, Path(folder))
            print(f"{count:8}  {found:8}  {shown:15.0f}  {worst:11.0f}  {search:6.0f}", flush=True)
            slowest = slowest or shown
    return int(slowest > LIMIT_MS)


if __name__ == "__main__":
    sys.exit(main())
