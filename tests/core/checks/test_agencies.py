import pytest

from finding import blank, mended, words
from ita_desktop.core.checks import agencies
from ita_desktop.core.checks.agencies import Own, own_agency


def own(name: str, province: str = "") -> Own:
    return own_agency(blank(agency__name=name, agency__province=province))


TOWN = own("เทศบาลเมืองธารอรุณ", "จังหวัดทิวาธานี")
BETONG = own("เทศบาลเมืองเบตง", "ยะลา")


def found(text: str, agency: Own) -> list[str]:
    """Return what the three rules find, with the letter of the rule before it."""
    rules = {"o": agencies.other_agency, "m": agencies.misspelt_agency, "u": agencies.unsure_agency}
    return [f"{sign} {row}" for sign, rule in rules.items() for row in words(rule, text, agency)]


@pytest.mark.parametrize(
    ("name", "kind", "bare"),
    [
        ("เทศบาลเมืองธารอรุณ", "เทศบาลเมือง", "ธารอรุณ"),
        (" เทศบาลนคร ธารอรุณ  จังหวัดทิวาธานี", "เทศบาลนคร", "ธารอรุณ"),
        ("ทต.ธารอรุณ", "เทศบาลตำบล", "ธารอรุณ"),
        ("อบต. ธารอรุณ (ทิวาธานี)", "องค์การบริหารส่วนตำบล", "ธารอรุณ"),
        ("สำนักงานเขตธารอรุณ", "", "สำนักงานเขตธารอรุณ"),
        ("เทศบาลเมือง", "เทศบาลเมือง", ""),
        ("", "", ""),
    ],
)
def test_own_agency(name: str, kind: str, bare: str) -> None:
    agency = own(name)
    assert (agency.kind, agency.bare) == (kind, bare)


def test_the_province_is_the_typed_one_or_where_the_name_is_found() -> None:
    assert BETONG.provinces == own("เทศบาลเมืองเบตง").provinces == {"ยะลา"}
    assert TOWN.provinces == {"ทิวาธานี"}


@pytest.mark.parametrize(
    "text",
    [
        "เทศบาลเมืองธารอรุณได้ดำเนินการ",
        "นายกเทศมนตรีเมืองธารอรุณ",
        "ทม.ธารอรุณ และ ทม. ธารอรุณ",
        "เทศบาลธารอรุณ",
        "พนักงานเทศบาลทุกคน เทศบาลพบประชาชน",
        "เทศบาลเมืองจัดทำแผนพัฒนาบุคลากร",
        "เทศบาลตำบล และองค์การบริหารส่วนตำบลอื่น",
        "องค์การบริหารส่วนตำบลในเขตอำเภอ",
        "อบต. ได้มอบหมาย",
        "สภาเทศบาลเมือง ครั้งที่ ๒",
        "เทศบาลตำบลตรวจสอบแล้ว",
        "อบต.เปลี่ยนแปลงแผน",
        "อบต.แสงทิวา",
        "สำนักงาน ป.ป.ช. และกรมส่งเสริมการปกครองท้องถิ่น",
        "ศาลากลางจังหวัดทิวาธานี",
        "สำนักปลัดเทศบาล กองคลัง",
    ],
)
def test_what_is_no_other_agency(text: str) -> None:
    assert found(text, TOWN) == []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("ของเทศบาลเมืองสุโขทัยธานีได้รับ", "o เทศบาลเมืองสุโขทัย"),
        ("เทศบาลนครหาดใหญ่", "o เทศบาลนครหาดใหญ่"),
        ("ทต.แม่สาย", "o ทต.แม่สาย"),
        ("นายกเทศมนตรีตำบลแม่สาย", "o เทศมนตรีตำบลแม่สาย"),
        ("อบต.สองแควรับทราบ", "o อบต.สองแคว"),
        ("อบต. สองแคว", "o อบต. สองแคว"),
        ("องค์การบริหารส่วนจังหวัดเชียงราย", "o องค์การบริหารส่วนจังหวัดเชียงราย"),
        ("เทศบาลหาดใหญ่มหานคร", "o เทศบาลหาดใหญ่"),
        ("พนักงานเทศบาลเมืองธารอรูณ", "m เทศบาลเมืองธารอรูณ"),
        ("เทศบาลธานอรุณจัด", "m เทศบาลธานอรุณ"),
        ("เทศบาลเมืองแสงทิวา ประจำปี", "u เทศบาลเมืองแสงทิวา"),
        ("เทศบาลเมืองแสงทิวาได้รับ", "u เทศบาลเมืองแสงทิวา"),
        ("เดิมคือเทศบาลตำบลธารอรุณ", "u เทศบาลตำบลธารอรุณ"),
    ],
)
def test_other_agencies(text: str, row: str) -> None:
    assert found(text, TOWN) == [row]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("เทศบาลนครยะลา", ["u เทศบาลนครยะลา"]),
        ("องค์การบริหารส่วนจังหวัดยะลา", []),
        ("อบจ.สงขลา", ["o อบจ.สงขลา"]),
        ("เทศบาลตำบลเบตง", ["u เทศบาลตำบลเบตง"]),
        ("เทศบาลเมืองเบตงใหม่", []),
    ],
)
def test_neighbours_are_only_a_hint(text: str, rows: list[str]) -> None:
    assert found(text, BETONG) == rows


def test_an_own_name_does_not_hide_a_longer_one() -> None:
    assert found("เทศบาลตำบลบ้านใหม่หนองไทร", own("เทศบาลตำบลบ้านใหม่", "ชลบุรี")) == ["o เทศบาลตำบลบ้านใหม่หนองไทร"]


def test_without_an_own_name_nothing_is_other() -> None:
    assert found("เทศบาลนครหาดใหญ่", own("")) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("ของเทศบาลเมืองแม่สายได้", "ของเทศบาลเมืองธารอรุณได้"),
        ("นายกเทศมนตรีตำบลแม่สาย", "นายกเทศมนตรีเมืองธารอรุณ"),
        ("ทม.แม่สาย", "ทม.ธารอรุณ"),
        ("อบต.แม่สาย", "เทศบาลเมืองธารอรุณ"),
        ("เทศบาลหาดใหญ่", "เทศบาลธารอรุณ"),
        ("เทศบาลเมืองสุโขทัยธานี", "เทศบาลเมืองสุโขทัยธานี"),
    ],
)
def test_the_mend_writes_the_own_name_in_the_same_form_where_the_other_one_ends(text: str, right: str) -> None:
    assert mended(agencies.other_agency, text, TOWN) == right


def test_the_mend_of_a_misspelt_name() -> None:
    assert mended(agencies.misspelt_agency, "ทม.ธารอรูณ", TOWN) == "ทม.ธารอรุณ"
