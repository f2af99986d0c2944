import pytest

from finding import blank, mended, words
from ita_desktop.core.checks import places
from ita_desktop.core.checks.agencies import Own, own_agency


def own(name: str, province: str = "") -> Own:
    return own_agency(blank(agency__name=name, agency__province=province))


BETONG = own("เทศบาลเมืองเบตง", "ยะลา")
INVENTED = own("เทศบาลเมืองธารอรุณ", "ทิวาธานี")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("จังหวัดยะลา จ.ยะลา ยะลา", []),
        ("ในเขตจังหวัดสงขลาได้", ["จังหวัดสงขลา"]),
        ("จ.เลย", ["จ.เลย"]),
        ("จังหวัด สงขลา", ["จังหวัด สงขลา"]),
        ("ประชาชนชาวสงขลา", []),
        ("ชาวสงขลา", ["สงขลา"]),
        ("ของอุตรดิตถ์ ทุกคน", ["อุตรดิตถ์"]),
        ("ก็เลย เผยแพร่ ตากแดด น่าน", []),
        ("เผยแพร่ทุกจังหวัด ร่วมกับจังหวัดและอำเภอ", []),
        ("กรุงเทพมหานคร จังหวัดกรุงเทพมหานคร", []),
        ("มหาวิทยาลัยสงขลานครินทร์", []),
        ("ศึกษาดูงาน ณ จังหวัดเชียงใหม่", []),
        ("นายสมชาย ณ สงขลา", []),
        ("จ.ส.อ. สมชาย", []),
        ("ถนนพิษณุโลก", []),
    ],
)
def test_provinces(text: str, found: list[str]) -> None:
    assert words(places.other_province, text, BETONG) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("อำเภอเบตง อ.รามัน อำเภอเมืองยะลา", []),
        ("อำเภอแม่สาย", ["อำเภอแม่สาย"]),
        ("อ.แม่สาย", ["อ.แม่สาย"]),
        ("พ.อ.แม่สาย", []),
        ("อำเภอเมือง ทุกอำเภอ อำเภอและจังหวัด", []),
        ("นายอำเภอลองพิจารณา", []),
        ("อำเภอลอง", ["อำเภอลอง"]),
    ],
)
def test_districts(text: str, found: list[str]) -> None:
    assert words(places.other_district, text, BETONG) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ตำบลเบตง ต.ยะรม", []),
        ("ตำบลสองแคว", ["ตำบลสองแคว"]),
        ("ต.สองแคว", ["ต.สองแคว"]),
        ("๑ ต.ค. ๒๕๖๖", []),
        ("ตำบลต่าง ๆ ตำบลละ ๑ แห่ง ตำบลและหมู่บ้าน", []),
        ("องค์การบริหารส่วนตำบลสองแคว เทศบาลตำบลสองแคว", []),
    ],
)
def test_subdistricts(text: str, found: list[str]) -> None:
    assert words(places.other_subdistrict, text, BETONG) == found


def test_where_the_own_province_is_on_no_list_districts_are_let_be() -> None:
    for rule in (places.other_district, places.other_subdistrict):
        assert words(rule, "อำเภอแม่สาย ตำบลสองแคว", INVENTED) == []
    assert words(places.other_province, "จังหวัดทิวาธานี จังหวัดสงขลา", INVENTED) == ["จังหวัดสงขลา"]
    assert words(places.other_province, "จังหวัดสงขลา", own("เทศบาลเมืองธารอรุณ")) == []


@pytest.mark.parametrize(("text", "right"), [("จ.สงขลา", "จ.ยะลา"), ("ชาวสงขลา", "ชาวยะลา")])
def test_the_mend_writes_the_own_province(text: str, right: str) -> None:
    assert mended(places.other_province, text, BETONG) == right
