import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.core import paths
from ita_desktop.core.report import (
    Indicator,
    Measure,
    MeasureTable,
    Memo,
    Period,
    Report,
    ScoreTable,
    Section,
    Settings,
    Signatory,
)
from strategies import reports

REPORT = Report(
    fiscal_year=2567,
    memo=Memo(subject="เรื่อง", paragraphs=("ก", "ข"), signatories=(Signatory(name="สมใจ", id="s"),)),
    scores=ScoreTable(indicators=(Indicator(3, "อำนาจ", "IIT"),)),
    measures=MeasureTable(sections=(Section(id="a", measures=(Measure(period=Period(text="ทุกเดือน"), id="m"),)),)),
    settings=Settings(captions=(("memo.to", "เรียน"),)),
)
PLACES = {
    "fiscal_year": 2567,
    "memo.subject": "เรื่อง",
    "memo.paragraphs": ("ก", "ข"),
    "memo.paragraphs[1]": "ข",
    "memo.signatories[s].name": "สมใจ",
    "scores.indicators[3].name": "อำนาจ",
    "measures.sections[a].measures[m].period.text": "ทุกเดือน",
    "settings.captions[memo.to]": "เรียน",
}
UNKNOWN = [
    *("", "memo.", ".memo", "nothing", "memo..subject", "memo.subject.x", "memo.subject[0]", "memo.subject\n"),
    *("memo.paragraphs[2]", "memo.paragraphs[-1]", "memo.paragraphs[x]", "memo.paragraphs[]", "memo.paragraphs[0"),
    *("memo.signatories[0].name", "scores.indicators[1].name", "settings.captions[x]", "memo.paragraphs[0].x"),
    *("memo.__class__", "measures.sections[a].measures[m].period.start.year", "settings.captions[memo.to].x"),
]


@pytest.mark.parametrize(("path", "value"), PLACES.items())
def test_get(path: str, value: object) -> None:
    assert paths.get(REPORT, path) == value


@pytest.mark.parametrize("path", PLACES)
def test_replace(path: str) -> None:
    changed = paths.replace(REPORT, path, "new")
    assert paths.get(changed, path) == "new"
    assert paths.replace(changed, path, PLACES[path]) == REPORT


@pytest.mark.parametrize("path", UNKNOWN)
def test_unknown_path(path: str) -> None:
    with pytest.raises(paths.UnknownPath):
        paths.get(REPORT, path)
    with pytest.raises(paths.UnknownPath):
        paths.replace(REPORT, path, "new")


@given(reports())
def test_walk_gives_every_path_its_value(report: Report) -> None:
    walked = list(paths.walk(report))
    assert len({path for path, _ in walked}) == len(walked)
    assert all(paths.get(report, path) == value for path, value in walked)


@given(reports(), st.data())
def test_replacing_a_value_by_itself_changes_nothing(report: Report, data: st.DataObject) -> None:
    path, value = data.draw(st.sampled_from(list(paths.walk(report))))
    assert paths.replace(report, path, value) == report


def test_parts_of_a_path_need_no_report() -> None:
    assert paths.steps_of("memo.notes[0f-1].text") == (("memo", None), ("notes", "0f-1"), ("text", None))


def test_walk_leaves_out_what_names_a_row() -> None:
    names = {path.rpartition(".")[2] for path, _ in paths.walk(REPORT)}
    assert "id" not in names
    assert "scores.indicators[3].number" not in dict(paths.walk(REPORT))


@given(reports(), st.data())
def test_a_place_counted_from_0_is_found(report: Report, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from([path for path, _ in paths.walk(report) if "captions" not in path]))
    counted, node = [], report
    for step in path.split("."):
        name, _, key = step.partition("[")
        rows = getattr(node, name)
        keys = [paths._key(index, row) for index, row in enumerate(rows)] if key else []
        counted.append(f"{name}[{keys.index(key[:-1])}]" if key else name)
        node = rows[keys.index(key[:-1])] if key else rows
    assert paths.of_place(report, ".".join(counted)) == path


@pytest.mark.parametrize(
    "place", [*UNKNOWN[:8], "memo.paragraphs[2]", "memo.signatories[s].name", "memo.signatories[1]"]
)
def test_no_place_is_no_path(place: str) -> None:
    with pytest.raises(paths.UnknownPath):
        paths.of_place(REPORT, place)
