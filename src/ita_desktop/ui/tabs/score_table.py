"""The table in which names and scores are typed, pasted and copied as in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QHeaderView, QTableView, QWidget

from ita_desktop.app.session import Session
from ita_desktop.app.texts import say, tr
from ita_desktop.core import edits, paths
from ita_desktop.core.pasting import count_of_rows, filled
from ita_desktop.errors import InvalidData, Message
from ita_desktop.ui.refusals import words_on_cell
from ita_desktop.ui.tabs.clipboard import copied_rows, copy_rows
from ita_desktop.ui.tabs.live_delegate import CellEditor, LiveDelegate
from ita_desktop.ui.tabs.score_model import HINT, NAME, SCORE, Index, ScoreModel
from ita_desktop.ui.widgets.line_edit import LineEdit
from ita_desktop.ui.widgets.parsed_edit import ParsedEdit
from ita_desktop.ui.widgets.score_edit import ScoreEdit

_KEYS = QKeySequence.StandardKey
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ScoreTable(QTableView):
    """As high as its rows; `told` carries a sentence for the clerk, empty when there is nothing to say.

    `place_changed` tells that another cell is the current one.
    """

    told = Signal(str)
    place_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.scores = ScoreModel(session, self)
        self.setObjectName("scores.indicators")
        self.setAccessibleName(tr("Scores of the indicators"))
        delegate = LiveDelegate(self.scores.path, self._take, _editor_for, self._judge, self)
        delegate.troubled.connect(self.told)
        delegate.block_pasted.connect(self.paste)
        self.setItemDelegate(delegate)
        self.setModel(self.scores)
        self.verticalHeader().hide()
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for column in range(self.scores.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for column in (NAME, HINT):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for signal in (self.scores.modelReset, self.scores.dataChanged, header.sectionResized):
            signal.connect(self._fit)
        self.scores.modelReset.connect(self._span)
        self._span()
        self._fit()
        self.selectionModel().currentChanged.connect(lambda *_: self.place_changed.emit())
        self.select_cell(self.scores.index(0, SCORE))

    def place(self) -> str:
        """Return the path of the field in the current cell."""
        current = self.currentIndex()
        return self.scores.path(current) if current.isValid() else self.objectName()

    def show_cell(self, path: str) -> bool:
        """Select the cell of a field and give the table the focus; False if it is not here."""
        index = self.scores.place_of(path)
        if not index.isValid():
            return False
        self.select_cell(index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def select_cell(self, index: QModelIndex) -> None:
        """Make a cell the current one and the only one selected.

        Qt's own setCurrentIndex looks at the keys that are held down, such as Ctrl of an undo that leads here.
        """
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def flush(self) -> None:
        """Take over what is unfinished in an open cell."""
        for editor in self.findChildren(QWidget):
            if isinstance(editor, CellEditor):
                editor.flush()

    def copy(self) -> None:
        """Put the selected cells on the clipboard."""
        cells = self.selectedIndexes()
        rows, columns = sorted({cell.row() for cell in cells}), sorted({cell.column() for cell in cells})
        texts = {(cell.row(), cell.column()): self.scores.plain_at(cell) for cell in cells}
        copy_rows([texts.get((row, column), "") for column in columns] for row in rows)

    def cut(self) -> None:
        """Put the selected cells on the clipboard and empty them."""
        self.copy()
        self.empty()

    def paste(self) -> None:
        """Fill the table from the current cell on: scores, or in the column of the names these too."""
        rows, current = copied_rows(), self.currentIndex()
        start, old, names = max(current.row(), 0), self.scores.indicators, current.column() == NAME
        count = count_of_rows(rows, names=names)
        try:
            new = filled(old, start, rows, names=names)
        except InvalidData as error:
            self.told.emit(say(error.message))
            return
        if not count:
            self.told.emit(tr("There is no score on the clipboard."))
            return
        self.session.apply(edits.set_indicators(self.session.report, new, Message("Paste scores", {})))
        beyond = max(0, start + count - len(old))
        self.told.emit(tr("{count} rows below the table were left out.", count=beyond) if beyond else "")
        self._select_rows(start, min(start + count, len(old)) - 1)

    def empty(self) -> None:
        """Empty the selected names and scores."""
        cells = {(cell.row(), cell.column()) for cell in self.selectedIndexes()}
        report = self.session.report
        for row, indicator in enumerate(self.scores.indicators):
            for column, field, nothing in ((NAME, "name", ""), (SCORE, "score", None)):
                if (row, column) in cells:
                    report = paths.replace(report, f"scores.indicators[{indicator.number}].{field}", nothing)
        self.session.apply(
            edits.set_indicators(self.session.report, report.scores.indicators, Message("Empty cells", {}))
        )

    def event(self, event: QEvent) -> bool:
        """Claim the keys of the clipboard before the window's menu takes them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._action(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Copy, paste and empty cells; Enter goes down as in a spreadsheet."""
        action = self._action(event)
        if action is not None:
            action()
        elif event.key() in _ENTER and self.hasFocus():
            # An editor passes Enter on after it has answered to it.
            self._go_down()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802 - Qt's name
        """Keep an editor open while its text means no score; go down after Enter."""
        hints = QAbstractItemDelegate.EndEditHint
        if isinstance(editor, ParsedEdit) and editor.trouble() and hint != hints.RevertModelCache:
            return
        is_entered = hint == hints.SubmitModelCache
        super().closeEditor(editor, hints.NoHint if is_entered else hint)
        if is_entered:
            self._go_down()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Make the rows as high as their texts in the new letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "scores"):
            self._fit()

    def _action(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.key() == Qt.Key.Key_Delete and not event.modifiers():
            return self.empty
        actions = {_KEYS.Copy: self.copy, _KEYS.Cut: self.cut, _KEYS.Paste: self.paste}
        return next((action for key, action in actions.items() if event.matches(key)), None)

    def _go_down(self) -> None:
        current = self.currentIndex()
        if current.row() + 1 < self.scores.rowCount():
            self.select_cell(current.siblingAtRow(current.row() + 1))

    def _select_rows(self, first: int, last: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        cells = QItemSelection(self.scores.index(first, SCORE), self.scores.index(last, SCORE))
        self.selectionModel().setCurrentIndex(cells.indexes()[0], QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(cells, flags)

    def _take(self, path: str, value: object, token: object) -> None:
        with suppress(paths.UnknownPath):  # the row has gone while its cell was open
            self.session.set_value(path, value, merge=token)

    def _judge(self, path: str) -> str:
        return words_on_cell(self.session.report, path)

    def _span(self) -> None:
        self.clearSpans()
        for first, length in self.scores.runs():
            if length > 1:
                self.setSpan(first, 0, length, 1)

    def _fit(self) -> None:
        """Make the table as high as its rows, so that the page scrolls and not the table."""
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(self.scores.rowCount()))
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth())


def _editor_for(index: Index) -> CellEditor:
    return ScoreEdit() if index.column() == SCORE else LineEdit()
