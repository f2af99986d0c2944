"""What dialogs have in common: a size that the screen has room for, and their buttons."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton

from ita_desktop.app.texts import tr

_SHARE: Final = 0.85
"""How much of the screen a dialog may take: it also has a frame, and the screen a bar."""


def set_size(dialog: QDialog, width: int, height: int) -> None:
    """Give a dialog a size, in heights of a line, or less on a small screen."""
    line = dialog.fontMetrics().height()
    dialog.resize(QSize(width * line, height * line).boundedTo(dialog.screen().availableSize() * _SHARE))


def add_buttons(dialog: QDialog, go: str, cancel: str = "") -> tuple[QDialogButtonBox, QPushButton]:
    """Return the row of a dialog's two buttons, to go on and not to, and the first one of them."""
    buttons = QDialogButtonBox()
    first = buttons.addButton(go, QDialogButtonBox.ButtonRole.AcceptRole)
    buttons.addButton(cancel or tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons, first
