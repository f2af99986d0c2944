from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.app.file_names import proposed_name, step_name, with_ending
from ita_desktop.core.blank import blank_report
from ita_desktop.core.report import Agency, Report


@pytest.mark.parametrize(
    ("typed", "path"),
    [("a", "a.db"), ("a.db", "a.db"), ("a.DB", "a.DB"), ("รายงาน 67.2", "รายงาน 67.2.db"), (".db", ".db.db")],
)
def test_the_ending_is_added_where_it_is_missing(typed: str, path: str) -> None:
    assert with_ending(Path(typed), ".db") == Path(path)


@pytest.mark.parametrize(
    ("agency", "name"),
    [
        ("เทศบาลเมืองธารอรุณ", "ITA 2567 เทศบาลเมืองธารอรุณ.pdf"),
        ("", "ITA 2567.pdf"),
        ('a/b\\c:"d"\n\u200be. ', "ITA 2567 a b c d e.pdf"),
        ("ก" * 500, "ITA 2567 " + "ก" * 71 + ".pdf"),
    ],
)
def test_the_proposed_name_tells_agency_and_year(agency: str, name: str) -> None:
    assert proposed_name(replace(blank_report(2567), agency=Agency(agency)), ".pdf") == name


@given(st.text())
def test_every_proposed_name_can_be_a_file(agency: str) -> None:
    name = proposed_name(Report(2567, Agency(agency)), ".db")
    assert not set(name) & set('<>:"/\\|?*\0\n')
    assert name.startswith("ITA 2567")
    assert name.encode()


@given(st.text(), st.integers(1, 500))
def test_the_copy_of_a_step_has_a_name_of_its_own(agency: str, step: int) -> None:
    name = step_name(Report(2567, Agency(agency)), step)
    assert name.endswith(f"{step}.db")
    assert name != step_name(Report(2567, Agency(agency)), step + 1)
    assert len(name.encode()) <= 255


def test_the_copy_of_a_step_tells_agency_year_and_step() -> None:
    assert step_name(Report(2567, Agency("เทศบาลเมืองธารอรุณ")), 2) == "ITA 2567 เทศบาลเมืองธารอรุณ ส่งต่อครั้งที่ 2.db"
