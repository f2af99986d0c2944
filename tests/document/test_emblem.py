import pytest

from document.examples import memo_report
from document.printed import Drawn, pages_of
from ita_desktop.core.report import Settings
from ita_desktop.document import render_pdf
from ita_desktop.document.emblem import Emblem, garuda
from ita_desktop.document.page import MM

EMBLEM = Emblem("0 0 m 40 0 l 20 50 l h f", width=40, height=50)
PLAIN = Settings(dotted_lines=False)


def drawn(settings: Settings, emblem: Emblem | None = EMBLEM) -> list[Drawn]:
    return list(pages_of(render_pdf(memo_report(settings), emblem).pdf)[0].drawn)


@pytest.mark.parametrize("top", [15, 25.5])
def test_fifteen_mm_high_at_the_left_margin(top: float) -> None:
    (picture,) = drawn(Settings(dotted_lines=False, memo_top=top))
    assert [picture.x, picture.y] == pytest.approx([30, top], abs=0.05)
    assert picture.bottom - picture.y == pytest.approx(15, abs=0.05)
    assert picture.right - picture.x == pytest.approx(15 * 40 / 50, abs=0.05)


def test_switched_off_or_without_a_drawing() -> None:
    assert drawn(Settings(dotted_lines=False, emblem=False)) == []
    assert drawn(PLAIN, None) == []


def test_a_click_on_it_leads_to_its_setting() -> None:
    ((page, rect),) = render_pdf(memo_report(), EMBLEM).places["settings.emblem"]
    assert page == 0
    assert rect == pytest.approx((30 * MM, 15 * MM, 42 * MM, 30 * MM), abs=0.05)


def test_later_texts_keep_their_place() -> None:
    with_it, without = (pages_of(render_pdf(memo_report(), emblem).pdf)[0] for emblem in (EMBLEM, None))
    assert with_it.letters == without.letters


def test_another_emblem_is_drawn_by_the_same_renderer() -> None:
    other = Emblem("0 0 20 50 re f", width=20, height=50)
    assert [picture.right for picture in drawn(PLAIN, other)] == [pytest.approx(36, abs=0.05)]


def test_the_garuda_keeps_to_its_box_and_is_symmetrical() -> None:
    page = pages_of(render_pdf(memo_report(PLAIN), garuda()).pdf)[0]
    left, right = min(part.x for part in page.drawn), max(part.right for part in page.drawn)
    top, bottom = min(part.y for part in page.drawn), max(part.bottom for part in page.drawn)
    assert (left, top) >= (30 - 0.1, 15 - 0.1)
    assert bottom == pytest.approx(30, abs=0.2)
    assert right - left == pytest.approx(15 * garuda().width / garuda().height, abs=0.3)


def test_the_garuda_changes_no_text() -> None:
    with_it, without = (pages_of(render_pdf(memo_report(), emblem).pdf)[0] for emblem in (garuda(), None))
    assert with_it.text == without.text
