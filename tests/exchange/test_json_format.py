import json
from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.core import limits
from ita_desktop.core.report import Indicator, Measure, Period, Report, Settings, Signatory
from ita_desktop.errors import InvalidData
from ita_desktop.exchange.json_format import read_report, write_report
from strategies import reports, without_ids

START = b'{"format": "ita-report", "version": 1, '
HEAD = {"format": "ita-report", "version": 1, "fiscal_year": 2567}
FULL = json.loads("""
{"format": "ita-report", "version": 1, "fiscal_year": 2567,
 "agency": {"name": "ก", "province": "ข", "division": "ค"},
 "memo": {"department": "ก", "number": "ยล 1", "date": "2024-10-09", "subject": "ข", "to": "ค",
          "paragraphs": ["ง"], "closing": "จึงเรียนมาเพื่อโปรดทราบ",
          "signatories": [{"name": "ก", "position": "ข", "remark": "", "date": null}]},
 "narrative": {"title": "ก", "paragraphs": ["ข"]},
 "scores": {"overall": "93.69", "level": "ผ่าน",
            "indicators": [{"number": 1, "name": "ก", "instrument": "IIT", "score": "99.76"}]},
 "measures": {"title": "ก", "layout": "remarks",
   "sections": [{"title": "ก", "measures": [{"number": "๑", "activity": "ก",
      "period": {"start": "2023-10-01", "end": "2024-09-30", "text": ""},
      "summary": "ข", "outcome": "ค", "responsible": "ง", "remarks": "จ"}]}]},
 "settings": {"thai_digits": true}}
""")


def read(value: object) -> Report:
    return read_report(json.dumps(value).encode())


def refusal(data: bytes) -> str:
    with pytest.raises(InvalidData) as caught:
        read_report(data)
    message = str(caught.value)
    assert "\n" not in message
    assert len(message) < 200
    message.encode()
    return message


@given(reports())
def test_what_is_written_is_read(report: Report) -> None:
    assert without_ids(read_report(write_report(report))) == without_ids(report)


@given(reports())
def test_every_key_of_the_model_is_written(report: Report) -> None:
    written = json.loads(write_report(report))
    assert set(written) == {"format", "version", *Report.__dataclass_fields__} - {"id", "set_aside"}
    assert set(written["settings"]) == set(Settings.__dataclass_fields__)
    for row in written["memo"]["signatories"]:
        assert set(row) == set(Signatory.__dataclass_fields__) - {"id"}


def test_the_example_of_the_format() -> None:
    report = read(FULL)
    measure = report.measures.sections[0].measures[0]
    assert report.memo.date == date(2024, 10, 9)
    assert report.scores.overall == Decimal("93.69")
    assert report.scores.indicators == (Indicator(1, "ก", "IIT", Decimal("99.76")),)
    assert measure == Measure("๑", "ก", Period(date(2023, 10, 1), date(2024, 9, 30)), "ข", "ค", "ง", "จ", measure.id)


def test_missing_keys_take_the_default() -> None:
    assert without_ids(read(HEAD)) == without_ids(Report(fiscal_year=2567))


def test_byte_order_mark_is_no_fault() -> None:
    assert read_report(b"\xef\xbb\xbf" + json.dumps(HEAD).encode()).fiscal_year == 2567


def test_texts_are_normalised_and_scores_may_be_thai() -> None:
    report = read({**HEAD, "agency": {"name": "a\r\nb\t\u0e4d"}, "scores": {"overall": "๙๕.๗๖"}})
    assert report.agency.name == "a\nb \u0e4d"
    assert report.scores.overall == Decimal("95.76")


def _changed(path: tuple[str | int, ...], value: object) -> bytes:
    """Return the full example with `value` at `path`, so that the message can be asked for that place."""
    copy = json.loads(json.dumps(FULL))
    node = copy
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    return json.dumps(copy).encode()


