from dataclasses import replace

import pytest

from finding import after_mend, blank, of_rule
from ita_desktop.core.numbering import printed_numbers
from ita_desktop.core.report import Measure, Report, Section, Settings

RULES = ("repeated-number", "number-gap", "number-order")


def numbered(*sections: str, numbering: str = "through") -> Report:
    """Return a report whose measures have these numbers; a point stands for one that is counted."""
    rows = (
        tuple(Measure(number="" if number == "." else number) for number in section.split()) for section in sections
    )
    report = blank(measures__sections=tuple(Section("ก", row, id=str(place)) for place, row in enumerate(rows)))
    return replace(report, settings=Settings(numbering=numbering))  # type: ignore[arg-type]


def found(report: Report) -> list[str]:
    texts = (
        f"{finding.rule.split('-')[-1]} {finding.message.values['number']}"
        for rule in RULES
        for finding in of_rule(rule, report)
    )
    return list(texts)


@pytest.mark.parametrize(
    ("sections", "faults"),
    [
        ((". .", ". ."), []),
        (("1 2", "3 4"), []),
        (("๑ ๒)", "(3) 4."), []),
        (("1 2", "1 2 3"), []),
        (("1 . 3", ""), []),
        (("1 3 4",), ["gap ๓"]),
        (("3 4",), ["gap ๓"]),
        (("1 2 2 3",), ["number ๒"]),
        (("1 2", "2 3"), ["number ๒"]),
        (("1 3 2",), ["gap ๓", "order ๒"]),
        (("1 . 2",), ["number ๒"]),
        (("4.1 4.2 4.4",), ["gap ๔.๔"]),
        (("1 2 ก ข",), []),
        (("1 ก 3", "ข ค"), []),
        (("1 ๒/๑ ๒/๒ 3",), []),
        (("ก ก ข",), []),
        (("1 2 5.1",), []),
        ((), []),
    ],
)
def test_numbers_through_the_report(sections: tuple[str, ...], faults: list[str]) -> None:
    assert found(numbered(*sections)) == faults


@pytest.mark.parametrize(("sections", "faults"), [(("1 2", "2 3"), ["gap ๒"]), (("1 2", "1 1"), ["number ๑"])])
def test_numbers_within_the_sections(sections: tuple[str, ...], faults: list[str]) -> None:
    assert found(numbered(*sections, numbering="section")) == faults


@pytest.mark.parametrize(
    ("sections", "text"),
    [
        ("1 3", "Before number {number}, number {first} is missing"),
        ("1 5", "Before number {number}, the numbers {first} to {last} are missing"),
    ],
)
def test_what_is_missing_is_told(sections: str, text: str) -> None:
    [finding] = of_rule("number-gap", numbered(sections))
    assert (finding.message.text, finding.message.values["first"]) == (text, "๒")


@pytest.mark.parametrize("numbers", ["1 1", "1 5", "2 1"])
def test_the_mend_counts_all(numbers: str) -> None:
    report = numbered(numbers, ". 9")
    finding = next(finding for rule in RULES for finding in of_rule(rule, report))
    mended = after_mend(finding, report)
    assert [printed_numbers(mended, section.id) for section in mended.measures.sections] == [["1", "2"], ["3", "4"]]
    assert finding.path.endswith(".number")
