"""Where this computer keeps the settings of its office."""

from contextlib import suppress
from pathlib import Path

from ita_desktop.app import places
from ita_desktop.core.office import EMPTY_OFFICE, Office
from ita_desktop.errors import CannotRead, InvalidData
from ita_desktop.exchange import read_office, write_office
from ita_desktop.storage import read_bytes, write_atomically


def office_file() -> Path:
    """Return the file of the office's settings; it need not exist."""
    return places.config_folder() / "office.json"


def load_office() -> Office:
    """Return the office's settings; what is no such file is put aside."""
    path = office_file()
    try:
        return read_office(read_bytes(path))
    except CannotRead:
        return EMPTY_OFFICE
    except InvalidData:
        with suppress(OSError):
            path.replace(path.with_name(f"{path.name}.bad"))
        return EMPTY_OFFICE


def save_office(office: Office) -> None:
    """Keep the office's settings; InvalidData, CannotWrite or FileLocked if that cannot be done."""
    path = office_file()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, write_office(office))


def import_office(path: Path) -> Office:
    """Return the settings in a file from another computer; CannotRead or InvalidData."""
    return read_office(read_bytes(path))


def export_office(office: Office, path: Path) -> None:
    """Write the settings to a file for other computers; InvalidData, CannotWrite or FileLocked."""
    write_atomically(path, write_office(office))
