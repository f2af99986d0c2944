"""How much longer than a bare PySide6 window does the built program take until its window is on the screen?

    xvfb-run -s "-screen 0 1366x768x24" python benchmarks/built_start.py dist/ita-desktop [--runs 15]

Three programs are started as whole processes, in turn: a bare window, ours from the sources, ours as it was built. The
time ends when the X server shows a window that was not there before; it is asked every millisecond. Needs an X display.
Prints the medians and how many times that of the bare window each is, the median of the rounds' own ratios; then how
long the built command line takes to tell its version. There is no limit: builds are compared with one another.
"""

import argparse
import compileall
import ctypes
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Final

_SOURCES: Final = Path(__file__).parents[1] / "src"
_PATIENCE: Final = 30.0
_VIEWABLE: Final = 2
_SMALLEST: Final = 200
"""Less wide are windows that nobody sees."""

BARE: Final = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1000, 600)
window.show()
app.exec()
"""


class _Attributes(ctypes.Structure):
    """XWindowAttributes of Xlib.h."""

    _fields_ = (
        *((name, ctypes.c_int) for name in ("x", "y", "width", "height", "border_width", "depth")),
        ("visual", ctypes.c_void_p),
        ("root", ctypes.c_ulong),
        *((name, ctypes.c_int) for name in ("klass", "bit_gravity", "win_gravity", "backing_store")),
        *((name, ctypes.c_ulong) for name in ("backing_planes", "backing_pixel")),
        ("save_under", ctypes.c_int),
        ("colormap", ctypes.c_ulong),
        *((name, ctypes.c_int) for name in ("map_installed", "map_state")),
        *((name, ctypes.c_long) for name in ("all_event_masks", "your_event_mask", "do_not_propagate_mask")),
        ("override_redirect", ctypes.c_int),
        ("screen", ctypes.c_void_p),
    )


class Screen:
    """The X display's root window."""

    def __init__(self) -> None:
        x11 = self._x11 = ctypes.CDLL("libX11.so.6")
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(x11.XOpenDisplay(None))
        if not self._display:
            raise SystemExit("there is no X display: run it under xvfb-run")
        ignore = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(lambda *_: 0)
        self._ignore = ignore  # a window may be gone when it is asked for
        x11.XSetErrorHandler(ignore)
        self._root = ctypes.c_ulong(x11.XDefaultRootWindow(self._display))

    def shows_window(self) -> bool:
        """Tell whether a window is to be seen."""
        ids, count, unused = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint(), ctypes.c_ulong()
        one, other = ctypes.byref(unused), ctypes.byref(unused)
        self._x11.XQueryTree(self._display, self._root, one, other, ctypes.byref(ids), ctypes.byref(count))
        found = any(self._is_seen(ids[number]) for number in range(count.value))
        if count.value:
            self._x11.XFree(ids)
        return found

    def _is_seen(self, window: int) -> bool:
        told = _Attributes()
        if not self._x11.XGetWindowAttributes(self._display, ctypes.c_ulong(window), ctypes.byref(told)):
            return False
        return told.map_state == _VIEWABLE and told.width >= _SMALLEST


def seconds(command: list[str], screen: Screen, folder: Path) -> float:
    """Return how long it takes until a process of this program shows a window, with settings of its own."""
    places = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config"), "XDG_DATA_HOME": str(folder / "data")}
    environment = os.environ | places | {"QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(_SOURCES)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    wait(lambda: not screen.shows_window())
    start = time.perf_counter()
    running = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        wait(screen.shows_window)
        return time.perf_counter() - start
    finally:
        running.kill()
        running.wait()


def wait(until: Callable[[], bool]) -> None:
    """Wait until something is so, asking every millisecond."""
    end = time.perf_counter() + _PATIENCE
    while not until():
        if time.perf_counter() > end:
            raise SystemExit("the window did not come or go")
        time.sleep(0.001)


def main() -> int:
    """Measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    built = options.program.absolute()
    compileall.compile_dir(_SOURCES, quiet=1)
    programs = {
        "bare window": [sys.executable, "-c", BARE],
        "ours, sources": [sys.executable, "-m", "ita_desktop"],
        "ours, built": [str(built / "ita-desktop")],
    }
    times: dict[str, list[float]] = {name: [] for name in programs}
    screen = Screen()
    with tempfile.TemporaryDirectory() as folder:
        for run in range(options.runs + 1):
            for name, command in programs.items():
                taken = seconds(command, screen, Path(folder))
                if run:  # the first one fills the disk's cache
                    times[name].append(taken)
    bare = times["bare window"]
    for name, taken_all in times.items():
        ratio = median(one / other for one, other in zip(taken_all, bare, strict=True))
        print(f"{name}: {median(taken_all) * 1000:.0f} ms, {ratio:.2f}×")
    told = [_version(built) for _ in range(options.runs)]
    print(f"the built command line's version: {median(told) * 1000:.0f} ms")
    return 0


def _version(built: Path) -> float:
    start = time.perf_counter()
    subprocess.run([built / "ita-desktop-console", "--version"], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
