"""The fixed words of the printed form: where each stands, the usual word, and the office's own word in its place."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QHeaderView, QTableView, QVBoxLayout, QWidget

from ita_desktop.app.session import Session
from ita_desktop.app.texts import tr
from ita_desktop.core import edits
from ita_desktop.core.captions import default_captions
from ita_desktop.texts import source_text as _
from ita_desktop.ui.binding import is_within
from ita_desktop.ui.refusals import words_on_cell
from ita_desktop.ui.tabs.live_delegate import LiveDelegate
from ita_desktop.ui.tabs.page import Page
from ita_desktop.ui.widgets.labels import WrapLabel
from ita_desktop.ui.widgets.line_edit import LineEdit

Index = QModelIndex | QPersistentModelIndex

PART, USUAL, OWN = range(3)
_CAPTIONS: Final = "settings.captions"
_HEADINGS: Final = (_("Part of the form"), _("Usual word"), _("Own word"))
_MEMO: Final = _("Memo")
_PARTS: Final = {
    "score": _("Score table"),
    "measure": _("Table of measures"),
    "continued": _("Table of measures"),
    "bookmark": _("Bookmarks of the PDF"),
}
"""The part of the form in which a word stands, by the first part of its key; all others stand in the memo."""

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WordModel(QAbstractTableModel):
    """The words of the session's report, by key."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._usual = default_captions()
        self._keys = list(self._usual)
        session.changed.connect(self._refresh)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own way
        """Return how many words there are."""
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own way
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(_HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802 - Qt's name
        """Return the heading of a column."""
        is_heading = role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal
        return tr(_HEADINGS[section]) if is_heading else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the own words be edited."""
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == OWN else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, holds or says to a screen reader."""
        if not index.isValid():
            return None
        key = self._keys[index.row()]
        usual, own = self._usual[key], dict(self._session.report.settings.captions).get(key)
        if role == Qt.ItemDataRole.EditRole:
            return usual if own is None else own
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if index.column() != OWN:
            return tr(_PARTS.get(key.partition("_")[0], _MEMO)) if index.column() == PART else usual
        shown = "" if own is None else own or tr("(nothing is printed)")
        return shown if role == Qt.ItemDataRole.DisplayRole else f"{usual}: {shown or usual}"

    def path(self, index: Index) -> str:
        """Return the path of the word in a row."""
        return f"{_CAPTIONS}[{self._keys[index.row()]}]"

    def place_of(self, path: str) -> QModelIndex:
        """Return the cell of an own word; an invalid index if there is no such word."""
        row = next((row for row, key in enumerate(self._keys) if path == f"{_CAPTIONS}[{key}]"), None)
        return QModelIndex() if row is None else self.index(row, OWN)

    def take(self, path: str, value: object, token: object) -> None:
        """Put an own word in place of the usual one; the usual word itself is none."""
        key = path[len(_CAPTIONS) + 1 : -1]
        text = None if value == self._usual[key] else str(value)
        self._session.apply(edits.set_captions(self._session.report, {key: text}), merge=token)

    def judge(self, path: str) -> str:
        """Return what is wrong with an own word; empty if nothing is."""
        return words_on_cell(self._session.report, path)

    def bring_back(self, rows: set[int]) -> None:
        """Let the usual words be printed again."""
        words = dict.fromkeys(self._keys[row] for row in sorted(rows))
        self._session.apply(edits.set_captions(self._session.report, words))

    def _refresh(self, path: str) -> None:
        if is_within(path, _CAPTIONS) or is_within(_CAPTIONS, path):
            for row in range(len(self._keys)):
                self.dataChanged.emit(self.index(row, OWN), self.index(row, OWN))


class WordTable(QTableView):
    """Typing replaces a word, Del brings the usual one back, Enter goes down."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = WordModel(session, self)
        self.setObjectName(_CAPTIONS)
        self.setAccessibleName(tr("Words of the printed form"))
        take, judge = self.words.take, self.words.judge
        self.setItemDelegate(LiveDelegate(self.words.path, take, lambda _: LineEdit(), judge, self))
        self.setModel(self.words)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(PART, QHeaderView.ResizeMode.ResizeToContents)
        for column in (USUAL, OWN):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.select_cell(self.words.index(0, OWN))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Bring usual words back with Del; go down with Enter."""
        if event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.words.bring_back({index.row() for index in self.selectedIndexes()})
        elif event.key() in _ENTER and self.hasFocus():
            # An editor passes Enter on after it has answered to it.
            self._go_down()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Claim Del before a menu takes it."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete and not event.modifiers():
            event.accept()
            return True
        return super().event(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802 - Qt's name
        """Go down after Enter."""
        hints = QAbstractItemDelegate.EndEditHint
        is_entered = hint == hints.SubmitModelCache
        super().closeEditor(editor, hints.NoHint if is_entered else hint)
        if is_entered:
            self._go_down()

    def _go_down(self) -> None:
        current = self.currentIndex()
        if current.row() + 1 < self.words.rowCount():
            self.select_cell(current.siblingAtRow(current.row() + 1))

    def select_cell(self, index: QModelIndex) -> None:
        """Make a cell the current one and the only one selected, whatever keys are held down."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)


class FormWordsPage(Page):
    """The table of words with what to do in it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.table = WordTable(session)
        column = QVBoxLayout(self)
        column.addWidget(
            WrapLabel(tr("Type an own word to print it in place of the usual one; Del brings the usual one back."))
        )
        column.addWidget(self.table, 1)

    def holds(self, path: str) -> bool:
        """Tell whether it is one of the words."""
        return path == _CAPTIONS or self.table.words.place_of(path).isValid()

    def show_field(self, path: str) -> bool:
        """Bring a word into view and give the table the focus."""
        if not self.holds(path):
            return False
        index = self.table.words.place_of(path)
        if index.isValid():
            self.table.select_cell(index)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
