import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ita_desktop.document import Rendered
from ita_desktop.errors import Message
from ita_desktop.ui.preview import Preview
from ita_desktop.ui.preview.layout import Fit, Zoom

# Qt's platform without a display says so of every window that has a smallest size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def preview(rendered: Rendered, qtbot: QtBot) -> Preview:
    preview = Preview()
    qtbot.addWidget(preview)
    preview.resize(500, 400)
    preview.show()
    preview.show_rendered(rendered)
    qtbot.waitUntil(preview.view.is_current)
    return preview


@pytest.mark.parametrize(
    ("action", "zoom"),
    [
        (Preview.zoom_in, 0.67),
        (Preview.zoom_out, 0.5),
        (lambda preview: preview.set_zoom(1.0), 1.0),
        (Preview.fit_page, Fit.PAGE),
        (lambda preview: preview.set_zoom(1.5), 1.5),
    ],
)
def test_zoom(preview: Preview, qtbot: QtBot, action: object, zoom: Zoom) -> None:
    assert callable(action)
    with qtbot.waitSignal(preview.zoom_changed) as changed:
        action(preview)
    assert changed.args == [zoom]
    preview.fit_width()
    assert preview.view.zoom is Fit.WIDTH


def test_trouble_stands_above_the_pages_until_they_are_renewed(preview: Preview, rendered: Rendered) -> None:
    before = preview.view.images.image(0)
    preview.show_trouble(Message("no {what}", {"what": "font"}))
    assert preview.trouble.isVisible()
    assert preview.trouble.text().replace("\u200b", "").startswith("no font")
    assert preview.view.images.image(0) == before
    preview.show_rendered(rendered)
    assert not preview.trouble.isVisible()


def test_tells_and_speaks_the_page(preview: Preview, rendered: Rendered, qtbot: QtBot) -> None:
    with qtbot.waitSignal(preview.page_changed) as changed:
        preview.show_field("scores.overall")
    assert changed.args == [3, rendered.pages]
    assert {"3", str(rendered.pages)} <= set(preview.view.accessibleDescription().split())


def test_has_a_name_and_takes_the_focus_into_the_pages(preview: Preview, qtbot: QtBot) -> None:
    assert preview.view.accessibleName()
    preview.setFocus()
    qtbot.waitUntil(preview.view.hasFocus)


def test_a_click_is_handed_on(preview: Preview, qtbot: QtBot) -> None:
    with qtbot.waitSignal(preview.clicked) as clicked:
        preview.view.clicked.emit("memo.to")
    assert clicked.args == ["memo.to"]


def test_goes_with_its_thread(rendered: Rendered, qtbot: QtBot) -> None:
    for _ in range(5):
        preview = Preview()
        preview.resize(900, 900)
        preview.show()
        preview.show_rendered(rendered)
        qtbot.wait(1)
        label = preview.findChild(QLabel)
        preview.close()
        preview.deleteLater()
        del preview
    assert label is not None
