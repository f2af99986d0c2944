"""A table of what was changed: the place, what stood there, what stands there now, and who did it when."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from ita_desktop.app.texts import say, tr
from ita_desktop.core.changes import ChangeKind, Difference
from ita_desktop.core.history import Change
from ita_desktop.core.place_names import PlaceNames
from ita_desktop.core.report import Report
from ita_desktop.core.thai_dates import format_short_date
from ita_desktop.texts import source_text as _
from ita_desktop.ui.moments import moment_text
from ita_desktop.ui.widgets.delegate import ThaiDelegate
from ita_desktop.ui.widgets.tool_tips import plain_tip

MOST_SHOWN: Final = 500
_LONGEST: Final = 160
"""Characters of a value that are shown; the tool tip has more."""

_ROW_KINDS: Final[dict[ChangeKind, str]] = {
    "added": _("added"),
    "removed": _("removed"),
    "moved": _("moved"),
}

_ISO_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_FLAGS: Final = {"true": _("yes"), "false": _("no")}

_Row = tuple[str, ...]


class ChangeTable(QTableWidget):
    """Shows changes or differences; `path_at` leads from a row to its place in the report."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("changes")
        self.setAccessibleName(name)
        self.setItemDelegate(ThaiDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self._paths: list[str] = []

    def show_differences(self, report: Report, differences: Sequence[Difference], was: str, becomes: str) -> None:
        """Show what differs under the headers `was` and `becomes`; the places are named as in `report`."""
        headers = [tr("Place"), was, becomes]
        self._fill(headers, [row.path for row in differences], _rows(report, differences))

    def show_changes(self, report: Report, changes: Sequence[Change]) -> None:
        """Show who changed what, the last change first."""
        newest = changes[::-1]  # not by time: a clock may have been put back
        headers = [tr("Place"), tr("Before"), tr("Now"), tr("Who and when")]
        differences = [Difference(change.path, change.kind, change.old, change.new) for change in newest]
        told = (f"{change.by.name or tr('(no name)')}\n{moment_text(change.at)}" for change in newest)
        rows = ((*row, who) for row, who in zip(_rows(report, differences), told, strict=True))
        self._fill(headers, [change.path for change in newest], rows)

    def path_at(self, row: int) -> str:
        """Return the path of a row's place."""
        return self._paths[row]

    def _fill(self, headers: list[str], paths: list[str], rows: Iterable[_Row]) -> None:
        # While rows follow their contents, every cell that is put in would measure all the others again.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._paths = paths[:MOST_SHOWN]
        self.setColumnCount(len(headers))
        self.setHorizontalHeaderLabels(headers)
        self.setRowCount(len(self._paths))
        for number, cells in zip(range(len(self._paths)), rows, strict=False):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text if len(text) <= _LONGEST else text[:_LONGEST] + "…")
                item.setToolTip(plain_tip(text))
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                self.setItem(number, column, item)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)


def _rows(report: Report, differences: Iterable[Difference]) -> Iterable[_Row]:
    names = PlaceNames(report)
    for difference in differences:
        place = say(names.of(difference.path)) if difference.path else tr("By another program; it is not known what")
        yield (place, *_values(difference))


def _values(difference: Difference) -> tuple[str, str]:
    """Return what stood there and what stands there now; of a whole row, also what became of it."""
    old, new = _shown(difference.old), _shown(difference.new)
    if difference.kind == "changed":
        return old, new
    became = tr(_ROW_KINDS[difference.kind])
    return old, f"{became}: {new}" if difference.new else became


def _shown(value: str | None) -> str:
    """Return a value as a clerk reads it: flags as words, dates with Thai months; nothing as a dash."""
    if not value:
        return "–"
    return tr(_FLAGS[value]) if value in _FLAGS else _thai_date(value)


def _thai_date(value: str) -> str:
    if not _ISO_DATE.fullmatch(value):
        return value
    try:
        return format_short_date(date.fromisoformat(value))
    except ValueError:
        return value
