"""Where on this computer the program keeps what does not belong to a report: settings, logs, rescued reports."""

import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths

FOLDER: Final = "ita-desktop"
MARKER: Final = "portable.txt"

_Location = QStandardPaths.StandardLocation


def program_folder() -> Path:
    """Return the folder of the frozen program, or the root of the checkout."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent
    return Path(__file__).resolve().parents[3]


def is_portable() -> bool:
    """Tell whether the program is carried about, on a stick for instance, and keeps everything beside itself."""
    return (program_folder() / MARKER).is_file()


def config_folder() -> Path:
    """Return the folder of the settings; it need not exist."""
    return _folder(_Location.GenericConfigLocation)


def data_folder() -> Path:
    """Return the folder of all else that the program keeps; it need not exist."""
    return _folder(_Location.GenericDataLocation)


def documents_folder() -> Path:
    """Return the folder in which the user looks for documents; it need not exist."""
    return Path(QStandardPaths.writableLocation(_Location.DocumentsLocation) or Path.home())


def _folder(location: QStandardPaths.StandardLocation) -> Path:
    if is_portable():
        return program_folder()
    return Path(QStandardPaths.writableLocation(location) or Path.home()) / FOLDER
