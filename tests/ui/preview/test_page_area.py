import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desktop.document import Rendered
from ita_desktop.ui.preview.layout import GAP, Fit, Zoom
from ita_desktop.ui.preview.page_area import LINE, PageArea

NO_KEY = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def area(rendered: Rendered, qtbot: QtBot) -> PageArea:
    area = PageArea()
    qtbot.addWidget(area)
    area.resize(500, 400)
    area.show()
    area.images.load(rendered.pdf)
    qtbot.waitUntil(area.is_current)
    return area


def scroll(area: PageArea) -> tuple[int, int]:
    return area.horizontalScrollBar().value(), area.verticalScrollBar().value()


def wheel(area: PageArea, delta: int, at: QPointF, modifier: Qt.KeyboardModifier = CTRL) -> None:
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, at, QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton, modifier, phase, False)
    QApplication.sendEvent(area.viewport(), event)


def grabbed(area: PageArea) -> QImage:
    return area.viewport().grab().toImage()


@pytest.mark.parametrize("zoom", [Fit.WIDTH, Fit.PAGE, 0.67, 2.0])
def test_scroll_and_zoom_stay_when_the_pages_are_renewed(
    area: PageArea, rendered: Rendered, qtbot: QtBot, zoom: Zoom
) -> None:
    area.set_zoom(zoom)
    area.verticalScrollBar().setValue(1234)
    area.horizontalScrollBar().setValue(77)
    before = scroll(area)
    area.images.load(rendered.pdf)
    qtbot.waitUntil(area.is_current)
    assert scroll(area) == before
    assert area.zoom == zoom


def test_shows_the_pages_on_white_with_space_around(area: PageArea) -> None:
    picture = grabbed(area)
    background = area.viewport().grab().toImage().pixelColor(1, 1)
    assert background != "white"
    assert picture.pixelColor(GAP + 5, GAP + 5) == "white"
    columns = range(GAP, picture.width() - GAP)
    assert any(picture.pixelColor(x, y).lightness() < 80 for x in columns for y in range(60, 200))


def test_renewing_never_shows_an_empty_page(area: PageArea, rendered: Rendered, qtbot: QtBot) -> None:
    before = grabbed(area)
    area.images.load(rendered.pdf)
    assert not area.is_current()
    assert grabbed(area) == before


def test_fitted_pages_follow_the_window_from_the_same_place(area: PageArea, qtbot: QtBot) -> None:
    area.verticalScrollBar().setValue(2000)
    before = area.point_on_page(QPointF(60, 5))
    for width in (450, 620, 333, 500):
        area.resize(width, 400)
    after = area.point_on_page(QPointF(60, 5))
    assert before is not None
    assert after is not None
    assert after == pytest.approx(before, abs=2)


@pytest.mark.parametrize("delta", [120, 240, -120])
def test_wheel_with_ctrl_zooms_around_the_pointer(area: PageArea, delta: int) -> None:
    area.set_zoom(1.0)
    area.verticalScrollBar().setValue(1500)
    area.horizontalScrollBar().setValue(300)
    before = area.point_on_page(QPointF(200, 150))
    wheel(area, delta, QPointF(200, 150))
    after = area.point_on_page(QPointF(200, 150))
    assert before is not None
    assert area.zoom == {120: 1.1, 240: 1.25, -120: 0.9}[delta]
    assert after == pytest.approx(before, abs=1)


def test_parts_of_a_wheel_step_add_up(area: PageArea) -> None:
    area.set_zoom(1.0)
    for _ in range(4):
        wheel(area, 30, QPointF(200, 150))
    assert area.zoom == 1.1


def test_wheel_scrolls(area: PageArea) -> None:
    wheel(area, -120, QPointF(200, 150), NO_KEY)
    assert scroll(area)[1] > 0
    assert area.zoom is Fit.WIDTH


@pytest.mark.parametrize(
    ("key", "moved"),
    [(Key.Key_Down, LINE), (Key.Key_Up, -LINE), (Key.Key_PageDown, 400 - LINE), (Key.Key_PageUp, LINE - 400)],
)
def test_keys_scroll(area: PageArea, qtbot: QtBot, key: Qt.Key, moved: int) -> None:
    area.verticalScrollBar().setValue(1000)
    QTest.keyClick(area, key)
    assert scroll(area)[1] == 1000 + moved


def test_home_and_end_go_to_the_first_and_last_page(area: PageArea, rendered: Rendered, qtbot: QtBot) -> None:
    pages: list[tuple[int, int]] = []
    area.page_changed.connect(lambda page, count: pages.append((page, count)))
    QTest.keyClick(area, Key.Key_End)
    QTest.keyClick(area, Key.Key_Home)
    assert pages == [(rendered.pages, rendered.pages), (1, rendered.pages)]


@pytest.mark.parametrize("key", [Key.Key_PageDown, Key.Key_Home, Key.Key_Down])
def test_keys_with_ctrl_are_the_windows(area: PageArea, qtbot: QtBot, key: Qt.Key) -> None:
    area.verticalScrollBar().setValue(1000)
    QTest.keyClick(area, key, CTRL)
    assert scroll(area)[1] == 1000


def test_steps_of_zoom_begin_at_what_is_seen(area: PageArea) -> None:
    zooms: list[Zoom] = []
    area.zoom_changed.connect(zooms.append)
    assert 0.5 < area.factor < 0.67
    area.zoom_by(1)
    area.zoom_by(-1)
    area.set_zoom(Fit.WIDTH)
    assert zooms == [0.67, 0.5, Fit.WIDTH]


def test_pages_next_to_the_visible_ones_are_drawn_ahead(area: PageArea, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: area.images.image(1) is not None)
    assert area.images.image(4) is None


def test_says_that_the_pages_are_not_there_yet(qtbot: QtBot) -> None:
    area = PageArea()
    qtbot.addWidget(area)
    area.resize(500, 400)
    picture = grabbed(area)
    assert len({picture.pixel(x, y) for x in range(picture.width()) for y in range(180, 220)}) > 1
    assert not area.is_current()
    QTest.keyClick(area, Key.Key_End)
    area.zoom_by(1)
    assert area.zoom == 1.1


SHARP = """
import sys
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from ita_desktop.app.immortal import keep_constants
from ita_desktop.ui.preview.page_area import PageArea
keep_constants()
application = QApplication([])
window = QWidget()
column = QVBoxLayout(window)
column.setContentsMargins(7, 3, 5, 1)
area = PageArea()
column.addWidget(area)
window.resize(411, 333)
window.show()
area.images.load(open(sys.argv[1], "rb").read())
while not area.is_current():
    application.processEvents()
image = area.images.image(0)
paper = QImage(image.size(), QImage.Format.Format_RGB32)
paper.fill("white")
painter = QPainter(paper)
painter.drawImage(0, 0, image)
painter.end()
seen = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
seen.setDevicePixelRatio(1)
part = QRect(80, 80, 280, 200)
print(seen.width(), any(seen.copy(part.translated(x, y)) == paper.copy(part) for x in range(40) for y in range(40)))
"""


@pytest.mark.parametrize(("scale", "width"), [("1", 411), ("1.5", 617), ("2", 822)])
def test_pages_are_as_sharp_as_the_screen(rendered: Rendered, tmp_path: Path, scale: str, width: int) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(rendered.pdf)
    environment = {**os.environ, "QT_SCALE_FACTOR": scale}
    output = subprocess.check_output([sys.executable, "-c", SHARP, path], env=environment, text=True, timeout=60)
    assert output.split() == [str(width), "True"]
