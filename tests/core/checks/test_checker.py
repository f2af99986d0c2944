from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finding import blank, with_values
from ita_desktop import assets
from ita_desktop.core import checks, paths
from ita_desktop.core.checks import RULES, Checker, Finding, find, open_findings
from ita_desktop.core.emblem_file import EmblemFile
from ita_desktop.core.limits import validate
from ita_desktop.core.report import Measure, Period, Report, Section
from ita_desktop.errors import Message
from ita_desktop.exchange import read_json
from ita_desktop.texts import say, translate
from strategies import ODD, reports, texts, typed_texts

TOWN = blank(agency__name="เทศบาลเมืองเบตง", agency__province="ยะลา")


@pytest.fixture(scope="module")
def sample() -> Report:
    return read_json(assets.resource("sample", "report-2567.json").read_bytes())


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str, tuple[int, int] | None]]:
    return [(finding.rule, finding.path, finding.span) for finding in findings]


def test_the_sample_report_is_clean(sample: Report) -> None:
    assert find(sample) == ()


def test_a_copied_report_is_found_in_every_text(sample: Report) -> None:
    """The sample's own name where another town reports: every text that names it is found."""
    other = paths.replace(sample, "agency.name", "เทศบาลเมืองเบตง")
    found = {finding.path for finding in find(other) if finding.rule == "unsure-agency"}
    named = [path for path, text in paths.walk(other) if isinstance(text, str) and "เมืองธารอรุณ" in text]
    assert found == set(named) != set()


def test_last_years_report_is_found(sample: Report) -> None:
    rules = {finding.rule for finding in find(replace(sample, fiscal_year=2568))}
    assert {"year-in-title", "other-fiscal-year", "period-outside", "date-outside"} <= rules


@settings(deadline=None)
@given(reports())
def test_findings_name_what_is_there(report: Report) -> None:
    for finding in find(report):
        value = paths.get(report, finding.path)
        if finding.span is not None:
            start, end = finding.span
            assert 0 <= start < end <= len(value)
        assert say(finding.message, "th") != say(finding.message, "en")


@settings(deadline=None)
@given(typed_texts("  ", "\u200b", "ก้ิ", "๓๑ ก.พ. ๒๕๖๑", "เทศบาลนครหาดใหญ่", "1 ต.ค. 2566 - 30 ก.ย. 2566", *ODD))
def test_every_mend_is_a_step_within_the_limits(text: str) -> None:
    report = with_values(TOWN, memo__subject=text, narrative__paragraphs=(text,))
    for finding in find(report):
        if finding.mend is not None and finding.span:
            edit = finding.mend.edit(report)
            validate(edit.report)
            assert edit.report != report


@settings(deadline=None)
@given(reports(), st.data())
def test_a_checker_that_knows_the_report_before_finds_the_same(report: Report, data: st.DataObject) -> None:
    checker = Checker()
    checker.find(report)
    path = data.draw(st.sampled_from([path for path, value in paths.walk(report) if isinstance(value, str)]))
    changed = paths.replace(report, path, data.draw(texts()))
    assert checker.find(changed) == find(changed)
    assert checker.find(report) == find(report)


@settings(deadline=None)
@given(reports())
def test_findings_stand_in_the_order_of_the_report(report: Report) -> None:
    order = {path: place for place, (path, _) in enumerate(paths.walk(report))}
    places = [order[finding.path] for finding in find(report) if finding.path in order]
    assert places == sorted(places)


def test_a_row_stands_before_its_fields() -> None:
    sections = (Section("ก", (Measure(id="m", activity="ก  ข"), Measure(id="n")), id="a"), Section(id="b"))
    found = [finding.path for finding in find(blank(measures__sections=sections)) if "sections" in finding.path]
    first, row, last = "measures.sections[a].measures[m]", "measures.sections[a].measures[n]", "measures.sections[b]"
    assert list(dict.fromkeys(found)) == [
        *(f"{first}.{name}" for name in ("activity", "period.start", "summary", "outcome")),
        row,
        last,
        f"{last}.title",
    ]


def test_what_is_set_aside_stays_so_when_the_text_changes_elsewhere() -> None:
    report = blank(memo__subject="ผลของเทศบาลนครหาดใหญ่  ปี", agency__name="เทศบาลเมืองเบตง")
    found = find(report)
    keys = [finding.key for finding in found if finding.rule == "other-agency"]
    changed = paths.replace(report, "memo.subject", "รายงานผลของเทศบาลนครหาดใหญ่  ปี")
    left = {finding.rule for finding in open_findings(find(changed), keys)}
    assert "doubled-space" in left
    assert "other-agency" not in left
    assert open_findings(found, ()) == found


def test_characters_without_a_font() -> None:
    report = blank(memo__subject="รายงาน漢字")
    [finding] = [row for row in find(report, {"memo.subject": {"漢", "字"}}) if row.rule == "undrawable-character"]
    assert finding.span == (6, 7)
    assert say(finding.message, "en") == "No font has 字 (U+5B57) 漢 (U+6F22); a box is printed in its place"


def test_many_characters_without_a_font_are_told_shortly() -> None:
    characters = [chr(0x4E00 + offset) for offset in range(9)]
    findings = find(blank(memo__to="".join(characters)), {"memo.to": characters})
    [finding] = [row for row in findings if row.rule == "undrawable-character"]
    assert str(finding.message.values["characters"]).endswith("…")


def test_an_emblem_that_cannot_be_read() -> None:
    report = paths.replace(blank(), "emblem", EmblemFile("svg", b"?"))
    assert not [row for row in find(report) if row.path == "emblem"]
    [finding] = [row for row in find(report, {}, Message("too large", {})) if row.path == "emblem"]
    assert (finding.rule, say(finding.message, "en")) == ("unreadable-emblem", "The Garuda is printed: too large")
    assert finding.mend is not None
    edit = finding.mend.edit(report)
    assert (edit.report.emblem, edit.path) == (None, "emblem")


HOSTILE = ["เทศบาลเมือง", "31 ก.พ. 2561-", "ปี 2561 ", "2561 ", "จังหวัด อำเภอ", "ภาพรวม ", "1 ม.ค.", "เเ ํา", "พ.ศ. "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_text_takes_for_ever(piece: str) -> None:
    """With a rule whose time grows with the square of a text this test would not end for minutes."""
    text = piece * (100_000 // len(piece))
    measure = Measure(summary=text, period=Period(text=text))
    sections = (Section("ก", (measure,)),)
    assert find(with_values(TOWN, memo__paragraphs=(text,), measures__sections=sections))


def test_rules_have_an_id_and_a_name_of_their_own() -> None:
    assert len({rule.id for rule in RULES}) == len({rule.title for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert translate(rule.title, "th") != rule.title
        assert rule.id == rule.id.lower().strip("-")


def test_what_the_package_offers() -> None:
    assert all(hasattr(checks, name) for name in checks.__all__)
