from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ita_desktop.app.settings import FONT_SIZES, Settings
from ita_desktop.ui.main_window import MainWindow
from ita_desktop.ui.preview.layout import Fit, Zoom
from ui.driving import choose, open_window


@pytest.fixture
def window(tmp_path: Path) -> Iterator[MainWindow]:
    window, _ = open_window(tmp_path)
    window.files.sample()
    yield window
    window.leave()


def test_the_pages_are_zoomed_and_the_zoom_is_kept(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.pages.preview is not None)
    preview = window.pages.preview
    assert preview is not None
    with qtbot.waitSignal(window.rendering.rendered):
        pass
    choose(window, "zoom_in")
    assert window.settings.preview_zoom == preview.view.zoom
    zooms: list[Zoom] = []
    preview.zoom_changed.connect(zooms.append)
    choose(window, "zoom_page")
    choose(window, "zoom_width")
    assert zooms == [Fit.PAGE, Fit.WIDTH]
    assert window.settings.preview_zoom == 0.0


@pytest.mark.parametrize(("command", "change"), [("letters_larger", 1), ("letters_smaller", -1), ("letters_normal", 0)])
def test_the_letters_change(command: str, change: int, window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.look_chosen):
        choose(window, command)
    assert window.settings.font_size == Settings.font_size.default + change


@pytest.mark.parametrize(("command", "limit"), [("letters_larger", FONT_SIZES[-1]), ("letters_smaller", FONT_SIZES[0])])
def test_the_letters_have_limits(command: str, limit: int, window: MainWindow) -> None:
    for _ in FONT_SIZES:
        choose(window, command)
    assert window.settings.font_size == limit


@pytest.mark.parametrize("theme", ["light", "dark", "system"])
def test_the_colours_change(theme: str, window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.look_chosen):
        choose(window, f"theme_{theme}")
    assert window.settings.theme == theme
    assert window.commands[f"theme_{theme}"].isChecked()


@pytest.mark.parametrize(("language", "is_new"), [("th", False), ("en", True)])
def test_another_language_is_asked_for(language: str, is_new: bool, window: MainWindow) -> None:
    told: list[bool] = []
    window.look_chosen.connect(lambda: told.append(True))
    choose(window, f"language_{language}")
    assert (window.settings.language, bool(told)) == (language, is_new)


@pytest.mark.parametrize("command", ["keys", "about"])
def test_help_is_shown(command: str, tmp_path: Path) -> None:
    window, clerk = open_window(tmp_path)
    clerk.will(lambda dialog: dialog.reject())
    choose(window, command)
    assert clerk.is_done()
    window.leave()
