"""The score table as a model: instrument, number, name, score, and for a low score where it is answered."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ita_desktop.app.session import Session
from ita_desktop.app.texts import tr
from ita_desktop.core.ita_rules import load_rules
from ita_desktop.core.report import Indicator
from ita_desktop.core.score_advice import answering_sections, score_text
from ita_desktop.core.thai_text import to_thai_digits
from ita_desktop.ui.binding import is_within

Index = QModelIndex | QPersistentModelIndex

INSTRUMENT, NUMBER, NAME, SCORE, HINT = range(5)
FIELDS: Final = ("instrument", "number", "name", "score", "score")
"""The field of an indicator that each column shows."""

_TABLE: Final = "scores.indicators"
_FULL: Final = Decimal(100)
_CENTRED: Final = (INSTRUMENT, NUMBER)


class ScoreModel(QAbstractTableModel):
    """Shows the indicators of the session's report and changes them."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows = session.report.scores.indicators
        session.changed.connect(self._refresh)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The rows as they are shown."""
        return self._rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own way
        """Return how many indicators there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own way
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(FIELDS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802 - Qt's name
        """Return the heading of a column."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (tr("Instrument"), tr("No."), tr("Indicator"), tr("Score"), tr("Advice"))[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let names and scores be edited."""
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in (NAME, SCORE) else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, holds or says to a screen reader."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown(row, column)
        if role == Qt.ItemDataRole.EditRole:
            return row.score if column == SCORE else self.plain(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = self.plain(row, column) or tr("empty")
            return f"{row.number} {row.name}: {text}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None

    def plain(self, row: Indicator, column: int) -> str:
        """Return a cell's text as it is copied."""
        if column == HINT:
            return self._hint(row)
        return score_text(row.score) if column == SCORE else str(getattr(row, FIELDS[column]))

    def plain_at(self, index: Index) -> str:
        """Return the text of a cell as it is copied."""
        return self.plain(self._rows[index.row()], index.column())

    def shown(self, row: Indicator, column: int) -> str:
        """Return a cell's text as it is shown: in the report's digits."""
        return self.in_digits(self.plain(row, column))

    def in_digits(self, text: str) -> str:
        """Return a text in the digits that the report prints."""
        return to_thai_digits(text) if self._session.report.settings.thai_digits else text

    def path(self, index: Index) -> str:
        """Return the path of the field that a cell shows."""
        return f"{_TABLE}[{self._rows[index.row()].number}].{FIELDS[index.column()]}"

    def place_of(self, path: str) -> QModelIndex:
        """Return the cell of a field; an invalid index if it is none of this table's."""
        for place, row in enumerate(self._rows):
            start = f"{_TABLE}[{row.number}]"
            if is_within(path, start):
                name = path[len(start) + 1 :]
                return self.index(place, FIELDS.index(name) if name in FIELDS else SCORE)
        return QModelIndex()

    def runs(self) -> list[tuple[int, int]]:
        """Return first row and length of each run of rows with the same instrument."""
        runs, first = [], 0
        for _, group in groupby(self._rows, lambda row: row.instrument):
            length = len(list(group))
            runs.append((first, length))
            first += length
        return runs

    def _hint(self, row: Indicator) -> str:
        rules = load_rules(self._session.report.fiscal_year)
        if row.score is not None and row.score > _FULL:
            return tr("More than 100")
        if row.score is None or row.score >= rules.target:
            return ""
        numbers = ", ".join(map(str, answering_sections(rules, row)))
        if not numbers:
            return tr("Below {target}", target=rules.target)
        return tr("Below {target}: see section {numbers}", target=rules.target, numbers=numbers)

    def _refresh(self, path: str) -> None:
        is_other_look = path in ("", "fiscal_year", "settings.thai_digits")
        if not (is_other_look or is_within(path, _TABLE) or is_within(_TABLE, path)):
            return
        old, new = self._rows, self._session.report.scores.indicators
        if [(row.number, row.instrument) for row in new] != [(row.number, row.instrument) for row in old]:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return
        self._rows = new
        for place in range(len(new)):
            if is_other_look or old[place] != new[place]:
                # A cell at a time: a view renews an open editor only when told of its cell alone.
                for column in (NAME, SCORE, HINT):
                    self.dataChanged.emit(self.index(place, column), self.index(place, column))


def _alignment(column: int) -> Qt.AlignmentFlag:
    if column in _CENTRED:
        return Qt.AlignmentFlag.AlignCenter
    side = Qt.AlignmentFlag.AlignRight if column == SCORE else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
