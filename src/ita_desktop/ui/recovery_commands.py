"""What the window does to bring back what was lost: unsaved work, earlier versions, what a damaged file still holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from ita_desktop.app import recovery
from ita_desktop.app.texts import say, tr
from ita_desktop.core.edits import Edit
from ita_desktop.core.sealing import report_digest
from ita_desktop.errors import Message, UserError
from ita_desktop.storage import list_backups
from ita_desktop.ui.choices import Choice
from ita_desktop.ui.unsaved_box import orphan_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ita_desktop.app.recovery import Orphan
    from ita_desktop.core.report import Report
    from ita_desktop.storage import Opened
    from ita_desktop.ui.main_window import MainWindow


class RecoveryCommands:
    """The commands that bring something back, for one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._document = window.document

    def look(self) -> None:
        """Show on the start page what unsaved work there is."""
        desk = self._document.desk
        if desk is not None:
            self._window.start.show_unsaved(recovery.find_orphans(desk.run))

    def recover(self, orphan: Orphan) -> None:
        """Take up unsaved work; it stays unsaved until the clerk saves it."""
        desk = self._document.desk
        if desk is None or not self._window.files.may_leave():
            return
        self._document.recover(orphan)
        recovery.adopt(orphan, desk.run)
        self.look()
        self._window.show_report()
        if orphan.file is not None and self._document.file is None:
            self._window.dialogs.tell(
                tr("{name} has been changed or is gone since.", name=orphan.file.name),
                tr("Your work is shown as a new report. Save it under another name and compare the two."),
            )

    def forget(self, orphan: Orphan) -> None:
        """Throw unsaved work away, once the clerk has said so twice."""
        choices = (
            Choice("keep", tr("&Keep it"), is_cancel=True),
            Choice("forget", tr("&Throw it away"), is_destructive=True),
        )
        if self._window.dialogs.ask(tr("Throw this work away?"), choices, orphan_text(orphan)) == "forget":
            recovery.forget(orphan)
            self.look()

    def offer(self, path: Path) -> None:
        """Ask about unsaved work on the file that has just been opened."""
        desk = self._document.desk
        if desk is None:
            return
        orphan = next((found for found in recovery.find_orphans(desk.run) if found.file == path.absolute()), None)
        if orphan is None:
            return
        if report_digest(orphan.report) == report_digest(self._document.session.report):
            recovery.forget(orphan)  # it has been saved since
            self.look()
            return
        choices = (
            Choice("recover", tr("&Take it up")),
            Choice("later", tr("Show the &file"), is_cancel=True),
        )
        question = tr("There is unsaved work on {name} from before.", name=path.name)
        if self._window.dialogs.ask(question, choices, orphan_text(orphan)) == "recover":
            self.recover(orphan)

    def show_versions(self) -> None:
        """Show the earlier versions of the open report and take one back as a step that can be undone."""
        file = self._document.file
        self._window.flush()
        report = self._document.session.report
        version = self._choose_version(file.path, report) if file else None
        if file is None:
            self._window.dialogs.tell(tr("The report has never been saved: there are no earlier versions."))
        elif version is not None:
            name = Message("Take an earlier version back", {})
            self._document.session.apply(Edit(name, "", version.report))

    def open_version(self, path: Path) -> None:
        """Show the earlier versions of a file that cannot be opened, and the one that is chosen as a new report."""
        version = self._choose_version(path, None)
        if version is not None:
            self._document.show_salvaged(version.report, version.history)
            self._window.show_report()

    def has_versions(self, path: Path) -> bool:
        """Tell whether there are earlier versions of a file."""
        desk = self._document.desk
        return desk is not None and bool(list_backups(desk.backups, path))

    def salvage(self, path: Path) -> None:
        """Show what can be read of a damaged file as a new report, and tell what is lost."""
        from ita_desktop.storage import read_bytes, salvage  # noqa: PLC0415 - only damaged files need it

        try:
            saved = salvage(read_bytes(path), path)
        except UserError as error:
            self._window.dialogs.trouble(error)
            return
        self._document.show_salvaged(saved.report, saved.history)
        self._window.show_report()
        self._window.dialogs.tell(
            tr("This could be read of {name}. Save it under another name.", name=path.name), _lost_text(saved.lost)
        )

    def _choose_version(self, path: Path, report: Report | None) -> Opened | None:
        from ita_desktop.ui.versions_dialog import VersionsDialog  # noqa: PLC0415 - only who asks for it waits

        desk = self._document.desk
        versions = list_backups(desk.backups, path) if desk else []
        if not versions:
            self._window.dialogs.tell(tr("There is no earlier version of this file on this computer."))
            return None
        dialog = VersionsDialog(versions, report, self._window)
        accepted = self._window.dialogs.execute(dialog) == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.chosen if accepted else None


def _lost_text(lost: Sequence[Message]) -> str:
    if not lost:
        return tr("Nothing seems to be lost.")
    return "\n".join((tr("Lost or doubtful:"), *(f"– {say(message)}" for message in lost)))
