"""Writes what a report becomes for others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ita_desktop import exchange, storage

if TYPE_CHECKING:
    from pathlib import Path

    from ita_desktop.core.report import Report


def export_json(report: Report, path: Path) -> None:
    """Write a report as data for other programs, in place of a file that may be there."""
    storage.write_atomically(path, exchange.write_json(report))


def export_pdf(pdf: bytes, path: Path) -> None:
    """Write a PDF that has been rendered, in place of a file that may be there."""
    storage.write_atomically(path, pdf)
