"""On the start page: unsaved work of a run that was killed, to be taken up or thrown away."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QGroupBox, QPushButton, QWidget

from ita_desktop.app.recovery import Orphan
from ita_desktop.app.texts import tr
from ita_desktop.ui.moments import moment_text
from ita_desktop.ui.widgets.labels import WrapLabel


class UnsavedBox(QGroupBox):
    """One row for each piece of work; both signals carry its `Orphan`."""

    recover_wanted = Signal(object)
    forget_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Unsaved work from before"), parent)
        self.setObjectName("start.unsaved")
        self._rows = QGridLayout(self)
        self._rows.setColumnStretch(0, 1)

    def show_orphans(self, orphans: Sequence[Orphan]) -> None:
        """List these pieces of work; without any the box is hidden."""
        for widget in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            self._rows.removeWidget(widget)
            widget.deleteLater()
        for row, orphan in enumerate(orphans):
            self._rows.addWidget(WrapLabel(orphan_text(orphan)), row, 0)
            take = self._button(row, "recover", tr("Take it up"), self.recover_wanted, orphan)
            self._rows.addWidget(take, row, 1)
            self._rows.addWidget(self._button(row, "forget", tr("Throw away…"), self.forget_wanted, orphan), row, 2)
        self.setVisible(bool(orphans))

    def _button(self, row: int, name: str, text: str, signal: object, orphan: Orphan) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"start.{name}.{row}")
        button.setAccessibleName(f"{text} {orphan_text(orphan)}")
        button.setAutoDefault(True)
        button.clicked.connect(lambda *_: signal.emit(orphan))  # type: ignore[attr-defined]
        return button


def orphan_text(orphan: Orphan) -> str:
    """Return what work it is, in one line."""
    return tr(
        "{file} – {agency}, fiscal year {year}, typed until {time}",
        file=orphan.file.name if orphan.file else tr("Never saved in a file"),
        agency=orphan.report.agency.name or tr("(no agency yet)"),
        year=orphan.report.fiscal_year,
        time=moment_text(orphan.time),
    )
