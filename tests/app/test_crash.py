import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import QCoreApplication, QTimer, QtMsgType, qWarning
from pytestqt.qtbot import QtBot

from ita_desktop.app.crash import MOST_TOLD, CrashHandler
from ita_desktop.app.log import Log
from ita_desktop.errors import UserError

pytestmark = pytest.mark.usefixtures("qapp")

SECRET = "ข้อความในรายงาน"
USER_ERROR = UserError("The name of {path} is too long. Choose a shorter one.", path="a.db")


class Told:
    """What the clerk has been told."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.details: list[str] = []
        self.then: Callable[[], object] | None = None

    def __call__(self, text: str, details: str) -> None:
        self.texts.append(text)
        self.details.append(details)
        if self.then is not None:
            self.then()


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    opened = Log(tmp_path / "a.log")
    yield opened
    opened.close()


@pytest.fixture
def handler(told: Told, log: Log) -> Iterator[CrashHandler]:
    handler = CrashHandler(log, told)
    handler.install(fatal=False)
    yield handler
    handler.uninstall()


def fail(error: Exception | None = None) -> NoReturn:
    hidden = SECRET  # noqa: F841 - a log that told the values of variables would hold it
    raise error or RuntimeError("broken")


def meet(error: BaseException) -> None:
    """Let an error reach the handler as one that nobody has taken."""
    sys.excepthook(type(error), error, error.__traceback__)


def logged(log: Log) -> str:
    return log.path.read_text(encoding="utf-8")


def test_a_fault_is_logged_and_told(handler: CrashHandler, told: Told, log: Log) -> None:
    meet(RuntimeError("broken"))
    [text], [details] = told.texts, told.details
    assert text.startswith("โปรแกรมขัดข้อง")
    assert str(log.path) in text
    assert details.endswith("RuntimeError: broken\n")
    assert details.rstrip() in logged(log)


def test_the_log_holds_no_values(handler: CrashHandler, log: Log, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        fail()
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert SECRET not in logged(log) + capsys.readouterr().err


def test_an_error_of_the_clerks_is_a_plain_message(handler: CrashHandler, told: Told, log: Log) -> None:
    meet(USER_ERROR)
    assert (told.texts, told.details) == (["ชื่อ a.db ยาวเกินไป โปรดตั้งชื่อให้สั้นลง"], [""])
    assert "a.db" not in logged(log)


def test_the_report_is_rescued_and_its_copy_named(handler: CrashHandler, told: Told) -> None:
    handler.rescue = lambda: Path("a (กู้คืน).db")
    meet(RuntimeError())
    assert "a (กู้คืน).db" in told.texts[0]


def test_a_fault_in_the_rescue_does_not_keep_the_clerk_from_knowing(
    handler: CrashHandler, told: Told, log: Log
) -> None:
    handler.rescue = lambda: meet(ValueError("inside")) or fail()  # type: ignore[func-returns-value]
    meet(RuntimeError("first"))
    assert any("RuntimeError: first" in details for details in told.details)
    assert "fault while the report was rescued" in logged(log)


def test_a_fault_in_telling_is_only_logged(handler: CrashHandler, told: Told, log: Log) -> None:
    told.then = fail
    meet(RuntimeError("first"))
    assert len(told.texts) == 1
    assert "fault while a fault was told" in logged(log)


def test_faults_while_the_clerk_reads_wait_and_come_once(handler: CrashHandler, told: Told) -> None:
    def again() -> None:
        told.then = None
        for _ in range(5):
            meet(USER_ERROR)

    told.then = again
    meet(RuntimeError("first"))
    assert [bool(details) for details in told.details] == [True, False]


def test_one_fault_is_not_told_for_ever(handler: CrashHandler, told: Told) -> None:
    for number in range(10):
        meet(RuntimeError(str(number)))
    assert len(told.texts) == MOST_TOLD


def test_a_fault_in_a_thread_is_told_in_the_windows(handler: CrashHandler, told: Told, qtbot: QtBot) -> None:
    threads = []
    told.then = lambda: threads.append(threading.current_thread())
    thread = threading.Thread(target=fail, name="renderer")
    thread.start()
    thread.join()
    assert told.texts == []
    qtbot.waitUntil(lambda: len(told.texts) == 1)
    assert threads == [threading.main_thread()]


def test_in_the_middle_of_an_event_the_clerk_is_told_after_it(handler: CrashHandler, told: Told) -> None:
    order = []

    def slot() -> None:
        meet(RuntimeError())
        order.append("work")

    def after() -> None:
        order.append("told")
        QCoreApplication.exit(0)

    told.then = after
    QTimer.singleShot(0, slot)
    QCoreApplication.exec()
    assert order == ["work", "told"]


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(3)])
def test_what_ends_a_program_is_no_fault(error: BaseException, handler: CrashHandler, told: Told) -> None:
    meet(error)
    assert told.texts == []


class Bad:
    def __del__(self) -> None:
        fail()


def test_what_fails_while_it_is_thrown_away_is_logged(handler: CrashHandler, told: Told, log: Log) -> None:
    del [Bad()][0]
    assert "RuntimeError: broken" in logged(log)
    assert told.texts == []


def test_warnings_of_qt_are_logged(handler: CrashHandler, log: Log) -> None:
    qWarning("something odd")
    assert "Qt warning: something odd" in logged(log)


def test_the_report_is_rescued_before_qt_ends_the_program(handler: CrashHandler, log: Log) -> None:
    rescued = []
    handler.rescue = lambda: rescued.append(1)
    handler._take_qt(QtMsgType.QtFatalMsg, None, "no more")  # type: ignore[arg-type]
    assert (rescued, "Qt fatal error: no more" in logged(log)) == ([1], True)


def test_all_is_as_before_afterwards(told: Told, log: Log) -> None:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    handler = CrashHandler(log, told)
    handler.install(fatal=False)
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) != before
    handler.uninstall()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


FATAL = """
import ctypes, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ita_desktop.app.crash import CrashHandler
from ita_desktop.app.log import Log
app = QCoreApplication([])
CrashHandler(Log(Path(sys.argv[1])), print).install()
ctypes.string_at(0)
"""


def test_the_end_of_the_process_itself_is_logged(tmp_path: Path) -> None:
    path = tmp_path / "a.log"
    assert subprocess.run([sys.executable, "-c", FATAL, str(path)], capture_output=True).returncode != 0
    assert "Current thread" in path.read_text(encoding="utf-8")
