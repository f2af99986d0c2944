from dataclasses import replace
from decimal import Decimal

import pytest

from finding import after_mend, blank, of_rule
from ita_desktop import assets
from ita_desktop.core import paths
from ita_desktop.core.checks.blanks import BY_HAND, NEEDED
from ita_desktop.core.ita_rules import load_rules
from ita_desktop.core.report import Measure, Period, Report, Section, Signatory
from ita_desktop.exchange import read_json

FULL = Measure(activity="ก", period=Period(text="ทุกเดือน"), summary="ข", outcome="ค", id="m")


@pytest.fixture(scope="module")
def sample() -> Report:
    return read_json(assets.resource("sample", "report-2567.json").read_bytes())


@pytest.mark.parametrize("path", [*NEEDED, *BY_HAND])
def test_what_is_needed(path: str, sample: Report) -> None:
    value = paths.get(sample, path)
    empty = " \n" if isinstance(value, str) else () if isinstance(value, tuple) else None
    rule = "needed-field" if path in NEEDED else "field-by-hand"
    assert [finding.path for finding in of_rule(rule, paths.replace(sample, path, empty))] == [path]
    assert of_rule("needed-field", sample) == of_rule("field-by-hand", sample) == []


def test_blank_paragraphs_are_no_text() -> None:
    assert "memo.paragraphs" in {row.path for row in of_rule("needed-field", blank(memo__paragraphs=("", " ")))}


def test_signatories() -> None:
    rows = (Signatory("นาย ก", "ปลัด"), Signatory("", "นายก", id="a"), Signatory(" ", "", id="b"))
    found = [finding.path for finding in of_rule("unnamed-signatory", blank(memo__signatories=rows))]
    assert found == ["memo.signatories[a].name", "memo.signatories[b].name", "memo.signatories[b].position"]


def with_sections(*sections: Section) -> Report:
    return blank(measures__sections=sections)


def test_sections_without_title_take_the_years() -> None:
    sections = list(blank().measures.sections)
    sections[2] = replace(sections[2], title=" ")
    report = with_sections(*sections)
    [finding] = of_rule("untitled-section", report)
    assert after_mend(finding, report).measures.sections[2].title == load_rules(2567).section_titles[2]
    assert of_rule("untitled-section", with_sections(Section(id="x")))[0].mend is None


def test_empty_section() -> None:
    report = with_sections(Section("ก", id="a"), Section("ข", (FULL,)))
    [finding] = of_rule("empty-section", report)
    assert finding.path == "measures.sections[a]"
    assert len(after_mend(finding, report).measures.sections[0].measures) == 1


def test_empty_measure() -> None:
    report = with_sections(Section("ก", (FULL, Measure(id="e"), Measure(remarks="งดดำเนินการ")), id="a"))
    [finding] = of_rule("empty-measure", report)
    assert finding.path == "measures.sections[a].measures[e]"
    assert after_mend(finding, report).measures.sections[0].measures[0] == FULL
    assert of_rule("empty-measure", after_mend(finding, report)) == []


@pytest.mark.parametrize(
    ("part", "empty"),
    [("activity", ""), ("summary", " "), ("outcome", "\n"), ("period", Period())],
)
def test_missing_parts(part: str, empty: object) -> None:
    report = with_sections(Section("ก", (replace(FULL, **{part: empty}),), id="a"))  # type: ignore[arg-type]
    path = "period.start" if part == "period" else part
    rules = [f"missing-{name}" for name in ("activity", "period", "summary", "outcome")]
    found = [finding for rule in rules for finding in of_rule(rule, report)]
    assert [(row.rule, row.path) for row in found] == [(f"missing-{part}", f"measures.sections[a].measures[m].{path}")]


def low(*sections: Section) -> Report:
    report = with_sections(*sections)
    rows = tuple(replace(row, score=Decimal("80.75" if row.number == 8 else "90")) for row in report.scores.indicators)
    return paths.replace(report, "scores.indicators", rows)


def seven(**measures: tuple[Measure, ...]) -> list[Section]:
    return [
        replace(section, measures=measures.get(f"s{number}", ()))
        for number, section in enumerate(blank().measures.sections, start=1)
    ]


def test_low_score_whose_section_has_no_measure() -> None:
    sections = seven()
    report = low(*sections)
    [finding] = of_rule("unanswered-score", report)
    assert finding.path == "scores.indicators[8].score"
    assert len(after_mend(finding, report).measures.sections[1].measures) == 1
    assert of_rule("unanswered-score", low(*seven(s2=(FULL,)))) == []


def test_the_section_is_known_by_title_or_by_place() -> None:
    sections = seven(s1=(FULL,))
    renamed = [replace(row, title=f"ด้านที่ {number}") for number, row in enumerate(sections)]
    assert len(of_rule("unanswered-score", low(*renamed))) == 1
    assert len(of_rule("unanswered-score", low(*reversed(sections[:3])))) == 1
    assert of_rule("unanswered-score", low(*renamed[:3])) == []
