"""The list beside a form: each row with number, first words and state; what keys do in it is told by signals."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ita_desktop.ui.tabs.row_delegate import RowDelegate
from ita_desktop.ui.tabs.row_model import RowModel


class RowList(QListView):
    """Rows to select, several too. Each signal is a wish of the clerk; who has made the list fulfils it.

    `place_changed` tells that another row is the current one.
    """

    place_changed = Signal()

    add_wanted = Signal()
    remove_wanted = Signal()
    move_wanted = Signal(int)
    copy_wanted = Signal()
    cut_wanted = Signal()
    paste_wanted = Signal()
    edit_wanted = Signal()

    def __init__(self, model: RowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = model
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.activated.connect(self.edit_wanted)
        self.selectionModel().currentChanged.connect(lambda *_: self.place_changed.emit())

    def selected_ids(self) -> list[str]:
        """Return the ids of the selected rows in the order of the list."""
        places = sorted(index.row() for index in self.selectedIndexes())
        return [row_id for row_id in map(self.rows.id_at, places) if row_id is not None]

    def current_id(self) -> str | None:
        """Return the id of the row whose form is shown; None in an empty list."""
        return self.rows.id_at(self.currentIndex().row())

    def place(self) -> str:
        """Return the path of the current row, or of the list if it has none."""
        current = self.current_id()
        return f"{self.objectName()}[{current}]" if current else self.objectName()

    def select(self, ids: Sequence[str]) -> None:
        """Select rows; the first becomes the current one and comes into view."""
        places = [place for place in map(self.rows.place_of, ids) if place is not None]
        if not places:
            return
        selection, flag = self.selectionModel(), QItemSelectionModel.SelectionFlag
        selection.setCurrentIndex(self.rows.index(places[0]), flag.ClearAndSelect)
        for place in places[1:]:
            selection.select(self.rows.index(place), flag.Select)
        self.scrollTo(self.rows.index(places[0]))

    def event(self, event: QEvent) -> bool:
        """Claim the keys of the clipboard before the window's menu takes them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _wish(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Do what a key asks for; all others move the selection."""
        wish = _wish(event)
        if wish in ("up", "down"):
            self.move_wanted.emit(-1 if wish == "up" else 1)
        elif wish:
            getattr(self, f"{wish}_wanted").emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Give the rows new heights with new letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.scheduleDelayedItemsLayout()


def _wish(event: QKeyEvent) -> str:
    """Return what a key asks for; nothing if it is one of the list's own."""
    standard = QKeySequence.StandardKey
    for key, wish in ((standard.Copy, "copy"), (standard.Cut, "cut"), (standard.Paste, "paste")):
        if event.matches(key):
            return wish
    alone, modifiers = Qt.KeyboardModifier.NoModifier, event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    wishes = {
        (Qt.Key.Key_Insert, alone): "add",
        (Qt.Key.Key_Delete, alone): "remove",
        (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier): "up",
        (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier): "down",
        (Qt.Key.Key_F2, alone): "edit",
        (Qt.Key.Key_Return, alone): "edit",
        (Qt.Key.Key_Enter, alone): "edit",
    }
    return wishes.get((Qt.Key(event.key()), modifiers), "")
