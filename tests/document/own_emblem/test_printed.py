import pymupdf
import pytest

from document.examples import memo_report
from document.own_emblem.drawings import EMPTY, head_of, ink, memo_pdf, objects, png, printed, seal, svg
from document.printed import pages_of
from ita_desktop.assets import resource
from ita_desktop.core.report import Settings
from ita_desktop.document import Renderer, render_pdf
from ita_desktop.document.own_emblem import check_emblem, read_emblem

STAR = '<path d="M50 5L61 40 98 40 68 62 79 96 50 75 21 96 32 62 2 40 39 40z"'
EMBLEMS = {
    "area": svg(STAR + "/>"),
    "miter": svg(f'{STAR} fill="none" stroke="#123" stroke-width="4" stroke-miterlimit="10"/>', "-20 -20 140 140"),
    "off the middle of a large page": svg(f'<g transform="translate(400 700) scale(.3)">{STAR}/></g>', "0 0 595 842"),
    "stroke": svg('<circle cx="50" cy="50" r="30" fill="none" stroke="#000" stroke-width="10"/>'),
    "dots": svg('<path d="M50 20V80M40 50H60" stroke="#000" stroke-width="12" stroke-linecap="round"/>'),
    "on white": svg('<rect width="100%" height="100%" fill="#fff"/><rect x="40" y="20" width="30" height="40"/>'),
    "cut by the page": svg('<circle cx="100" cy="50" r="40"/>'),
    "with lines that enclose nothing": svg(f'<path d="M0 0L100 100M50 20H90"/>{STAR}/>'),
    "flat": svg(f'<g transform="scale(1 .8)">{STAR} stroke="#000" stroke-width="6" stroke-linejoin="round"/></g>'),
    "the program's Garuda": resource("emblem", "garuda.svg").read_bytes(),
    "picture": png(seal()),
    "picture on white": png(seal("RGB")),
    "black and white": png(seal("1")),
}


@pytest.mark.parametrize("name", EMBLEMS)
def test_fifteen_mm_high_in_the_place_of_the_garuda(name: str) -> None:
    left, top, _, bottom = ink(printed(EMBLEMS[name]))
    assert [left, top, bottom] == pytest.approx([30, 15, 30], abs=0.08)


@pytest.mark.parametrize(("name", "kinds"), [("miter", {"path"}), ("picture", {"image"})])
def test_vector_stays_vector(name: str, kinds: set[str]) -> None:
    kept = check_emblem(EMBLEMS[name])
    nothing = objects(render_pdf(memo_report(EMPTY)).pdf)
    assert objects(memo_pdf(kept)) - nothing == kinds


def test_a_picture_stands_once_in_the_file_and_shows_through() -> None:
    pdf = memo_pdf(check_emblem(png(seal())))
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        ((_, mask, width, height, *_),) = document[0].get_images(full=True)
        kinds = [document.xref_get_key(xref, "Subtype")[1] for xref in range(1, document.xref_length())]
    assert (width, height) == (200, 200)
    assert mask > 0
    assert kinds.count("/Image") == 2, "the picture and its transparency"
    assert kinds.count("/Form") == 1


@pytest.mark.parametrize("name", ["flat", "picture"])
def test_the_same_bytes_each_time(name: str) -> None:
    renderer, emblem = Renderer(), read_emblem(check_emblem(EMBLEMS[name]))
    first = renderer.render(memo_report(), emblem).pdf
    renderer.render(memo_report())
    assert renderer.render(memo_report(), emblem).pdf == first == render_pdf(memo_report(), emblem).pdf


@pytest.mark.parametrize("name", ["flat", "picture"])
def test_it_can_be_switched_off_and_changes_no_text(name: str) -> None:
    emblem = read_emblem(check_emblem(EMBLEMS[name]))
    without = render_pdf(memo_report()).pdf
    assert (
        render_pdf(memo_report(Settings(emblem=False)), emblem).pdf
        == render_pdf(memo_report(Settings(emblem=False))).pdf
    )
    assert pages_of(render_pdf(memo_report(), emblem).pdf)[0].letters == pages_of(without)[0].letters


def test_colours_are_printed() -> None:
    pdf = memo_pdf(check_emblem(svg('<rect width="50" height="50" fill="#c00"/>')))
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        (drawing,) = document[0].get_drawings()
    assert drawing["fill"] == pytest.approx((0.8, 0, 0), abs=0.01)


def test_grey_and_half_seen_pixels_keep_their_strength() -> None:
    picture = seal("LA")
    picture.putalpha(picture.getchannel("A").point(lambda alpha: alpha // 2))
    assert head_of(memo_pdf(check_emblem(png(picture)))).getextrema()[0] == pytest.approx(128, abs=3)
