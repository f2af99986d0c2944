"""What the window does with whole sections: add, rename, move, remove."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ita_desktop.app.texts import tr
from ita_desktop.core import edits
from ita_desktop.core.paths import section_path
from ita_desktop.errors import UserError
from ita_desktop.ui.choices import Choice

if TYPE_CHECKING:
    from collections.abc import Callable

    from ita_desktop.core.edits import Edit
    from ita_desktop.ui.main_window import MainWindow


class SectionCommands:
    """The commands of the section menu, for one window; each is one step of the undo list."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def add(self) -> None:
        """Ask for a title and add a section behind the one shown, or at the end."""
        title = self._window.dialogs.ask_text(tr("Add a section"), tr("Title of the section"))
        if title is None:
            return
        ids = self._ids()
        shown = self._window.tabs.section_id
        at = ids.index(shown) + 1 if shown in ids else len(ids)
        self._apply(lambda: edits.add_section(self._window.document.session.report, at, title))

    def rename(self, section_id: str | None = None) -> None:
        """Ask for another title of a section, the one shown if none is named."""
        section_id = section_id or self._window.tabs.section_id
        if section_id is None:
            return
        old = edits.section_of(self._window.document.session.report, section_id).title
        title = self._window.dialogs.ask_text(tr("Rename the section"), tr("Title of the section"), old)
        if title is not None:
            path = f"{section_path(section_id)}.title"
            self._apply(lambda: edits.set_value(self._window.document.session.report, path, title))

    def move(self, step: str) -> None:
        """Move the section shown one place to the left (-1) or to the right (1)."""
        ids, section_id = self._ids(), self._window.tabs.section_id
        if section_id is None:
            return
        at = ids.index(section_id) + int(step)
        if 0 <= at < len(ids):
            self._apply(lambda: edits.move_section(self._window.document.session.report, section_id, at))

    def remove(self) -> None:
        """Remove the section shown; asks if it has measures."""
        section_id = self._window.tabs.section_id
        if section_id is None:
            return
        self._window.flush()
        section = edits.section_of(self._window.document.session.report, section_id)
        if section.measures and not self._is_sure(section.title, len(section.measures)):
            return
        self._apply(lambda: edits.remove_section(self._window.document.session.report, section_id))

    def _is_sure(self, title: str, measures: int) -> bool:
        question = tr("Remove the section “{title}” with its {count} measures?", title=title, count=measures)
        choices = (
            Choice("remove", tr("&Remove"), is_destructive=True),
            Choice("cancel", tr("Cancel"), is_cancel=True),
        )
        return self._window.dialogs.ask(question, choices, tr("Undo brings it back.")) == "remove"

    def _ids(self) -> list[str]:
        return [section.id for section in self._window.document.session.report.measures.sections]

    def _apply(self, make: Callable[[], Edit]) -> None:
        self._window.flush()
        try:
            self._window.document.session.apply(make())
        except UserError as error:
            self._window.dialogs.trouble(error)
