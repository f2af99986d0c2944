import pytest

from ita_desktop.core import ita_rules
from ita_desktop.core.blank import blank_report
from ita_desktop.errors import InvalidData


@pytest.mark.parametrize("year", [2567, 2568, 2600])
def test_blank_report_is_of_its_year(year: int) -> None:
    report, rules = blank_report(year), ita_rules.load_rules(year)
    assert report.fiscal_year == year
    assert [row.name for row in report.scores.indicators] == [rule.name for rule in rules.indicators]
    assert tuple(section.title for section in report.measures.sections) == rules.section_titles
    assert all(str(year) in text for text in (report.memo.subject, report.narrative.title, report.measures.title))


def test_blank_report_has_nothing_filled_in() -> None:
    report = blank_report(2567)
    assert report.memo.closing == "จึงเรียนมาเพื่อโปรดทราบ"
    assert [row.remark_lines for row in report.memo.signatories] == [0, 2]
    assert not any(row.name or row.position for row in report.memo.signatories)
    assert not any(section.measures for section in report.measures.sections)
    assert all(row.score is None for row in report.scores.indicators)
    assert "{" not in repr(report)


@pytest.mark.parametrize("year", [0, 2024, 9999])
def test_absurd_year(year: int) -> None:
    with pytest.raises(InvalidData, match="fiscal_year"):
        blank_report(year)
