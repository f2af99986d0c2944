import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.core.history import Official
from ita_desktop.core.limits import MAX_LINE
from ita_desktop.core.office import EMPTY_OFFICE, Office
from ita_desktop.core.report import Agency
from ita_desktop.errors import InvalidData
from ita_desktop.exchange import read_office, write_office
from strategies import emblems, texts

HEAD = {"format": "ita-office", "version": 1}
lists = st.lists(texts(), max_size=3).map(tuple)
offices = st.builds(
    Office,
    agency=st.builds(Agency, texts(), texts(), texts()),
    people=st.lists(st.builds(Official, texts(), texts()), max_size=3).map(tuple),
    divisions=lists,
    number_prefixes=lists,
    phrases=lists,
    emblem=st.none() | emblems(),
)


@given(offices)
def test_what_is_written_is_read(office: Office) -> None:
    assert read_office(write_office(office)) == office


def test_everything_may_be_left_out() -> None:
    assert read_office(json.dumps(HEAD).encode()) == EMPTY_OFFICE


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ({"format": "ita-report"}, "format"),
        ({**HEAD, "version": 2}, "version"),
        ({**HEAD, "peoples": []}, "peoples"),
        ({**HEAD, "people": [{"name": 1}]}, "people[0].name"),
        ({**HEAD, "divisions": "ก"}, "divisions"),
        ({**HEAD, "divisions": ["ก"] * 1000}, "divisions"),
        ({**HEAD, "phrases": ["ก" * 100_001]}, "phrases[0]"),
        ({**HEAD, "emblem": {"kind": "exe", "data": ""}}, "emblem.kind"),
        ({**HEAD, "emblem": {"kind": "svg", "data": "*"}}, "emblem.data"),
        ({**HEAD, "emblem": {"kind": "svg", "data": "A" * 4_000_000}}, "emblem.data"),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(data: dict[str, object], place: str) -> None:
    with pytest.raises(InvalidData) as refused:
        read_office(json.dumps(data).encode())
    assert str(refused.value).startswith(place)


def test_no_office_is_read_from_other_bytes() -> None:
    for data in (b"", b"\xff", b"[]", b"{"):
        with pytest.raises(InvalidData):
            read_office(data)


def test_what_could_not_be_read_is_not_written() -> None:
    with pytest.raises(InvalidData, match="divisions"):
        write_office(Office(divisions=("ก" * (MAX_LINE + 1),)))
