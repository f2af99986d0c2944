"""The list of rows beside a form: measures of a section, signatories. It is renewed by what has changed only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from ita_desktop.ui.widgets.tool_tips import plain_tip

Index = QModelIndex | QPersistentModelIndex

NUMBER_ROLE: Final = Qt.ItemDataRole.UserRole + 1
STATE_ROLE: Final = Qt.ItemDataRole.UserRole + 2
COMPLETE_ROLE: Final = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True, slots=True)
class ListRow:
    """What is shown of a row: its number, its first words, and in words whether it is complete."""

    id: str
    number: str
    words: str
    state: str
    is_complete: bool


class RowModel(QAbstractListModel):
    """Rows by id. They are dragged as ids in the format `dragged`; `drop` gets ids and the place before which they go.

    The model moves nothing itself: a drop changes the report, and then it is shown the new rows.
    """

    def __init__(self, dragged: str, drop: Callable[[list[str], int], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ListRow] = []
        self._dragged = dragged
        self._drop = drop

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own way
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row shows, or says to a screen reader."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        said = f"{row.number} {row.words}\n{row.state}"
        shown = {
            Qt.ItemDataRole.DisplayRole: row.words,
            NUMBER_ROLE: row.number,
            STATE_ROLE: row.state,
            COMPLETE_ROLE: row.is_complete,
            Qt.ItemDataRole.AccessibleTextRole: said,
            Qt.ItemDataRole.ToolTipRole: plain_tip(said) if role == Qt.ItemDataRole.ToolTipRole else None,
        }
        return shown.get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows be dragged, and dropped between rows."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        """Return the format in which rows are dragged."""
        return [self._dragged]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        """Return the ids of rows to drag."""
        return dragged_ids(self._dragged, [self._rows[index.row()].id for index in indexes])

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        """Let rows be moved only."""
        return Qt.DropAction.MoveAction

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:  # noqa: ARG002, N802
        """Move the rows that were dropped, before a row or at the end."""
        at = row if row >= 0 else parent.row() if parent.isValid() else len(self._rows)
        return self._drop(ids_in(data, self._dragged), at)

    def id_at(self, place: int) -> str | None:
        """Return the id of the row at a place; None if there is none."""
        return self._rows[place].id if 0 <= place < len(self._rows) else None

    def place_of(self, row_id: str) -> int | None:
        """Return the place of a row; None if it is not here."""
        return next((place for place, row in enumerate(self._rows) if row.id == row_id), None)

    def show(self, rows: Sequence[ListRow]) -> list[str]:
        """Show other rows and return the ids of those that are new; what stays keeps its selection."""
        if rows == self._rows:
            return []
        self._remove_all_but({row.id for row in rows})
        known = {row.id for row in self._rows}
        self._sort([row.id for row in rows if row.id in known])
        self._insert_missing(rows, known)
        self._change(rows)
        return [row.id for row in rows if row.id not in known]

    def _remove_all_but(self, kept: set[str]) -> None:
        last = len(self._rows) - 1
        while last >= 0:
            first = last
            if self._rows[last].id not in kept:
                while first and self._rows[first - 1].id not in kept:
                    first -= 1
                self.beginRemoveRows(QModelIndex(), first, last)
                del self._rows[first : last + 1]
                self.endRemoveRows()
            last = first - 1

    def _sort(self, ids: list[str]) -> None:
        old = [row.id for row in self._rows]
        if ids == old:
            return
        self.layoutAboutToBeChanged.emit()
        by_id = {row.id: row for row in self._rows}
        self._rows = [by_id[row_id] for row_id in ids]
        places = {row_id: place for place, row_id in enumerate(ids)}
        before = self.persistentIndexList()
        self.changePersistentIndexList(before, [self.index(places[old[index.row()]]) for index in before])
        self.layoutChanged.emit()

    def _insert_missing(self, rows: Sequence[ListRow], known: set[str]) -> None:
        place = 0
        while place < len(rows):
            after = place
            while after < len(rows) and rows[after].id not in known:
                after += 1
            if after > place:
                self.beginInsertRows(QModelIndex(), place, after - 1)
                self._rows[place:place] = rows[place:after]
                self.endInsertRows()
            place = after + 1

    def _change(self, rows: Sequence[ListRow]) -> None:
        changed = [place for place, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new]
        self._rows = list(rows)
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))


def dragged_ids(dragged: str, ids: Sequence[str]) -> QMimeData:
    """Return ids as they travel in a drag, in the format `dragged`."""
    data = QMimeData()
    data.setData(dragged, "\n".join(ids).encode())
    return data


def ids_in(data: QMimeData, dragged: str) -> list[str]:
    """Return the ids of the rows in a drag; none if something else is dragged."""
    return bytes(data.data(dragged).data()).decode("utf-8", "replace").split()
