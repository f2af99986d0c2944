"""Files that are dragged over a field are for the window, which opens a report; a field takes texts."""

from PySide6.QtCore import QMimeData


def has_files(data: QMimeData) -> bool:
    """Tell whether files of this computer are dragged or in the clipboard; a link copied from a page is none."""
    return any(url.isLocalFile() for url in data.urls())
