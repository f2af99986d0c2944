import pytest

from ita_desktop.typeset.breaking import with_breaks
from ita_desktop.ui.widgets.words import next_word, previous_word, word_at

TEXT = "การประเมิน 😀 ITA"


@pytest.mark.parametrize(
    ("position", "word"),
    [(0, "การ"), (1, "การ"), (3, "ประเมิน"), (10, "ประเมิน"), (11, "😀"), (13, "😀"), (14, "ITA"), (17, "ITA")],
)
def test_word_at(position: int, word: str) -> None:
    start, end = word_at(TEXT, position)
    assert TEXT.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le") == word


@pytest.mark.parametrize(("position", "expected"), [(0, 3), (1, 3), (3, 11), (11, 14), (14, 17), (17, 17)])
def test_next_word(position: int, expected: int) -> None:
    assert next_word(TEXT, position) == expected


@pytest.mark.parametrize(("position", "expected"), [(17, 14), (14, 11), (11, 3), (3, 0), (0, 0)])
def test_previous_word(position: int, expected: int) -> None:
    assert previous_word(TEXT, position) == expected


@pytest.mark.parametrize("move", [word_at, next_word, previous_word])
def test_an_empty_text_has_no_words(move: object) -> None:
    assert move("", 0) in (0, (0, 0))  # type: ignore[operator]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("การประเมิน", "การ|ประเมิน"),
        ("การ ประเมิน", "การ ประเมิน"),
        ("กลั่นกรอง 9 ตุลาคม 2567", "กลั่นกรอง 9 ตุลาคม 2567"),
        ("เลขที่ (&B)\nการงาน", "เลข|ที่ (&B)\nการ|งาน"),
        ("Plain words", "Plain words"),
        ("", ""),
    ],
)
def test_zero_width_spaces_for_the_screen(text: str, shown: str) -> None:
    assert with_breaks(text).replace("\u200b", "|") == shown
