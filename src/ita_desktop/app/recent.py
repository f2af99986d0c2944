"""The reports that were open before, as the start page and the menu show them."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, Qt, Signal


class FileDates(QObject):
    """Finds out when files were changed last; `found` carries the dates by path, None for a file that is not there.

    A drive or a server that does not answer keeps nobody waiting, not even the end of the program.
    """

    found = Signal(object)
    _looked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looked.connect(self.found, Qt.ConnectionType.QueuedConnection)

    def look(self, paths: Sequence[str]) -> None:
        """Begin to look at files."""
        Thread(target=self._look, args=(tuple(paths),), daemon=True).start()

    def _look(self, paths: tuple[str, ...]) -> None:
        dates = {path: file_date(Path(path)) for path in paths}
        try:
            self._looked.emit(dates)
        except RuntimeError:  # the window has been closed meanwhile
            return


def file_date(path: Path) -> date | None:
    """Return the day on which a file was changed last, in this computer's time; None if it cannot be seen."""
    try:
        return date.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ012 - the clerk's own calendar day
    except (OSError, ValueError, OverflowError):
        return None
