import pytest
from hypothesis import given

from finding import TextCheck, blank, mended, words
from ita_desktop.core.checks import hygiene
from ita_desktop.core.thai_text import normalise
from ita_desktop.texts import say
from strategies import texts, typed_texts

CHECKS: dict[str, TextCheck] = {
    "doubled": hygiene.doubled_space,
    "trailing": hygiene.trailing_space,
    "invisible": hygiene.invisible_character,
    "lost": hygiene.lost_character,
    "order": hygiene.wrong_order,
    "stray": hygiene.stray_mark,
}


@pytest.mark.parametrize(
    ("check", "text", "right"),
    [
        ("doubled", "ทราบ  และ   ถือ", "ทราบ และ ถือ"),
        ("doubled", "ทราบ\u00a0 และ", "ทราบ และ"),
        ("trailing", "ทราบ ", "ทราบ"),
        ("trailing", "ทราบ \n- ข้อ\n\n", "ทราบ\n- ข้อ"),
        ("invisible", "งาน\u200bการ\u00adเงิน\ufeff", "งานการเงิน"),
        ("lost", "งา\ufffd", "งา\ufffd"),
        ("order", "กำ๋", "ก๋ำ"),
        ("order", "นํา นํ้า น้ํา", "นำ น้ำ น้ำ"),
        ("order", "เเละ แแม่", "และ แม่"),
        ("order", "ก่ี พันธ์ุ", "กี่ พันธุ์"),
        ("order", "กิิน น้้ำ ทำำ", "กิน น้ำ ทำ"),
        ("order", "จๅก", "จาก"),
        ("stray", "งาน ้ได้", "งาน ได้"),
        ("stray", "ิงาน", "งาน"),
        ("stray", "A่ ข้อ ะ", "A ข้อ "),
        ("stray", "ก้ิ่", "กิ้"),
        ("stray", "เ งาน", "เ งาน"),
        ("stray", "งานแ", "งานแ"),
    ],
)
def test_found_and_mended(check: str, text: str, right: str) -> None:
    assert mended(CHECKS[check], text, None) == right


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize(
    "text",
    [
        "น้ำ ที่ ปู่ กี่ ป้ำ ฟ้า สิทธิ์ พันธุ์ เกณฑ์ เก็บ ก๊วยเตี๋ยว เกาะ",
        "ต่าง ๆ ฯลฯ ฤๅษี เพื่อ เสือ ไทย ใหญ่",
        "  - ย่อหน้า\n  ๑. ข้อ",
        "E-Service (ITA) 95.76 %",
        "",
        "\n\n",
    ],
)
def test_clean_texts(check: str, text: str) -> None:
    assert words(CHECKS[check], text, None) == []


@given(typed_texts())
def test_thai_as_it_is_spelt_has_no_fault(text: str) -> None:
    odd = "สําคัญ"  # the one phrase of the strategy that is typed wrongly
    clean = " ".join(text.replace(odd, "").split())
    found = {name: words(CHECKS[name], clean, None) for name in ("doubled", "trailing", "invisible", "lost")}
    assert found == {name: [] for name in found}


@given(texts(40))
def test_what_is_mended_stays_mended(text: str) -> None:
    for name in ("doubled", "trailing", "invisible"):
        check = CHECKS[name]
        if words(check, text, None):
            assert words(check, normalise(mended(check, text, None)), None) == []


HOSTILE = ["่ิ" * 50_000, " " * 100_000 + "x", "ก" + "้" * 100_000, "ํ" * 100_000, "x" + " " * 100_000]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("check", CHECKS)
def test_hostile_texts_take_no_long_time(check: str, text: str) -> None:
    """A pattern that tries every way would not end within the lifetime of the test run."""
    assert len(words(CHECKS[check], text, None)) <= 2


def test_the_message_tells_where() -> None:
    [hit] = hygiene.doubled_space("ให้บุคลากรทราบ  และถือปฏิบัติ", None)
    assert say(hit.message, "en") == "There is more than one space after “ให้บุคลากรทราบ”"
    [hit] = hygiene.wrong_order("ให้นํ้าใส", None)
    assert say(hit.message, "en") == (
        "The letters of “ให้นํ้าใส” are typed in a wrong order or twice; it should be “ให้น้ำใส”"
    )
    [hit] = hygiene.wrong_order("นํ้า กิิน", None)
    assert say(hit.message, "en") == ("In 2 places letters are typed in a wrong order or twice; “นํ้า” should be “น้ำ”")


@pytest.mark.parametrize(
    ("text", "thai_digits", "found", "right"),
    [
        ("๓๐ มาตรการ 12 ข้อ", True, ["12"], "๓๐ มาตรการ ๑๒ ข้อ"),
        ("๓๐ มาตรการ 12 ข้อ", False, ["๓๐"], "30 มาตรการ 12 ข้อ"),
        ("๒5๖๗", True, ["5"], "๒๕๖๗"),
        ("๓๐ มาตรการ COVID-19 www.town2.go.th", True, [], ""),
        ("30 มาตรการ", True, [], ""),
        ("๓๐ มาตรการ", False, [], ""),
    ],
)
def test_mixed_digits(text: str, thai_digits: bool, found: list[str], right: str) -> None:
    assert words(hygiene.mixed_digits, text, thai_digits) == found
    assert not found or mended(hygiene.mixed_digits, text, thai_digits) == right


def test_the_report_says_which_digits() -> None:
    assert hygiene.digits_of(blank()) is True
    assert hygiene.digits_of(blank(settings__thai_digits=False)) is False