MEASURE = ("measures", "sections", 0, "measures", 0)
BAD_VALUES: list[tuple[tuple[str | int, ...], object, str]] = [
    (("extra",), 1, "extra"),
    (("memo", "sbuject"), "", "memo.sbuject"),
    ((*MEASURE, "period", "until"), None, "measures.sections[0].measures[0].period.until"),
    (("a\nb\ud800" * 50,), "", "a b"),
    (("fiscal_year",), "2567", "fiscal_year"),
    (("fiscal_year",), True, "fiscal_year"),
    (("fiscal_year",), 2024, "fiscal_year"),
    (("fiscal_year",), 10**30, "fiscal_year"),
    (("fiscal_year",), 2567.0, "fiscal_year"),
    (("agency",), None, "agency"),
    (("agency", "name"), None, "agency.name"),
    (("agency", "name"), 5, "agency.name"),
    (("agency", "name"), "\x00", "agency.name"),
    (("agency", "name"), "\ud800", "agency.name"),
    (("agency", "name"), "ก" * (limits.MAX_LINE + 1), "agency.name"),
    (("memo", "date"), "31/12/2567", "memo.date"),
    (("memo", "date"), "2567-10-09", "memo.date"),
    (("memo", "date"), "0000-01-01", "memo.date"),
    (("memo", "date"), "0001-01-01", "memo.date"),
    (("memo", "date"), "2024-02-31", "memo.date"),
    (("memo", "date"), 20241009, "memo.date"),
    (("memo", "paragraphs"), "ก", "memo.paragraphs"),
    (("memo", "paragraphs"), ["ก"] * 501, "memo.paragraphs"),
    (("memo", "paragraphs", 0), ["ก"], "memo.paragraphs[0]"),
    (("memo", "signatories", 0), [], "memo.signatories[0]"),
    (("scores", "overall"), 93.69, "scores.overall"),
    (("scores", "overall"), "1e9", "scores.overall"),
    (("scores", "indicators", 0), {"number": 1, "name": ""}, "scores.indicators[0].instrument"),
    (("scores", "indicators", 0, "score"), "NaN", "scores.indicators[0].score"),
    (("scores", "indicators", 0, "score"), float("nan"), "scores.indicators[0].score"),
    (("measures", "layout"), "circle", "measures.layout"),
    ((*MEASURE, "summary"), {}, "measures.sections[0].measures[0].summary"),
    (("settings", "thai_digits"), 1, "settings.thai_digits"),
    (("settings", "memo_top"), float("inf"), "settings.memo_top"),
    (("settings", "memo_top"), "15", "settings.memo_top"),
    (("settings", "captions"), {"a": 1}, "settings.captions.a"),
    (("settings", "captions"), {"\ud800": ""}, "settings.captions"),
    (("settings", "captions"), [], "settings.captions"),
    (("version",), 2, "version"),
    (("version",), 0, "version"),
    (("version",), "1", "version"),
    (("format",), "other", "format"),
]


@pytest.mark.parametrize(("path", "value", "place"), BAD_VALUES)
def test_bad_value_is_named_with_its_place(path: tuple[str | int, ...], value: object, place: str) -> None:
    assert refusal(_changed(path, value)).startswith(place)


def test_newer_version_says_so_before_its_unknown_keys() -> None:
    assert "update the program" in refusal(json.dumps({**HEAD, "version": 2, "new": 1}).encode())


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (START + b'"fiscal_year": 2567, "memo": {"to": "a", "to": "b"}}', "memo.to: "),
        (START + b'"fiscal_year": 1, "fiscal_year": 2}', "fiscal_year: "),
        (
            START + b'"fiscal_year": 2567, "settings": {"captions": {"a": "", "a": ""}}}',
            "settings.captions.a: ",
        ),
        (START + b'"memo": {}}', "fiscal_year: "),
        (START + b'"fiscal_year": 2567, "settings": {"memo_top": 1e999}}', "settings."),
        (START + b'"fiscal_year": ' + b"9" * 5000 + b"}", "fiscal_year: "),
        (b'{"format": "ita-report", "version": -Infinity}', "version: -Infinity"),
        *((data, "format: ") for data in (b"[]", b"1", b"null", b'"x"', b"{}", b"NaN", b"9" * 5000)),
        *((data, "line 1, column ") for data in (b"", b"{", b'{"format": "ita', b"{} {}", b"\xef\xbb\xbf", b"'")),
        (b'{"format":\n "\x01"}', "line 2, column "),
        ("ก".encode("cp874"), "byte 0: "),
        ('{"a": 1}'.encode("utf-16"), "byte 0: "),
        (b"[" * 200_000, "the data is nested too deeply"),
        (b'{"a":' * 200_000, "the data is nested too deeply"),
    ],
)
def test_broken_data_is_one_clear_line(data: bytes, place: str) -> None:
    assert refusal(data).startswith(place)


def test_huge_data_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ita_desktop.exchange.json_parsing.MAX_BYTES", 10)
    assert refusal(b" " * 11).startswith("the data is larger than")


@given(st.binary(max_size=60))
def test_no_bytes_crash_the_reader(data: bytes) -> None:
    refusal(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(st.sampled_from([path for path, _, _ in BAD_VALUES]), JSON)
def test_no_value_anywhere_crashes_the_reader(path: tuple[str | int, ...], value: object) -> None:
    with suppress(InvalidData):
        read_report(_changed(path, value))
