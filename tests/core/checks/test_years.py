from datetime import date

import pytest

from finding import mended, words
from ita_desktop.core.checks import years
from ita_desktop.core.checks.dates import Calendar

YEAR = Calendar(2567, date(2024, 9, 30))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("รายงานผล ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", []),
        ("รายงานผล ประจำปีงบประมาณ พ.ศ. ๒๕๖๖", ["ปีงบประมาณ พ.ศ. ๒๕๖๖"]),
        ("รายงานผลตามแผน ประจำปี 2568", ["ปี 2568"]),
        ("รายงานผลตามแผนปฏิบัติการ (พ.ศ. 2566 - 2570)", []),
        ("รายงานตามระเบียบสำนักนายกรัฐมนตรี พ.ศ. 2526", []),
        ("รายงาน พ.ศ. 2566", ["พ.ศ. 2566"]),
    ],
)
def test_year_in_a_title(text: str, found: list[str]) -> None:
    assert words(years.year_in_title, text, YEAR) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ในปีงบประมาณ พ.ศ. ๒๕๖๗ ได้", []),
        ("ในปีงบประมาณ พ.ศ.๒๕๖๖ ได้อบรม", ["ปีงบประมาณ พ.ศ.๒๕๖๖"]),
        ("แผนประจำปีงบประมาณ 2566", ["ปีงบประมาณ 2566"]),
        ("นำไปใช้ในปีงบประมาณ พ.ศ. 2568", []),
        ("เพิ่มขึ้นจากปีงบประมาณ พ.ศ. 2566", []),
        ("เทียบกับค่าเฉลี่ยของปีงบประมาณ 2566", []),
        ("ปีงบประมาณ พ.ศ. 2566-2570", []),
        ("ปีงบประมาณ พ.ศ. 2566-70", []),
        ("พ.ศ. 2560", []),
    ],
)
def test_other_fiscal_years(text: str, found: list[str]) -> None:
    assert words(years.other_fiscal_year, text, YEAR) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ควบคุมภายในปี ๒๕๖๒", ["ปี ๒๕๖๒"]),
        ("ประจำปี พ.ศ. 2562", ["ปี พ.ศ. 2562"]),
        ("ในปี 2566 และปี 2568", []),
        ("พระราชบัญญัติการจัดซื้อจัดจ้างและการบริหารพัสดุภาครัฐ พ.ศ. 2560", []),
        ("ตั้งแต่ปี 2560 เป็นต้นมา", []),
        ("ปีการศึกษา 2562", []),
        ("แผนแม่บท (พ.ศ. ๒๕๖๑ - ๒๕๘๐)", []),
        ("5 มกราคม พ.ศ. 2562", []),
        ("ปี 2567 - 12 ครั้ง", []),
        ("ที่ 725/2562 มี 2562 คน", []),
    ],
)
def test_other_years(text: str, found: list[str]) -> None:
    assert words(years.other_year, text, YEAR) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("เดือน พ.ศ. ๒๕๖๑", ["พ.ศ. ๒๕๖๑"]),
        ("ปี 2568", ["ปี 2568"]),
        ("ไตรมาส 1 ๒๕๖๒", ["๒๕๖๒"]),
        ("ตลอดปี 2567", []),
        ("ปลายปี 2566", []),
        ("ไตรมาส 1/2566 และ 2567", []),
        ("1 ต.ค. 2561", []),
        ("พ.ศ. 2561-2565", []),
        ("ที่ 12/2561 จำนวน 2,561 คน", []),
    ],
)
def test_years_of_a_period(text: str, found: list[str]) -> None:
    assert words(years.year_in_period, text, YEAR) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("(พ.ศ. ๒๕๖๑-๒๕๖๐)", ["๒๕๖๑-๒๕๖๐"]),
        ("ปี 2566 – 2565", ["2566 – 2565"]),
        ("พ.ศ. 2566-70", []),
        ("พ.ศ. 2566 - 2570", []),
        ("โทร. 2561-2560", []),
    ],
)
def test_years_that_run_backwards(text: str, found: list[str]) -> None:
    assert words(years.backward_years, text, YEAR) == found


def test_the_mend_keeps_the_digits() -> None:
    assert mended(years.year_in_title, "ปีงบประมาณ พ.ศ. ๒๕๖๖", YEAR) == "ปีงบประมาณ พ.ศ. ๒๕๖๗"
    assert mended(years.year_in_title, "ประจำปี 2566 ก", YEAR) == "ประจำปี 2567 ก"
