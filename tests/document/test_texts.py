from datetime import date

import pytest

from ita_desktop.core.report import Agency, Memo, Period, Report, Settings, Signatory
from ita_desktop.document.texts import names_of, texts_of


@pytest.mark.parametrize(
    ("typed", "thai", "western"),
    [
        ("ปี 2567", "ปี ๒๕๖๗", "ปี 2567"),
        ("ปี ๒๕๖๗", "ปี ๒๕๖๗", "ปี 2567"),
        ("a1@b2.go.th 3", "a1@b2.go.th ๓", "a1@b2.go.th 3"),
        ("ก\u200bข\xad\u202e1", "กข๑", "กข1"),
        ("ก\nข", "ก\nข", "ก\nข"),
        ("\ue000", "\ufffd", "\ufffd"),
    ],
)
def test_shown(typed: str, thai: str, western: str) -> None:
    for thai_digits, expected in [(True, thai), (False, western)]:
        assert texts_of(Report(2567, settings=Settings(thai_digits=thai_digits))).shown(typed) == expected


@pytest.mark.parametrize(("thai_digits", "number"), [(True, "-๑๕-"), (False, "-15-")])
def test_page_number(thai_digits: bool, number: str) -> None:
    assert texts_of(Report(2567, settings=Settings(thai_digits=thai_digits))).page_number(15) == number


@pytest.mark.parametrize(
    ("period", "shown"),
    [
        (Period(date(2023, 10, 1), date(2024, 9, 30)), "๑ ต.ค. ๒๕๖๖ - ๓๐ ก.ย. ๒๕๖๗"),
        (Period(date(2023, 10, 1), None, "ทุก 3 เดือน"), "ตั้งแต่ ๑ ต.ค. ๒๕๖๖\nทุก ๓ เดือน"),
        (Period(text="ไตรมาสละ 1 ครั้ง"), "ไตรมาสละ ๑ ครั้ง"),
        (Period(), ""),
    ],
)
def test_period(period: Period, shown: str) -> None:
    assert texts_of(Report(2567)).period(period) == shown


def test_caption_is_printed_in_the_digits_of_the_report() -> None:
    settings = Settings(captions=(("to", "เรียน 1"),))
    assert texts_of(Report(2567, settings=settings)).caption("to") == "เรียน ๑"


def test_names() -> None:
    people = (Signatory(name=" นายมั่นคง  ตั้งตรง"), Signatory(name="กข"), Signatory())
    report = Report(2567, Agency("เทศบาลเมืองธารทอง", "จังหวัดธารใส", "กองคลัง"), Memo(signatories=people))
    whole = {"เทศบาลเมืองธารทอง", "ธารทอง", "จังหวัดธารใส", "ธารใส", "กองคลัง", "นายมั่นคง  ตั้งตรง"}
    assert names_of(report) == whole, "with and without the kind of office; none of two letters"
