"""What the window does with the report's file: new, open, save, save as, close; nothing that was typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QMenu

from ita_desktop.app import places
from ita_desktop.app.file_names import ENDING, proposed_name, with_ending
from ita_desktop.app.texts import tr
from ita_desktop.core.fiscal_years import years_offered
from ita_desktop.errors import (
    CannotRead,
    DamagedFile,
    FileChanged,
    FileTrouble,
    InvalidData,
    NotAReport,
    TakenOver,
    UserError,
)
from ita_desktop.ui.busy import busy
from ita_desktop.ui.choices import Choice, FileKind

if TYPE_CHECKING:
    from ita_desktop.ui.main_window import MainWindow

_MNEMONICS_OF_RECENT: Final = "123456789"


class FileCommands:
    """The commands of the file menu, for one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._document = window.document

    def ask_new(self) -> None:
        """Ask for which fiscal year and begin a blank report."""
        years = [str(year) for year in years_offered(_today())]
        title = tr("New report of the fiscal year")
        year = self._window.dialogs.ask_item(title, tr("Fiscal year (B.E.)"), years, years[0])
        if year is not None:
            self.new(int(year))

    def new(self, fiscal_year: int) -> None:
        """Begin a blank report."""
        if self.may_leave():
            self._document.new(fiscal_year)
            self._window.show_report()

    def sample(self) -> None:
        """Show the sample report."""
        if self.may_leave():
            self._document.sample()
            self._window.show_report()

    def ask_open(self) -> None:
        """Ask for a file and open it."""
        folder = folder_or_documents(self._window.settings.last_folder)
        path = self._window.dialogs.open_file(tr("Open a report"), folder, _report_kind())
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> bool:
        """Open a file; False if it could not be opened or the clerk stays with the report that is open."""
        if not self.may_leave():
            return False
        read_only = self._ask_read_only(path)
        if read_only is None:
            return False
        try:
            with busy():
                self._document.open(path, read_only=read_only)
        except FileTrouble as error:
            self._tell_not_opened(error, path)
            return False
        self._note_file()
        self._window.show_report()
        self._window.recovering.offer(path)
        self._window.handing.welcome()
        return True

    def fill_recent(self, menu: QMenu) -> None:
        """List the reports that were open before."""
        menu.clear()
        for number, path in enumerate(self._window.settings.recent):
            letter = f"&{_MNEMONICS_OF_RECENT[number]} " if number < len(_MNEMONICS_OF_RECENT) else ""
            shown = f"{Path(path).name} – {Path(path).parent}".replace("&", "&&")
            action = menu.addAction(letter + shown)
            action.triggered.connect(partial(_call, self.open, Path(path)))
        if menu.isEmpty():
            menu.addAction(tr("(none yet)")).setEnabled(False)

    def save(self) -> bool:
        """Save to the report's file, or ask for one; False if the report is not saved then."""
        self._window.flush()
        if self._document.file is None:
            return self.save_as()
        self._window.handing.ask_official_once()
        return self._write(self._document.save)

    def save_as(self) -> bool:
        """Ask for a file and save to it; False if the report is not saved then."""
        self._window.flush()
        self._window.handing.ask_official_once()
        path = self._window.dialogs.save_file(tr("Save the report"), self._proposed(), _report_kind())
        return path is not None and self._write(partial(self._document.save_as, with_ending(path, ENDING)))

    def close_report(self) -> None:
        """Return to the start page."""
        if self.may_leave():
            self._window.show_start()
            self._document.close()

    def may_leave(self) -> bool:
        """Ask what becomes of changes that are not saved; False if the clerk wants to stay."""
        self._window.flush()
        if not (self._window.has_report and self._document.is_changed):
            return True
        file = self._document.file
        name = file.path.name if file else tr("the new report")
        answer = self._window.dialogs.ask(
            tr("Save the changes to {name}?", name=name),
            (
                Choice("save", tr("&Save")),
                Choice("discard", tr("Do &not save"), is_destructive=True),
                Choice("cancel", tr("Cancel"), is_cancel=True),
            ),
            tr("Without saving they are lost."),
        )
        return self.save() if answer == "save" else answer == "discard"

    def _write(self, write: Callable[[], None]) -> bool:
        """Save; whatever goes wrong, another place is offered."""
        try:
            with busy():
                write()
        except UserError as error:
            return self._after_trouble(error)
        self._note_file()
        trouble = self._document.backup_trouble
        self._window.tell_status(tr("Saved") if trouble is None else tr("Saved, but the version before is not kept"))
        return True

    def _ask_read_only(self, path: Path) -> bool | None:
        """Ask what to do with a file that somebody else has open; None if it is not to be opened."""
        holder = self._document.holder(path)
        if holder is None:
            return False
        who = holder.official.name or tr("Somebody")
        since = _moment(holder.since) if holder.since else tr("not known")
        answer = self._window.dialogs.ask(
            tr("{who} has {name} open.", who=who, name=path.name),
            (
                Choice("read", tr("Open to &read")),
                Choice("take", tr("&Take it over"), is_destructive=True),
                Choice("cancel", tr("Cancel"), is_cancel=True),
            ),
            tr(
                "Computer: {computer}. Since: {since}. Take it over only if you know that nobody works on it there.",
                computer=holder.computer or tr("not known"),
                since=since,
            ),
        )
        return None if answer == "cancel" else answer == "read"

    def _after_trouble(self, error: UserError) -> bool:
        save_as = Choice("save_as", tr("Save under &another name…"))
        replace = Choice("replace", tr("&Replace the other version"), is_destructive=True)
        cancel = Choice("cancel", tr("Cancel"), is_cancel=True)
        if isinstance(error, InvalidData):
            # No other file would take it either: the report has to be mended first.
            from ita_desktop.ui.refusals import in_words  # noqa: PLC0415 - hardly ever needed

            refused, path = in_words(self._document.session.report, error)
            self._window.dialogs.trouble(refused)
            self._window.show_field(path)
            return False
        may_replace = isinstance(error, FileChanged | TakenOver)
        choices = (save_as, replace, cancel) if may_replace else (save_as, cancel)
        match self._window.dialogs.trouble(error, choices):
            case "save_as":
                return self.save_as()
            case "replace":
                return self._write(partial(self._document.save, replace=True))
        return False

    def _tell_not_opened(self, error: FileTrouble, path: Path) -> None:
        """Tell why a file cannot be opened and offer what can be done about it."""
        recovering, settings = self._window.recovering, self._window.settings
        choices = [Choice("ok", tr("OK"), is_cancel=True)]
        if isinstance(error, CannotRead) and str(path) in settings.recent:
            choices.append(Choice("forget", tr("Take it off the &list")))
        # Where its beginning is lost, a report cannot be told from other files any more.
        is_perhaps_ours = isinstance(error, NotAReport) and path.suffix.lower() == ENDING
        if isinstance(error, DamagedFile) or is_perhaps_ours:
            choices.insert(0, Choice("salvage", tr("&Read what can be read")))
        if isinstance(error, DamagedFile | CannotRead | NotAReport) and recovering.has_versions(path):
            choices.insert(0, Choice("versions", tr("&Earlier versions…")))
        match self._window.dialogs.trouble(error, choices):
            case "forget":
                settings.forget(str(path))
                self._window.show_recent()
            case "salvage":
                recovering.salvage(path)
            case "versions":
                recovering.open_version(path)

    def _note_file(self) -> None:
        file, settings = self._document.file, self._window.settings
        if file is not None:
            settings.remember(str(file.path))
            settings.last_folder = str(file.path.parent)
            if self._document.desk is not None:
                self._document.desk.remember(self._document.session.report)
            self._window.show_recent()

    def _proposed(self) -> Path:
        if self._document.file is not None:
            return self._document.file.path
        return folder_or_documents(self._window.settings.last_folder) / proposed_name(
            self._document.session.report, ENDING
        )


def _report_kind() -> FileKind:
    return FileKind(tr("ITA reports"), ENDING)


def folder_or_documents(remembered: str) -> Path:
    """Return the folder where the clerk was last, or else the one for documents."""
    return Path(remembered) if remembered else places.documents_folder()


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the clerk's own calendar day counts


def _call(open_file: Callable[[Path], bool], path: Path, *_: object) -> None:
    open_file(path)


def _moment(moment: datetime) -> str:
    from ita_desktop.ui.moments import moment_text  # noqa: PLC0415 - hardly ever needed

    return moment_text(moment)
