"""The memo at the numbers of the official form, measured in the finished PDF: lengths in mm, sizes in pt."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from pytest import approx  # noqa: PT013 - reads as a word in a comparison

from document.examples import MEMO, SENTENCE, print_memo
from document.printed import MM, Letter, Page
from ita_desktop.core.report import Settings, Signatory

NEAR = 0.15
PITCH = 18.1 / MM
SPACE = 6 / MM

OTHER = Signatory(name="นายมั่นคง ตั้งตรง", position="ปลัดเทศบาล")


def near(value: float | list[float], tolerance: float = NEAR) -> object:
    return approx(value, abs=tolerance)


def centre(letters: Sequence[Letter]) -> float:
    return (letters[0].x + letters[-1].right) / 2


def ink_end(line: Sequence[Letter]) -> float:
    """Return where the last letter that is not a space ends."""
    return max(letter.right for letter in line if letter.text != " ")


def memo(settings: Settings | None = None, **fields: object) -> Page:
    """Return the memo that takes one page."""
    (page,) = print_memo(settings, **fields)
    return page


@pytest.mark.parametrize(
    ("words", "x", "y", "size", "bold"),
    [
        ("ส่วนราชการ", 30, 39.1, 20, True),
        ("สำนักปลัดเทศบาล", None, 39.1, 16, False),
        ("ที่  ท", 30, 47.1, 20, True),
        ("ทธ ๕๙๙๐๑", None, 47.1, 16, False),
        ("วันที่", 112, 47.1, 20, True),
        ("๙ ตุลาคม ๒๕๖๗", None, 47.1, 16, False),
        ("เรื่อง", 30, 55.1, 20, True),
        ("รายงานผล", None, 55.1, 16, False),
        ("เรียน", 30, 63.0, 16, False),
        ("นายกเทศมนตรี", None, 63.0, 16, False),
        ("ตามที่", 55, 63.0 + PITCH + SPACE, 16, False),
    ],
)
def test_head(words: str, x: float | None, y: float, size: float, bold: bool) -> None:
    first = memo(date=date(2024, 10, 9)).at(words)
    assert x is None or first.x == near(x)
    assert (first.y, first.size, first.bold) == (near(y), size, bold)


def test_title() -> None:
    title = memo().find("บันทึกข้อความ")
    assert (title[0].y, title[0].size, title[0].bold) == (near(28.3), 29, True)
    assert centre(title) == near((30 + 190) / 2)


@pytest.mark.parametrize("words", ["ส่วนราชการ  ส", "ที่  ท", "วันที่  ๙", "เรื่อง  ร", "เรียน  น"])
def test_value_stands_two_spaces_after_its_label(words: str) -> None:
    *_, space, value = memo(date=date(2024, 10, 9)).find(words)
    assert value.x == near(space.right, 0.05)


def test_subject_over_two_lines_hangs_under_its_first_letter() -> None:
    page = memo(subject="รายงานผล\nประจำปี")
    first, second = page.at("รายงานผล"), page.at("ประจำปี")
    assert second.x == near(first.x)
    assert second.y - first.y == near(PITCH)
    assert page.at("เรียน").y == near(63.0 + PITCH)


def test_long_subject_hangs_too() -> None:
    page = memo(subject=SENTENCE * 2)
    hanging = [line for line in page.lines() if 56 < line[0].y < 62]
    assert [line[0].x for line in hanging] == [near(page.at("เทศบาลได้").x)]


def test_a_dotted_line_under_the_free_part_of_each_row() -> None:
    page = memo()
    starts = [page.at("สำนัก").x, page.at("ทธ").x, page.at("วันที่").x + 12, page.at("รายงาน").x]
    assert [line.x for line in page.dots] == [near(start, 0.5) for start in starts]
    assert [line.y for line in page.dots] == [near(y + 0.9, 0.6) for y in (39.1, 47.1, 47.1, 55.1)]
    assert [line.right for line in page.dots] == [near(190), near(110.5, 1), near(190), near(190)]
    assert page.drawn == tuple(page.dots), "nothing but dots is drawn"


def test_each_line_of_a_value_has_dots() -> None:
    assert len(memo(subject="ก\nข\nค").dots) == 6


def test_without_dotted_lines() -> None:
    assert memo(Settings(dotted_lines=False)).drawn == ()


def test_memo_top_moves_the_head_and_what_follows() -> None:
    usual, lower = memo().letters, memo(Settings(memo_top=25)).letters
    assert [letter.y - 10 for letter in lower] == near([letter.y for letter in usual])
    assert [letter.x for letter in lower] == near([letter.x for letter in usual])


def test_bold_addressee() -> None:
    label = memo(Settings(addressee_bold=True)).at("เรียน")
    assert (label.size, label.bold, label.y) == (20, True, near(63.0))


@pytest.mark.parametrize(("era", "shown"), [(False, "๙ ตุลาคม ๒๕๖๗"), (True, "๙ ตุลาคม พ.ศ. ๒๕๖๗")])
def test_date(era: bool, shown: str) -> None:
    person = Signatory(name="นายมั่นคง ตั้งตรง", date=date(2024, 10, 9))
    page = memo(Settings(date_with_era=era), date=date(2024, 10, 9), signatories=(person,))
    assert page.text.count(shown) == 2


def test_western_digits() -> None:
    page = memo(Settings(thai_digits=False), date=date(2024, 10, 9), number="ทธ 59901/12")
    assert "9 ตุลาคม 2567" in page.text
    assert "ทธ 59901/12" in page.text


def test_digits_in_links_stay() -> None:
    assert "ครั้งที่ ๑ office1.go.th" in memo(paragraphs=("ครั้งที่ 1 office1.go.th",)).text


def test_body_lines() -> None:
    page = memo(paragraphs=(SENTENCE * 4, SENTENCE * 4))
    body = [line for line in page.lines() if 66 < line[0].y < page.at("จึงเรียน").y - 1]
    count = len(body) // 2
    assert count > 3
    assert [line[0].x for line in body] == near([55, *[30] * (count - 1)] * 2)
    gaps = [after[0].y - before[0].y for before, after in pairwise(body)]
    usual = [PITCH] * (count - 1)
    assert gaps == near([*usual, PITCH + SPACE, *usual], 0.05)


def test_body_is_spread_to_the_margin_but_for_last_lines() -> None:
    page = memo(paragraphs=(SENTENCE * 6,))
    body = [line for line in page.lines() if 66 < line[0].y < page.at("จึงเรียน").y - 1]
    assert [ink_end(line) for line in body[:-1]] == near([190.0] * (len(body) - 1))
    assert ink_end(body[-1]) < 185


def test_signature() -> None:
    page = memo()
    name, position = page.find("(นางสาวใจดี งามพร้อม)"), page.find("หัวหน้าสำนักปลัด")
    assert centre(name) == near(128, 0.3)
    assert centre(position) == near(128, 0.3)
    assert name[0].y - page.at("จึงเรียน").y == near(27.7, 0.3), "three empty lines"
    assert position[0].y - name[0].y == near(PITCH)


def test_no_closing_and_no_signatory() -> None:
    page = memo(closing="", signatories=())
    assert "(" not in page.text
    assert page.text.endswith("ตามที่ได้รับมอบหมาย")


def test_room_for_a_name_to_be_written() -> None:
    brackets = memo(signatories=(Signatory(),)).find("(")[0], memo(signatories=(Signatory(),)).find(")")[0]
    assert brackets[1].x - brackets[0].x > 30
    assert centre(brackets) == near(128, 0.3)


def test_endorsements_stand_in_order() -> None:
    people = tuple(Signatory(name=f"นายลำดับ{number}") for number in "กขค")
    page = memo(signatories=people)
    heights = [page.at(f"(นายลำดับ{number})").y for number in "กขค"]
    assert heights == sorted(heights)
    assert heights[1] - heights[0] == near(4 * PITCH + SPACE), "three empty lines"


def test_remark_typed() -> None:
    page = memo(signatories=(*MEMO.signatories, Signatory(name="ผู้รับ", remark="ทราบ ให้เผยแพร่ภายใน 3 วัน")))
    remark, name = page.at("ทราบ ให้เผยแพร่ภายใน ๓ วัน"), page.at("(ผู้รับ)")
    assert (remark.x, remark.size) == (near(55), 16)
    assert name.y - remark.y == near(3 * PITCH), "two lines to sign on"


def test_remark_to_be_written_on_dotted_lines() -> None:
    page = memo(Settings(dotted_lines=False), signatories=(*MEMO.signatories, Signatory(name="ผู้รับ", remark_lines=3)))
    assert [(line.x, line.right) for line in page.dots] == [(near(30), near(190))] * 3
    levels = [line.y for line in page.dots]
    assert [after - before for before, after in pairwise(levels)] == near([PITCH, PITCH])
    assert page.at("หัวหน้าสำนักปลัด").y < levels[0] < levels[2] < page.at("(ผู้รับ)").y - 2 * PITCH


def test_tick_boxes() -> None:
    page = memo(signatories=(*MEMO.signatories, Signatory(name="ผู้รับ", choices=("ทราบ", "อนุมัติ"))))
    boxes = [page.at("☐"), page.at("☐", 1)]
    assert page.at("☐ ทราบ") is boxes[0]
    assert page.at("☐ อนุมัติ") is boxes[1]
    assert boxes[0].y == boxes[1].y < page.at("(ผู้รับ)").y


def test_date_typed_or_to_be_written() -> None:
    typed, written = Signatory(name="คนแรก", date=date(2024, 10, 9), date_line=True), Signatory(date_line=True)
    page = memo(Settings(dotted_lines=False), signatories=(typed, written))
    assert centre(page.find("๙ ตุลาคม ๒๕๖๗")) == near(128, 0.3)
    (dots,) = page.dots
    label = page.at("วันที่", 1)
    assert dots.y == near(label.y, 0.5)
    assert (label.x + dots.right) / 2 == near(128, 0.5)
    assert label.y > page.at("(คนแรก)").y


def test_marks_are_red() -> None:
    page = memo(secrecy="ลับมาก", urgency="ด่วนที่สุด")
    assert {letter.text for letter in page.letters if letter.red} == set("ลับมากด่วนที่สุด")
    assert {letter.text for letter in memo().letters if letter.red} == set()


def test_secrecy_at_top_and_bottom() -> None:
    page = memo(secrecy="ลับมาก")
    top, bottom = page.find("ลับมาก"), page.find("ลับมาก", 1)
    assert centre(top) == centre(bottom) == near(110)
    assert top[0].y < 15
    assert bottom[0].y > 297 - 15


@pytest.mark.parametrize("mark", ["ด่วน", "ด่วนมาก", "ด่วนที่สุด"])
def test_urgency_between_emblem_and_title(mark: str) -> None:
    page = memo(urgency=mark)
    letters = page.find(mark)
    assert letters[0].size >= 32
    assert letters[0].x >= 30 + 15, "right of an emblem as wide as high"
    assert letters[-1].right < page.at("บันทึก").x


@pytest.mark.parametrize(("typed", "printed"), [("ลับ", "ลับ"), ("", "")])
def test_empty_fields_leave_their_rows(typed: str, printed: str) -> None:
    page = memo(department="", number="", subject="", to="", paragraphs=(), closing="", signatories=(), secrecy=typed)
    assert page.text.replace(" ", "") == f"บันทึกข้อความ{printed * 2}ส่วนราชการที่วันที่เรื่องเรียน"
    assert len(page.dots) == 4


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("เรียน", {"department": "ก\nข", "number": "ค\nง", "subject": "จ\nฉ"}),
        ("เรื่อง", {"department": "ก\nข\nค\nง"}),
        ("ตามที่", {"to": "ก\nข", "department": "ก\nข\nค"}),
    ],
)
def test_each_further_line_lowers_what_follows(words: str, fields: dict[str, Any]) -> None:
    further = sum(text.count("\n") for text in fields.values())
    assert memo(**fields).at(words).y - memo().at(words).y == near(further * PITCH)


def test_a_long_number_keeps_off_the_date() -> None:
    page = memo(number=SENTENCE)
    ends = [line for line in page.lines() if line[0].x < 100 and 46 < line[0].y < 60]
    assert max(map(ink_end, ends)) < 112
    assert page.at("เรื่อง").y > 55.1 + PITCH - NEAR


def test_the_row_for_a_second_endorsement_has_room_to_sign() -> None:
    page = memo(signatories=(*MEMO.signatories, OTHER))
    assert page.at("(นายมั่นคง").y - page.at("หัวหน้าสำนักปลัด").y == near(4 * PITCH + SPACE)
