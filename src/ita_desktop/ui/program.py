"""Runs the window: the application, its look and language, what happens on a fault, and one window for one report."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox

from ita_desktop import __version__
from ita_desktop.app import texts
from ita_desktop.app.crash import CrashHandler
from ita_desktop.app.desk import Desk
from ita_desktop.app.file_names import proposed_name
from ita_desktop.app.files import Document
from ita_desktop.app.immortal import keep_constants
from ita_desktop.app.log import Log, log_file
from ita_desktop.app.settings import Settings, open_settings
from ita_desktop.ui.icons import program_icon
from ita_desktop.ui.main_window import PROGRAM, MainWindow
from ita_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from ita_desktop.app.recovery import Recovery
    from ita_desktop.app.rescue import Rescue
    from ita_desktop.errors import UserError

SWEEP_MS: Final = 3000
"""From the start until it is swept: nobody waits for that, and it takes the window's time."""

_FAILED: Final = 2


class Program(QObject):
    """Keeps the window; a window in another language is another window with the same report."""

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__(app)
        self._app = app
        self._settings = settings
        texts.choose(settings.language)
        self._theme = Theme(app, mode=settings.theme, size=settings.font_size)
        self.desk = Desk(settings)
        self.document = Document(self, self.desk)
        self.document.moved.connect(self._keep_unsaved_work, Qt.ConnectionType.SingleShotConnection)
        self._recovery: Recovery | None = None
        self.window = self._make_window()

    @cached_property
    def _rescuer(self) -> Rescue:
        from ita_desktop.app.rescue import Rescue  # noqa: PLC0415 - only where there is something to rescue

        return Rescue()

    def rescue(self) -> Path | None:
        """Save a copy of what only the window has; None if there is nothing to save."""
        if not self.document.is_changed:
            return None
        file, report = self.document.file, self.document.session.report
        return self._rescuer.save(report, file.path.stem if file else proposed_name(report, ""))

    def tell_fault(self, text: str, details: str) -> None:
        """Tell the clerk of a fault of the program or, without details, of what he can mend himself."""
        self.window.dialogs.execute(_fault_box(text, details))

    def look_for_leftovers(self) -> None:
        """Offer unsaved work of runs that were killed, and, a moment later, sweep away what else they have left."""
        if self.desk.has_copies:
            self.window.recovering.look()
        QTimer.singleShot(SWEEP_MS, self, self._sweep)

    def end(self) -> None:
        """Let go of the report; what is not saved now is not wanted."""
        self.document.close()
        if self._recovery is not None:
            self._recovery.close()
        self.desk.end()

    def _sweep(self) -> None:
        """Sweep in a thread of its own: a stick or a server may be slow."""
        _ = self.desk.run  # made in this thread: made twice, the second one would free the lock of the first
        Thread(target=self.desk.sweep, args=(self._settings.recent,), daemon=True).start()

    def _keep_unsaved_work(self) -> None:
        from ita_desktop.app.recovery import Recovery  # noqa: PLC0415 - there is nothing to lose before

        self._recovery = Recovery(self.document, self.desk.run, self)
        self._recovery.failed.connect(self._tell_unkept)

    def _tell_unkept(self, error: UserError) -> None:
        """Tell that typing is not kept until it is saved."""
        self.window.tell_status(texts.tr("Unsaved work is not kept: {cause}", cause=texts.say(error.message)))

    def _make_window(self) -> MainWindow:
        window = MainWindow(self.document, self._settings)
        window.look_chosen.connect(self._renew_look)
        return window

    def _renew_look(self) -> None:
        self._theme.set_mode(self._settings.theme)
        self._theme.set_size(self._settings.font_size)
        if self._settings.language != texts.language():
            self._renew_window()

    def _renew_window(self) -> None:
        """Show the same report in a window in the other language."""
        old = self.window
        old.keep_state()
        texts.choose(self._settings.language)
        self.window = self._make_window()
        if old.has_report:
            self.window.show_report()
            self.window.tabs.show_place(old.tabs.place)
        self.window.show()
        old.leave()


def run(arguments: list[str], no_display: Callable[[], None]) -> int:
    """Show the window with the report of the file named, or the start page; returns the exit code when it is closed.

    Where no window can be shown `no_display` is called, and the process ends with code 2.
    """
    keep_constants()
    app = _application(no_display)
    log = Log(log_file())
    crash = CrashHandler(log, lambda text, details: _fault_box(text, details).exec())
    crash.install()
    settings = open_settings()
    program = Program(app, settings)
    crash.show, crash.rescue = program.tell_fault, program.rescue
    program.window.show()
    QTimer.singleShot(0, program.look_for_leftovers)
    for path in arguments:
        program.window.files.open(Path(path))
    gc.enable()
    code = app.exec()
    program.end()
    settings.save()
    crash.uninstall()
    log.close()
    return code


def _fault_box(text: str, details: str) -> QMessageBox:
    icons = QMessageBox.Icon
    box = QMessageBox(icons.Critical if details else icons.Warning, PROGRAM, texts.wrapped(text))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setDetailedText(details)
    return box


def _application(no_display: Callable[[], None]) -> QApplication:
    """Return the application; Qt itself would end the process with a core dump where there is no display."""

    def listen(kind: QtMsgType, _context: QMessageLogContext, _text: str) -> None:
        if kind == QtMsgType.QtFatalMsg:
            no_display()
            os._exit(_FAILED)

    former = qInstallMessageHandler(listen)
    app = QApplication([PROGRAM])
    qInstallMessageHandler(former)
    app.setApplicationName(PROGRAM)
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(PROGRAM)  # by this Wayland finds the icon
    app.setWindowIcon(program_icon())
    return app
