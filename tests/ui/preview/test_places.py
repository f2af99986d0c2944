import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.document import Rendered
from ita_desktop.ui.preview.places import REACH, Places, Rect

ROW = "measures.sections[s].measures[m]"
PLACES: dict[str, list[tuple[int, Rect]]] = {
    "memo.number": [(0, (80, 100, 300, 120))],
    "memo.date": [(0, (310, 100, 500, 120))],
    "memo.subject": [(0, (80, 123, 500, 160))],
    "memo.paragraphs[0]": [(0, (80, 200, 500, 260))],
    "memo.paragraphs[1]": [(0, (80, 270, 500, 330)), (1, (80, 50, 500, 90))],
    "scores.indicators[1].instrument": [(2, (80, 100, 140, 400))],
    "scores.indicators[1].name": [(2, (100, 110, 120, 130))],
    f"{ROW}.number": [(3, (50, 100, 90, 300))],
    f"{ROW}.period": [(3, (90, 100, 200, 300))],
}


@pytest.mark.parametrize(
    ("point", "path"),
    [
        ((0, 100, 110), "memo.number"),
        ((2, 110, 120), "scores.indicators[1].name"),
        ((2, 130, 120), "scores.indicators[1].instrument"),
        ((0, 304, 110), "memo.number"),
        ((0, 306, 119), "memo.date"),
        ((0, 302, 120.5), "memo.number"),
        ((0, 400, 165), "memo.subject"),
        ((0, 400, 180), None),
        ((0, 500 + REACH + 1, 110), None),
        ((1, 100, 60), "memo.paragraphs[1]"),
        ((9, 100, 60), None),
    ],
)
def test_point_to_field(point: tuple[int, float, float], path: str | None) -> None:
    assert Places(PLACES).at(*point) == path


@pytest.mark.parametrize(
    ("path", "places"),
    [
        ("memo.paragraphs[1]", [(0, (80, 270, 500, 330)), (1, (80, 50, 500, 90))]),
        ("memo.paragraphs", [(0, (80, 200, 500, 330)), (1, (80, 50, 500, 90))]),
        (f"{ROW}.period.start", [(3, (90, 100, 200, 300))]),
        (f"{ROW}.responsible", [(3, (50, 100, 200, 300))]),
        (ROW, [(3, (50, 100, 200, 300))]),
        ("measures.sections[s]", [(3, (50, 100, 200, 300))]),
        ("memo.paragraphs[3]", [(0, (80, 270, 500, 330)), (1, (80, 50, 500, 90))]),
        ("narrative.paragraphs[3]", []),
        ("memo", [(0, (80, 100, 500, 330)), (1, (80, 50, 500, 90))]),
        ("memo.urgency", []),
        ("agency.name", []),
        ("fiscal_year", []),
        ("", []),
    ],
)
def test_field_to_places(path: str, places: list[tuple[int, Rect]]) -> None:
    assert Places(PLACES).of(path) == places


@given(st.data())
def test_inside_a_field_the_smallest_one_is_found(rendered: Rendered, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(rendered.places)))
    page, (left, top, right, bottom) = data.draw(st.sampled_from(rendered.places[path]))
    found = Places(rendered.places).at(page, data.draw(st.floats(left, right)), data.draw(st.floats(top, bottom)))
    assert found is not None
    sizes = [(r - x) * (b - y) for number, (x, y, r, b) in rendered.places[found] if number == page]
    assert min(sizes) <= (right - left) * (bottom - top) + 0.01
