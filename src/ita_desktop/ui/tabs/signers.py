"""The tab of the people who sign: the first signs the memo, each further one endorses it."""

import re
from typing import Final

from PySide6.QtWidgets import QVBoxLayout

from ita_desktop.app.session import Session
from ita_desktop.app.texts import tr
from ita_desktop.core import edits
from ita_desktop.core.fields import SIGNATORY
from ita_desktop.core.report import Report, Signatory
from ita_desktop.core.thai_text import to_thai_digits
from ita_desktop.ui.binding import is_within
from ita_desktop.ui.forms import make_group
from ita_desktop.ui.tabs.row_model import ListRow
from ita_desktop.ui.tabs.rows_page import NO_ROW, RowKind, RowsPage

SIGNATORIES_FORMAT: Final = "application/x-ita-desktop-signatories"
"""The format in which signatories are dragged: their ids."""

_CHAIN: Final = "memo.signatories"


class SignersPage(RowsPage):
    """The chain of signatories."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _kind())
        add = self.add_button
        add("add", tr("Add"), tr("Insert a signatory below"), self.add, "Ctrl+Return")
        add(
            "remove", tr("Delete"), tr("Take the selected signatories out"), self.remove_selected, "Del", needs_row=True
        )
        add("up", tr("Up"), tr("Let them sign earlier"), lambda: self.move_selected(-1), "Alt+Up", needs_row=True)
        add("down", tr("Down"), tr("Let them sign later"), lambda: self.move_selected(1), "Alt+Down", needs_row=True)
        self.add_shortcut("Ctrl+Return", self.add)
        form = make_group(SIGNATORY, self.binder, self.mnemonics, f"{self.kind.path(NO_ROW)}.")
        column = QVBoxLayout(self)
        column.addWidget(self.assemble(form))


def signer_rows(report: Report) -> list[ListRow]:
    """Return the rows of the list: the number in the chain, the name, and what is missing or the part played."""
    return [_row(person, number, report) for number, person in enumerate(report.memo.signatories, start=1)]


def _row(person: Signatory, number: int, report: Report) -> ListRow:
    shown = to_thai_digits(str(number)) if report.settings.thai_digits else str(number)
    part = tr("signs the memo") if number == 1 else tr("endorses")
    is_complete = bool(person.name.strip() and person.position.strip())
    state = part if is_complete else tr("{part}, name or position missing", part=part)
    return ListRow(person.id, shown, person.name.strip() or tr("(no name yet)"), state, is_complete)


def _kind() -> RowKind:
    return RowKind(
        name=tr("Signatories"),
        list_path=_CHAIN,
        dragged=SIGNATORIES_FORMAT,
        hint=tr("Nobody signs yet. Press “Add”: the first signs the memo, each further one endorses it."),
        first_field="name",
        pattern=re.compile(r"memo\.signatories\[(?P<id>[^\[\]]*)\]"),
        path=lambda row_id: f"{_CHAIN}[{row_id}]",
        rows=signer_rows,
        concerns=lambda path: is_within(path, _CHAIN) or is_within(_CHAIN, path) or path == "settings.thai_digits",
        exists=lambda report, row_id: any(row.id == row_id for row in report.memo.signatories),
        add=edits.add_signatory,
        remove=edits.remove_signatories,
        move=edits.move_signatories,
    )
