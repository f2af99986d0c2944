import pytest

from finding import mended, words
from ita_desktop import assets
from ita_desktop.core.checks.spelling import misspelling, misspellings
from ita_desktop.core.thai_text import normalise


def test_no_wrong_spelling_is_part_of_a_right_one() -> None:
    right = " ".join(misspellings().values())
    assert [wrong for wrong in misspellings() if wrong in right] == []


def test_the_list_is_in_order_and_in_the_reports_form() -> None:
    words_of_list = list(misspellings())
    assert words_of_list == sorted(words_of_list)
    assert all(normalise(wrong) == wrong and wrong != right for wrong, right in misspellings().items())


OURS = ["sample/report-2567.json", "templates/blank.toml", "thai/compounds.txt", "thai/places.txt", "ita/2567.toml"]


@pytest.mark.parametrize("name", OURS)
def test_our_own_texts_have_none(name: str) -> None:
    assert words(misspelling, assets.resource(name).read_text(encoding="utf-8").replace("|", ""), None) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("ตามกฏหมาย", "ตามกฎหมาย"),
        ("ขออนุญาติ", "ขออนุญาต"),
        ("ทางเว็ปไซต์", "ทางเว็บไซต์"),
        ("สาธารณะชน", "สาธารณชน"),
    ],
)
def test_misspelt_words(text: str, right: str) -> None:
    assert mended(misspelling, text, None) == right
    assert words(misspelling, right, None) == []
