import pytest

from ita_desktop import texts
from ita_desktop.app import texts as shown
from ita_desktop.ui.commands import COMMANDS
from ita_desktop.ui.menu_table import MENUS
from ita_desktop.ui.mnemonics import MNEMONICS, Mnemonics, plain


@pytest.mark.parametrize(
    ("text", "bare"),
    [("Save &as…", "Save as"), ("บันทึก (&S)", "บันทึก"), ("บันทึกเป็น(&A)…", "บันทึกเป็น"), ("ตัด", "ตัด")],
)
def test_a_text_without_its_letter(text: str, bare: str) -> None:
    assert plain(text) == bare


def test_each_letter_is_given_out_once() -> None:
    mnemonics = Mnemonics("BC")
    assert [mnemonics.mark(text) for text in ("ก & ข", "ค", "ง")] == ["ก && ข(&B)", "ค(&C)", "ง"]
    assert len(set(MNEMONICS)) == len(MNEMONICS)


def test_fields_have_their_letters_as_menus_have() -> None:
    for text in (*(command.text for command in COMMANDS), *(menu.title for menu in MENUS)):
        thai = texts.translate(text, "th")
        assert " (&" not in thai
        assert "&" not in thai or "(&" in thai or thai == "&English"
    assert shown.tr("{text} (&{letter})", text="เรื่อง", letter="B") == "เรื่อง(&B)"
