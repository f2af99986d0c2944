"""The files of every released format are opened by every later version."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from formats import format_1
from ita_desktop.core.report import Report
from ita_desktop.storage.reading import read_report
from ita_desktop.storage.schema import current_format

FIXTURES: Final[Mapping[int, tuple[Path, Report]]] = {1: (format_1.FILE, format_1.REPORT)}


@pytest.mark.parametrize("version", FIXTURES)
def test_the_fixture_still_means_the_same(version: int) -> None:
    path, report = FIXTURES[version]
    opened = read_report(path)
    assert (opened.format_version, opened.report) == (version, report)


def test_every_format_has_its_fixture() -> None:
    assert list(FIXTURES) == list(range(1, current_format() + 1))
