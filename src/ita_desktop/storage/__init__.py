"""One file is one report: reads, checks and writes it, and holds the only SQL of the program."""

from ita_desktop.storage.atomic import write_atomically
from ita_desktop.storage.reading import Opened, read_report
from ita_desktop.storage.salvage import Salvaged, salvage
from ita_desktop.storage.source import read_bytes
from ita_desktop.storage.writing import write_report

__all__ = ["Opened", "Salvaged", "read_bytes", "read_report", "salvage", "write_atomically", "write_report"]
