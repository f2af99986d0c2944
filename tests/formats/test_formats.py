"""The files of every released format are opened by every later version."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from formats import format_1, format_2
from ita_desktop.core.history import NO_HISTORY, History
from ita_desktop.core.report import Report
from ita_desktop.storage.reading import read_report
from ita_desktop.storage.schema import current_format
from ita_desktop.storage.writing import write_report

FIXTURES: Final[Mapping[int, tuple[Path, Report, History]]] = {
    1: (format_1.FILE, format_1.REPORT, NO_HISTORY),
    2: (format_2.FILE, format_2.REPORT, format_2.HISTORY),
}


@pytest.mark.parametrize("version", FIXTURES)
def test_the_fixture_still_means_the_same(version: int) -> None:
    path, *contents = FIXTURES[version]
    opened = read_report(path)
    assert [opened.format_version, opened.report, opened.history] == [version, *contents]


@pytest.mark.parametrize("version", FIXTURES)
def test_a_save_brings_it_to_the_current_format_and_changes_nothing(version: int, tmp_path: Path) -> None:
    source, report, history = FIXTURES[version]
    path = tmp_path / "report.db"
    path.write_bytes(source.read_bytes())
    opened = read_report(path)
    write_report(opened.report, path, history=opened.history, expected_sha256=opened.sha256)
    again = read_report(path)
    assert (again.format_version, again.report, again.history) == (current_format(), report, history)


def test_every_format_has_its_fixture() -> None:
    assert list(FIXTURES) == list(range(1, current_format() + 1))
