from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.format_1 import REPORT
from ita_desktop.core import paths
from ita_desktop.core.blank import blank_report
from ita_desktop.core.replacing import (
    Place,
    change_agency,
    change_year,
    context,
    find_agency,
    find_places,
    replace_places,
)
from ita_desktop.core.report import Agency, Report
from strategies import reports, texts


def with_subject(text: str) -> Report:
    return paths.replace(Report(2567), "memo.subject", text)


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("เทศบาลตำบลสองแคว และสองแคว", "สองแคว", [(10, 16), (20, 26)]),
        ("ปี ๒๕๖๖ และ 2566", "2566", [(3, 7), (12, 16)]),
        ("ปี ๒๕๖๖ และ 2566", "๒๕๖๖", [(3, 7), (12, 16)]),
        ("เลขที่ 12566 และ 25660", "2566", []),
        ("ที่ดิน", "ที", []),
        ("No Gift policy", "gift POLICY", [(3, 14)]),
        ("ก.ข", ".", [(1, 2)]),
        ("aaa", "aa", [(0, 2)]),
        ("İstanbul i", "i", [(9, 10)]),
        ("ก ข", " ", []),
        ("ก", "", []),
    ],
)
def test_find_places(text: str, words: str, found: list[tuple[int, int]]) -> None:
    assert [place[1:] for place in find_places(with_subject(text), words)] == found


def test_whole_words_only() -> None:
    report = with_subject("เมืองพล เมือง")
    places = find_places(report, "เมือง", whole=lambda _: {0, 7, 8, 13})
    assert [place.start for place in places] == [8]


def test_the_words_of_a_text_are_looked_for_once() -> None:
    asked: list[str] = []

    def whole(text: str) -> set[int]:
        asked.append(text)
        return set(range(len(text) + 1))

    assert len(find_places(with_subject("ก ก ก"), "ก", whole=whole)) == 3
    assert asked == ["ก ก ก"]


def test_an_agency_is_found_in_its_leaders_title_too() -> None:
    report = with_subject("นายกเทศมนตรีเมืองพล ของเทศบาลเมืองพล แจ้งนายกเทศมนตรี")
    places = find_agency(report, "เทศบาลเมืองพล")
    assert [place[1:] for place in places] == [(0, 19), (23, 36)]
    assert find_agency(report, " ") == ()


@pytest.mark.parametrize(
    ("old", "new", "text", "result"),
    [
        ("เทศบาลเมืองพล", "เทศบาลตำบลสองแคว", "นายกเทศมนตรีเมืองพล", "นายกเทศมนตรีตำบลสองแคว"),
        ("เทศบาลเมืองพล", "องค์การบริหารส่วนตำบลพล", "นายกเทศมนตรีเมืองพล", "นายกองค์การบริหารส่วนตำบลพล"),
        ("องค์การบริหารส่วนตำบลพล", "เทศบาลตำบลพล", "นายกองค์การบริหารส่วนตำบลพล", "นายกเทศมนตรีตำบลพล"),
        ("เทศบาลเมืองพล", "เทศบาลเมืองใหม่", "สำนักปลัดเทศบาลเมืองพล", "สำนักปลัดเทศบาลเมืองใหม่"),
    ],
)
def test_another_agency_has_another_leader(old: str, new: str, text: str, result: str) -> None:
    report = with_subject(text)
    assert change_agency(report, find_agency(report, old), old, new).report.memo.subject == result


def test_every_kind_of_text_is_searched() -> None:
    found = {paths.steps_of(place.path)[0].name for place in find_places(REPORT, "น")}
    assert found == {"agency", "memo", "narrative", "scores", "measures", "settings"}


@pytest.mark.parametrize(
    ("text", "words", "new", "result"),
    [
        ("ปี ๒๕๖๖ และ 2566", "2566", "2567", "ปี ๒๕๖๗ และ 2567"),
        ("สองแควสองแคว", "สองแคว", "ตัวอย่าง", "ตัวอย่างตัวอย่าง"),
        ("ก<b>", "<b>", "&", "ก&"),
        (r"\1 ก", "ก", r"\g<0>", r"\1 \g<0>"),
    ],
)
def test_replace_places(text: str, words: str, new: str, result: str) -> None:
    report = with_subject(text)
    edit = replace_places(report, find_places(report, words), new)
    assert edit.report.memo.subject == result
    assert (edit.path, edit.place) == ("", "memo.subject")


def test_only_the_places_that_were_chosen_are_changed() -> None:
    report = with_subject("กกก")
    places = find_places(report, "ก")
    assert replace_places(report, places[1:2], "ข").report.memo.subject == "กขก"


@given(reports(), texts(3), texts(3))
def test_replaced_words_are_gone_and_nothing_else_changed(report: Report, words: str, new: str) -> None:
    places = find_places(report, words)
    changed = replace_places(report, places, new).report
    touched = {place.path for place in places}
    before, after = dict(paths.walk(report)), dict(paths.walk(changed))
    assert {path for path in before if before[path] != after[path]} <= touched


@given(st.text("กี่๑1a ", max_size=12), st.text("กี่๑1a ", min_size=1, max_size=3))
def test_places_lie_in_their_text_and_do_not_overlap(text: str, words: str) -> None:
    report = with_subject(text)
    spans = [place[1:] for place in find_places(report, words)]
    assert all(0 <= start < end <= len(report.memo.subject) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_change_year() -> None:
    report = blank_report(2566)
    edit = change_year(report, 2567, find_places(report, "2566"))
    assert edit.report.fiscal_year == 2567
    assert find_places(edit.report, "2566") == ()
    assert len(find_places(edit.report, "2567")) == len(find_places(report, "2566"))


def test_change_of_the_agency_reaches_its_own_name() -> None:
    report = paths.replace(with_subject("ของเทศบาลตำบลสองแคว"), "agency", Agency("เทศบาลตำบลสองแคว"))
    edit = replace_places(report, find_places(report, report.agency.name), "เทศบาลเมืองตัวอย่าง")
    assert (edit.report.agency.name, edit.report.memo.subject) == ("เทศบาลเมืองตัวอย่าง", "ของเทศบาลเมืองตัวอย่าง")


@pytest.mark.parametrize(
    ("text", "place", "shown"),
    [
        ("กข\nคง", (2, 3), ("กข", " ", "คง")),
        ("กกกกกขคคคคค", (5, 6), ("…กกก", "ข", "คคค…")),
        ("กก้ขค", (3, 4), ("กก้", "ข", "ค")),
    ],
)
def test_context(text: str, place: tuple[int, int], shown: tuple[str, str, str]) -> None:
    assert context(text, Place("memo.subject", *place), 3) == shown
