from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.core import limits, pasting
from ita_desktop.core.clipboard_rows import rows_of_text, text_of
from ita_desktop.core.report import Indicator, Measure, MeasureTable, Period, Report, Section
from ita_desktop.core.thai_dates import format_period
from ita_desktop.errors import InvalidData
from strategies import dates, measures

START, END = date(2023, 10, 1), date(2024, 9, 30)
YEAR = Period(START, END)
TABLE = [Indicator(number, name, "IIT", Decimal(number)) for number, name in enumerate("กขค", start=1)]


@pytest.mark.parametrize(
    ("row", "measure"),
    [
        (["ก"], Measure(activity="ก")),
        (["ก", "ทุกวัน"], Measure(activity="ก", period=Period(text="ทุกวัน"))),
        (["๑.", "ก"], Measure(activity="ก")),
        (["1.2", "ก", "", "ส"], Measure(number="1.2", activity="ก", summary="ส")),
        (["ก", "", "ส", "ผ", "ม"], Measure(activity="ก", summary="ส", outcome="ผ", remarks="ม")),
        (["1", "ก", "", "ส", "ผ", "ม"], Measure(activity="ก", summary="ส", outcome="ผ", remarks="ม")),
        (["", "ก", "", "ส", "ผ", "ม"], Measure(activity="ก", summary="ส", outcome="ผ", remarks="ม")),
        (["ก", "", "ส", "ร", "ผ", "ม"], Measure(activity="ก", summary="ส", responsible="ร", outcome="ผ", remarks="ม")),
        (["", "ก", "", "ส", "ร", "ผ", "ม", "น"], Measure("", "ก", Period(), "ส", "ผ", "ร", "ม\nน")),
        (["ก", "", "", "", "ผู้รับผิดชอบ: กองคลัง"], Measure(activity="ก", responsible="กองคลัง")),
        (["ก", "", "", "", "ผู้รับผิดชอบหลัก ข"], Measure(activity="ก", remarks="ผู้รับผิดชอบหลัก ข")),
        (["๑. หัวข้อ", "", "", "", "", "", ""], Measure(activity="๑. หัวข้อ")),
    ],
)
def test_columns_by_their_number(row: list[str], measure: Measure) -> None:
    assert replace(pasting.measures_of([row])[0], id="") == replace(measure, id="")


def test_headings_tell_the_columns() -> None:
    rows = [["ผลลัพธ์/ความสำเร็จ", "กิจกรรม", "ระยะเวลา ดำเนินการ", "งบ"], ["ผ", "ก", "ทุกวัน", "5 บาท"]]
    (measure,) = pasting.measures_of(rows)
    assert measure == Measure("", "ก", Period(text="ทุกวัน"), outcome="ผ", remarks="5 บาท", id=measure.id)


def test_headings_of_two_rows() -> None:
    head = [["ลำดับที่", "มาตรการ/กิจกรรม", "ผลจากการดำเนินการ", "", "ผลลัพธ์"], ["", "", "สรุปผลการดำเนินงาน", "ผู้รับผิดชอบ", ""]]
    (measure,) = pasting.measures_of([*head, ["", "ก", "ส", "ร", "ผ"]])
    assert measure == Measure("", "ก", Period(), "ส", "ผ", "ร", id=measure.id)


@pytest.mark.parametrize("row", [["กิจกรรมจิตอาสา", "", "สรุปผลแล้ว"], ["มาตรการ 5", "ระยะเวลา"], ["ที่ประชุมรับทราบ"]])
def test_a_measure_is_no_heading(row: list[str]) -> None:
    assert len(pasting.measures_of([row])) == 1


@pytest.mark.parametrize(
    ("numbers", "kept"),
    [
        (["๑", "๒", "๓"], ["", "", ""]),
        (["7.", "8."], ["", ""]),
        (["1", "1"], ["1", "1"]),
        (["1", "", "2"], ["1", "", "2"]),
        (["1.1", "1.2"], ["1.1", "1.2"]),
    ],
)
def test_numbers_that_only_count_are_left_to_the_report(numbers: list[str], kept: list[str]) -> None:
    rows = [[number, "ก", "", "", "", "", "ม"] for number in numbers]
    assert [row.number for row in pasting.measures_of(rows)] == kept


@given(st.lists(measures(), max_size=4))
def test_copied_measures_come_back(copied: list[Measure]) -> None:
    tidy = [_tidy(row) for row in copied]
    rows = pasting.rows_of_measures(tidy, [str(number) for number in range(1, len(tidy) + 1)])
    pasted = pasting.measures_of(rows_of_text(text_of(rows)))
    assert [replace(row, id="") for row in pasted] == [replace(row, id="") for row in tidy]


