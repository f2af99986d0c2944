"""The tab of one section: its title, the list of its measures, and the form of the selected one."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QGridLayout, QMenu, QVBoxLayout

from ita_desktop.app.session import Session
from ita_desktop.app.texts import tr
from ita_desktop.core import edits, paths
from ita_desktop.core.fields import SECTION
from ita_desktop.core.numbering import printed_numbers
from ita_desktop.core.pasting import measures_of, rows_of_measures
from ita_desktop.core.paths import measure_path, section_path
from ita_desktop.core.report import Report
from ita_desktop.ui.binding import is_within
from ita_desktop.ui.forms import add_row, make_editor
from ita_desktop.ui.tabs.clipboard import copied_rows, copy_rows
from ita_desktop.ui.tabs.measure_form import MeasureForm
from ita_desktop.ui.tabs.measure_list import measure_rows
from ita_desktop.ui.tabs.row_model import ids_in
from ita_desktop.ui.tabs.rows_page import NO_ROW, RowKind, RowsPage
from ita_desktop.ui.widgets.menus import widen

MEASURES_FORMAT: Final = "application/x-ita-desktop-measures"
"""The format in which measures are dragged: their ids."""

_MEASURE: Final = re.compile(r"measures\.sections\[[^\[\]]*\]\.measures\[(?P<id>[^\[\]]*)\]")
_COUNTS: Final = re.compile(r"measures(?:\.sections(?:\[[^\[\]]*\](?:\.measures)?)?)?")


def drop_measures(session: Session, data: QMimeData, section_id: str, at: int | None = None) -> bool:
    """Move dragged measures before place `at` of a section, or to its end; False if none of them is in the report."""
    known = [row_id for row_id in ids_in(data, MEASURES_FORMAT) if _exists(session.report, row_id)]
    if not known:
        return False
    place = len(edits.section_of(session.report, section_id).measures) if at is None else at
    session.apply(edits.move_measures(session.report, known, section_id, place))
    return True


class SectionPage(RowsPage):
    """The tab of the section with this id."""

    def __init__(self, session: Session, section_id: str) -> None:
        super().__init__(session, _kind(section_id))
        self.section_id = section_id
        title = QGridLayout()
        for row, field in enumerate(SECTION.fields):
            editor = make_editor(field)
            self.binder.bind(editor, f"{section_path(section_id)}.{field.path}")  # type: ignore[arg-type]
            add_row(title, row, field, editor, self.mnemonics)
        self._add_buttons()
        form = MeasureForm(self.binder, self.mnemonics, f"{self.kind.path(NO_ROW)}.")
        column = QVBoxLayout(self)
        column.addLayout(title)
        column.addWidget(self.assemble(form), 1)
        self.list.copy_wanted.connect(self.copy)
        self.list.cut_wanted.connect(self.cut)
        self.list.paste_wanted.connect(self.paste)

    def holds(self, path: str) -> bool:
        """Tell whether a field is edited here; the section itself is."""
        return path == section_path(self.section_id) or super().holds(path)

    def show_field(self, path: str) -> bool:
        """Bring a field into view; the section itself is shown by its title."""
        section = section_path(self.section_id)
        return super().show_field(f"{section}.title" if path == section else path)

    def editor_path(self, path: str) -> str:
        """Return the field of a period in which something stands, the words before the dates as on paper."""
        if not path.endswith(".period"):
            return path
        period = paths.get(self.session.report, path)
        return f"{path}.text" if period.text and not period.start else f"{path}.start"

    def duplicate(self) -> None:
        """Put copies of the selected measures behind them."""
        ids = self.list.selected_ids()
        if ids:
            self.apply(lambda: edits.duplicate_measures(self.session.report, self.section_id, ids))

    def move_to(self, section_id: str) -> None:
        """Move the selected measures to the end of another section."""
        ids = self.list.selected_ids()
        end = len(edits.section_of(self.session.report, section_id).measures)
        self.apply(lambda: edits.move_measures(self.session.report, ids, section_id, end))

    def copy(self) -> None:
        """Put the selected measures on the clipboard, as rows for a spreadsheet."""
        chosen = set(self.list.selected_ids())
        measures = edits.section_of(self.session.report, self.section_id).measures
        numbers = printed_numbers(self.session.report, self.section_id)
        rows = [pair for pair in zip(measures, numbers, strict=True) if pair[0].id in chosen]
        copy_rows(rows_of_measures([row for row, _ in rows], [number for _, number in rows]))

    def cut(self) -> None:
        """Put the selected measures on the clipboard and take them out."""
        self.copy()
        self.remove_selected()

    def paste(self) -> None:
        """Insert the rows that are on the clipboard behind the selected measures."""
        measures = measures_of(copied_rows())
        if not measures:
            self.tell(tr("There is no table on the clipboard. Copy rows in Excel or Word first."))
            return
        place = self.place_for_new()
        self.apply(lambda: edits.paste_measures(self.session.report, self.section_id, place, measures))

    def _add_buttons(self) -> None:
        add = self.add_button
        add("add", tr("Add"), tr("Insert an empty measure below"), self.add, "Ctrl+Return")
        for name, text, tip, slot, keys in (
            ("duplicate", tr("Duplicate"), tr("Put a copy below"), self.duplicate, "Ctrl+D"),
            ("remove", tr("Delete"), tr("Take the selected measures out"), self.remove_selected, "Del"),
            ("up", tr("Up"), tr("Move the selected measures up"), lambda: self.move_selected(-1), "Alt+Up"),
            ("down", tr("Down"), tr("Move the selected measures down"), lambda: self.move_selected(1), "Alt+Down"),
        ):
            add(name, text, tip, slot, keys, needs_row=True)
        tip = tr("Move the selected measures to another section")
        move_to = add("move_to", tr("Move to…"), tip, self.list.setFocus, needs_row=True)
        self._sections = QMenu(move_to)
        self._sections.aboutToShow.connect(self._fill_sections)
        move_to.setMenu(self._sections)
        add("paste", tr("Paste"), tr("Insert rows that were copied in Excel or Word"), self.paste, "Ctrl+V")
        self.add_shortcut("Ctrl+Return", self.add)
        self.add_shortcut("Ctrl+D", self.duplicate)

    def _fill_sections(self) -> None:
        self._sections.clear()
        for number, section in enumerate(self.session.report.measures.sections, start=1):
            if section.id != self.section_id:
                action = self._sections.addAction(f"{number}. {section.title}".replace("&", "&&"))
                action.setEnabled(bool(self.list.selected_ids()))
                action.triggered.connect(lambda *_, target=section.id: self.move_to(target))
        widen(self._sections)


def _kind(section_id: str) -> RowKind:
    section = section_path(section_id)

    def concerns(path: str) -> bool:
        # How many measures stand in the sections before this one tells the numbers.
        return not path or is_within(path, section) or bool(_COUNTS.fullmatch(path)) or path.startswith("settings")

    return RowKind(
        name=tr("Measures of the section"),
        list_path=f"{section}.measures",
        dragged=MEASURES_FORMAT,
        hint=tr("No measure yet. Press “Add”, or copy rows in Excel or Word and paste them into the list with Ctrl+V."),
        first_field="activity",
        pattern=_MEASURE,
        path=lambda row_id: measure_path(section_id, row_id),
        rows=lambda report: measure_rows(report, section_id),
        concerns=concerns,
        exists=_exists,
        add=lambda report, at: edits.add_measure(report, section_id, at),
        remove=lambda report, ids: edits.delete_measures(report, section_id, ids),
        move=lambda report, ids, at: edits.move_measures(report, ids, section_id, at),
    )


def _exists(report: Report, measure_id: str) -> bool:
    return any(row.id == measure_id for section in report.measures.sections for row in section.measures)
