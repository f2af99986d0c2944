"""Files for others: what the report is written as beside its own file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from ita_desktop.core.report import Report


def export_json(report: Report, path: Path) -> None:
    """Write a report as data for other programs, in place of a file that may be there."""
    from ita_desktop import exchange, storage  # noqa: PLC0415 - only who exports waits

    storage.write_atomically(path, exchange.write_json(report))


def export_pdf(pdf: bytes, path: Path) -> None:
    """Write a PDF that has been rendered, in place of a file that may be there."""
    from ita_desktop import storage  # noqa: PLC0415 - as above

    storage.write_atomically(path, pdf)
