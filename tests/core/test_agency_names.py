import pytest

from ita_desktop.core.agency_names import leader_of, names_of


@pytest.mark.parametrize(
    ("agency", "leader"),
    [
        ("เทศบาลนครพล", "นายกเทศมนตรีนครพล"),
        ("เทศบาลตำบลพล", "นายกเทศมนตรีตำบลพล"),
        ("องค์การบริหารส่วนตำบลพล", "นายกองค์การบริหารส่วนตำบลพล"),
        ("องค์การบริหารส่วนจังหวัดพล", "นายกองค์การบริหารส่วนจังหวัดพล"),
    ],
)
def test_the_title_of_who_leads_an_agency(agency: str, leader: str) -> None:
    assert leader_of(agency) == leader
    assert names_of(agency) == (leader, agency)
