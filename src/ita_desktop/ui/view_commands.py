"""What the window does with how things are shown: the printed pages, tabs and panes, letters, colours, language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ita_desktop.app.settings import FONT_SIZES, Settings
from ita_desktop.app.texts import language
from ita_desktop.ui.panes import turn_pane

if TYPE_CHECKING:
    from ita_desktop.ui.main_window import MainWindow


class ViewCommands:
    """The commands of the view menu, for one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._settings = window.settings

    def show_pages(self, shown: bool) -> None:  # noqa: FBT001 - a checkable action's slot
        """Show or hide the printed pages."""
        self._settings.preview_shown = shown
        self._window.report_view.show_pages(shown=shown)

    def note_closed_pages(self) -> None:
        """Keep it in mind that the clerk has closed the printed pages themselves."""
        self._settings.preview_shown = False
        self._window.commands["preview"].setChecked(False)

    def show_findings(self, shown: bool) -> None:  # noqa: FBT001 - a checkable action's slot
        """Show or hide the findings of the checks."""
        self._settings.findings_shown = shown
        self._window.report_view.show_findings(shown=shown)

    def note_closed_findings(self) -> None:
        """Keep it in mind that the clerk has closed the findings themselves."""
        self._settings.findings_shown = False
        self._window.commands["findings"].setChecked(False)

    def zoom(self, how: str) -> None:
        """Show the printed pages larger, smaller or fitted."""
        self._window.pages.zoom(how)

    def turn_tab(self, step: str) -> None:
        """Show the next tab (1) or the one before (-1)."""
        self._window.tabs.turn(int(step))

    def turn_pane(self, step: str) -> None:
        """Go to the next pane (1) or the one before (-1)."""
        turn_pane(self._panes(), int(step))

    def change_letters(self, step: str) -> None:
        """Make the program's letters larger (1), smaller (-1) or as they were at first (0)."""
        size = self._settings.font_size + int(step) if int(step) else Settings.font_size.default
        self._settings.font_size = min(max(size, FONT_SIZES[0]), FONT_SIZES[-1])
        self._window.look_chosen.emit()

    def set_theme(self, theme: str) -> None:
        """Choose the colours."""
        self._settings.theme = theme
        self._window.look_chosen.emit()

    def set_language(self, chosen: str) -> None:
        """Choose the language."""
        if chosen != language():
            self._window.flush()
            self._settings.language = chosen
            self._window.look_chosen.emit()

    def _panes(self) -> list[QWidget]:
        window = self._window
        if not window.has_report:
            return [window.start]
        preview = window.pages.preview
        pages = [preview] if preview is not None and preview.isVisible() else []
        dock = window.report_view.findings.dock
        findings = [dock.list] if dock.isVisible() else []
        return [window.tabs.page, *findings, *pages, window.tabs.tabBar()]
