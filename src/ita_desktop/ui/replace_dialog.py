"""The dialog that finds words in the whole report and replaces them: each place is shown and can be left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.app.texts import say, tr
from ita_desktop.core import paths
from ita_desktop.core.place_names import PlaceNames
from ita_desktop.core.replacing import Place, change_year, context, find_places, replace_places
from ita_desktop.core.thai_text import to_western_digits
from ita_desktop.texts import source_text as _
from ita_desktop.typeset.breaking import words
from ita_desktop.ui.widgets.delegate import ThaiDelegate
from ita_desktop.ui.widgets.labels import WrapLabel
from ita_desktop.ui.widgets.line_edit import LineEdit

if TYPE_CHECKING:
    from ita_desktop.app.session import Session
    from ita_desktop.core.edits import Edit

MOST_SHOWN: Final = 500
_CONTEXT: Final = 24
_SIZE: Final = (34, 24)
"""In heights of a line."""

_PLACE: Final = Qt.ItemDataRole.UserRole
_KINDS: Final = (
    ("words", _("Any words")),
    ("agency", _("The agency's name")),
    ("year", _("The fiscal year")),
)


class ReplaceDialog(QDialog):
    """Stays open beside the window. `chosen` carries the `Place` that the clerk wants to see."""

    chosen = Signal(object)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("replace")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Find and replace"))
        self._session = session
        self._kind = QComboBox()
        self._kind.setItemDelegate(ThaiDelegate(self._kind))
        for value, label in _KINDS:
            self._kind.addItem(tr(label), value)
        self._words, self._new = LineEdit(), LineEdit()
        self._whole = QCheckBox(tr("Whole words only"))
        self._count = WrapLabel()
        self._list = QListWidget()
        self._list.setItemDelegate(ThaiDelegate(self._list))
        self._list.setWordWrap(True)
        self._go = QPushButton(tr("Replace at the ticked places"))
        self._lay_out()
        self._kind.activated.connect(self._take_kind)
        self._words.edited.connect(self._search)
        self._new.edited.connect(self._look)
        self._whole.toggled.connect(self._search)
        self._list.itemActivated.connect(lambda item: self.chosen.emit(item.data(_PLACE)))
        self._list.itemClicked.connect(lambda item: self.chosen.emit(item.data(_PLACE)))
        self._list.itemChanged.connect(self._look)
        self._go.clicked.connect(self._replace)
        session.changed.connect(self._search)
        self._search()

    @property
    def places(self) -> tuple[Place, ...]:
        """The places that are ticked."""
        items = (self._list.item(row) for row in range(self._list.count()))
        return tuple(item.data(_PLACE) for item in items if item.checkState() == Qt.CheckState.Checked)

    def _lay_out(self) -> None:
        height = self.fontMetrics().height()
        self.resize(_SIZE[0] * height, _SIZE[1] * height)
        form = QFormLayout()
        for name, label, editor in (
            ("kind", tr("What"), self._kind),
            ("words", tr("Find"), self._words),
            ("new", tr("Replace with"), self._new),
        ):
            editor.setObjectName(f"replace.{name}")
            editor.setAccessibleName(label)
            form.addRow(label, editor)
        self._whole.setObjectName("replace.whole")
        self._list.setObjectName("replace.places")
        self._list.setAccessibleName(tr("Places"))
        self._go.setObjectName("replace.go")
        close = QPushButton(tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._go)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self._whole)
        column.addWidget(self._count)
        column.addWidget(self._list, 1)
        column.addLayout(buttons)

    def _take_kind(self, *_: object) -> None:
        """Put in what is to be found for the ready-made changes."""
        report = self._session.report
        found = {"agency": report.agency.name, "year": str(report.fiscal_year)}.get(self._kind.currentData())
        if found is not None:
            self._words.set_value(found)
        self._new.setFocus(Qt.FocusReason.OtherFocusReason)
        self._search()

    def _search(self, *_: object) -> None:
        """List the places, all ticked."""
        report = self._session.report
        whole = _word_ends if self._whole.isChecked() else None
        places = find_places(report, self._words.value(), whole=whole)
        names = PlaceNames(report)
        self._list.blockSignals(True)  # noqa: FBT003 - Qt's name
        self._list.clear()
        for place in places[:MOST_SHOWN]:
            before, found, behind = context(str(paths.get(report, place.path)), place, _CONTEXT)
            item = QListWidgetItem(f"{say(names.of(place.path))}\n{before}«{found}»{behind}")
            item.setData(_PLACE, place)
            item.setCheckState(Qt.CheckState.Checked)
            self._list.addItem(item)
        self._list.blockSignals(False)  # noqa: FBT003 - Qt's name
        self._tell_count(len(places))
        self._look()

    def _tell_count(self, count: int) -> None:
        if not self._words.value().strip():
            self._count.setText(tr("Type what is to be found; it is found in every text of the report."))
        elif count > MOST_SHOWN:
            self._count.setText(
                tr("Found at {count} places; the first {most} are listed.", count=count, most=MOST_SHOWN)
            )
        else:
            self._count.setText(tr("Found at {count} places.", count=count))

    def _look(self, *_: object) -> None:
        """Let only be replaced what can be."""
        is_year = self._kind.currentData() == "year"
        self._go.setEnabled(bool(self.places) and (not is_year or _year(self._new.value()) is not None))

    def _replace(self) -> None:
        edit = self._edit()
        if edit is not None:
            self._session.apply(edit)

    def _edit(self) -> Edit | None:
        report, year = self._session.report, _year(self._new.value())
        is_own = self._words.value() == str(report.fiscal_year)
        if self._kind.currentData() == "year" and is_own:
            return change_year(report, year, self.places) if year is not None else None
        return replace_places(report, self.places, self._new.value())


def _word_ends(text: str) -> set[int]:
    ends, at = {0}, 0
    for word in words(text):
        at += len(word)
        ends.add(at)
    return ends


def _year(text: str) -> int | None:
    written = to_western_digits(text).strip()
    return int(written) if len(written) == len("2567") and written.isdecimal() else None
