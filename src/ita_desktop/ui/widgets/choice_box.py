"""The editor of one of a few words."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from ita_desktop.ui.widgets.delegate import ThaiDelegate
from ita_desktop.ui.widgets.field_line import FieldLine
from ita_desktop.ui.widgets.metrics import row_height


class ChoiceBox(QComboBox):
    """Edits a str out of (value, label) pairs; `open` lets the clerk type another one."""

    edited = Signal(object)
    committed = Signal()

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        *,
        open: bool = False,  # noqa: A002 - as the field's own attribute
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._value = ""
        self._line = FieldLine() if open else None
        self.setItemDelegate(ThaiDelegate(self))
        if self._line:
            self._line.setTextMargins(0, 0, 0, 0)
            self.setLineEdit(self._line)
            self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            # It would put the rest of a longer word behind what is typed.
            self.setCompleter(None)  # type: ignore[arg-type]
            self._line.typed.connect(self._type)
            self._line.committed.connect(self.commit)
        self.set_choices(choices)
        self.activated.connect(self._choose)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other words; the value stays."""
        self.clear()
        for value, label in choices:
            self.addItem(label, value)
        self._show_value()

    def value(self) -> str:
        """Return the value chosen or typed."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show a value, one that is not offered too."""
        if value != self._value:
            self._value = str(value)
            self._show_value()

    def flush(self) -> None:
        """Take over what an input method has not finished."""
        if self._line:
            self._line.flush()

    def commit(self) -> None:
        """End a step of typing."""
        self._show_value()
        self.committed.emit()

    def set_trouble(self, text: str) -> None:
        """Tell what is wrong with a typed text and mark it; an empty text takes both away."""
        if self._line:
            self._line.set_trouble(text)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        """Name the box and the line in it, which has the focus."""
        super().setAccessibleName(name)
        if self._line:
            self._line.setAccessibleName(name)

    def _show_value(self) -> None:
        index = self.findData(self._value)
        self.setCurrentIndex(index)
        if self._line:
            shown = self.itemText(index) if index >= 0 else self._value
            if shown != self._line.text():
                self._line.show_text(shown)
        elif index < 0:
            self.setPlaceholderText(self._value)

    def _choose(self, index: int) -> None:
        self._change(self.itemData(index))
        self.commit()

    def _type(self, text: str) -> None:
        index = self.findText(text, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchCaseSensitive)
        self._change(self.itemData(index) if index >= 0 else text)

    def _change(self, value: str) -> None:
        if value != self._value:
            self._value = value
            self.edited.emit(value)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the page: who scrolls it must not change a field on the way."""
        event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """End a step, unless the list of choices has opened."""
        super().focusOutEvent(event)
        if not self._line and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.committed.emit()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Be high enough for Thai's stacked marks."""
        return self._high_enough(super().sizeHint())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Be high enough for Thai's stacked marks."""
        return self._high_enough(super().minimumSizeHint())

    def _high_enough(self, size: QSize) -> QSize:
        return QSize(size.width(), max(size.height(), row_height(self.fontMetrics())))
