"""Earlier versions of a report: what a save replaces is kept in a folder of this PC, many of late, few of long ago."""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from ita_desktop.errors import FileTrouble
from ita_desktop.storage.atomic import write_atomically, write_trouble
from ita_desktop.storage.source import file_size, read_bytes, real_path

RECENT, DAYS, MONTHS = 10, 14, 12
"""How many of the newest versions, of the last days with a version, and of the last months with one are kept."""

_TIME: Final = "%Y%m%d-%H%M%S-%f"
_NAME: Final = re.compile(r"[0-9]{8}-[0-9]{6}-[0-9]{6}\.db")
_LONGEST_NAME: Final = 40


class Backup(NamedTuple):
    """An earlier version of a report and the moment at which a save replaced it."""

    time: datetime
    path: Path


def backup_folder(root: Path, document: Path) -> Path:
    """Return where the versions of the report at `document` lie under `root`: a folder for each place it has had."""
    place = real_path(document)
    digest = sha256(str(place).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return root / f"{place.stem[:_LONGEST_NAME].strip(' .') or 'report'}-{digest}"


def keep_backup(root: Path, document: Path, now: datetime) -> Path | None:
    """Copy the report at `document` to its backups before it is replaced, and thin them; None if there is no file.

    What is the newest backup already is not kept twice: saving again and again pushes nothing out.
    Raises FileTrouble if it cannot be read or the copy cannot be written.
    """
    if file_size(document) is None:
        return None
    data = read_bytes(document)
    folder = backup_folder(root, document)
    backups = _backups_in(folder)
    if backups and _holds(backups[0].path, data):
        return backups[0].path
    copy = folder / f"{now:{_TIME}}.db"
    _make(folder)
    write_atomically(copy, data)
    _thin(folder, now)
    return copy


def list_backups(root: Path, document: Path) -> list[Backup]:
    """List the kept versions of the report at `document`, the newest first."""
    return _backups_in(backup_folder(root, document))


def superseded(times: Iterable[datetime]) -> set[datetime]:
    """Return the moments whose versions are not kept any longer.

    Kept are the newest RECENT, and the newest of each of the last DAYS days and MONTHS months that have one.
    """
    newest_first = sorted(set(times), reverse=True)
    kept = {
        *newest_first[:RECENT],
        *_newest_of_each(newest_first, datetime.date, DAYS),
        *_newest_of_each(newest_first, _month, MONTHS),
    }
    return set(newest_first) - kept


def _newest_of_each(newest_first: list[datetime], key: Callable[[datetime], date], count: int) -> Iterable[datetime]:
    first: dict[date, datetime] = {}
    for time in newest_first:
        first.setdefault(key(time), time)
    return islice(first.values(), count)


def _month(time: datetime) -> date:
    return time.date().replace(day=1)


def _backups_in(folder: Path) -> list[Backup]:
    try:
        paths = [path for path in folder.iterdir() if _NAME.fullmatch(path.name)]
    except (OSError, ValueError):  # ValueError: a NUL in the name
        return []
    backups = [Backup(time, path) for path in paths if (time := _time_of(path))]
    return sorted(backups, reverse=True)


def _time_of(path: Path) -> datetime | None:
    try:
        return datetime.strptime(path.stem, _TIME)  # noqa: DTZ007 - the clerk's own clock
    except ValueError:
        return None


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise write_trouble(error, folder) from error


def _holds(path: Path, data: bytes) -> bool:
    try:
        return file_size(path) == len(data) and read_bytes(path) == data
    except FileTrouble:
        return False


def _thin(folder: Path, now: datetime) -> None:
    """Delete what is superseded; versions of a later time than now stay, for the clock has been put back."""
    backups = [backup for backup in _backups_in(folder) if backup.time <= now]
    gone = superseded(backup.time for backup in backups)
    for backup in backups:
        if backup.time in gone:
            with suppress(OSError):
                backup.path.unlink(missing_ok=True)
