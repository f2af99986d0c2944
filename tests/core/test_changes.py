from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from formats.format_1 import REPORT
from ita_desktop.core import edits, paths
from ita_desktop.core.changes import LONGEST_VALUE, differences, value_text
from ita_desktop.core.emblem_file import EmblemFile
from ita_desktop.core.paths import measure_path, section_path
from ita_desktop.core.report import Measure, Report
from strategies import reports

A, B = (section.id for section in REPORT.measures.sections)
FIRST, SECOND = (measure.id for measure in REPORT.measures.sections[0].measures)
PEOPLE = tuple(person.id for person in REPORT.memo.signatories)
NEW = Measure(activity="ใหม่", outcome="ดี")


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        ("memo.subject", "ใหม่", REPORT.memo.subject, "ใหม่"),
        ("memo.date", None, "2024-10-09", None),
        ("scores.indicators[1].score", Decimal("99.760"), "99.76", "99.760"),
        ("settings.thai_digits", True, "false", "true"),
        ("settings.captions[memo.title]", "หนังสือ", "บันทึกข้อความ", "หนังสือ"),
        (f"{measure_path(A, SECOND)}.period.text", "", "ไตรมาสละ ๑ ครั้ง", ""),
        ("emblem", EmblemFile("png", b"abc"), None, "png ba7816bf8f01"),
    ],
)
def test_a_field(path: str, value: object, old: str | None, new: str | None) -> None:
    assert differences(REPORT, paths.replace(REPORT, path, value)) == ((path, "changed", old, new),)


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (("ก", *REPORT.narrative.paragraphs), [("narrative.paragraphs[0]", "added", None, "ก")]),
        (REPORT.narrative.paragraphs[1:], [("narrative.paragraphs[0]", "removed", "ย่อหน้าแรก", None)]),
        (("ย่อหน้าแรก", "", "ข"), [("narrative.paragraphs[2]", "changed", "ย่อหน้าที่สาม", "ข")]),
        (
            (),
            [
                (f"narrative.paragraphs[{n}]", "removed", text, None)
                for n, text in enumerate(REPORT.narrative.paragraphs)
            ],
        ),
    ],
)
def test_paragraphs(paragraphs: tuple[str, ...], expected: list[tuple[Any, ...]]) -> None:
    assert list(differences(REPORT, paths.replace(REPORT, "narrative.paragraphs", paragraphs))) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            lambda report: edits.paste_measures(report, B, 0, [NEW]).report,
            [(measure_path(B, NEW.id), "added", None, "ใหม่")],
        ),
        (
            lambda report: edits.delete_measures(report, A, [SECOND]).report,
            [(measure_path(A, SECOND), "removed", "No Gift Policy", None)],
        ),
        (
            lambda report: edits.remove_section(report, A).report,
            [(section_path(A), "removed", REPORT.measures.sections[0].title, None)],
        ),
        (
            lambda report: edits.move_measures(report, [SECOND], B, 0).report,
            [(measure_path(B, SECOND), "moved", REPORT.measures.sections[0].title, REPORT.measures.sections[1].title)],
        ),
        (
            lambda report: edits.move_measures(report, [SECOND], A, 0).report,
            [(f"{section_path(A)}.measures", "moved", None, None)],
        ),
        (lambda report: edits.move_section(report, B, 0).report, [("measures.sections", "moved", None, None)]),
        (
            lambda report: edits.move_signatories(report, [PEOPLE[1]], 0).report,
            [("memo.signatories", "moved", None, None)],
        ),
    ],
)
def test_rows(change: Callable[[Report], Report], expected: list[tuple[Any, ...]]) -> None:
    assert list(differences(REPORT, change(REPORT))) == expected


def test_a_measure_that_moved_and_changed_tells_both() -> None:
    moved = edits.move_measures(REPORT, [SECOND], B, 0).report
    changed = paths.replace(moved, f"{measure_path(B, SECOND)}.outcome", "ดี")
    assert [(path, kind) for path, kind, *_ in differences(REPORT, changed)] == [
        (f"{measure_path(B, SECOND)}.outcome", "changed"),
        (measure_path(B, SECOND), "moved"),
    ]


def test_a_long_value_is_cut() -> None:
    [change] = differences(REPORT, paths.replace(REPORT, "memo.closing", "ก" * 9000))
    assert change.new == "ก" * (LONGEST_VALUE - 1) + "…"


def test_a_long_value_that_differs_behind_the_cut_is_told() -> None:
    long = [paths.replace(REPORT, "memo.closing", "ก" * 9000 + end) for end in "ab"]
    assert [change.path for change in differences(*long)] == ["memo.closing"]


@given(reports())
def test_a_report_does_not_differ_from_its_copy(report: Report) -> None:
    assert differences(report, replace(report)) == ()


@given(reports(), reports())
def test_all_that_differs_is_told(one: Report, other: Report) -> None:
    same = one.fiscal_year == other.fiscal_year and one.agency == other.agency
    assert bool(differences(one, replace(other, id=one.id))) or same


def test_value_text_of_nothing() -> None:
    assert value_text(None) is None
