import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.core import thai_text

any_text = st.text(st.characters() | st.characters(categories=["Cs", "Co", "Cc"]) | st.characters(max_codepoint=0xFF))


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("a\r\nb\rc\u2028d\u2029e\x85f", "a\nb\nc\nd\ne\nf"),
        ("Word\x0bline\x0cpage", "Word\nline\npage"),
        ("a\tb", "a b"),
        ("a\x00\x01\x1b\x7f\x9fb", "ab"),
        ("\ud800", "\ufffd"),
        ("e\u0301", "é"),
        ("ป\uf702\uf70aน", "ปี่น"),
        ("\uf700าน \uf70fาติ", "ฐาน ญาติ"),
        ("".join(map(chr, range(0xF701, 0xF71B))), None),
    ],
)
def test_normalise(typed: str, stored: str | None) -> None:
    if stored is None:
        assert all("\u0e00" <= letter <= "\u0e7f" for letter in thai_text.normalise(typed))
    else:
        assert thai_text.normalise(typed) == stored


@pytest.mark.parametrize("kept", ["กำ๋", "เเปลก", "ก ่", "ก\u200bข", "\ufeffก", "ก\xad", "ก  ข", "\xa0"])
def test_normalise_corrects_no_spelling(kept: str) -> None:
    assert thai_text.normalise(kept) == kept


@given(any_text)
def test_normalise_twice_changes_nothing(text: str) -> None:
    once = thai_text.normalise(text)
    assert thai_text.normalise(once) == once
    assert not thai_text.FORBIDDEN.search(once)
    assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("ก\u200bข\ufeffค\xadง", "กขคง"),
        ("ก\nข", "ก\nข"),
        ("\ue000\uffff\U0010fffd", "\ufffd" * 3),
        ("ราคา\xa05", "ราคา\xa05"),
    ],
)
def test_printable(text: str, printed: str) -> None:
    assert thai_text.printable(text) == printed


def test_every_format_character_is_invisible() -> None:
    formats = {chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf"}
    assert {letter for letter in formats if not thai_text.INVISIBLE.match(letter)} == set()


@given(any_text)
def test_printable_holds_nothing_invisible(text: str) -> None:
    categories = {unicodedata.category(letter) for letter in thai_text.printable(text) if letter != "\n"}
    assert not categories & {"Cc", "Cf", "Co", "Cs"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ปี 2567", "ปี ๒๕๖๗"),
        ("1.ITA 1.2.ITA", "๑.ITA ๑.๒.ITA"),
        ("2566-2570 และ 1/10/2566", "๒๕๖๖-๒๕๗๐ และ ๑/๑๐/๒๕๖๖"),
        ("09.30 น. 95.76", "๐๙.๓๐ น. ๙๕.๗๖"),
        ("มท 0808.2/ว123", "มท ๐๘๐๘.๒/ว๑๒๓"),
        ("ITA 2567", "ITA ๒๕๖๗"),
        ("โทร.053-123456 Tel.053", "โทร.๐๕๓-๑๒๓๔๕๖ Tel.๐๕๓"),
        ("จำนวน 3ครั้ง", "จำนวน ๓ครั้ง"),
    ],
)
def test_thai_digits(text: str, expected: str) -> None:
    assert thai_text.to_thai_digits(text) == expected


@pytest.mark.parametrize(
    "kept",
    [
        "COVID-19",
        "ISO27001",
        "A4",
        "O35",
        "v2.1",
        "2.5GB",
        "5G",
        "office1@town2.go.th",
        "https://town.go.th/2567/แผน?id=12",
        "www.town1.go.th/12/3",
        "town2.go.th:8080",
        "plan2567.pdf",
        "7-eleven.com",
    ],
)
def test_identifiers_keep_their_digits(kept: str) -> None:
    assert thai_text.to_thai_digits(f"ตาม {kept} ข้อ 1") == f"ตาม {kept} ข้อ ๑"


@given(st.text("กA1.-@:/_ ๑é9h", max_size=40))
def test_digits_there_and_back(text: str) -> None:
    thai = thai_text.to_thai_digits(text)
    assert len(thai) == len(text)
    assert thai_text.to_western_digits(thai) == thai_text.to_western_digits(text)


@pytest.mark.parametrize("piece", ["a.b1", "a-", "1.", "a@", "a.b@", "a:", "a://"])
def test_hostile_text_takes_no_time(piece: str) -> None:
    assert len(thai_text.to_thai_digits(piece * 25_000)) == len(piece) * 25_000


@pytest.mark.parametrize(("text", "shown"), [("a\nb\x00", "a b"), ("ก" * 50, "ก" * 39 + "…"), ("\ud800", "\ufffd")])
def test_excerpt(text: str, shown: str) -> None:
    assert thai_text.excerpt(text) == shown
