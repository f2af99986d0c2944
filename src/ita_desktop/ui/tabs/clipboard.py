"""Tables on the system's clipboard."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from ita_desktop.core.clipboard_rows import rows_of, text_of


def copied_rows() -> list[list[str]]:
    """Return the rows of the table on the clipboard; none if there is nothing to read."""
    # Qt has no object at all for an empty clipboard.
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return rows_of(data.text(), data.html()) if data else []


def copy_rows(rows: Iterable[Sequence[str]]) -> None:
    """Put rows on the clipboard; what was there stays if there are none."""
    text = text_of(rows)
    if text:
        QGuiApplication.clipboard().setText(text)
