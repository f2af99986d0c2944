from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ita_desktop.core import edits, limits, paths
from ita_desktop.core.blank import blank_report
from ita_desktop.core.edits import Edit
from ita_desktop.core.paths import measure_path
from ita_desktop.core.report import Measure, MeasureTable, Report, Section, Signatory
from ita_desktop.errors import InvalidData
from strategies import measures, reports, scores

A, B = Section("ก", tuple(Measure(activity=word) for word in "กขค")), Section("ข", (Measure(activity="ง"),))
REPORT = replace(blank_report(2567), measures=MeasureTable(sections=(A, B)))
IDS = [row.id for row in A.measures]


def words(report: Report) -> list[str]:
    return ["".join(row.activity for row in section.measures) for section in report.measures.sections]


def measure_edits(report: Report, data: st.DataObject) -> Edit:
    section = data.draw(st.sampled_from(report.measures.sections))
    own = [row.id for row in section.measures]
    every = [row.id for other in report.measures.sections for row in other.measures]
    at = data.draw(st.integers(0, len(own)))
    some = data.draw(st.lists(st.sampled_from(own), unique=True)) if own else []
    pasted = data.draw(st.lists(measures(), max_size=2))
    any_of_all = data.draw(st.lists(st.sampled_from(every), unique=True)) if every else []
    choices: list[Callable[[], Edit]] = [
        lambda: edits.add_measure(report, section.id, at),
        lambda: edits.paste_measures(report, section.id, at, pasted),
        lambda: edits.duplicate_measures(report, section.id, some),
        lambda: edits.delete_measures(report, section.id, some),
        lambda: edits.move_measures(report, any_of_all, section.id, at),
        lambda: edits.add_section(report, data.draw(st.integers(0, 3)), "หัวข้อใหม่"),
        lambda: edits.move_section(report, section.id, data.draw(st.integers(0, 3))),
        lambda: edits.remove_section(report, section.id),
    ]
    return data.draw(st.sampled_from(choices))()


def other_edits(report: Report, data: st.DataObject) -> Edit:
    key, text = data.draw(st.sampled_from(["to", "subject"])), data.draw(st.none() | st.text(max_size=3))
    choices: list[Callable[[], Edit]] = [
        lambda: edits.add_signatory(report, data.draw(st.integers(0, 3))),
        lambda: edits.set_captions(report, {key: text}),
        lambda: edits.set_result(report, data.draw(scores()), "ผ่าน"),
    ]
    ids = [person.id for person in report.memo.signatories]
    some = data.draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []
    choices.append(lambda: edits.remove_signatories(report, some))
    choices.append(lambda: edits.move_signatories(report, some, data.draw(st.integers(0, 3))))
    return data.draw(st.sampled_from(choices))()


@given(reports(), st.data())
def test_edits_of_the_table_keep_the_limits(report: Report, data: st.DataObject) -> None:
    assume(report.measures.sections)
    edit = measure_edits(report, data)
    limits.validate(edit.report)
    assert replace(edit.report, measures=report.measures) == report


@given(reports(), st.data())
def test_other_edits_keep_the_limits(report: Report, data: st.DataObject) -> None:
    edit = other_edits(report, data)
    limits.validate(edit.report)
    assert edit.report.measures == report.measures


@given(reports(), st.data())
def test_any_typed_text_keeps_the_limits(report: Report, data: st.DataObject) -> None:
    texts = [path for path, value in paths.walk(report) if isinstance(value, str) and path != "measures.layout"]
    path = data.draw(st.sampled_from([path for path in texts if not path.startswith("settings.")]))
    limits.validate(edits.set_value(report, path, data.draw(st.text(max_size=20))).report)


@pytest.mark.parametrize(
    ("path", "value", "kept"),
    [
        ("memo.subject", "a\tb\x00", "a b"),
        ("memo.subject", "ก" * 2001, "ก" * 2001),
        ("memo.closing", "ก" * 100_001, "ก" * 100_001),
        ("memo.paragraphs", ("e\u0301",) * 501, ("é",) * 501),
        ("settings.memo_top", 99.0, 40.0),
        ("fiscal_year", 1, 2540),
        ("settings.emblem", False, False),
        (f"measures.sections[{A.id}].measures[{IDS[0]}].period.text", "\r\n", "\n"),
    ],
)
def test_values_are_made_to_fit(path: str, value: object, kept: object) -> None:
    edit = edits.set_value(REPORT, path, value)
    assert paths.get(edit.report, path) == kept
    assert edit.path == path


