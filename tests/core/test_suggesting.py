import pytest
from hypothesis import given

from ita_desktop.core import paths
from ita_desktop.core.history import Official
from ita_desktop.core.office import EMPTY_OFFICE, Office
from ita_desktop.core.report import Agency, Memo, Report, Signatory
from ita_desktop.core.suggesting import LONGEST_KEPT, MOST_KEPT, field_of, keep, position_of, suggestions
from strategies import reports

OFFICE = Office(
    agency=Agency("เทศบาล", "จังหวัด", "งานบุคคล"),
    people=(Official("ก", "ปลัด"), Official("ข", "นายก")),
    divisions=("สำนักปลัด", "กองคลัง"),
    number_prefixes=("ตย 52001/",),
)


def report_of(*names: str) -> Report:
    return Report(2567, memo=Memo(to="นายก", signatories=tuple(Signatory(name) for name in names)))


@pytest.mark.parametrize(
    ("path", "offered"),
    [
        ("memo.number", ("ตย 52001/",)),
        ("memo.signatories[x].name", ("ก", "ข")),
        ("memo.signatories[x].position", ("ปลัด", "นายก")),
        ("measures.sections[a].measures[b].responsible", ("สำนักปลัด", "กองคลัง")),
        ("agency.division", ("งานบุคคล", "สำนักปลัด", "กองคลัง")),
        ("memo.subject", ()),
        ("scores.overall", ()),
    ],
)
def test_the_offices_own_are_offered(path: str, offered: tuple[str, ...]) -> None:
    assert suggestions(path, OFFICE, {}) == offered


def test_earlier_values_follow_and_nothing_is_offered_twice() -> None:
    kept = {"memo.signatories.name": ("ค", "ก", " ")}
    assert suggestions("memo.signatories[x].name", OFFICE, kept) == ("ก", "ข", "ค")


def test_the_values_of_a_report_are_kept_the_last_first() -> None:
    kept = keep(keep({}, report_of("ก", "ข")), report_of("ค", "ก"))
    assert kept["memo.signatories.name"] == ("ค", "ก", "ข")
    assert kept["memo.to"] == ("นายก",)


def test_empty_and_long_values_are_not_kept() -> None:
    assert "memo.signatories.name" not in keep({}, report_of("", " ", "ก" * (LONGEST_KEPT + 1)))


@given(reports())
def test_what_is_kept_stays_small(report: Report) -> None:
    kept = keep({"memo.to": tuple(map(str, range(99)))}, report)
    assert all(0 < len(values) <= MOST_KEPT for values in kept.values())
    walked = {field_of(path) for path, _ in paths.walk(report)} | {"memo.to"}
    assert set(kept) <= walked


@pytest.mark.parametrize(("name", "position"), [("ก", "ปลัด"), ("ฮ", ""), ("", "")])
def test_position_of(name: str, position: str) -> None:
    assert position_of(name, OFFICE) == position
    assert position_of(name, EMPTY_OFFICE) == ""
