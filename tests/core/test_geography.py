import pytest

from ita_desktop.core import geography


def test_all_but_the_capital() -> None:
    provinces = geography.provinces()
    assert len(provinces) == 76
    assert "กรุงเทพมหานคร" not in provinces
    assert sum(len(row.districts) for row in provinces.values()) == 928 - 50
    assert sum(len(row.subdistricts) for row in provinces.values()) > 7_000


def test_names_are_thai_and_short_enough_to_be_found() -> None:
    for name in geography.place_names():
        assert 2 <= len(name) <= geography.LONGEST
        assert "ก" <= name[0] <= "ไ"


@pytest.mark.parametrize(
    ("place", "provinces"),
    [("แม่สาย", {"เชียงราย"}), ("เบตง", {"ยะลา"}), ("เชียงใหม่", {"เชียงใหม่"}), ("ธารอรุณ", set()), ("", set())],
)
def test_where_a_name_is_found(place: str, provinces: set[str]) -> None:
    assert geography.provinces_with(place) == provinces


@pytest.mark.parametrize("typed", ["ยะลา", "จังหวัดยะลา", " จ.ยะลา ", "จังหวัด ยะลา"])
def test_province_as_typed(typed: str) -> None:
    assert geography.province_name(typed) == "ยะลา"


@pytest.mark.parametrize(
    ("text", "at", "name"),
    [("บ้านใหม่ไชยพจน์", 0, "บ้านใหม่ไชยพจน์"), ("xบ้านใหม่ ๆ", 1, "บ้านใหม่"), ("ฟฟฟ", 0, ""), ("", 0, ""), ("ก", 0, "")],
)
def test_the_longest_name_counts(text: str, at: int, name: str) -> None:
    assert geography.longest_name(text, at, geography.place_names()) == name
