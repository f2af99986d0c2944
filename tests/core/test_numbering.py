from dataclasses import replace

import pytest

from ita_desktop.core.numbering import digits_of, numbers_by_measure, printed_numbers
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


def test_numbers_of_all_measures() -> None:
    sections = (Section(measures=(Measure(id="a"), Measure(id="b", number="9"))), Section(measures=(Measure(id="c"),)))
    report = Report(2567, measures=MeasureTable(sections=sections))
    assert numbers_by_measure(report) == {"a": "1", "b": "9", "c": "3"}


def test_digits_of_the_paper() -> None:
    assert [digits_of(Settings(thai_digits=thai))("๑ 2") for thai in (True, False)] == ["๑ ๒", "1 2"]
