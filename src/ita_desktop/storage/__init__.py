"""One file is one report: reads, checks and writes it, and holds the only SQL of the program."""

from ita_desktop.storage.atomic import RUN, sweep, write_atomically
from ita_desktop.storage.backups import Backup, keep_backup, list_backups
from ita_desktop.storage.reading import Opened, read_report
<<<<<<< HEAD
from ita_desktop.storage.source import read_bytes, real_path
from ita_desktop.storage.writing import write_report

__all__ = [
    "RUN",
    "Backup",
    "Opened",
    "keep_backup",
    "list_backups",
    "read_bytes",
    "read_report",
    "real_path",
    "sweep",
    "write_atomically",
    "write_report",
]
=======
from ita_desktop.storage.salvage import Salvaged, salvage
from ita_desktop.storage.source import read_bytes
from ita_desktop.storage.writing import write_report

__all__ = ["Opened", "Salvaged", "read_bytes", "read_report", "salvage", "write_atomically", "write_report"]
>>>>>>> salvage
