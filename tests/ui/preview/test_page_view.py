import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ita_desktop.core.report import Measure, MeasureTable, Memo, Report, Section
from ita_desktop.document import Rendered, render_pdf
from ita_desktop.ui.preview import painting
from ita_desktop.ui.preview.layout import Box, Fit
from ita_desktop.ui.preview.page_view import PageView

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot: QtBot) -> PageView:
    view = PageView()
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()
    return view


@pytest.fixture
def sample(view: PageView, rendered: Rendered, qtbot: QtBot) -> PageView:
    view.show_rendered(rendered)
    qtbot.waitUntil(view.is_current)
    return view


def middle(box: Box) -> QPoint:
    return QPoint(round(box.x + box.width / 2), round(box.y + box.height / 2))


def measure_path(rendered: Rendered, name: str, number: int = 0) -> str:
    return [path for path in rendered.places if path.endswith(f"].{name}")][number]


def is_seen(view: PageView) -> bool:
    return any(QRectF(view.viewport().rect()).intersects(QRectF(*box)) for box in view.marks())


@pytest.mark.parametrize("path", ["memo.subject", "scores.indicators[4].score", "narrative.paragraphs[2]"])
@pytest.mark.parametrize("zoom", [Fit.WIDTH, Fit.PAGE, 2.0])
def test_a_click_on_what_is_shown_leads_back_to_it(
    sample: PageView, qtbot: QtBot, path: str, zoom: Fit | float
) -> None:
    sample.set_zoom(zoom)
    sample.show_field(path)
    box = sample.marks()[0]
    with qtbot.waitSignal(sample.clicked) as clicked:
        QTest.mouseClick(sample.viewport(), LEFT, pos=middle(box._replace(height=min(box.height, 100))))
    assert clicked.args == [path]


def test_every_field_of_a_measure_is_found_exactly(sample: PageView, rendered: Rendered) -> None:
    for name in ("number", "activity", "period", "summary", "outcome", "responsible"):
        path = measure_path(rendered, name, 3)
        sample.show_field(path)
        assert is_seen(sample)
        found = {sample.field_at(QPointF(box.x + 1, max(box.y, 0) + 1)) for box in sample.marks()}
        assert path in found


@pytest.mark.parametrize("begin", [QPoint(0, 30), QPoint(30, 0)])
def test_a_movement_is_no_click(sample: PageView, qtbot: QtBot, begin: QPoint) -> None:
    sample.show_field("memo.subject")
    end = middle(sample.marks()[0])
    with qtbot.assertNotEmitted(sample.clicked):
        QTest.mousePress(sample.viewport(), LEFT, pos=end + begin)
        QTest.mouseRelease(sample.viewport(), LEFT, pos=end)


@pytest.mark.parametrize(("button", "place"), [(LEFT, QPoint(2, 2)), (Qt.MouseButton.RightButton, None)])
def test_only_a_left_click_on_a_field_tells(
    sample: PageView, qtbot: QtBot, button: Qt.MouseButton, place: QPoint | None
) -> None:
    sample.show_field("memo.subject")
    with qtbot.assertNotEmitted(sample.clicked):
        QTest.mouseClick(sample.viewport(), button, pos=place or middle(sample.marks()[0]))


def test_a_hand_over_a_field_and_an_arrow_elsewhere(sample: PageView, qtbot: QtBot) -> None:
    sample.show_field("memo.subject")
    shapes = []
    for place in (middle(sample.marks()[0]), QPoint(2, 2)):
        QTest.mouseMove(sample.viewport(), place)
        shapes.append(sample.viewport().cursor().shape())
    assert shapes == [Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor]


def test_the_mark_is_light_and_leaves_the_letters_black(sample: PageView) -> None:
    before = sample.viewport().grab().toImage()
    sample.show_field("memo.department")
    box = sample.marks()[0]
    after = sample.viewport().grab().toImage()
    inside = [(x, y) for x in range(int(box.x) + 2, int(box.x) + 90) for y in range(int(box.y) + 2, int(box.y) + 14)]
    blank = [after.pixelColor(*point) for point in inside if before.pixelColor(*point) == "white"]
    assert set(map(QColor.name, blank)) == {painting.MARK.name()}
    darkest = min(inside, key=lambda point: before.pixelColor(*point).lightness())
    assert after.pixelColor(*darkest).lightness() <= before.pixelColor(*darkest).lightness()
    sample.show_field("")
    assert sample.viewport().grab().toImage() == before


def test_does_not_scroll_to_what_is_in_view(sample: PageView) -> None:
    sample.verticalScrollBar().setValue(40)
    sample.show_field("memo.subject")
    assert sample.verticalScrollBar().value() == 40


@pytest.mark.parametrize("path", ["agency.name", "fiscal_year", "nothing.at[all]", ""])
def test_what_has_no_place_takes_the_mark_away_and_does_not_scroll(sample: PageView, path: str) -> None:
    sample.verticalScrollBar().setValue(700)
    sample.show_field("memo.subject")
    before = sample.verticalScrollBar().value()
    sample.show_field(path)
    assert sample.marks() == []
    assert sample.verticalScrollBar().value() == before


def test_scrolls_sideways_where_the_page_is_wider_than_the_view(sample: PageView, rendered: Rendered) -> None:
    sample.set_zoom(3.0)
    sample.show_field(measure_path(rendered, "responsible"))
    box = sample.marks()[0]
    assert box.x >= 0
    assert box.x + box.width <= sample.viewport().width()
    sample.show_field(measure_path(rendered, "number"))
    assert sample.marks()[0].x >= 0


def table(lines: int) -> Rendered:
    """Return a report in which the second measure stands on the next page when the first one has many lines."""
    measures = (Measure(id="a", summary="\n".join("ก" * lines)), Measure(id="b", summary="ข"))
    section = Section(id="s", measures=measures)
    return render_pdf(Report(fiscal_year=2567, memo=Memo(subject="ก"), measures=MeasureTable(sections=(section,))))


@pytest.mark.parametrize(("wanted", "follows"), [(True, True), (False, False)], ids=["in view", "scrolled away"])
def test_follows_a_field_that_moves_only_if_it_was_in_view(
    view: PageView, qtbot: QtBot, wanted: bool, follows: bool
) -> None:
    view.show_rendered(table(1))
    view.show_field("measures.sections[s].measures[b].summary")
    qtbot.waitUntil(view.is_current)
    if not wanted:
        view.verticalScrollBar().setValue(0)
    view.show_rendered(table(60))
    qtbot.waitUntil(view.is_current)
    assert is_seen(view) is follows


def test_the_mark_waits_for_the_pages(view: PageView, rendered: Rendered, qtbot: QtBot) -> None:
    view.show_field("scores.overall")
    assert view.marks() == []
    view.show_rendered(rendered)
    qtbot.waitUntil(view.is_current)
    assert len(view.marks()) == 1
