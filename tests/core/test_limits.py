from contextlib import suppress
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.core import limits, paths
from ita_desktop.core.report import Indicator, Measure, MeasureTable, Report, ScoreTable, Section, Signatory
from ita_desktop.errors import InvalidData
from strategies import reports, scores

REPORT = Report(
    fiscal_year=2567,
    scores=ScoreTable(indicators=(Indicator(1, "ก", "IIT"), Indicator(2, "ข", "EIT"))),
    measures=MeasureTable(sections=(Section(), Section(measures=(Measure(), Measure())))),
)
SECTION = REPORT.measures.sections[1]
MEASURE = f"measures.sections[{SECTION.id}].measures[{SECTION.measures[1].id}]"


@given(reports())
def test_what_the_strategies_make_is_valid(report: Report) -> None:
    limits.validate(report)


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (f"{MEASURE}.summary", "ก" * (limits.MAX_TEXT + 1), "measures.sections[1].measures[1].summary"),
        (f"{MEASURE}.number", "ก" * (limits.MAX_LINE + 1), "measures.sections[1].measures[1].number"),
        (f"{MEASURE}.period.text", "\x00", "measures.sections[1].measures[1].period.text"),
        (f"{MEASURE}.period.end", date(24, 9, 30), "measures.sections[1].measures[1].period.end"),
        ("memo.subject", "\ud800", "memo.subject"),
        ("memo.subject", "a\tb", "memo.subject"),
        ("memo.subject", "e\u0301", "memo.subject"),
        ("memo.paragraphs", ("",) * 501, "memo.paragraphs"),
        ("memo.paragraphs", ("", "\r"), "memo.paragraphs[1]"),
        ("memo.signatories", (Signatory(),) * 51, "memo.signatories"),
        ("memo.signatories", (Signatory(remark_lines=-1),), "memo.signatories[0].remark_lines"),
        ("memo.date", date(1899, 12, 31), "memo.date"),
        ("fiscal_year", 2024, "fiscal_year"),
        ("scores.overall", Decimal("NaN"), "scores.overall"),
        ("scores.overall", Decimal("Infinity"), "scores.overall"),
        ("scores.overall", Decimal("1E+9"), "scores.overall"),
        ("scores.overall", Decimal("-0"), "scores.overall"),
        ("scores.indicators[2].score", Decimal("1.00001"), "scores.indicators[1].score"),
        ("scores.indicators[2].number", 1, "scores.indicators"),
        ("measures.layout", "circle", "measures.layout"),
        ("measures.sections", (Section(),) * 101, "measures.sections"),
        ("measures.sections", (SECTION, SECTION), "id"),
        ("measures.sections", (Section(measures=(Measure(),) * 5000), SECTION), "measures.sections"),
        ("settings.memo_top", float("nan"), "settings.memo_top"),
        ("settings.memo_top", 1e9, "settings.memo_top"),
        ("settings.captions", (("a]", ""),), "settings.captions"),
        ("settings.captions", (("a", ""), ("a", "")), "settings.captions"),
        ("settings.captions", (("a", "\x00"),), "settings.captions[0][1]"),
        ("id", "nonsense", "id"),
    ],
)
def test_validate_names_the_place(path: str, value: object, place: str) -> None:
    with pytest.raises(InvalidData) as caught:
        limits.validate(paths.replace(REPORT, path, value))
    assert str(caught.value).startswith(f"{place}: ")
    assert "\n" not in str(caught.value)


def test_every_limit_names_a_field_of_the_model() -> None:
    for table in (limits.LONG_TEXTS, limits.COUNTS, limits.RANGES, limits.CHOICES):
        assert all({*names} <= {field.name for field in fields(record)} for record, names in table.items())


def test_a_report_at_its_limits_is_valid() -> None:
    full = Section(measures=tuple(Measure() for _ in range(limits.MAX_MEASURES)))
    limits.validate(replace(REPORT, measures=MeasureTable(sections=(full,))))
    limits.validate(paths.replace(REPORT, f"{MEASURE}.summary", "ก" * limits.MAX_TEXT))


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("", None),
        ("  ", None),
        ("95.76", "95.76"),
        (" ๙๕.๗๖ ", "95.76"),
        ("100", "100"),
        ("957.6", "957.6"),
        ("95.", "95"),
        ("999.9999", "999.9999"),
    ],
)
def test_parse_score(text: str, score: str | None) -> None:
    assert limits.parse_score(text) == (None if score is None else Decimal(score))


@pytest.mark.parametrize(
    "text", ["1e9", "NaN", "Infinity", "-1", "+1", "1000", "95,76", "1.23456", ".5", "9 5", "٩", "x"]
)
def test_parse_score_refuses(text: str) -> None:
    with pytest.raises(InvalidData):
        limits.parse_score(text)


@given(scores())
def test_every_score_is_read_as_written(score: Decimal) -> None:
    assert limits.parse_score(format(score, "f")) == score


@given(st.text(max_size=12))
def test_parse_score_never_crashes(text: str) -> None:
    with suppress(InvalidData):
        limits.parse_score(text)


@pytest.mark.parametrize("length", [limits.MAX_LINE, limits.MAX_LINE + 1])
def test_one_field_is_refused_as_the_whole_report_is(length: int) -> None:
    text = "ก" * length
    refused = limits.refusal(REPORT.memo, "subject", text)
    report = paths.replace(REPORT, "memo.subject", text)
    if length <= limits.MAX_LINE:
        assert refused is None
        return
    with pytest.raises(InvalidData) as error:
        limits.validate(report)
    assert refused is not None
    assert error.value.message.text == refused.text
    assert error.value.message.values == refused.values | {"place": "memo.subject"}
