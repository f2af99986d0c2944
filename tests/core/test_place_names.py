from dataclasses import replace

import pytest
from hypothesis import given, settings

from ita_desktop.core import paths
from ita_desktop.core.place_names import PlaceNames
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
from ita_desktop.texts import say
from strategies import reports

REPORT = Report(
    2567,
    memo=Memo(paragraphs=("ก", "ข"), signatories=(Signatory(id="s", choices=("ทราบ",)),)),
    scores=ScoreTable(indicators=(Indicator(3, "", "IIT"),)),
    measures=MeasureTable(
        sections=(
            Section(id="a", measures=(Measure(id="m"), Measure(id="n", number="๔.๒)"))),
            Section(id="b", measures=(Measure(id="o", number="1"), Measure(id="p", number="1"))),
        )
    ),
    settings=Settings(captions=(("to", "กราบเรียน"),)),
)
MEASURE = "measures.sections[a].measures[n]"
NAMES = {
    "fiscal_year": "ปีงบประมาณ พ.ศ.",
    "agency.province": "หน่วยงาน › จังหวัด",
    "memo": "บันทึกข้อความ",
    "memo.subject": "บันทึกข้อความ › เรื่อง",
    "memo.paragraphs": "บันทึกข้อความ › ย่อหน้า",
    "memo.paragraphs[1]": "บันทึกข้อความ › ย่อหน้าที่ ๒",
    "memo.signatories": "บันทึกข้อความ › ผู้ลงนาม",
    "memo.signatories[s].name": "ผู้ลงนามคนที่ ๑ › ชื่อ",
    "memo.signatories[s].choices[0]": "ผู้ลงนามคนที่ ๑ › ช่องทำเครื่องหมายที่ ๑",
    "narrative.paragraphs[9]": "เนื้อหารายงาน › ย่อหน้าที่ ๑๐",
    "scores.indicators[3].score": "ตัวชี้วัดที่ ๓ › คะแนน",
    "measures.title": "ตารางมาตรการ › ชื่อตาราง",
    "measures.sections": "ตารางมาตรการ › หัวข้อ",
    "measures.sections[b]": "หัวข้อที่ ๒",
    "measures.sections[b].measures": "หัวข้อที่ ๒ › มาตรการ",
    MEASURE: "มาตรการที่ ๔.๒)",
    f"{MEASURE}.period": "มาตรการที่ ๔.๒) › ระยะเวลาดำเนินการ",
    f"{MEASURE}.outcome": "มาตรการที่ ๔.๒) › ผลลัพธ์หรือความสำเร็จ",
    "settings.captions[to]": "คำในแบบ “เรียน”",
    "settings.captions[odd]": "คำในแบบ “odd”",
}


@pytest.mark.parametrize(("path", "name"), NAMES.items())
def test_places_in_words(path: str, name: str) -> None:
    assert say(PlaceNames(REPORT).of(path), "th") == name


@pytest.mark.parametrize("measure", ["m", "o", "p"])
def test_a_number_that_is_there_twice_has_its_section_before_it(measure: str) -> None:
    section = "a" if measure == "m" else "b"
    name = say(PlaceNames(REPORT).of(f"measures.sections[{section}].measures[{measure}].summary"), "en")
    assert name == f"Section {'๑' if section == 'a' else '๒'} › Measure ๑ › Summary of what was done"


def test_digits_are_those_of_the_paper() -> None:
    western = replace(REPORT, settings=Settings(thai_digits=False))
    assert say(PlaceNames(western).of(MEASURE), "en") == "Measure 4.2)"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("measures.sections[x].measures[y].outcome", "A measure › Outcome"),
        ("memo.signatories[x].name", "A signatory › Name"),
        ("nothing", "nothing"),
        ("memo.notes[3]", "memo.notes[3]"),
        ("memo..subject\n", "memo..subject"),
        ("", ""),
    ],
)
def test_what_the_report_does_not_have(path: str, name: str) -> None:
    assert say(PlaceNames(REPORT).of(path), "en") == name


@settings(deadline=None)
@given(reports())
def test_every_field_has_a_name_of_its_own(report: Report) -> None:
    names = PlaceNames(report)
    for path, _ in paths.walk(report):
        thai, english = (say(names.of(path), language) for language in ("th", "en"))
        assert path not in {thai, english}
        assert thai != english
