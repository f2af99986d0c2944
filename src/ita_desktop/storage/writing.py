"""Saves a report: a whole new file, read back and compared before it takes the place of the old one."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from ita_desktop.core.history import NO_HISTORY, History
from ita_desktop.core.limits import validate, validate_history
from ita_desktop.core.report import Report
from ita_desktop.errors import CannotWrite, FileChanged, FileTrouble
from ita_desktop.storage.atomic import write_atomically
from ita_desktop.storage.header import check_side_files
from ita_desktop.storage.reading import read_report
from ita_desktop.storage.source import file_size, read_bytes

NO_NOTES: Final[Mapping[str, str]] = MappingProxyType({})


def write_report(
    report: Report,
    path: Path,
    *,
    history: History = NO_HISTORY,
    notes: Mapping[str, str] = NO_NOTES,
    expected_sha256: str | None = None,
    replace: bool = False,
) -> str:
    """Write a report to a file at `path` and return the file's sha256 (hex), to be expected by the next save.

    `notes` are short texts about the file itself. An existing file is only replaced if it is the one with
    `expected_sha256`, or whatever it is with `replace`. Raises InvalidData, CannotWrite, FileLocked or FileChanged;
    then the old file is untouched.
    """
    from ita_desktop.storage.building import build_database  # noqa: PLC0415  150 ms that opening must not cost

    validate(report)
    validate_history(history)
    data = build_database(report, history, notes)

    def check(new_file: Path) -> None:
        _check_same(report, history, new_file, path)
        check_target(path, expected_sha256, replace=replace)

    check_target(path, expected_sha256, replace=replace)
    write_atomically(path, data, check=check)
    return hashlib.sha256(data).hexdigest()


def _check_same(report: Report, history: History, new_file: Path, path: Path) -> None:
    """Read the finished file as if it came from outside: a drive may have lost what it said it had kept."""
    try:
        opened = read_report(new_file)
    except FileTrouble as error:
        raise _not_kept(path) from error
    if (opened.report, opened.history) != (report, history):
        raise _not_kept(path)


def _not_kept(path: Path) -> CannotWrite:
    return CannotWrite("The drive has not kept {path} correctly. Save it on another drive.", path=path)


def check_target(path: Path, expected_sha256: str | None, *, replace: bool = False) -> None:
    """Raise unless the file at `path` may be replaced now; one that is gone may, as nothing can be lost.

    What is no file at all is left to `write_atomically` to refuse.
    """
    check_side_files(path)
    if replace or file_size(path) is None:
        return
    if expected_sha256 is None:
        raise CannotWrite("There is already a file {path}. Choose another name.", path=path)
    if hashlib.sha256(read_bytes(path)).hexdigest() != expected_sha256:
        raise FileChanged(
            "{path} has been changed by another program since it was opened. Save your report under another name.",
            path=path,
        )
