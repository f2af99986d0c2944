from decimal import Decimal

import pytest

from finding import blank, mended, words
from ita_desktop.core.checks.said_scores import Result, result_of, said_level, said_overall

RESULT = Result(2567, Decimal("93.69"), "ผ่าน")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ได้คะแนนภาพรวม ๙๓.๖๙ คะแนน", []),
        ("ได้คะแนนภาพรวมเท่ากับ ๙๙.๖๙ คะแนน", ["๙๙.๖๙"]),
        ("คะแนนรวมที่ได้ 93.45 คะแนน", ["93.45"]),
        ("คะแนนรวมซึ่งเทศบาลเมืองธารอรุณทำได้ในปีนี้ คือ ๙๙.๖๙ คะแนน", ["๙๙.๖๙"]),
        ("ปีงบประมาณ พ.ศ. ๒๕๖๖ มีคะแนนในภาพรวม ๙๐.๑๒ คะแนน", []),
        ("ปีงบประมาณ พ.ศ. ๒๕๖๗ มีคะแนนในภาพรวม ๙๐.๑๒ คะแนน", ["๙๐.๑๒"]),
        ("ปีที่ผ่านมามีคะแนนในภาพรวม ๙๐.๑๒ คะแนน", []),
        ("ค่าเฉลี่ยระดับประเทศมีคะแนนในภาพรวม ๙๐.๑๒ คะแนน", []),
        ("การใช้งบประมาณได้ ๙๔.๙๖ คะแนน", []),
        ("ภาพรวม ๙๓.๖๙ บาท", []),
    ],
)
def test_overall_in_the_text(text: str, found: list[str]) -> None:
    assert words(said_overall, text, RESULT) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("อยู่ในระดับผ่าน", []),
        ("อยู่ในระดับ ผ่านดี", ["ผ่านดี"]),
        ("อยู่ในระดับผ่านดีเยี่ยมและ", ["ผ่านดีเยี่ยม"]),
        ("ระดับผลการประเมินอยู่ที่ ต้องปรับปรุง", ["ต้องปรับปรุง"]),
        ("ปีงบประมาณ ๒๕๖๖ อยู่ในระดับผ่านดี", []),
        ("ระดับความสำเร็จ", []),
    ],
)
def test_level_in_the_text(text: str, found: list[str]) -> None:
    assert words(said_level, text, RESULT) == found


def test_mends_keep_the_digits() -> None:
    assert mended(said_overall, "ภาพรวม ๙๙.๖๙ คะแนน", RESULT) == "ภาพรวม ๙๓.๖๙ คะแนน"
    assert mended(said_overall, "ภาพรวม 99.69 คะแนน", RESULT) == "ภาพรวม 93.69 คะแนน"
    assert mended(said_level, "อยู่ในระดับผ่านดี", RESULT) == "อยู่ในระดับผ่าน"


def test_without_a_typed_result_the_text_is_let_be() -> None:
    result = result_of(blank())
    assert words(said_overall, "ภาพรวม ๙๙.๖๙ คะแนน", result) == []
    assert words(said_level, "อยู่ในระดับผ่านดี", result) == []
