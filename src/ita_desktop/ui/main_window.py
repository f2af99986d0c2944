"""The window: start page or the open report, menus, toolbar, status bar."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget

from ita_desktop.app.file_names import ENDING
from ita_desktop.app.files import Document
from ita_desktop.app.recent import FileDates
from ita_desktop.app.settings import Settings
from ita_desktop.app.texts import language, tr
from ita_desktop.ui.actions import fill_menu_bar, fill_toolbar, make_actions
from ita_desktop.ui.command_groups import CommandGroups
from ita_desktop.ui.commands import COMMANDS
from ita_desktop.ui.file_commands import FileCommands
from ita_desktop.ui.start_page import StartPage
from ita_desktop.ui.status import Status
from ita_desktop.ui.view_commands import ViewCommands
from ita_desktop.ui.widgets.tool_bar import ToolBar

if TYPE_CHECKING:
    from ita_desktop.app.rendering import ReportRendering
    from ita_desktop.ui.dialogs import Dialogs
    from ita_desktop.ui.editor_tabs import EditorTabs
    from ita_desktop.ui.pages_dock import PagesDock
    from ita_desktop.ui.report_view import ReportView

PROGRAM: Final = "ita-desktop"
_FIRST_SIZE: Final = (1400, 840)
"""Of a window that was never open before, in px; a smaller screen is filled."""

_TOLD_MS: Final = 8000


class MainWindow(CommandGroups, QMainWindow):
    """One window with one report. `look_chosen` tells that language, colours or size of the letters are new."""

    look_chosen = Signal()

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.document = document
        self.settings = settings
        self._asks = True
        self._is_sending = False
        self.files = FileCommands(self)
        self.view = ViewCommands(self)
        self.start = StartPage(date.today())  # noqa: DTZ011 - the clerk's own calendar day counts
        self.commands = make_actions(self)
        self._menus = fill_menu_bar(self, self.commands)
        self.status = Status(self.statusBar(), document)
        self._dates = FileDates(self)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.show_start()

    @cached_property
    def report_view(self) -> ReportView:
        """What shows the report; made when it is asked for first."""
        from ita_desktop.ui.report_view import ReportView  # noqa: PLC0415 - the start page needs none of it

        view = ReportView(self)
        self._stack.addWidget(view.tabs)
        return view

    @cached_property
    def dialogs(self) -> Dialogs:
        """The questions and notices of the window."""
        from ita_desktop.ui.dialogs import Dialogs  # noqa: PLC0415 - as above

        return Dialogs(self)

    @property
    def tabs(self) -> EditorTabs:
        """The report's tabs."""
        return self.report_view.tabs

    @property
    def pages(self) -> PagesDock:
        """The printed pages."""
        return self.report_view.pages

    @property
    def rendering(self) -> ReportRendering:
        """What makes the printed pages."""
        return self.report_view.rendering

    @property
    def has_report(self) -> bool:
        """Whether a report is shown, and not the start page."""
        return self._stack.currentWidget() is not self.start

    def show_start(self) -> None:
        """Show the start page."""
        if self.has_report:
            self._keep_tab()
            self.report_view.show_pages(shown=False)
            self.report_view.show_findings(shown=False)
            self.texts.close()
        self._stack.setCurrentWidget(self.start)
        self.status.show_nothing()
        self.show_recent()
        self.refresh()
        self.start.setFocus()

    def show_report(self) -> None:
        """Show the report that has been opened or begun, at the tab where it was left."""
        self._stack.setCurrentWidget(self.tabs)
        self.report_view.show_pages(shown=self.settings.preview_shown)
        self.report_view.show_findings(shown=self.settings.findings_shown)
        file = self.document.file
        self.tabs.show_place((self.settings.last_tab(str(file.path)) if file else "") or "tab.memo")
        self.tabs.focus_page()
        self.refresh()

    def show_field(self, path: str) -> bool:
        """Lead to the field at a path; False if the report has no such place."""
        return self.has_report and self.report_view.show_field(path)

    def show_recent(self) -> None:
        """List the reports that were open before; their dates follow when they are found."""
        recent = self.settings.recent
        self.start.show_recent(recent, {})
        if recent:
            self._dates.look(recent)

    def show_section_menu(self, at: QPoint) -> None:
        """Show the menu of sections somewhere on the screen."""
        self._menus["section"].popup(at)

    def flush(self) -> None:
        """Take over what is still unfinished in the fields, an input method's text too."""
        if self.has_report:
            QApplication.inputMethod().commit()
            self.tabs.flush()

    def tell_status(self, text: str) -> None:
        """Say something for a moment in the status bar."""
        self.statusBar().showMessage(text, _TOLD_MS)

    def undo(self) -> None:
        """Take the last step back."""
        self.flush()
        self.document.session.stack.undo()

    def redo(self) -> None:
        """Do the step again that was taken back."""
        self.flush()
        self.document.session.stack.redo()

    def send_key(self, letter: str) -> None:
        """Give Ctrl with a letter to the field in focus: it knows best what cut, copy and paste are for it."""
        focused = QApplication.focusWidget()
        if focused is None or self._is_sending:
            return  # what the field does not want comes back here as a shortcut
        self._is_sending = True
        try:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key[f"Key_{letter}"], Qt.KeyboardModifier.ControlModifier)
                QCoreApplication.sendEvent(focused, event)
        finally:
            self._is_sending = False

    def show_guide(self) -> None:
        """Show the guide at the chapter of the tab that is open; it stays open beside the window."""
        from ita_desktop.ui.guide_window import GuideWindow, chapter_of  # noqa: PLC0415 - only who reads it waits for it

        guide = self.findChild(GuideWindow) or GuideWindow(self)
        guide.show_chapter(chapter_of(self.tabs.place if self.has_report else ""))
        guide.show()
        guide.raise_()
        guide.activateWindow()

    def show_keys(self) -> None:
        """Show how everything is done by keyboard."""
        from ita_desktop.ui.help_dialogs import keys_dialog  # noqa: PLC0415 - as above

        self.dialogs.execute(keys_dialog(self))

    def show_about(self) -> None:
        """Show version and licences."""
        from ita_desktop.ui.help_dialogs import about_dialog  # noqa: PLC0415 - as above

        self.dialogs.execute(about_dialog(self))

    def refresh(self, *_: object) -> None:
        """Show in title, status bar and commands how it stands with the report."""
        file = self.document.file
        name = file.path.name if file else tr("New report")
        self.setWindowTitle(f"{name}[*] – {PROGRAM}" if self.has_report else PROGRAM)
        self.setWindowModified(self.has_report and self.document.is_changed)
        if self.has_report:
            self.status.refresh()
        self.refresh_commands()

    def refresh_commands(self, *_: object) -> None:
        """Enable the commands that can be carried out now, and name what can be undone."""
        has_section = self.has_report and self.tabs.section_id is not None
        for command in COMMANDS:
            enabled = has_section if command.for_section else command.always or self.has_report
            self.commands[command.id].setEnabled(enabled)
        if not self.has_report:
            return
        stack = self.document.session.stack
        for name, text, step, possible in (
            ("undo", tr("&Undo"), stack.undoText(), stack.canUndo()),
            ("redo", tr("&Redo"), stack.redoText(), stack.canRedo()),
        ):
            self.commands[name].setText(f"{text}: {step.replace('&', '&&')}" if step else text)
            self.commands[name].setEnabled(possible)

    def keep_state(self) -> None:
        """Remember sizes and places for the next start."""
        self.settings.window_geometry = bytes(self.saveGeometry().data())
        if self.has_report:
            self._keep_tab()
            self.settings.window_state = bytes(self.saveState().data())

    def leave(self) -> None:
        """Close without a question: another window has the report."""
        self._asks = False
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Close if the clerk has no unsaved work, or wants to lose it."""
        if self._asks and not self.files.may_leave():
            event.ignore()
            return
        self.keep_state()
        if "report_view" in self.__dict__:
            self.report_view.close()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Let one report file be dropped."""
        event.setAccepted(_report_in(event) is not None)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Open the report file that was dropped."""
        path = _report_in(event)
        if path is not None:
            event.acceptProposedAction()
            self.files.open(path)

    def _lay_out(self) -> None:
        self._stack.addWidget(self.start)
        self.setCentralWidget(self._stack)
        bar = ToolBar(tr("Toolbar"))
        bar.setObjectName("toolbar")
        fill_toolbar(bar, self.commands)
        self.addToolBar(bar)
        room = self.screen().availableGeometry().size()
        self.resize(QSize(*_FIRST_SIZE).boundedTo(room))
        if not self.restoreGeometry(QByteArray(self.settings.window_geometry)) and self.size() != QSize(*_FIRST_SIZE):
            self.setWindowState(Qt.WindowState.WindowMaximized)
        self.commands["preview"].setChecked(self.settings.preview_shown)
        self.commands["findings"].setChecked(self.settings.findings_shown)
        for name in (f"theme_{self.settings.theme}", f"language_{language()}"):
            self.commands[name].setChecked(True)

    def _connect(self) -> None:
        self.status.findings_clicked.connect(self.commands["findings"].trigger)
        self.start.new_wanted.connect(self.files.new)
        self.start.open_wanted.connect(self.files.ask_open)
        self.start.sample_wanted.connect(self.files.sample)
        self.start.recover_wanted.connect(lambda orphan: self.recovering.recover(orphan))  # noqa: PLW0108 - made late
        self.start.forget_wanted.connect(lambda orphan: self.recovering.forget(orphan))  # noqa: PLW0108 - made late
        self.start.file_wanted.connect(lambda path: self.files.open(Path(path)))
        self.document.moved.connect(self.refresh)
        self._dates.found.connect(lambda dates: self.start.show_recent(self.settings.recent, dates))

    def _keep_tab(self) -> None:
        file = self.document.file
        if file is not None:
            self.settings.set_last_tab(str(file.path), self.tabs.place)


def _report_in(event: QDropEvent) -> Path | None:
    """Return the one report file that is dragged; None if it is something else."""
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].suffix.lower() == ENDING else None
