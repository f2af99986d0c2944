"""The dialog that finds words in the whole report and replaces them: each place is shown and can be left out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.app.texts import say, tr
from ita_desktop.core import paths
from ita_desktop.core.limits import RANGES
from ita_desktop.core.place_names import PlaceNames
from ita_desktop.core.replacing import (
    Place,
    change_agency,
    change_year,
    context,
    find_agency,
    find_places,
    replace_places,
)
from ita_desktop.core.report import Report
from ita_desktop.core.thai_text import to_western_digits
from ita_desktop.texts import source_text as _
from ita_desktop.typeset.breaking import words
from ita_desktop.ui.mnemonics import Mnemonics
from ita_desktop.ui.widgets.check_box import CheckBox
from ita_desktop.ui.widgets.delegate import ThaiDelegate
from ita_desktop.ui.widgets.dialog_parts import set_size
from ita_desktop.ui.widgets.labels import WrapLabel
from ita_desktop.ui.widgets.line_edit import LineEdit

if TYPE_CHECKING:
    from ita_desktop.app.session import Session
    from ita_desktop.core.edits import Edit

MOST_SHOWN: Final = 500
_CONTEXT: Final = 24
_SIZE: Final = (22, 24)
"""In heights of a line: as wide as the printed pages, over which the dialog opens."""

_PAUSE_MS: Final = 150
"""From a letter to the search, which takes longer than that in a report of thousands of measures."""

_PLACE: Final = Qt.ItemDataRole.UserRole
_NUMBER: Final = Qt.ItemDataRole.UserRole + 1
"""The path of a place's text, and its number among the places in it, which stays when something before it is typed."""

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
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
        self._left_out: set[tuple[str, int]] = set()
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._make_widgets()
        self._lay_out()
        set_size(self, *_SIZE)
        # Over the pages: the field with the words stays in sight beside it.
        self.move(parent.mapToGlobal(QPoint(max(0, parent.width() - self.width()), 0)))
        self._kind.activated.connect(self._take_kind)
        self._words.edited.connect(self._begin_soon)
        self._whole.toggled.connect(self._begin)
        self._new.edited.connect(self._look)
        self._all.clicked.connect(self._tick_all)
        self._list.itemActivated.connect(lambda item: self.chosen.emit(item.data(_PLACE)))
        self._list.itemClicked.connect(lambda item: self.chosen.emit(item.data(_PLACE)))
        self._list.itemChanged.connect(self._note_tick)
        self._go.clicked.connect(self._replace)
        self._soon.timeout.connect(self._search)
        session.opened.connect(self._forget)
        session.changed.connect(self._search_soon)
        self._search()

    @property
    def places(self) -> tuple[Place, ...]:
        """The places that are ticked."""
        return tuple(item.data(_PLACE) for item in self._items() if item.checkState() == Qt.CheckState.Checked)

    def begin(self, words: str) -> None:
        """Let the clerk type what is to be found; words that are selected in the report are proposed."""
        if words.strip():
            self._kind.setCurrentIndex(self._kind.findData("words"))
            self._words.set_value(words)
            self._begin()
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)
        self._words.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go from a field to the places with Enter; nothing is replaced by it."""
        if event.key() in _ENTER and self.focusWidget() in (self._words, self._new):
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _make_widgets(self) -> None:
        self._kind = QComboBox()
        self._kind.setItemDelegate(ThaiDelegate(self._kind))
        for value, label in _KINDS:
            self._kind.addItem(tr(label), value)
        self._words, self._new = LineEdit(), LineEdit()
        mnemonics = self._mnemonics = Mnemonics()
        self._whole = CheckBox(mnemonics.mark(tr("Whole words only")))
        self._all = CheckBox(mnemonics.mark(tr("All places")))
        self._count = WrapLabel()
        self._list = QListWidget()
        self._list.setItemDelegate(ThaiDelegate(self._list))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._go = QPushButton(mnemonics.mark(tr("Replace at the ticked places")))
        self._close = QPushButton(tr("Close"))
        for name, widget in (("whole", self._whole), ("all", self._all), ("places", self._list), ("go", self._go)):
            widget.setObjectName(f"replace.{name}")
        self._list.setAccessibleName(tr("Places"))
        for button in (self._go, self._close):
            # Enter in a field would press it.
            button.setAutoDefault(False)
        self._close.clicked.connect(self.close)

    def _lay_out(self) -> None:
        form = QFormLayout()
        for name, label, editor in (
            ("kind", tr("What"), self._kind),
            ("words", tr("Find"), self._words),
            ("new", tr("Replace with"), self._new),
        ):
            editor.setObjectName(f"replace.{name}")
            editor.setAccessibleName(label)
            caption = QLabel(self._mnemonics.mark(label))
            caption.setBuddy(editor)
            form.addRow(caption, editor)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._go)
        buttons.addWidget(self._close)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self._whole)
        column.addWidget(self._count)
        column.addWidget(self._all)
        column.addWidget(self._list, 1)
        column.addLayout(buttons)

    def _take_kind(self, *_: object) -> None:
        """Put in what is to be found for the ready-made changes."""
        report = self._session.report
        found = {"agency": report.agency.name, "year": str(report.fiscal_year)}.get(self._kind.currentData())
        if found is not None:
            self._words.set_value(found)
        self._new.setFocus(Qt.FocusReason.OtherFocusReason)
        self._begin()

    def _begin_soon(self, *_: object) -> None:
        """Search for what is being typed; nothing is replaced that is not listed yet."""
        self._left_out.clear()
        self._go.setEnabled(False)
        self._soon.start()

    def _begin(self, *_: object) -> None:
        """Search for something else: all its places are ticked."""
        self._left_out.clear()
        self._search()

    def _search_soon(self) -> None:
        self._soon.start()

    def _forget(self) -> None:
        """Another report: its places are others."""
        self._left_out.clear()

    def _search(self) -> None:
        """List the places; those that the clerk has left out stay so."""
        self._soon.stop()
        report = self._session.report
        whole = _word_ends if self._whole.isChecked() else None
        find = find_agency if self._kind.currentData() == "agency" else find_places
        places = find(report, self._words.value(), whole=whole)
        row = self._list.currentRow()
        self._list.blockSignals(True)  # noqa: FBT003 - Qt's name
        self._list.clear()
        self._add(report, places[:MOST_SHOWN])
        self._list.setCurrentRow(min(row, self._list.count() - 1))
        self._list.blockSignals(False)  # noqa: FBT003 - Qt's name
        self._tell_count(len(places))
        self._look()

    def _add(self, report: Report, places: tuple[Place, ...]) -> None:
        names, seen = PlaceNames(report), Counter[str]()
        for place in places:
            before, found, behind = context(str(paths.get(report, place.path)), place, _CONTEXT)
            item = QListWidgetItem(f"{say(names.of(place.path))}\n{before}«{found}»{behind}")
            item.setData(_PLACE, place)
            item.setData(_NUMBER, (place.path, seen[place.path]))
            is_out = (place.path, seen[place.path]) in self._left_out
            item.setCheckState(Qt.CheckState.Unchecked if is_out else Qt.CheckState.Checked)
            seen[place.path] += 1
            self._list.addItem(item)

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]

    def _note_tick(self, item: QListWidgetItem) -> None:
        self._leave_out(item)
        self._look()

    def _leave_out(self, item: QListWidgetItem) -> None:
        """Keep it in mind if a place is not ticked."""
        change = self._left_out.discard if item.checkState() == Qt.CheckState.Checked else self._left_out.add
        change(item.data(_NUMBER))

    def _tick_all(self) -> None:
        """Tick all places or none."""
        state = Qt.CheckState.Checked if self._all.isChecked() else Qt.CheckState.Unchecked
        self._list.blockSignals(True)  # noqa: FBT003 - Qt's name
        for item in self._items():
            item.setCheckState(state)
            self._leave_out(item)
        self._list.blockSignals(False)  # noqa: FBT003 - Qt's name
        self._list.viewport().update()
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
        """Let only be replaced what can be, and show whether all places are ticked."""
        is_year, ticked = self._kind.currentData() == "year", len(self.places)
        self._go.setEnabled(ticked > 0 and (not is_year or _year(self._new.value()) is not None))
        state = Qt.CheckState.Checked if ticked == self._list.count() else Qt.CheckState.PartiallyChecked
        self._all.setCheckState(state if ticked else Qt.CheckState.Unchecked)
        self._all.setTristate(state == Qt.CheckState.PartiallyChecked and ticked > 0)
        self._all.setEnabled(self._list.count() > 0)

    def _replace(self) -> None:
        if self._soon.isActive():
            self._search()
        edit, count = self._edit(), len(self.places)
        if edit is not None:
            self._session.apply(edit)
            self._search()
            done = tr("Replaced at {count} places.", count=count)
            self._count.setText(f"{done} {self._count.text()}")

    def _edit(self) -> Edit | None:
        report, old, new = self._session.report, self._words.value(), self._new.value()
        match self._kind.currentData():
            case "year" if old == str(report.fiscal_year):
                year = _year(new)
                return change_year(report, year, self.places) if year is not None else None
            case "agency":
                return change_agency(report, self.places, old, new)
        return replace_places(report, self.places, new)


def _word_ends(text: str) -> set[int]:
    ends, at = {0}, 0
    for word in words(text):
        at += len(word)
        ends.add(at)
    return ends


def _year(text: str) -> int | None:
    """Return the fiscal year that is meant; None if it is none that a report may have."""
    written = to_western_digits(text).strip()
    first, last = RANGES[Report]["fiscal_year"]
    return (
        int(written) if len(written) == len("2567") and written.isdecimal() and first <= int(written) <= last else None
    )
