"""A tab with a list of rows and the form of the selected one: measures of a section, signatories."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ita_desktop.app.session import Session
from ita_desktop.app.texts import say
from ita_desktop.core.edits import Edit
from ita_desktop.core.report import Report
from ita_desktop.errors import UserError
from ita_desktop.ui.forms import make_page
from ita_desktop.ui.tabs.digits import Digits
from ita_desktop.ui.tabs.flow_layout import FlowLayout
from ita_desktop.ui.tabs.page import Page
from ita_desktop.ui.tabs.row_list import RowList
from ita_desktop.ui.tabs.row_model import ListRow, RowModel
from ita_desktop.ui.widgets.labels import WrapLabel
from ita_desktop.ui.widgets.plain_edit import PlainEdit

NO_ROW: Final = "none"
"""The row to which the form is bound while the list is empty; no row has this id."""

_SHARES: Final = (1, 3)
"""How list and form share the width at first."""

_WIDE: Final = 1000
"""Wider than any window: the splitter then gives shares and not what the panes ask for."""


@dataclass(frozen=True, slots=True)
class RowKind:
    """What the page has to know about its rows.

    `path` gives the path of a row by its id, `pattern` finds the id in any path of such a row; `concerns` tells
    whether a change at a path may show in the list, `exists` whether a row is anywhere in the report.
    """

    name: str
    list_path: str
    dragged: str
    hint: str
    first_field: str
    pattern: re.Pattern[str]
    path: Callable[[str], str]
    rows: Callable[[Report], Sequence[ListRow]]
    concerns: Callable[[str], bool]
    exists: Callable[[Report, str], bool]
    add: Callable[[Report, int], Edit]
    remove: Callable[[Report, Sequence[str]], Edit]
    move: Callable[[Report, Sequence[str], int], Edit]


class RowsPage(Page):
    """List and form, with buttons and keys for what is done to rows; a subclass puts the parts in place."""

    def __init__(self, session: Session, kind: RowKind) -> None:
        super().__init__(session)
        self.kind = kind
        self.model = RowModel(kind.dragged, self.drop, self)
        self.list = RowList(self.model)
        self.list.setObjectName(kind.list_path)
        self.list.setAccessibleName(kind.name)
        self.buttons = QWidget()
        self._flow = FlowLayout(self.buttons)
        self._need_row: list[QPushButton] = []
        self.notice = WrapLabel("")
        self.notice.setObjectName(f"{kind.list_path}.notice")
        self.notice.hide()
        self.panes = QStackedWidget()
        self._shown = NO_ROW

    def assemble(self, form: QWidget) -> QWidget:
        """Put list and form beside each other below the buttons; the form is bound to the row `none`."""
        hint = WrapLabel(self.kind.hint)
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.panes.addWidget(hint)
        self._form = make_page([form])
        self.panes.addWidget(self._form)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setObjectName(f"{self.kind.list_path}.panes")
        splitter.setChildrenCollapsible(False)
        for place, pane in enumerate((self.list, self.panes)):
            splitter.addWidget(pane)
            splitter.setStretchFactor(place, _SHARES[place])
        splitter.setSizes([share * _WIDE for share in _SHARES])
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.buttons, self.notice):
            column.addWidget(widget)
        column.addWidget(splitter, 1)
        self._connect()
        self._refresh("")
        Digits(self.session, whole)
        return whole

    def add_button(
        self, name: str, text: str, tip: str, slot: Callable[[], object], keys: str = "", *, needs_row: bool = False
    ) -> QPushButton:
        """Put a button behind the others; `keys` are shown beside what it does."""
        button = QPushButton(self.mnemonics.mark(text))
        button.setObjectName(f"{self.kind.list_path}.{name}")
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{tip} ({shown})" if shown else tip)
        button.setAccessibleDescription(tip)
        button.clicked.connect(slot)
        self._flow.addWidget(button)
        if needs_row:
            self._need_row.append(button)
        return button

    def add_shortcut(self, keys: str, slot: Callable[[], object]) -> None:
        """Let keys do something wherever the focus is on this page."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)

    def place_for_new(self) -> int:
        """Return where a new row goes: behind the selected ones, or at the end."""
        places = [index.row() for index in self.list.selectedIndexes()]
        return max(places) + 1 if places else self.model.rowCount()

    def apply(self, make: Callable[[], Edit]) -> bool:
        """Carry an edit out; what it refuses is told above the list."""
        self.flush()
        try:
            self.session.apply(make())
        except UserError as error:
            self.tell(say(error.message))
            return False
        self.tell("")
        return True

    def tell(self, text: str) -> None:
        """Show a sentence above the list until the next action; nothing takes it away."""
        self.notice.setText(text)
        self.notice.setVisible(bool(text))

    def add(self) -> None:
        """Insert a row and go to its first field."""
        if self.apply(lambda: self.kind.add(self.session.report, self.place_for_new())):
            self.go_to_first_field()

    def go_to_first_field(self) -> None:
        """Put the cursor where a row's form begins."""
        current = self.list.current_id()
        if current:
            self.show_field(f"{self.kind.path(current)}.{self.kind.first_field}")

    def remove_selected(self) -> None:
        """Take the selected rows out."""
        ids = self.list.selected_ids()
        if ids:
            self.apply(lambda: self.kind.remove(self.session.report, ids))

    def move_selected(self, step: int) -> None:
        """Move the selected rows one place up (-1) or down (1)."""
        ids = self.list.selected_ids()
        places = [place for place in map(self.model.place_of, ids) if place is not None]
        if not places:
            return
        at = places[0] - 1 if step < 0 else places[-1] + 2
        if 0 <= at <= self.model.rowCount():
            self.apply(lambda: self.kind.move(self.session.report, ids, at))

    def drop(self, ids: list[str], at: int) -> bool:
        """Move rows that were dropped on the list."""
        known = [row_id for row_id in ids if self.kind.exists(self.session.report, row_id)]
        if not known or not self.apply(lambda: self.kind.move(self.session.report, known, at)):
            return False
        self.list.select(known)
        return True

    def holds(self, path: str) -> bool:
        """Tell whether a field is edited here; a row that is gone belongs to the list in which it was."""
        match = self.kind.pattern.match(path)
        if match is None or self.model.place_of(match["id"]) is not None:
            return match is not None or path == self.kind.list_path or super().holds(path)
        return path.startswith(self.kind.list_path) and not self.kind.exists(self.session.report, match["id"])

    def show_field(self, path: str) -> bool:
        """Select the row of a field and give the field the focus; the list gets it where only a row is meant."""
        if not self.holds(path):
            return False
        match = self.kind.pattern.match(path)
        if match is None and super().show_field(path):
            return True
        if match is not None and self.model.place_of(match["id"]) is not None:
            if match["id"] not in self.list.selected_ids() or match["id"] != self.list.current_id():
                self.list.select([match["id"]])
            if super().show_field(self.editor_path(self.kind.path(match["id"]) + path[match.end() :])):
                return True
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def editor_path(self, path: str) -> str:
        """Return the path of the editor that a path within a row means: itself, unless several make up one field."""
        return path

    def place(self) -> str:
        """Return the path of the current row: the buttons work on it."""
        return self.list.place()

    def _connect(self) -> None:
        rows = self.list
        rows.add_wanted.connect(self.add)
        rows.remove_wanted.connect(self.remove_selected)
        rows.move_wanted.connect(self.move_selected)
        rows.edit_wanted.connect(self.go_to_first_field)
        rows.selectionModel().currentChanged.connect(self._bind_form)
        self.session.changed.connect(self._refresh)

    def _refresh(self, path: str) -> None:
        if not self.kind.concerns(path):
            return
        place = self.list.currentIndex().row()
        new = self.model.show(self.kind.rows(self.session.report))
        if new:
            # Another report begins at its first row; a step leads to what it has made.
            self.list.select(new[:1] if path == "" else new)
        elif not self.list.selectedIndexes():
            row_id = self.model.id_at(min(max(place, 0), self.model.rowCount() - 1))
            self.list.select([row_id] if row_id else [])
        self._bind_form()

    def _bind_form(self) -> None:
        """Let the form show the current row."""
        wanted, old = self.list.current_id() or NO_ROW, self._shown
        self.panes.setCurrentIndex(int(wanted != NO_ROW))
        for button in self._need_row:
            button.setEnabled(wanted != NO_ROW)
        if wanted == old:
            return
        self._shown = wanted
        self.binder.rebind(self.kind.path(old), self.kind.path(wanted))
        # Another row is read from its beginning.
        self._form.verticalScrollBar().setValue(0)
        for editor in self._form.findChildren(PlainEdit):
            editor.moveCursor(QTextCursor.MoveOperation.Start)
