"""What the window does to pass the report on: hand over, accept, who works here, the history of a field."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from ita_desktop.app.file_names import ENDING, step_name, with_ending
from ita_desktop.app.texts import say, tr
from ita_desktop.core.sealing import seal_message
from ita_desktop.errors import FileChanged, HalfDone, InvalidData, TakenOver, UserError
from ita_desktop.ui.choices import Choice, FileKind
from ita_desktop.ui.finding_counts import counts_text

if TYPE_CHECKING:
    from ita_desktop.core.history import Official
    from ita_desktop.core.sealing import Seal
    from ita_desktop.ui.main_window import MainWindow


class HandOverCommands:
    """The commands of the hand-over menu, for one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._document = window.document
        self._has_asked = False

    def ask_official_once(self) -> None:
        """Ask who works here before the first save; who does not say is not asked again until the next start."""
        if self._document.desk is not None and not (self._window.settings.official_name or self._has_asked):
            self._has_asked = True
            self.ask_official()

    def ask_official(self, proposed: Official | None = None) -> bool:
        """Ask for the name and position of who works at this computer; False if that was cancelled.

        While nobody is known, `proposed` is who it may be.
        """
        from ita_desktop.core.history import Official  # noqa: PLC0415 - the start page asks nothing
        from ita_desktop.ui.official_dialog import OfficialDialog  # noqa: PLC0415 - as above

        settings = self._window.settings
        known = Official(settings.official_name, settings.official_position)
        dialog = OfficialDialog(known if known.name else proposed or known, self._window)
        if self._execute(dialog):
            settings.official_name = dialog.official.name
            settings.official_position = dialog.official.position
            return True
        return False

    def hand_over(self) -> None:
        """Ask for the next official, write the sealed copy, and mark the own file."""
        from ita_desktop.ui.hand_over_dialogs import HandOverDialog  # noqa: PLC0415 - as above

        if not (self._is_known() and self._is_saved()) or self._document.desk is None:
            return
        dialog = HandOverDialog(self._document.desk.official, self._findings_text(), self._window)
        if self._execute(dialog):
            self._write_copy(dialog.receiver, dialog.note)

    def welcome(self) -> None:
        """Show what has come with a report that waits to be accepted; of another tell if strangers have changed it."""
        from ita_desktop.ui.hand_over_dialogs import ArrivalDialog  # noqa: PLC0415 - as above

        session, desk = self._document.session, self._document.desk
        waiting = session.history.waiting
        if desk is None:
            return
        if waiting is None or waiting.sender == desk.official:
            self._warn_of_strangers(session.seal)
            return
        dialog = ArrivalDialog(session.report, session.history, waiting, session.seal, self._window)
        if self._execute(dialog):
            self.accept()

    def _warn_of_strangers(self, seal: Seal) -> None:
        if seal.state in {"foreign", "broken"}:
            self._window.dialogs.tell(say(seal_message(seal)), tr("Look through the report before you go on."))

    def accept(self) -> None:
        """Note in the file that the report has been taken over here."""
        waiting = self._document.session.history.waiting
        if waiting is None:
            self._window.dialogs.tell(tr("The report does not wait to be accepted."))
        elif self._is_known(waiting.receiver) and self._has_own_file():
            try:
                self._document.accept()
            except UserError as error:
                self._window.dialogs.trouble(error)
            else:
                self._window.tell_status(tr("Accepted"))

    def show_field_history(self) -> None:
        """Show what the history has about the field in focus."""
        from ita_desktop.ui.field_history import FieldHistory  # noqa: PLC0415 - as above

        path = self._window.report_view.place
        session = self._document.session
        changes = [change for change in session.history.changes if path and change.path == path]
        if not changes:
            self._window.dialogs.tell(tr("The history has no change of this field."))
            return
        self._window.dialogs.execute(FieldHistory(session.report, changes, self._window))

    def _findings_text(self) -> str:
        """Return what the checks have found, as the sender should know it."""
        counts = counts_text(self._window.report_view.findings.checking.open_findings)
        if not counts:
            return tr("The checks have found nothing.")
        return tr("The checks have found: {counts}. You may hand the report over all the same.", counts=counts)

    def _write_copy(self, receiver: Official, note: str) -> None:
        """Ask where the copy is to be written, until it is or the clerk gives up."""
        copy = self._ask_copy()
        while copy is not None:
            try:
                self._document.hand_over(receiver, note, copy)
            except (HalfDone, InvalidData, FileChanged, TakenOver) as error:
                self._window.dialogs.trouble(error)  # no other place would help
            except UserError as error:
                copy = self._ask_copy() if self._wants_another_place(error) else None
                continue
            else:
                self._window.dialogs.tell(
                    tr("The report has been handed over to {name}.", name=receiver.name),
                    tr("Give this file away: {path}", path=copy),
                )
            return

    def _wants_another_place(self, error: UserError) -> bool:
        again = Choice("again", tr("&Another place…"))
        return self._window.dialogs.trouble(error, (again, Choice("cancel", tr("Cancel"), is_cancel=True))) == "again"

    def _is_known(self, proposed: Official | None = None) -> bool:
        return bool(self._window.settings.official_name) or self.ask_official(proposed)

    def _is_saved(self) -> bool:
        """Save what is not saved; False if it still is not."""
        return self._has_own_file() and (not self._document.is_changed or self._window.files.save())

    def _has_own_file(self) -> bool:
        """Save to a file that may be written if there is none; False if there still is none."""
        self._window.flush()
        file = self._document.file
        return self._window.files.save() if file is None or file.read_only else True

    def _ask_copy(self) -> Path | None:
        session, file = self._document.session, self._document.file
        assert file is not None  # noqa: S101 - it has been saved
        proposed = file.path.with_name(step_name(session.report, session.history.step + 1))
        title = tr("Write the copy to be given away")
        path = self._window.dialogs.save_file(title, proposed, FileKind(tr("ITA reports"), ENDING))
        return None if path is None else with_ending(path, ENDING)

    def _execute(self, dialog: QDialog) -> bool:
        accepted = self._window.dialogs.execute(dialog) == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return accepted
