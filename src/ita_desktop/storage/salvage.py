"""Reads as much as possible out of a damaged file into a new report, and tells what was lost."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ita_desktop.core.history import History
from ita_desktop.core.limits import validate, validate_history
from ita_desktop.core.report import Report
from ita_desktop.errors import DamagedFile, Message, NotAReport
from ita_desktop.storage import history_rows
from ita_desktop.storage.header import APPLICATION_ID, MAGIC
from ita_desktop.storage.rows import Tables, from_rows
from ita_desktop.storage.schema import current_format

if TYPE_CHECKING:
    from ita_desktop.storage.salvaging.finding import Found


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What could be read out of a damaged file.

    `lost` tells what is missing or doubtful, the gravest first; it is empty if everything is as it was saved.
    """

    report: Report
    history: History
    lost: tuple[Message, ...]


def salvage(data: bytes, path: Path) -> Salvaged:
    """Read as much as possible out of the bytes of a damaged file; `path` is only named in messages.

    Takes two seconds at most, and runs nothing of the file's. Raises NotAReport if nothing in it is of a report,
    DamagedFile if it is a report of which nothing is left.
    """
    # Only who salvages pays for the imports.
    from ita_desktop.core.sealing import report_digest  # noqa: PLC0415
    from ita_desktop.storage.salvaging.assembling import assemble  # noqa: PLC0415
    from ita_desktop.storage.salvaging.finding import find_rows  # noqa: PLC0415
    from ita_desktop.storage.salvaging.losses import HISTORY, told  # noqa: PLC0415

    found = find_rows(data, _version(data))
    if not found.is_report(is_ours=_is_marked(data)):
        raise _nothing_in(data, path, is_ours=found.has_schema or _is_marked(data))
    tables, losses = assemble(found)
    report, history = from_rows(tables), history_rows.from_rows(tables)
    validate(report)
    validate_history(history)
    of_report = told(losses, about=frozenset(tables) - HISTORY)
    lost = (
        *_warnings(found, data),
        *_report_losses(report_digest(report), tables, found, of_report),
        *told(losses, about=HISTORY),
    )
    return Salvaged(report, history, lost)


def _version(data: bytes) -> int:
    return int.from_bytes(data[60:64])


def _is_marked(data: bytes) -> bool:
    """Tell whether the header says that the file is of this program."""
    return data.startswith(MAGIC) and data[68:72] == APPLICATION_ID.to_bytes(4)


def _nothing_in(data: bytes, path: Path, *, is_ours: bool) -> NotAReport | DamagedFile:
    if is_ours or (data and data.count(0) == len(data)):
        return DamagedFile(
            "{path} is damaged so badly that nothing could be read out of it. Open a backup of it.", path=path
        )
    return NotAReport("{path} is not a report of this program. Choose a report file.", path=path)


def _warnings(found: Found, data: bytes) -> list[Message]:
    warnings = []
    if found.out_of_time:
        warnings.append(Message("The file is too large to be read to its end.", {}))
    if _is_marked(data) and _version(data) > current_format():
        warnings.append(
            Message("A newer program seems to have written the file; what only that one knows is left out.", {})
        )
    return warnings


def _report_losses(digest: str, tables: Tables, found: Found, losses: tuple[Message, ...]) -> tuple[Message, ...]:
    """Return what the report has lost: nothing, whatever was damaged, if its digest still is the one of the save."""
    saved = next((row["value"] for row in tables["meta"] if row["key"] == "digest"), None)
    if saved == digest or not (saved or losses or "meta" in found.partial):  # format 1 had no digest
        return ()
    return (*losses, Message("Read the report through: letters may be wrong where nothing tells of it.", {}))
