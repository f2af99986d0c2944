"""What the window does with the office's settings and with the emblem of the report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from ita_desktop.app.file_names import with_ending
from ita_desktop.app.texts import tr
from ita_desktop.core import edits
from ita_desktop.core.emblem_file import EmblemFile
from ita_desktop.errors import UserError
from ita_desktop.storage import read_bytes
from ita_desktop.ui.choices import Choice, FileKind
from ita_desktop.ui.file_commands import folder_or_documents

if TYPE_CHECKING:
    from collections.abc import Callable

    from ita_desktop.app.desk import Desk
    from ita_desktop.ui.main_window import MainWindow
    from ita_desktop.ui.office_dialog import OfficeDialog


class OfficeCommands:
    """The commands of the office's settings, for one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def show_settings(self) -> None:
        """Edit the office's settings; a new emblem is put into the open report too, as a step that can be undone."""
        from ita_desktop.app.office_file import save_office  # noqa: PLC0415 - only who asks for it waits
        from ita_desktop.ui.office_dialog import OfficeDialog  # noqa: PLC0415 - as above

        desk = self._window.document.desk
        if desk is None:
            return
        dialog = OfficeDialog(desk.office, self._window)
        dialog.import_wanted.connect(lambda: self._import(dialog))
        dialog.export_wanted.connect(lambda: self._export(dialog))
        dialog.emblem_wanted.connect(lambda: self._choose_for(dialog))
        dialog.forget_wanted.connect(lambda: self._forget(dialog, desk))
        dialog.refused.connect(self._window.dialogs.trouble)
        accepted = self._window.dialogs.execute(dialog) == QDialog.DialogCode.Accepted
        office, before = dialog.office, desk.office
        dialog.deleteLater()
        if not accepted or office == before:
            return
        desk.office = office
        if office.emblem != before.emblem and self._window.has_report:
            self._put(office.emblem)
        try:
            save_office(office)
        except UserError as error:
            self._window.dialogs.trouble(error)

    def _forget(self, dialog: OfficeDialog, desk: Desk) -> None:
        desk.forget_values()
        dialog.note_forgotten()

    def choose_emblem(self) -> None:
        """Ask which emblem the open report has."""
        report = self._window.document.session.report
        chosen, emblem = self._ask_emblem(report.emblem)
        if chosen:
            self._put(emblem)

    def _put(self, emblem: EmblemFile | None) -> None:
        session = self._window.document.session
        session.apply(edits.set_value(session.report, "emblem", emblem))

    def _choose_for(self, dialog: OfficeDialog) -> None:
        chosen, emblem = self._ask_emblem(dialog.office.emblem)
        if chosen:
            dialog.show_emblem(emblem)

    def _ask_emblem(self, now: EmblemFile | None) -> tuple[bool, EmblemFile | None]:
        """Return whether another emblem was chosen, and which; None is the program's Garuda."""
        from ita_desktop.document.own_emblem.charm import charm_garuda, find_charm_font  # noqa: PLC0415 - as above

        desk = self._window.document.desk
        own = desk.office.emblem if desk else None
        choices = [Choice("file", tr("SVG or PNG &file…")), Choice("garuda", tr("The program's &Garuda"))]
        if own is not None and own != now:
            choices.append(Choice("office", tr("The &office's emblem")))
        font = find_charm_font()
        if font is not None:
            choices.append(Choice("charm", tr("The Garuda of the font &TH Charm of AU")))
        choices.append(Choice("cancel", tr("Cancel"), is_cancel=True))
        match self._window.dialogs.ask(tr("Which emblem is printed on the memo?"), choices):
            case "garuda":
                return True, None
            case "office":
                return True, own
            case "charm" if font is not None:
                return self._checked(lambda: charm_garuda(font))
            case "file":
                return self._ask_file()
        return False, None

    def _ask_file(self) -> tuple[bool, EmblemFile | None]:
        from ita_desktop.document.own_emblem import check_emblem  # noqa: PLC0415 - as above

        folder = folder_or_documents(self._window.settings.last_folder)
        kind = FileKind(tr("Pictures"), ".svg", (".png",))
        path = self._window.dialogs.open_file(tr("Choose an emblem"), folder, kind)
        return (False, None) if path is None else self._checked(lambda: check_emblem(read_bytes(path)))

    def _checked(self, make: Callable[[], EmblemFile]) -> tuple[bool, EmblemFile | None]:
        try:
            return True, make()
        except UserError as error:
            self._window.dialogs.trouble(error)
            return False, None

    def _import(self, dialog: OfficeDialog) -> None:
        from ita_desktop.app.office_file import import_office  # noqa: PLC0415 - as above
        from ita_desktop.document.own_emblem import read_emblem  # noqa: PLC0415 - as above

        folder = folder_or_documents(self._window.settings.last_folder)
        path = self._window.dialogs.open_file(tr("Take the settings from a file"), folder, _office_kind())
        if path is None:
            return
        try:
            office = import_office(path)
            dialog.show_office(replace(office, emblem=None))
            if office.emblem is not None:
                read_emblem(office.emblem)
                dialog.show_emblem(office.emblem)
        except UserError as error:
            self._window.dialogs.trouble(error)

    def _export(self, dialog: OfficeDialog) -> None:
        from ita_desktop.app.office_file import export_office  # noqa: PLC0415 - as above

        name = tr("office") + _office_kind().ending
        proposed = folder_or_documents(self._window.settings.last_folder) / name
        path = self._window.dialogs.save_file(tr("Write the settings to a file"), proposed, _office_kind())
        if path is None:
            return
        try:
            export_office(dialog.office, with_ending(path, _office_kind().ending))
        except UserError as error:
            self._window.dialogs.trouble(error)


def _office_kind() -> FileKind:
    return FileKind(tr("Settings of the office"), ".json")
