"""Editors in the cells of a table, bound as those of a form are: what is typed is in the report at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from ita_desktop.ui.tabs.clipboard import copied_rows
from ita_desktop.ui.widgets.delegate import ThaiDelegate
from ita_desktop.ui.widgets.line_edit import LineEdit
from ita_desktop.ui.widgets.parsed_edit import ParsedEdit

CellEditor = LineEdit | ParsedEdit
_Index = QModelIndex | QPersistentModelIndex


class _Run(NamedTuple):
    """One stay in a cell: the field, what it held before, and what makes all typing one step."""

    path: str
    before: object
    token: object


class LiveDelegate(ThaiDelegate):
    """Makes the editors of a table.

    `path` names the field of a cell, `take` puts a value into a field and merges it with what came with the same
    token, `make` returns an editor for a cell, `judge` tells what is wrong with a field. `troubled` carries what is
    wrong with the text being typed, `block_pasted` tells that the clerk pastes several cells while he is in one.
    """

    troubled = Signal(str)
    block_pasted = Signal()

    def __init__(
        self,
        path: Callable[[_Index], str],
        take: Callable[[str, object, object], None],
        make: Callable[[_Index], CellEditor],
        judge: Callable[[str], str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._path, self._take, self._make, self._judge = path, take, make, judge
        self._runs: dict[QObject, _Run] = {}

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:  # noqa: ARG002, N802
        """Return an editor that changes the report with every key."""
        editor = self._make(index)
        editor.setParent(parent)
        run = _Run(self._path(index), index.data(Qt.ItemDataRole.EditRole), object())
        editor.setObjectName(run.path)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        editor.set_value(run.before)
        editor.edited.connect(lambda value: self._put(editor, run, value))
        if isinstance(editor, ParsedEdit):
            editor.troubled.connect(self.troubled)
        self._runs[editor] = run
        return editor

    def _put(self, editor: CellEditor, run: _Run, value: object) -> None:
        self._take(run.path, value, run.token)
        if isinstance(editor, LineEdit):
            editor.set_trouble(self._judge(run.path))
            self.troubled.emit(editor.trouble())

    def destroyEditor(self, editor: QWidget, index: _Index) -> None:  # noqa: N802 - Qt's name
        """Forget an editor that is closed."""
        self._runs.pop(editor, None)
        self.troubled.emit("")
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: _Index) -> None:  # noqa: N802 - Qt's name
        """Show what the report holds; what is being typed stays if it means the same."""
        if isinstance(editor, CellEditor):
            editor.set_value(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:  # noqa: ARG002, N802
        """Take over what is unfinished; all else is in the report already."""
        if isinstance(editor, CellEditor):
            editor.flush()

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let Esc bring back what the cell held; leave several cells on the clipboard to the table."""
        run = self._runs.get(editor)
        if run and _is_paste(event) and sum(map(len, copied_rows())) > 1:
            self.closeEditor.emit(editor, self.EndEditHint.RevertModelCache)
            self.block_pasted.emit()
            return True
        if run and _is_escape(event):
            self._take(run.path, run.before, run.token)
            self.closeEditor.emit(editor, self.EndEditHint.RevertModelCache)
            return True
        return super().eventFilter(editor, event)


def _is_escape(event: QEvent) -> bool:
    if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
        return False
    return event.key() == Qt.Key.Key_Escape


def _is_paste(event: QEvent) -> bool:
    if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
        return False
    return event.matches(QKeySequence.StandardKey.Paste)
