"""Saves a copy of the report when the program has met a fault."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ita_desktop import storage
from ita_desktop.app import places
from ita_desktop.app.texts import tr
from ita_desktop.core.report import Report
from ita_desktop.errors import InvalidData, UserError

_MOST_NAMES: Final = 100


class Rescue:
    """Writes copies of one window's report, all to the same file: there may be many faults, but one is to be found."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._saved: Report | None = None

    def save(self, report: Report, name: str) -> Path | None:
        """Write the report as `<name> (rescued).db` into the first folder that takes it; None if there is none.

        A report that breaks a rule of the file is written as data for other programs, by which a fault can be mended.
        """
        if self._path is not None and report == self._saved:
            return self._path
        own = [self._path] if self._path is not None else []
        for path in (*own, *_free_paths(name)):
            written = _write(report, path)
            if written is not None:
                self._path, self._saved = written, report
                return written
        return None


def _write(report: Report, path: Path) -> Path | None:
    """Write the report to a path, or beside it as data; None if neither can be done."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            storage.write_report(report, path.with_suffix(".db"), replace=True)
            return path.with_suffix(".db")
        except InvalidData:
            from ita_desktop import exchange  # noqa: PLC0415 - hardly ever needed

            storage.write_atomically(path.with_suffix(".json"), exchange.write_json(report))
            return path.with_suffix(".json")
    except (UserError, OSError, ValueError):
        return None


def _free_paths(name: str) -> Iterator[Path]:
    """Yield a path where nothing stands yet for each folder, in the order in which they are tried."""
    for folder in (places.documents_folder(), places.data_folder()):
        for number in range(1, _MOST_NAMES):
            mark = tr("rescued") + (f" {number}" if number > 1 else "")
            path = folder / f"{name} ({mark}).db"
            if not path.exists() and not path.with_suffix(".json").exists():
                yield path
                break
