"""Shows which emblem is printed; choosing another one is the window's business."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ita_desktop.app.texts import tr
from ita_desktop.core.emblem_file import EmblemFile
from ita_desktop.ui.widgets.labels import WrapLabel


class EmblemEdit(QWidget):
    """Shows an `EmblemFile` or None, the Garuda, in words; `choose_wanted` asks for another one."""

    edited = Signal(object)
    committed = Signal()
    choose_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: EmblemFile | None = None
        self._shown = WrapLabel()
        self._button = QPushButton(tr("Choose…"))
        self._button.setAutoDefault(True)
        self._button.clicked.connect(lambda *_: self.choose_wanted.emit())
        self.setFocusProxy(self._button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._shown, 1)
        row.addWidget(self._button)
        self._tell()

    def value(self) -> EmblemFile | None:
        """Return what is shown."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show another emblem."""
        self._value = value if isinstance(value, EmblemFile) else None
        self._tell()

    def flush(self) -> None:
        """Nothing is ever unfinished here."""

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        """Name the button too, which has the focus."""
        super().setAccessibleName(name)
        self._button.setAccessibleName(name)

    def _tell(self) -> None:
        if self._value is None:
            self._shown.setText(tr("The program's Garuda"))
        else:
            size = max(1, len(self._value.data) // 1024)
            self._shown.setText(tr("Own emblem ({kind}, {size} KB)", kind=self._value.kind.upper(), size=size))
