"""The dialog of the office's settings: what is typed once for all reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ita_desktop.app.texts import tr
from ita_desktop.core.emblem_file import EmblemFile
from ita_desktop.core.fields import Field
from ita_desktop.core.limits import validate_office
from ita_desktop.core.office import Office, people_as_lines, people_of_lines
from ita_desktop.core.report import Agency
from ita_desktop.errors import InvalidData
from ita_desktop.texts import source_text as _
from ita_desktop.ui.forms import add_row, make_editor, make_page
from ita_desktop.ui.mnemonics import Mnemonics
from ita_desktop.ui.widgets.dialog_parts import set_size
from ita_desktop.ui.widgets.emblem_edit import EmblemEdit
from ita_desktop.ui.widgets.labels import WrapLabel
from ita_desktop.ui.widgets.plain_edit import PlainEdit

FIELDS: Final = (
    Field("agency.name", _("Agency's name")),
    Field("agency.province", _("Province")),
    Field("agency.division", _("Division")),
    Field("people", _("People"), "lines", lines=4, help=_("One a line, such as Somchai Jaidee, Municipal Clerk")),
    Field("divisions", _("All divisions"), "lines", lines=3, help=_("One a line, as in the responsible unit.")),
    Field("number_prefixes", _("Beginnings of numbers"), "lines", lines=2, help=_("One a line, such as ทธ 52001/")),
    Field("phrases", _("Phrases"), "lines", lines=4, help=_("One a line; they are offered while you type.")),
    Field("emblem", _("Emblem of new reports"), "emblem"),
)
_SIZE: Final = (30, 27)
"""In heights of a line."""


class OfficeDialog(QDialog):
    """Edits an `Office`; `import_wanted` and `export_wanted` ask for a file, `emblem_wanted` for another emblem.

    `forget_wanted` asks that nothing of earlier reports is offered any more.
    """

    forget_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal()
    emblem_wanted = Signal()
    refused = Signal(object)
    """Carries the `InvalidData` that tells what cannot be kept."""

    def __init__(self, office: Office, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("office")
        self.setWindowTitle(tr("Settings of the office"))
        set_size(self, *_SIZE)
        self._editors = {field.path: make_editor(field) for field in FIELDS}
        form = QWidget()
        grid = QGridLayout(form)
        grid.setColumnStretch(1, 1)
        mnemonics = Mnemonics()
        for row, field in enumerate(FIELDS):
            editor = self._editors[field.path]
            editor.setObjectName(f"office.{field.path}")
            if isinstance(editor, PlainEdit):
                editor.setPlaceholderText(tr(field.help))
            add_row(grid, row, field, editor, mnemonics)
        emblem = self._editors["emblem"]
        assert isinstance(emblem, EmblemEdit)  # noqa: S101 - the table says so
        emblem.choose_wanted.connect(self.emblem_wanted)
        column = QVBoxLayout(self)
        column.addWidget(WrapLabel(tr("New reports begin with these, and they are offered while you type.")))
        grid.addWidget(self._make_forgetting(mnemonics), len(FIELDS), 0, 1, 2)
        column.addWidget(make_page([form]), 1)
        column.addWidget(self._make_buttons(mnemonics))
        self.show_office(office)

    @property
    def office(self) -> Office:
        """The settings as they are typed now."""
        value = {path: editor.value() for path, editor in self._editors.items()}  # type: ignore[attr-defined]
        return Office(
            agency=Agency(*(value[f"agency.{part}"].strip() for part in ("name", "province", "division"))),
            people=people_of_lines(value["people"]),
            divisions=_filled(value["divisions"]),
            number_prefixes=_filled(value["number_prefixes"]),
            phrases=_filled(value["phrases"]),
            emblem=value["emblem"],
        )

    def show_office(self, office: Office) -> None:
        """Show settings, such as those of a file."""
        values = {
            "agency.name": office.agency.name,
            "agency.province": office.agency.province,
            "agency.division": office.agency.division,
            "people": people_as_lines(office.people),
            "divisions": office.divisions,
            "number_prefixes": office.number_prefixes,
            "phrases": office.phrases,
            "emblem": office.emblem,
        }
        for path, editor in self._editors.items():
            editor.set_value(values[path])  # type: ignore[attr-defined]

    def show_emblem(self, emblem: EmblemFile | None) -> None:
        """Show another emblem beside what is typed."""
        self.show_office(replace(self.office, emblem=emblem))

    def accept(self) -> None:
        """Close, unless something typed is longer than what can be kept: that is told first."""
        try:
            validate_office(self.office)
        except InvalidData as error:
            self.refused.emit(error)
        else:
            super().accept()

    def note_forgotten(self) -> None:
        """Tell that nothing of earlier reports is kept any more."""
        self._forget.setEnabled(False)
        self._told.setText(tr("Nothing of earlier reports is kept any more."))

    def _make_forgetting(self, mnemonics: Mnemonics) -> QWidget:
        """Return the row by which the values of earlier reports are forgotten."""
        self._told = WrapLabel(tr("Names and titles of the reports opened here are offered too while you type."))
        self._forget = QPushButton(mnemonics.mark(tr("Forget them")))
        self._forget.setObjectName("office.forget")
        self._forget.setAutoDefault(False)
        self._forget.clicked.connect(_emitter(self.forget_wanted))
        row_widget = QWidget()
        row = QHBoxLayout(row_widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._told, 1)
        row.addWidget(self._forget)
        return row_widget

    def _make_buttons(self, mnemonics: Mnemonics) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        for name, text, signal in (
            ("import", tr("Take from a file…"), self.import_wanted),
            ("export", tr("Write to a file…"), self.export_wanted),
        ):
            button = buttons.addButton(mnemonics.mark(text), QDialogButtonBox.ButtonRole.ActionRole)
            button.setObjectName(f"office.{name}")
            button.clicked.connect(_emitter(signal))
        return buttons


def _filled(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line.strip() for line in lines if line.strip())


def _emitter(signal: object) -> Callable[[], None]:
    return lambda *_: signal.emit()  # type: ignore[attr-defined]
