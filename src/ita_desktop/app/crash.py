"""What happens when something goes wrong that nobody has foreseen: it is logged, the report rescued, the clerk told."""

import faulthandler
import sys
import threading
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QThread, QtMsgType, Signal, qInstallMessageHandler

from ita_desktop.app.log import Log
from ita_desktop.app.texts import say, tr
from ita_desktop.errors import UserError

MOST_TOLD: Final = 3
"""How often one fault is told; one that comes with each repainting would leave the clerk with nothing but dialogs."""

_LOGGED: Final = {
    QtMsgType.QtWarningMsg: "warning",
    QtMsgType.QtCriticalMsg: "error",
    QtMsgType.QtFatalMsg: "fatal error",
}


def _in_window_thread() -> bool:
    return threading.current_thread() is threading.main_thread()


def _write_to_terminal(text: str) -> None:
    """Write for whoever has started the program in a terminal; Windows gives a program with windows none."""
    if sys.stderr is not None:
        with suppress(OSError, ValueError):
            sys.stderr.write(text)


def _place(trace: TracebackType | None) -> tuple[str, int]:
    """Return the file and line in which an error was raised."""
    frames = traceback.extract_tb(trace)
    return (frames[-1].filename, frames[-1].lineno or 0) if frames else ("", 0)


class CrashHandler(QObject):
    """Takes what no `except` has taken, in every thread; the program goes on.

    `show` gets the text for the clerk and, for a fault, its details; it may wait for the clerk. It is called in the
    window's thread and out of the work that has failed, for a dialog must not be painted in the middle of a painting.
    `rescue` saves the report and returns the path of the copy, None if there is nothing to save. Both may be set anew
    when there is more to show or to save than there was at first.
    """

    _met = Signal(str, str)

    def __init__(
        self, log: Log, show: Callable[[str, str], object], rescue: Callable[[], Path | None] | None = None
    ) -> None:
        super().__init__()
        self.rescue = rescue
        self._log = log
        self.show = show
        self._told: Counter[tuple[object, ...]] = Counter()
        self._waiting: list[tuple[str, str]] = []
        self._rescuing = False
        self._former: Any = None
        self._logs_fatal = False
        self._met.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self, *, fatal: bool = True) -> None:
        """Begin to take what goes wrong; with `fatal` the end of the process itself is logged too."""
        if fatal and self._log.stream is not None:
            faulthandler.enable(self._log.stream)
            self._logs_fatal = True
        self._former = sys.excepthook, threading.excepthook, sys.unraisablehook, qInstallMessageHandler(self._take_qt)
        sys.excepthook = self._take
        threading.excepthook = self._take_from_thread
        sys.unraisablehook = self._take_unraisable

    def uninstall(self) -> None:
        """Leave all as it was; to be called before the QApplication goes."""
        sys.excepthook, threading.excepthook, sys.unraisablehook, former = self._former
        qInstallMessageHandler(former)
        if self._logs_fatal:
            faulthandler.disable()

    def _take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not isinstance(error, Exception):  # Ctrl-C in a terminal
            sys.__excepthook__(kind, error, trace)
        elif isinstance(error, UserError):
            self._pass_on(say(error.message), "")
        else:
            details = "".join(traceback.format_exception(kind, error, trace))
            self._log.write(f"fault in {threading.current_thread().name}\n{details}")
            _write_to_terminal(details)
            if _in_window_thread():
                self._rescued()
            place = (kind, *_place(trace))
            self._told[place] += 1
            if self._told[place] <= MOST_TOLD:
                self._pass_on("", details)

    def _take_from_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None and arguments.exc_type is not SystemExit:
            self._take(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    def _take_unraisable(self, arguments: Any) -> None:
        """Log what failed while something was thrown away; nothing that the clerk does depends on it."""
        details = traceback.format_exception(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)
        self._log.write(f"fault ignored in a {type(arguments.object).__name__}\n{''.join(details)}")

    def _take_qt(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind in _LOGGED:
            self._log.write(f"Qt {_LOGGED[kind]}: {text}")
        _write_to_terminal(f"{text}\n")
        if kind == QtMsgType.QtFatalMsg and _in_window_thread():
            self._rescued()  # Qt ends the program as soon as this returns

    def _pass_on(self, text: str, details: str) -> None:
        """Tell the clerk, as soon as the work that has failed is over if the window's events are at work."""
        if _in_window_thread() and QThread.currentThread().loopLevel() == 0:
            self._tell(text, details)
        else:
            self._met.emit(text, details)

    def _tell(self, text: str, details: str) -> None:
        """Show a message, or what a fault means; what comes meanwhile is shown after it, but nothing too often."""
        if details:
            text = self._fault_text()
        if (text, details) in self._waiting:
            return
        self._waiting.append((text, details))
        if len(self._waiting) > 1:
            return
        while self._waiting:
            self._show_first()
            del self._waiting[:1]

    def _show_first(self) -> None:
        try:
            self.show(*self._waiting[0])
        except Exception:  # noqa: BLE001 - a fault in telling of a fault must not be told in its turn
            self._log.write(f"fault while a fault was told\n{traceback.format_exc()}")

    def _fault_text(self) -> str:
        rescued = self._rescued()
        parts = [
            tr("The program has met a fault of its own. What you have typed is still there.")
            if QThread.currentThread().loopLevel()
            else tr("The program has met a fault of its own and has to end."),
        ]
        if rescued is not None:
            parts.append(tr("A copy of the report is kept in {path}", path=rescued))
        if self._log.stream is not None:
            parts.append(tr("Details for whoever looks after the program are in {path}", path=self._log.path))
        return "\n\n".join(parts)

    def _rescued(self) -> Path | None:
        """Rescue the report; None if there is nothing to rescue, or if that fails in its turn."""
        if self.rescue is None or self._rescuing:
            return None
        self._rescuing = True
        try:
            return self.rescue()
        except Exception:  # noqa: BLE001 - whatever has broken the report, the clerk is still to be told
            self._log.write(f"fault while the report was rescued\n{traceback.format_exc()}")
            return None
        finally:
            self._rescuing = False
