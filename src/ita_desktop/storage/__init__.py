"""One file is one report: reads, checks and writes it, and holds the only SQL of the program."""

from ita_desktop.storage.atomic import RUN, sweep, write_atomically
from ita_desktop.storage.backups import Backup, keep_backup, list_backups
from ita_desktop.storage.reading import Opened, read_report
from ita_desktop.storage.salvage import Salvaged, salvage
from ita_desktop.storage.source import read_bytes, real_path
from ita_desktop.storage.writing import check_target, write_report

__all__ = [
    "RUN",
    "Backup",
    "Opened",
    "Salvaged",
    "check_target",
    "keep_backup",
    "list_backups",
    "read_bytes",
    "read_report",
    "real_path",
    "salvage",
    "sweep",
    "write_atomically",
    "write_report",
]
