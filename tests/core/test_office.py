import pytest

from ita_desktop.core.blank import blank_report
from ita_desktop.core.emblem_file import EmblemFile
from ita_desktop.core.history import Official
from ita_desktop.core.office import Office, begun, people_as_lines, people_of_lines
from ita_desktop.core.report import Agency


def test_a_new_report_begins_with_the_offices_name_and_emblem() -> None:
    office = Office(agency=Agency("เทศบาล", "จังหวัด", "งาน"), emblem=EmblemFile("png", b"x"))
    report = begun(blank_report(2567), office)
    assert (report.agency, report.emblem) == (office.agency, office.emblem)


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("นายก ข, ปลัดเทศบาล", Official("นายก ข", "ปลัดเทศบาล")),
        ("นายก ข\tปลัด, รักษาราชการ", Official("นายก ข", "ปลัด, รักษาราชการ")),
        (" นายก ข ", Official("นายก ข")),
        ("นายก ข,", Official("นายก ข")),
    ],
)
def test_people_are_typed_one_a_line(line: str, person: Official) -> None:
    assert people_of_lines((line, "", ", ปลัด")) == (person,)


def test_people_come_back_from_their_lines() -> None:
    people = (Official("ก", "ปลัด, รักษาราชการแทนนายก"), Official("ข"))
    assert people_of_lines(people_as_lines(people)) == people
