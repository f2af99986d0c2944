"""The open report in the window: its tabs, the printed pages beside them, and how one leads to the other."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from PySide6.QtCore import QByteArray, QObject, Qt, SignalInstance
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ita_desktop.app.rendering import ReportRendering
from ita_desktop.core import paths
from ita_desktop.ui.editor_tabs import EditorTabs
from ita_desktop.ui.finding_commands import FindingCommands
from ita_desktop.ui.pages_dock import PagesDock
from ita_desktop.ui.suggester import Suggester
from ita_desktop.ui.tabs.page import Page

if TYPE_CHECKING:
    from ita_desktop.ui.main_window import MainWindow

_SHARE_OF_PAGES: Final = 0.4
"""How much of the window's width the printed pages take at first."""

_SHARE_OF_FINDINGS: Final = 0.3
"""How much of the window's height the findings take at first."""


@runtime_checkable
class _HasPlaces(Protocol):
    """A widget that shows several places of the report, such as a table."""

    place_changed: SignalInstance

    def place(self) -> str:
        """Return the path of the place where the clerk is."""


class ReportView(QObject):
    """What a window has more than the start page; it is made with the first report, to start sooner."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.document.session
        self.page_in_view, self._page_count = 1, 0
        self._in_focus: _HasPlaces | None = None
        self._marked = ""
        self.rendering = ReportRendering(self._session, self)
        self.tabs = EditorTabs(self._session)
        self.suggester = Suggester(window, self)
        self.findings = FindingCommands(window, self.tabs)
        self.pages = PagesDock(self.rendering, window.settings, window)
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.pages)
        self._has_places = window.restoreState(QByteArray(window.settings.window_state))
        self._has_share = self._has_places
        self.pages.hide()
        self.findings.dock.hide()
        self.tabs.rename_wanted.connect(window.sections.rename)
        self.tabs.command_wanted.connect(lambda name: window.commands[name].trigger())
        self.tabs.menu_wanted.connect(window.show_section_menu)
        self.tabs.currentChanged.connect(self._follow_tab)
        self.pages.clicked.connect(self.show_field)
        self.pages.page_changed.connect(self._on_page)
        self.pages.closed.connect(self._on_pages_closed)
        self._session.visited.connect(self.show_field)
        # When the pages have followed: a form may show another row then, without a change of the focus.
        self._session.changed.connect(self._mark_another, Qt.ConnectionType.QueuedConnection)
        stack = self._session.stack
        for signal in (self._session.changed, stack.cleanChanged, stack.indexChanged, stack.undoTextChanged):
            signal.connect(window.refresh)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def show_field(self, path: str) -> bool:
        """Lead to the field at a path; False if the report has no such place."""
        shown = self.tabs.show_field(path)
        # A window that a dialog lies over has a focus too, but nobody is told of it.
        self._mark()
        return shown

    def show_pages(self, *, shown: bool) -> None:
        """Show or hide the printed pages; the first time they get their share of the window."""
        self.pages.setVisible(shown)
        self._window.status.show_page(self.page_in_view, self._page_count if shown else 0)
        if shown and not self._has_places:
            self._has_places = True
            width = round(_SHARE_OF_PAGES * self._window.width())
            self._window.resizeDocks([self.pages], [width], Qt.Orientation.Horizontal)

    def show_findings(self, *, shown: bool) -> None:
        """Show or hide the findings of the checks; the first time they leave most of the height to the form."""
        self.findings.dock.setVisible(shown)
        if shown and not self._has_share:
            self._has_share = True
            height = round(_SHARE_OF_FINDINGS * self._window.height())
            self._window.resizeDocks([self.findings.dock], [height], Qt.Orientation.Vertical)

    def close(self) -> None:
        """End what runs for the report."""
        self.rendering.close()
        self.findings.close()

    def _follow_tab(self, _index: int) -> None:
        self._window.refresh_commands()
        self._marked = self.place or self.tabs.part
        self.pages.show_field(self._marked)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not isValid(self._window):
            return  # its last field has lost the focus while it went
        if self._in_focus is not None and isValid(self._in_focus):
            self._in_focus.place_changed.disconnect(self._mark)
        self._in_focus = new if isinstance(new, _HasPlaces) and self.tabs.isAncestorOf(new) else None
        if self._in_focus is not None:
            self._in_focus.place_changed.connect(self._mark)
        self._mark()
        if new is not None and self.tabs.isAncestorOf(new):
            self.suggester.offer(new, self.place)

    @property
    def place(self) -> str:
        """The path of the place where the focus is, if the window had it; empty outside the tabs."""
        return self._path_of(self._window.focusWidget())

    def _mark(self) -> None:
        """Mark on the page where the focus is."""
        place = self.place
        self.findings.note_place(place)
        if place:
            self._marked = place
            self.pages.show_field(place)

    def _mark_another(self) -> None:
        """Mark another place; the same one is not brought into view again."""
        if self.place != self._marked:
            self._mark()

    def _path_of(self, widget: QWidget | None) -> str:
        """Return the path of the field in which a widget is; empty if it is in none of the tabs."""
        if isinstance(widget, _HasPlaces) and self.tabs.isAncestorOf(widget):
            return widget.place()
        while widget is not None and widget is not self.tabs:
            if isinstance(widget, Page):
                return widget.place()
            with suppress(paths.UnknownPath):
                paths.get(self._session.report, widget.objectName())
                return widget.objectName()
            widget = widget.parentWidget()
        return ""

    def _on_pages_closed(self) -> None:
        self._window.view.note_closed_pages()
        self.show_pages(shown=False)

    def _on_page(self, page: int, count: int) -> None:
        self.page_in_view, self._page_count = page, count
        self._window.status.show_page(page, count)
