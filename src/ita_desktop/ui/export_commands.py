"""What the window makes of the report for others: a PDF, data, paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QProgressDialog

from ita_desktop.app.exports import export_json, export_pdf
from ita_desktop.app.file_names import proposed_name, with_ending
from ita_desktop.app.texts import say, tr
from ita_desktop.errors import Message, UserError
from ita_desktop.ui.choices import Choice, FileKind
from ita_desktop.ui.file_commands import folder_or_documents

if TYPE_CHECKING:
    from ita_desktop.document import Rendered
    from ita_desktop.ui.main_window import MainWindow

PATIENCE_MS = 500
"""Work that takes longer shows that it goes on."""

_MOST_SHOWN = 20


class ExportCommands:
    """The commands of the file menu that write something else than the report's file, for one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def ask_pdf(self) -> None:
        """Ask for a name and write the printed report there."""
        path = self._ask_name(FileKind(tr("PDF"), ".pdf"))
        if path is not None:
            self._with_pages(lambda rendered: self._write_pdf(rendered, path))

    def ask_json(self) -> None:
        """Ask for a name and write the report as data there."""
        path = self._ask_name(FileKind(tr("Data (JSON)"), ".json"))
        if path is not None:
            report = self._window.document.session.report
            if self._write(lambda: export_json(report, path), self.ask_json):
                self._window.tell_status(tr("Written: {path}", path=path))

    def ask_cover_sheet(self) -> None:
        """Ask for a name and write the report's way from desk to desk there."""
        from ita_desktop.document.cover_sheet import render_cover_sheet  # noqa: PLC0415 - only who prints one waits

        path = self._ask_name(FileKind(tr("PDF"), ".pdf"), tr("cover sheet"))
        if path is not None:
            session = self._window.document.session
            sheet = render_cover_sheet(session.report, session.history, session.seal)
            if self._write(lambda: export_pdf(sheet, path), self.ask_cover_sheet):
                self._tell_pdf(path)

    def print_report(self) -> None:
        """Ask how to print and print."""
        self._window.flush()
        self._with_pages(self._print)

    def _ask_name(self, kind: FileKind, what: str = "") -> Path | None:
        """Ask where to write; `what` tells in the name which part of the report it is."""
        self._window.flush()
        settings, document = self._window.settings, self._window.document
        name = proposed_name(document.session.report, f" {what}{kind.ending}" if what else kind.ending)
        folder = folder_or_documents(settings.export_folder or settings.last_folder)
        path = self._window.dialogs.save_file(tr("Export the report"), folder / name, kind)
        if path is None:
            return None
        settings.export_folder = str(path.parent)
        return with_ending(path, kind.ending)

    def _write_pdf(self, rendered: Rendered, path: Path) -> None:
        if self._write(lambda: export_pdf(rendered.pdf, path), self.ask_pdf):
            self._tell_pdf(path, self._missing())

    def _tell_pdf(self, path: Path, detail: str = "") -> None:
        """Tell that a PDF is written and offer to open it."""
        choices = (Choice("open", tr("&Open it")), Choice("close", tr("Close"), is_cancel=True))
        text = tr("The PDF is in {path}", path=path)
        if self._window.dialogs.tell(text, detail, choices) == "open":
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _missing(self) -> str:
        """Return a warning of the characters that are printed as boxes."""
        from ita_desktop.document import missing_characters  # noqa: PLC0415 - the pages have loaded it

        missing = sorted(set().union(*missing_characters(self._window.document.session.report).values()))
        if not missing:
            return ""
        shown = " ".join([*missing[:_MOST_SHOWN], *(["…"] if len(missing) > _MOST_SHOWN else [])])
        values: dict[str, object] = {"characters": shown}
        return say(Message("no font has these characters, they are printed as boxes: {characters}", values))

    def _print(self, rendered: Rendered) -> None:
        from ita_desktop.ui.print_dialog import print_report  # noqa: PLC0415 - only who prints waits for it

        title = proposed_name(self._window.document.session.report, "")
        try:
            print_report(
                self._window,
                rendered.pdf,
                rendered.pages,
                title=title,
                current=self._window.report_view.page_in_view - 1,
                export=self.ask_pdf,
            )
        except UserError as error:
            self._window.dialogs.trouble(error)

    def _write(self, write: Callable[[], None], again: Callable[[], None]) -> bool:
        try:
            write()
        except UserError as error:
            choices = (Choice("again", tr("&Another name…")), Choice("cancel", tr("Cancel"), is_cancel=True))
            if self._window.dialogs.trouble(error, choices) == "again":
                again()
            return False
        return True

    def _with_pages(self, use: Callable[[Rendered], None]) -> None:
        """Call `use` with the pages of the report as it is now; while they are made the clerk may cancel."""
        rendering = self._window.rendering
        waiting = QProgressDialog(tr("The pages are being made …"), tr("Cancel"), 0, 0, self._window)
        waiting.setObjectName("rendering_progress")
        waiting.setWindowModality(Qt.WindowModality.WindowModal)
        waiting.setMinimumDuration(PATIENCE_MS)

        def finish() -> bool:
            cancelled = waiting.wasCanceled()
            rendering.failed.disconnect(fail)
            waiting.reset()
            waiting.deleteLater()
            return not cancelled

        def take(rendered: Rendered) -> None:
            if finish():
                use(rendered)

        def fail(message: Message) -> None:
            if finish():
                self._window.dialogs.tell(say(message))

        rendering.failed.connect(fail)
        rendering.when_current(take)
