"""Whatever values and rows are found, a report comes out that keeps every limit and can be saved."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ita_desktop.core.limits import validate, validate_history
from ita_desktop.storage import history_rows
from ita_desktop.storage.building import build_database
from ita_desktop.storage.rows import from_rows
from ita_desktop.storage.salvaging.assembling import assemble
from ita_desktop.storage.salvaging.finding import Found, Row
from ita_desktop.storage.salvaging.losses import HISTORY, told
from ita_desktop.storage.salvaging.mending import RULES
from ita_desktop.storage.salvaging.sections import RESCUED

IDS = [f"00000000-0000-4000-8000-{number:012x}" for number in range(4)]
values = st.one_of(
    st.none(),
    st.sampled_from([*IDS, "2024-10-09", "2024-02-31", "2024-10-09T01:02:03Z", "95.70", "remarks", "changed", "svg"]),
    st.sampled_from(["memo_top", "20.5", "true", "thai_digits", "nan", "1e999", "numbering", "section", "memo.title"]),
    st.text(max_size=5),
    st.text("ก\0\ufffd\x07\u0301e\r", max_size=5),
    st.integers(-(2**63), 2**63 - 1),
    st.integers(0, 30),
    st.floats(),
    st.binary(max_size=4),
)


@st.composite
def founds(draw: st.DrawFn) -> Found:
    found = Found()
    for table, rules in RULES.items():
        count = draw(st.integers(0, 1 if table in ("report", "emblem") else 3))
        rows = {}
        for place in range(1, count + 1):
            row = {column: draw(values) for column in rules}
            torn = draw(st.sets(st.sampled_from(sorted(rules)), max_size=2))
            key: Any = str(row["key"]) if table in ("meta", "setting") else place
            rows[key] = Row(key, row, frozenset(torn))
        found.rows[table] = rows
        if draw(st.booleans()):
            found.partial.add(table)
    found.listed = {table: {IDS[1]: 2, IDS[2]: 3} for table in draw(st.sets(st.sampled_from(["section", "measure"])))}
    return found


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(founds())
def test_any_rows_make_a_report_that_can_be_saved(found: Found) -> None:
    tables, losses = assemble(found)
    report, history = from_rows(tables), history_rows.from_rows(tables)
    validate(report)
    validate_history(history)
    build_database(report, history, {})
    assert all(str(message) for message in told(losses, about=frozenset(tables) | HISTORY))


def found_measures(*section_ids: str, sections: int = 2) -> Found:
    """Return measures under these sections, of which the first ones were found."""
    texts = dict.fromkeys(("number", "activity", "period_text", "summary", "outcome", "responsible", "remarks"), "")
    dates = dict.fromkeys(("period_start", "period_end"))
    rows: dict[int | str, Row] = {
        place: Row(place, {**texts, **dates, "id": f"1{IDS[0][1:-2]}{place:02}", "section_id": name}, frozenset())
        for place, name in enumerate(section_ids, start=1)
    }
    bands: dict[int | str, Row] = {
        place: Row(place, {"id": IDS[place], "title": f"ด้าน {place}"}, frozenset()) for place in range(1, sections + 1)
    }
    return Found(rows={"measure": rows, "section": bands})


def titles_and_counts(found: Found) -> list[tuple[str, int]]:
    report = from_rows(assemble(found)[0])
    return [(section.title, len(section.measures)) for section in report.measures.sections]


def test_a_measure_between_two_of_one_section_is_of_that_section() -> None:
    found = found_measures(IDS[1], "?", IDS[1], IDS[2])
    assert titles_and_counts(found) == [("ด้าน 1", 3), ("ด้าน 2", 1)]


def test_a_measure_between_two_sections_gets_one_of_its_own_between_them() -> None:
    found = found_measures(IDS[1], IDS[3], IDS[3], IDS[2])
    assert titles_and_counts(found) == [("ด้าน 1", 1), (RESCUED, 2), ("ด้าน 2", 1)]


def test_a_lost_section_that_the_index_knows_stands_where_it_stood() -> None:
    found = found_measures(IDS[3], IDS[1], IDS[2])
    found.listed["section"] = {IDS[1]: 1, IDS[2]: 2, IDS[3]: 3}
    assert titles_and_counts(found) == [("ด้าน 1", 1), ("ด้าน 2", 1), (RESCUED, 1)]


def test_no_more_sections_are_made_than_a_report_may_have() -> None:
    names = [f"2{IDS[0][1:-4]}{number:04}" for number in range(150)]
    made = titles_and_counts(found_measures(*names, sections=2))
    assert len(made) == 100
    assert sum(count for _, count in made) == 150