@pytest.mark.parametrize("path", ["", "nothing", "memo.nothing", "memo.signatories[x].name"])
def test_unknown_field(path: str) -> None:
    with pytest.raises(paths.UnknownPath):
        edits.set_value(REPORT, path, "")


def test_add_leads_to_the_new_measure() -> None:
    edit = edits.add_measure(REPORT, A.id, 1)
    new = edit.report.measures.sections[0].measures[1]
    assert new == Measure(id=new.id)
    assert edit.place == measure_path(A.id, new.id)


def test_duplicate_stands_behind_and_has_no_number() -> None:
    report = paths.replace(REPORT, measure_path(A.id, IDS[1]) + ".number", "7")
    edit = edits.duplicate_measures(report, A.id, [IDS[1], IDS[0]])
    assert words(edit.report) == ["กขกขค", "ง"]
    assert [row.number for row in edit.report.measures.sections[0].measures] == ["", "7", "", "", ""]


@pytest.mark.parametrize(
    ("ids", "section", "at", "expected"),
    [
        ([IDS[0]], A.id, 2, ["ขกค", "ง"]),
        ([IDS[2]], A.id, 0, ["คกข", "ง"]),
        ([IDS[1]], A.id, 1, ["กขค", "ง"]),
        ([IDS[2], IDS[0]], A.id, 2, ["ขกค", "ง"]),
        ([IDS[2], IDS[0]], B.id, 1, ["ข", "งกค"]),
        (["gone"], B.id, 0, ["กขค", "ง"]),
    ],
)
def test_move(ids: list[str], section: str, at: int, expected: list[str]) -> None:
    assert words(edits.move_measures(REPORT, ids, section, at).report) == expected


def test_a_move_and_its_undoing_lead_to_the_measure() -> None:
    edit = edits.move_measures(REPORT, [IDS[1]], B.id, 0)
    assert paths.get(edit.report, edit.place) == paths.get(REPORT, edit.back) == A.measures[1]


@pytest.mark.parametrize(("count", "name"), [(1, "Delete a measure"), (2, "Delete 2 measures")])
def test_delete(count: int, name: str) -> None:
    edit = edits.delete_measures(REPORT, A.id, IDS[:count])
    assert words(edit.report) == ["กขค"[count:], "ง"]
    assert str(edit.name) == name


def test_too_many_rows_are_refused() -> None:
    with pytest.raises(InvalidData):
        edits.paste_measures(REPORT, A.id, 0, [Measure()] * (limits.MAX_MEASURES - 3))
    full = replace(REPORT, measures=MeasureTable(sections=tuple(Section() for _ in range(100))))
    with pytest.raises(InvalidData):
        edits.add_section(full, 0, "")
    many = REPORT
    for _ in range(50 - len(REPORT.memo.signatories)):
        many = edits.add_signatory(many, 0).report
    with pytest.raises(InvalidData):
        edits.add_signatory(many, 0)


def test_captions_come_and_go() -> None:
    own = edits.set_captions(REPORT, {"to": "กราบเรียน", "date": ""})
    assert dict(own.report.settings.captions) == {"to": "กราบเรียน", "date": ""}
    assert own.place == "settings.captions[to]"
    assert edits.set_captions(own.report, {"to": None, "date": None, "subject": None}).report == REPORT


def test_result() -> None:
    scores_after = edits.set_result(REPORT, Decimal("93.45"), "ผ่าน").report.scores
    assert (scores_after.overall, scores_after.level) == (Decimal("93.45"), "ผ่าน")


@pytest.mark.parametrize(
    ("ids", "at", "expected"), [("c", 0, "cab"), ("a", 2, "bac"), ("ca", 1, "acb"), ("x", 1, "abc")]
)
def test_move_signatories(ids: str, at: int, expected: str) -> None:
    chain = tuple(Signatory(id=letter) for letter in "abc")
    report = replace(REPORT, memo=replace(REPORT.memo, signatories=chain))
    moved = edits.move_signatories(report, list(ids), at).report.memo.signatories
    assert "".join(row.id for row in moved) == expected
    assert edits.remove_signatories(report, list(ids)).report.memo.signatories == tuple(
        row for row in chain if row.id not in ids
    )
