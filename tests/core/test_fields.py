from typing import get_args

import pytest

from ita_desktop.core import fields, limits, paths
from ita_desktop.core.report import (
    Indicator,
    Measure,
    MeasureTable,
    Memo,
    Report,
    ScoreTable,
    Section,
    Settings,
    Signatory,
)

REPORT = Report(
    2567,
    memo=Memo(paragraphs=("ก",), signatories=(Signatory(id="s", choices=("ทราบ",)),)),
    scores=ScoreTable(indicators=(Indicator(3, "ก", "IIT"),)),
    measures=MeasureTable(sections=(Section(id="a", measures=(Measure(id="m"),)),)),
)
ROWS = [
    ("memo.signatories[s].", fields.SIGNATORY),
    ("scores.indicators[3].", fields.INDICATOR),
    ("measures.sections[a].", fields.SECTION),
    ("measures.sections[a].measures[m].", fields.MEASURE),
]
FULL = [field.path for group in fields.REPORT_GROUPS for field in group.fields] + [
    prefix + field.path for prefix, group in ROWS for field in group.fields
]


@pytest.mark.parametrize("path", FULL)
def test_every_field_exists_and_has_its_label(path: str) -> None:
    paths.get(REPORT, path)
    assert fields.label_of(path) != path


def test_every_value_of_a_report_has_a_label() -> None:
    assert [path for path, _ in paths.walk(REPORT) if fields.label_of(path) == path] == []


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("memo.paragraphs[4]", "Paragraphs"),
        ("settings.captions[memo.to]", "Word of the form"),
        ("measures.sections[a].title", "Title of the section"),
        ("measures.sections[a].measures[m].period.text", "Period in words"),
        ("memo.signatories[s].choices[0]", "Boxes to tick"),
        ("nothing", "nothing"),
    ],
)
def test_label_of(path: str, label: str) -> None:
    assert fields.label_of(path) == label


def test_choices_are_those_that_the_limits_know() -> None:
    closed = {
        field.path: {value for value, _ in field.choices}
        for group in fields.REPORT_GROUPS
        for field in group.fields
        if field.kind == "choice" and not field.open
    }
    known = {name: set(words) for record in (MeasureTable, Settings) for name, words in limits.CHOICES[record].items()}
    assert {path.rpartition(".")[2]: words for path, words in closed.items()} == known


def test_kinds_are_known() -> None:
    groups = [*fields.REPORT_GROUPS, *(group for _, group in ROWS)]
    assert {field.kind for group in groups for field in group.fields} <= set(get_args(fields.Kind))
