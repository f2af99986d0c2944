import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.ui.preview.layout import GAP, LARGEST, SMALLEST, STEPS, Anchor, Fit, Zoom, arrange, next_zoom

UPRIGHT, LYING = (595.28, 841.89), (841.89, 595.28)
SIZES = [UPRIGHT, UPRIGHT, LYING]
ROOM = (600, 500)
zooms = st.one_of(st.sampled_from(Fit), st.floats(SMALLEST, LARGEST))
rooms = st.tuples(st.integers(1, 4000), st.integers(1, 3000))


@pytest.mark.parametrize(
    ("zoom", "sizes"),
    [
        (Fit.WIDTH, [(580, 820), (580, 820), (580, 410)]),
        (Fit.PAGE, [(339, 480), (339, 480), (580, 410)]),
        (1.0, [(794, 1123), (794, 1123), (1123, 794)]),
        (0.1, [(397, 561), (397, 561), (561, 397)]),
        (9.0, [(2381, 3368), (2381, 3368), (3368, 2381)]),
    ],
)
def test_sizes_in_px(zoom: Zoom, sizes: list[tuple[int, int]]) -> None:
    assert [(box.width, box.height) for box in arrange(SIZES, zoom, ROOM, 96).boxes] == sizes


@given(zooms, rooms)
def test_pages_lie_under_one_another_in_the_middle(zoom: Zoom, room: tuple[int, int]) -> None:
    layout = arrange(SIZES, zoom, room, 96)
    y = GAP
    for box in layout.boxes:
        assert box.y == y
        assert abs(2 * box.x + box.width - max(room[0], layout.width)) <= 1
        y += int(box.height) + GAP
    assert layout.height == y


@given(zooms, rooms, st.floats(0, 5000), st.floats(0, 5000))
def test_an_anchor_leads_back_to_its_point(zoom: Zoom, room: tuple[int, int], x: float, y: float) -> None:
    layout = arrange(SIZES, zoom, room, 96)
    assert layout.point(layout.anchor(x, y)) == pytest.approx((x, y), abs=0.01)


def test_an_anchor_on_a_page_that_has_gone_lies_at_the_end() -> None:
    layout = arrange(SIZES, 1.0, ROOM, 96)
    assert layout.point(Anchor(3, 0.0, 0.0)) == (0, layout.height)


@given(zooms, st.floats(0, 4000), st.floats(1, 2000))
def test_between_gives_exactly_the_pages_in_view(zoom: Zoom, top: float, height: float) -> None:
    layout = arrange(SIZES, zoom, ROOM, 96)
    seen = [number for number, box in enumerate(layout.boxes) if box.y < top + height and box.y + box.height > top]
    assert list(layout.between(top, top + height)) == seen


def test_without_pages_nothing_is_in_view() -> None:
    assert list(arrange([], Fit.WIDTH, ROOM, 96).between(0, 100)) == []


@pytest.mark.parametrize(
    ("factor", "larger", "smaller"),
    [(1.0, 1.1, 0.9), (0.4, 0.5, 0.5), (0.5, 0.67, 0.5), (3.0, 3.0, 2.5), (1.2, 1.25, 1.1), (0.996, 1.1, 0.9)],
)
def test_next_zoom(factor: float, larger: float, smaller: float) -> None:
    assert next_zoom(factor, 1) == larger
    assert next_zoom(factor, -1) == smaller


def test_steps_reach_from_the_smallest_to_the_largest() -> None:
    assert list(STEPS) == sorted(STEPS)
    assert (STEPS[0], STEPS[-1]) == (SMALLEST, LARGEST)


def test_a_field_lies_on_its_page_at_its_scale() -> None:
    layout = arrange(SIZES, 2.0, ROOM, 72)
    page = layout.boxes[1]
    assert layout.box(1, (10, 20, 40, 60)) == pytest.approx((page.x + 20, page.y + 40, 60, 80))
