"""Memos of more than one page; lengths in mm."""

from collections.abc import Sequence
from itertools import pairwise

import pytest

from document.examples import MEMO, SENTENCE, memo_report, print_memo, print_pages
from document.printed import MM, Letter, Page
from ita_desktop.core.report import Settings, Signatory

PITCH = 18.1 / MM
LONG = SENTENCE * 100


def near(value: float, tolerance: float = 0.15) -> object:
    return pytest.approx(value, abs=tolerance)


def ink_end(line: Sequence[Letter]) -> float:
    """Return where the last letter that is not a space ends."""
    return max(letter.right for letter in line if letter.text != " ")


def test_long_memo_stays_within_the_margins() -> None:
    pages = print_memo(paragraphs=(LONG, LONG))
    for page in pages:
        assert min(letter.x for letter in page.letters) == near(30)
        assert max(map(ink_end, page.lines())) <= 190.15
        assert max(letter.y for letter in page.letters) < 297 - 20
    assert all(page.lines()[-2][0].y > 255 for page in pages[:-1]), "full pages"


def continuation(page: Page) -> Sequence[Letter] | None:
    return next((line for line in page.lines() if line[0].text == "/"), None)


def text_of(letters: Sequence[Letter]) -> str:
    return "".join(letter.text for letter in letters)


def test_continuation_word() -> None:
    pages = print_memo(paragraphs=(LONG,))
    assert len(pages) > 2
    for page, following in pairwise(pages):
        line = continuation(page)
        assert line is not None
        assert line == page.lines()[-1]
        assert (ink_end(line), line[0].y) == (near(190), near(275.4, 1))
        word = text_of(line).removeprefix("/").removesuffix("...")
        assert text_of(following.lines()[1]).startswith(word)
        rest = text_of(following.lines()[1])[len(word) :]
        assert len(word) >= 8 or rest.startswith(" "), "enough to be found again"
    assert continuation(pages[-1]) is None


def test_continuation_word_of_an_endorsement() -> None:
    people = tuple(Signatory(name=f"นายลำดับ{number}", remark_lines=10) for number in "กขค")
    line = continuation(print_memo(signatories=people)[0])
    assert line is not None
    assert text_of(line).startswith("/(นาย")


def test_continuation_word_stands_below_the_text() -> None:
    for page in print_memo(paragraphs=(LONG,))[:-1]:
        before, word = page.lines()[-2:]
        assert PITCH - 0.1 < word[0].y - before[0].y < 3 * PITCH


def test_without_continuation_word() -> None:
    pages = print_memo(Settings(continuation_word=False), paragraphs=(LONG,))
    assert [continuation(page) for page in pages] == [None] * len(pages)
    assert print_memo()[0].text.count("/") == 1, "that of the number"


@pytest.mark.parametrize("lines", range(20, 36))
@pytest.mark.parametrize("closing", ["จึงเรียนมาเพื่อโปรดทราบ", "จบ\nจึงเรียนมา\nเพื่อโปรดพิจารณา", ""])
def test_last_paragraph_stays_with_the_first_signature(lines: int, closing: str) -> None:
    text = "\n".join(["แถว"] * (lines - 1) + ["บรรทัดจบ"])
    report = memo_report(Settings(continuation_word=False), paragraphs=(text,), closing=closing)
    last = closing.rpartition("\n")[2] or "บรรทัดจบ"
    (page,) = (page for page in print_pages(report) if last in page.text)
    assert "(นางสาวใจดี งามพร้อม)" in page.text


@pytest.mark.parametrize("count", [12, 50])
def test_no_signature_block_is_split(count: int) -> None:
    people = tuple(
        Signatory(name=f"ชื่อ<{number}>", position=f"ตำแหน่ง<{number}>", remark=f"ความเห็น<{number}>\nทราบ", date_line=True)
        for number in range(count)
    )
    report = memo_report(Settings(continuation_word=False, thai_digits=False), signatories=people)
    pages = [page.text for page in print_pages(report)]
    for number in range(count):
        (page,) = (text for text in pages if f"ความเห็น<{number}>" in text)
        assert page.index(f"ความเห็น<{number}>") < page.index(f"(ชื่อ<{number}>)ตำแหน่ง<{number}>วันที่ ")


def test_a_block_higher_than_a_page_loses_nothing() -> None:
    remark = "\n".join(f"ข้อ<{number}>" for number in range(100))
    person = Signatory(name="ผู้รับ", remark=remark, remark_lines=20, position="ปลัด")
    pages = print_memo(Settings(thai_digits=False, continuation_word=False), signatories=(*MEMO.signatories, person))
    text = "".join(page.text for page in pages)
    found = [text.index(f"ข้อ<{number}>") for number in range(100)]
    assert found == sorted(found)
    assert text.index("(ผู้รับ)ปลัด") > found[-1]
    assert max(letter.y for page in pages for letter in page.letters) < 297 - 20
    assert sum(len(page.dots) for page in pages) == 4 + 20
