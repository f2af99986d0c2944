"""How much longer than a bare PySide6 window does ours take until it can be used?

    python benchmarks/start.py [--runs 15] [--file FILE.db]

Both are started as whole processes, in turn, on the platform without display; the time ends when the window has been
shown and its event loop has nothing left to do. All byte code is compiled, as in an installed program. With a file ours
opens it, which no bare window does; the limit holds without. Prints the medians and the ratio, which is the median of
the pairs' own ratios; exits 1 when it is over the limit. See README.md beside this file.
"""

import argparse
import compileall
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Final

LIMIT: Final = 2.0

_SOURCES: Final = Path(__file__).parents[1] / "src"

_END: Final = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
run = QApplication.exec
def run_until_idle(*_):
    # The first one comes behind what showing the window has put into the queue, the second behind what that has.
    QTimer.singleShot(0, lambda: QTimer.singleShot(0, lambda: os._exit(0)))
    return run()
"""
BARE: Final = f"""{_END}
app = QApplication([])
window = QMainWindow()
window.resize(1000, 600)
window.show()
run_until_idle()
"""
OURS: Final = f"""{_END}
QApplication.exec = run_until_idle
from ita_desktop.__main__ import main
main()
"""


def seconds(program: str, arguments: list[str], folder: Path) -> float:
    """Return how long a process of this program takes, with settings of its own."""
    places = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config"), "XDG_DATA_HOME": str(folder / "data")}
    environment = os.environ | places | {"QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", program, *arguments]
    start = time.perf_counter()
    subprocess.run(command, env=environment, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def main() -> int:
    """Measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--file", type=Path)
    options = parser.parse_args()
    arguments = [str(options.file.absolute())] if options.file else []
    compileall.compile_dir(_SOURCES, quiet=1)
    bare, ours = [], []
    with tempfile.TemporaryDirectory() as folder:
        for run in range(options.runs + 1):
            times = seconds(BARE, [], Path(folder)), seconds(OURS, arguments, Path(folder))
            if run:  # the first one fills the disk's cache
                bare.append(times[0])
                ours.append(times[1])
    ratio = median(other / one for one, other in zip(bare, ours, strict=True))
    print(f"bare window {median(bare) * 1000:.0f} ms, ours {median(ours) * 1000:.0f} ms, ratio {ratio:.2f}×")
    return int(ratio > LIMIT and not arguments)


if __name__ == "__main__":
    sys.exit(main())
