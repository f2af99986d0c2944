"""Work in a thread of its own: the newest question is answered, and the window never waits for an answer."""

import gc
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal

from ita_desktop.errors import UserError

SWITCH_SECONDS: Final = 0.0005
"""How long a thread may keep Python's lock from the window; Python's own 5 ms are felt, for a paint takes it often."""

_MANY: Final = 10_000
"""So many new objects take the collector some ms."""

_NOTHING: Final = object()


class LatestJob(QObject):
    """Calls `work` in one thread with immutable values, one at a time; a value that waits gives way to a newer one.

    `done` carries an answer and the number that `submit` gave its question, `failed` an error and that number. What is
    no `UserError` is also raised in the window's thread: it is a defect. With `drop_stale` an answer is kept back when
    there is a newer question already; without it answers still come while questions follow each other without rest.

    Whoever owns it calls `close` before it goes.
    """

    done = Signal(object, int)
    failed = Signal(object, int)
    _ended = Signal(object, object, int)

    def __init__(
        self, work: Callable[[Any], object], parent: QObject | None = None, *, drop_stale: bool = True
    ) -> None:
        super().__init__(parent)
        sys.setswitchinterval(SWITCH_SECONDS)
        self._work = work
        self._drop_stale = drop_stale
        self._thread: ThreadPoolExecutor | None = ThreadPoolExecutor(1, thread_name_prefix="job")
        self._busy = False
        self._waiting: object = _NOTHING
        self._newest = 0
        self._void = 0
        # Without Qt.QueuedConnection a plain Python thread, which Qt does not know, could run the slot itself.
        self._ended.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @property
    def newest(self) -> int:
        """The number of the newest question, 0 before the first."""
        return self._newest

    @property
    def idle(self) -> bool:
        """Whether nothing runs and nothing waits."""
        return not self._busy and self._waiting is _NOTHING

    def submit(self, value: object) -> int:
        """Ask for the answer to `value`, at once if nothing runs, else next; return the question's number."""
        self._newest += 1
        self._waiting = value
        self._start()
        return self._newest

    def forget(self) -> None:
        """Give no answer to any question asked so far."""
        self._void = self._newest
        self._waiting = _NOTHING

    def close(self) -> None:
        """Forget all questions and end the thread; waits for the work that runs. Nothing runs any more after it."""
        self.forget()
        if self._thread is not None:
            self._thread.shutdown(wait=True, cancel_futures=True)
            self._thread = None
            gc.unfreeze()

    def _start(self) -> None:
        if self._busy or self._waiting is _NOTHING or self._thread is None:
            return
        value, self._waiting = self._waiting, _NOTHING
        self._busy = True
        self._thread.submit(self._run, value, self._newest)

    def _run(self, value: object, number: int) -> None:
        """Work, in the thread."""
        try:
            with _no_collection():
                answer, error = self._work(value), None
        except Exception as raised:  # noqa: BLE001 - it is raised again in the window's thread
            answer, error = None, raised
        self._ended.emit(answer, error, number)

    def _take(self, answer: object, error: Exception | None, number: int) -> None:
        """Hand an answer on, in the window's thread."""
        self._busy = False
        self._start()
        wanted = number > self._void and not (self._drop_stale and number != self._newest)
        if error is None:
            if wanted:
                self.done.emit(answer, number)
            return
        if wanted:
            self.failed.emit(error, number)
        if not isinstance(error, UserError):
            raise error


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the collector from running during work that makes many objects and no cycles.

    It would look through all of a large report's lines again and again, and hold the window up for 50 ms each time.
    Nor need it ever look at what such work has left: that goes when nothing holds it any more.
    """
    gc.disable()
    try:
        yield
    finally:
        if gc.get_count()[0] > _MANY:
            gc.freeze()
        gc.enable()
