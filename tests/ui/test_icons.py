from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QAction, QColor, QIcon, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from ita_desktop import assets
from ita_desktop.ui.commands import COMMANDS
from ita_desktop.ui.icons import Tint, icon

NAMES = sorted(path.stem for path in assets.resource("icons").glob("*.svg"))
SVG = "{http://www.w3.org/2000/svg}"
RED = QColor("#c00000")


@pytest.fixture
def red(qapp: QApplication) -> Iterator[None]:
    """Give the buttons red texts, and their former ones back."""
    former = qapp.palette()
    palette = QPalette(former)
    palette.setColor(QPalette.ColorGroup.Active, QPalette.ColorRole.ButtonText, RED)
    qapp.setPalette(palette)
    yield
    qapp.setPalette(former)


def colours(shown: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> set[str]:
    """Return the colours of an icon's opaque pixels."""
    image = shown.pixmap(QSize(48, 48), 1.0, mode).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("name", NAMES)
def test_icons_are_lines_in_one_width_and_in_the_colour_of_the_text(name: str) -> None:
    root = ElementTree.parse(assets.resource("icons", f"{name}.svg")).getroot()
    looks = [root.get(key) for key in ("viewBox", "fill", "stroke", "stroke-width", "stroke-linecap")]
    assert looks == ["0 0 24 24", "none", "currentColor", "1.6", "round"]
    assert {part.tag for part in root} <= {f"{SVG}path", f"{SVG}circle"}


@pytest.mark.usefixtures("red")
@pytest.mark.parametrize("name", NAMES)
def test_an_icon_has_the_colour_of_the_texts(name: str) -> None:
    assert colours(icon(name)) == {RED.name()}
    assert RED.name() not in colours(icon(name), QIcon.Mode.Disabled)


def test_every_command_has_its_icon() -> None:
    assert {command.icon for command in COMMANDS if command.icon} <= set(NAMES)


def test_actions_and_buttons_follow_a_change_of_colours(request: pytest.FixtureRequest) -> None:
    window = QWidget()
    action, button = QAction("a", window), QPushButton("b", window)
    action.setIcon(icon("save"))
    button.setIcon(QIcon(icon("add")))
    assert RED.name() not in colours(action.icon()) | colours(button.icon())
    request.getfixturevalue("red")
    assert colours(action.icon()) == colours(button.icon()) == {RED.name()}


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_an_icon_is_as_sharp_as_the_screen(scale: float, qapp: object) -> None:
    pixmap = icon("save").pixmap(QSize(20, 20), scale)
    assert pixmap.size() == QSize(20, 20) * scale
    assert pixmap.devicePixelRatio() == scale


@pytest.mark.usefixtures("red")
def test_an_icon_can_be_painted_anywhere() -> None:
    image = QImage(60, 30, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(1.5)
    image.fill(QColor("white"))
    painter = QPainter(image)
    icon("add").paint(painter, QRect(20, 0, 20, 20))
    painter.end()
    inked = {x for x in range(60) for y in range(30) if image.pixelColor(x, y) == RED}
    assert inked
    assert inked <= set(range(30, 60))


def test_an_icon_that_does_not_exist_is_a_defect(qapp: object) -> None:
    with pytest.raises(FileNotFoundError):
        icon("none")


@pytest.mark.parametrize(("ground", "colour"), [("#ffffff", "#b3261e"), ("#202020", "#ff8a80")])
def test_a_tint_goes_with_the_ground(ground: str, colour: str, qapp: QApplication) -> None:
    former = qapp.palette()
    palette = QPalette(former)
    palette.setColor(QPalette.ColorGroup.Active, QPalette.ColorRole.Base, QColor(ground))
    palette.setColor(QPalette.ColorGroup.Active, QPalette.ColorRole.HighlightedText, RED)
    qapp.setPalette(palette)
    tinted = icon("error", Tint("#b3261e", "#ff8a80"))
    assert colours(tinted) == {colour}
    assert colours(tinted, QIcon.Mode.Selected) == {RED.name()}
    assert colours(tinted, QIcon.Mode.Disabled) != {colour}
    qapp.setPalette(former)