def _tidy(row: Measure) -> Measure:
    """Return a measure as the clipboard can carry it: no space around a text, a period in words that is no date."""
    names = ("summary", "outcome", "responsible", "remarks")
    texts = {name: getattr(row, name).strip() for name in names}
    period = replace(row.period, text=f"ทุก {row.period.text}".strip())
    return replace(row, number="", activity=f"ก {row.activity}".strip(), period=period, **texts)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("", Period()),
        ("๑ ต.ค. ๒๕๖๖ - ๓๐ ก.ย. ๒๕๖๗", YEAR),
        ("1/10/2566-30/9/2567", YEAR),
        ("2566-10-01 - 2024-09-30", YEAR),
        ("1 ตุลาคม 2566 ถึง 30 กันยายน 2567\n ทุกเดือน", replace(YEAR, text="ทุกเดือน")),
        ("1-10-2566", Period(START, START)),
        ("ตั้งแต่วันที่ 1 ต.ค. 2566", Period(START)),
        ("ภายใน 30 ก.ย. 2567", Period(end=END)),
        ("31 ก.พ. 2567", Period(text="31 ก.พ. 2567")),
        ("ทุกเดือน\n1 ต.ค. 2566", Period(text="ทุกเดือน\n1 ต.ค. 2566")),
    ],
)
def test_period_of(text: str, period: Period) -> None:
    assert pasting.period_of(text) == period


@given(st.none() | dates(), st.none() | dates(), st.sampled_from(["", "ทุกเดือน", "ไตรมาสละ 1 ครั้ง"]))
def test_every_printed_period_is_read(start: date | None, end: date | None, text: str) -> None:
    period = Period(start, end, text)
    assert pasting.period_of(format_period(period)) == period


@given(st.lists(st.lists(st.text(max_size=8) | st.sampled_from(["ลำดับ", "1"]), max_size=9), max_size=4))
def test_whatever_is_pasted_keeps_the_limits(rows: list[list[str]]) -> None:
    pasted = pasting.measures_of(rows_of_text(text_of(rows)))
    limits.validate(Report(2567, measures=MeasureTable(sections=(Section(measures=tuple(pasted)),))))


def test_nothing_that_is_pasted_is_cut_off() -> None:
    long = "ก" * (limits.MAX_TEXT + 1)
    (pasted,) = pasting.measures_of([["1", long, "", long, long, long]])
    assert (pasted.activity, pasted.summary, pasted.outcome, pasted.remarks) == (long,) * 4


@pytest.mark.parametrize(
    ("rows", "scores"),
    [
        ([], []),
        ([["95.76"], ["๙๕.๗๖"], ["95,76"]], ["95.76", "95.76", "95.76"]),
        ([["คะแนน"], ["9"]], ["9"]),
        ([["9"], [""], ["-"], ["8"], [""]], ["9", None, None, "8"]),
        ([["1", "ก", "9", ""], ["2", "ข", "", ""], ["3", "ค"]], ["9", None, None]),
    ],
)
def test_scores_of(rows: list[list[str]], scores: list[str | None]) -> None:
    assert pasting.scores_of(rows) == [None if score is None else Decimal(score) for score in scores]


@pytest.mark.parametrize("rows", [[["1"], ["ก"]], [["1"], ["101.12345"]]])
def test_a_cell_that_is_no_score_is_named(rows: list[list[str]]) -> None:
    with pytest.raises(InvalidData, match=rows[1][0]):
        pasting.scores_of(rows)


def test_scores_fill_from_a_row_on() -> None:
    filled = pasting.with_scores(TABLE, 1, [None, Decimal(9), Decimal(8)])
    assert [row.score for row in filled] == [Decimal(1), None, Decimal(9)]


BLOCK = [["ตัวชี้วัด", "คะแนน"], ["ชื่อ\nหนึ่ง", "9"], ["x", ""], ["y", "7"]]


@pytest.mark.parametrize(
    ("rows", "names", "expected"),
    [
        (BLOCK, False, ["1 ก", "9 ข", "None ค"]),
        (BLOCK, True, ["1 ก", "9 ชื่อ หนึ่ง", "None x"]),
        ([["9"], ["8"]], False, ["1 ก", "9 ข", "8 ค"]),
        ([["x"], ["y"], ["z"]], True, ["1 ก", "2 x", "3 y"]),
        ([["", ""]], True, ["1 ก", "2 ข", "3 ค"]),
    ],
)
def test_table_is_filled_from_a_row_on(rows: list[list[str]], names: bool, expected: list[str]) -> None:
    assert [f"{row.score} {row.name}" for row in pasting.filled(TABLE, 1, rows, names=names)] == expected
    filled = sum(row not in TABLE for row in pasting.filled(TABLE * 2, 0, rows, names=names))
    assert pasting.count_of_rows(rows, names=names) == filled
