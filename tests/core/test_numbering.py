from dataclasses import replace

import pytest

from ita_desktop.core.numbering import printed_numbers
from ita_desktop.core.report import Measure, MeasureTable, Numbering, Report, Section, Settings

FIRST, SECOND = Section(measures=(Measure(), Measure())), Section(measures=(Measure(number="๒/๑"), Measure()))
REPORT = Report(2567, measures=MeasureTable(sections=(FIRST, SECOND)))


@pytest.mark.parametrize(("numbering", "expected"), [("through", ["๒/๑", "4"]), ("section", ["๒/๑", "2"])])
def test_numbers(numbering: Numbering, expected: list[str]) -> None:
    report = replace(REPORT, settings=Settings(numbering=numbering))
    assert printed_numbers(report, FIRST.id) == ["1", "2"]
    assert printed_numbers(report, SECOND.id) == expected


def test_unknown_section() -> None:
    assert printed_numbers(REPORT, "gone") == []
