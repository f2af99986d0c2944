from pathlib import Path

import pytest

from formats.format_2 import HISTORY, REPORT
from ita_desktop.storage.writing import write_report


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a report may be written, in an empty folder."""
    return tmp_path / "report.db"


@pytest.fixture
def saved(path: Path) -> Path:
    """Return a file with the report of the fixture of the current format."""
    write_report(REPORT, path, history=HISTORY)
    return path
