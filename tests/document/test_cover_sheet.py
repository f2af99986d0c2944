from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pymupdf
import pytest

from ita_desktop.core.blank import blank_report
from ita_desktop.core.history import NO_HISTORY, HandOver, History, Official
from ita_desktop.core.report import Agency
from ita_desktop.core.sealing import Seal, accept, hand_over, seal_of
from ita_desktop.document.cover_sheet import render_cover_sheet
from readers import READERS, poppler, squeezed

NOON = datetime(2024, 10, 9, 12, tzinfo=UTC)
REPORT = replace(blank_report(2567), agency=Agency("เทศบาลเมืองธารอรุณ"))
PEOPLE = (
    Official("นางสาวใจดี มีสุข", "นักวิเคราะห์นโยบายและแผน"),
    Official("นายตั้งใจ ทำดี", "หัวหน้าฝ่าย"),
    Official("นางสมหมาย", ""),
)


def chain(steps: int, note: str = "ฝากตรวจคะแนน") -> History:
    """Return a history of so many steps, all accepted but the last."""
    history = NO_HISTORY
    for step in range(steps):
        sender, receiver = PEOPLE[step % 3], PEOPLE[(step + 1) % 3]
        if history.waiting:
            history = accept(history, sender, NOON + timedelta(days=step))
        history = hand_over(history, REPORT, HandOver(NOON + timedelta(days=step), sender, receiver, note))
    return history


def sheet(history: History) -> bytes:
    return render_cover_sheet(REPORT, history, seal_of(REPORT, history, None))


def pages(pdf: bytes) -> int:
    with pymupdf.open(stream=pdf, filetype="pdf") as opened:
        return int(opened.page_count)


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
def test_the_chain_reads_back(reader: Callable[[bytes], str]) -> None:
    text = squeezed(reader(sheet(chain(2))))
    for written in (
        *("ใบส่งต่องาน", "เทศบาลเมืองธารอรุณ", "๒๕๖๗", "นางสาวใจดีมีสุข", "หัวหน้าฝ่าย", "นางสมหมาย", "ฝากตรวจคะแนน"),
        *("๙ต.ค.๒๕๖๗", "๑๐ต.ค.๒๕๖๗"),
    ):
        assert written in text


def test_who_has_not_accepted_yet_is_told() -> None:
    assert squeezed(poppler(sheet(chain(2)))).count("รอรับ") == 1


def test_the_first_letters_of_each_seal_stand_there_as_they_are() -> None:
    history = chain(2)
    text = squeezed(poppler(sheet(history)))
    assert all(step.seal[:8] in text for step in history.hand_overs)


@pytest.mark.parametrize(
    ("seal", "words"),
    [
        (Seal("none", 0), "ยังไม่"),
        (Seal("intact", 1), "๑"),
        (Seal("changed", 1), "๑"),
        (Seal("foreign", 1), "โปรแกรมอื่น"),
        (Seal("broken", 1), "๑"),
    ],
)
def test_the_state_of_the_seal_is_told_in_thai(seal: Seal, words: str) -> None:
    assert words in squeezed(poppler(render_cover_sheet(REPORT, chain(1), seal)))


def test_a_report_that_was_never_handed_over_has_a_sheet_without_signatures() -> None:
    text = poppler(sheet(NO_HISTORY))
    assert "...." not in text
    assert pages(sheet(NO_HISTORY)) == 1


@pytest.mark.parametrize("steps", [1, 3, 60])
def test_any_number_of_steps_fits_and_the_head_is_repeated(steps: int) -> None:
    pdf = sheet(chain(steps))
    text = squeezed(poppler(pdf))
    assert text.count("ฝากตรวจคะแนน") == steps
    assert 0 <= pages(pdf) - text.count("รหัสผนึก") <= 1  # the signatures may stand alone


@pytest.mark.parametrize("letters", [0, 300, 3_000, 30_000])
def test_a_note_of_any_length_is_printed_whole(letters: int) -> None:
    note = ("ฝากตรวจคะแนนด้วย " * (letters // 17 + 1))[:letters]
    assert squeezed(poppler(sheet(chain(1, note)))).count("ฝากตรวจคะแนนด้วย") == note.count("ฝากตรวจคะแนนด้วย")


@pytest.mark.parametrize("name", ["<b>&amp;</b>", "ก" * 1900, "a\nb", "{x} %s \\n", "☐\u0e48", "A\u0300"])
def test_hostile_names_are_printed_as_they_are(name: str) -> None:
    person = Official(name, name)
    history = hand_over(NO_HISTORY, REPORT, HandOver(NOON, person, person, name))
    assert squeezed(poppler(sheet(history))).count(squeezed(name)[:10]) >= 3


def test_a_report_without_a_title_has_its_year() -> None:
    report = replace(REPORT, narrative=replace(REPORT.narrative, title=""))
    assert "ปีงบประมาณพ.ศ.๒๕๖๗" in squeezed(poppler(render_cover_sheet(report, NO_HISTORY, Seal("none", 0))))


def test_the_same_history_gives_the_same_bytes() -> None:
    assert sheet(chain(3)) == sheet(chain(3))
