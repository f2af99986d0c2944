"""What the window does to help with typing: find and replace, phrases, the drafted result."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from ita_desktop.app.texts import tr
from ita_desktop.core import paths
from ita_desktop.core.drafting import draft_result, drafted_paragraph, take_draft
from ita_desktop.errors import InvalidData
from ita_desktop.ui.choices import Choice
from ita_desktop.ui.replace_dialog import ReplaceDialog
from ita_desktop.ui.spans import select_span, selected_words

if TYPE_CHECKING:
    from ita_desktop.core.replacing import Place
    from ita_desktop.ui.main_window import MainWindow


class TextCommands:
    """The commands that help with typing, for one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.document.session

    def show_replace(self) -> None:
        """Show the dialog that finds and replaces words; it stays open beside the window."""
        self._window.flush()
        words = selected_words(self._window.focusWidget())
        dialog = self._window.findChild(ReplaceDialog)
        if dialog is None:
            dialog = ReplaceDialog(self._session, self._window)
            dialog.chosen.connect(self._show_place)
        dialog.show()
        dialog.activateWindow()
        dialog.begin(words)

    def close(self) -> None:
        """Close the dialog that finds and replaces: its report is shown no more."""
        dialog = self._window.findChild(ReplaceDialog)
        if dialog is not None:
            dialog.close()

    def suggest(self) -> None:
        """Offer what can be inserted into the field in focus."""
        self._window.report_view.suggester.show_menu()

    def draft_result(self) -> None:
        """Show the paragraph that tells the result, and take it over if the clerk wants it."""
        self._window.flush()
        report = self._session.report
        try:
            draft = draft_result(report)
        except InvalidData as error:
            self._window.dialogs.trouble(error)
            return
        is_there = drafted_paragraph(report) is not None
        take = tr("&Replace the earlier draft") if is_there else tr("&Put it into the report")
        choices = (Choice("take", take), Choice("cancel", tr("Cancel"), is_cancel=True))
        if self._window.dialogs.ask(tr("The result as drafted from the score table:"), choices, draft) == "take":
            edit = take_draft(report)
            self._session.apply(edit)
            self._window.show_field(edit.place)

    def _show_place(self, place: Place) -> None:
        """Lead to words that were found and select them; the dialog keeps the focus."""
        with suppress(paths.UnknownPath):
            text = str(paths.get(self._session.report, place.path))
            self._window.show_field(place.path)
            select_span(self._window.focusWidget(), place.path, text, (place.start, place.end))
