import math
from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

from ita_desktop.ui.fonts import FAMILY
from ita_desktop.ui.theme import STYLE, Theme, icon, is_dark, make_palette

Role = QPalette.ColorRole
Group = QPalette.ColorGroup
LEAST = 4.5
"""Contrast of a text with its ground (WCAG 2.1, AA)."""

LEAST_DISABLED = 3.0

TEXTS = [
    (Role.WindowText, Role.Window),
    (Role.Text, Role.Base),
    (Role.Text, Role.AlternateBase),
    (Role.Text, Role.Window),
    (Role.PlaceholderText, Role.Base),
    (Role.ButtonText, Role.Button),
    (Role.ButtonText, Role.Window),
    (Role.HighlightedText, Role.Highlight),
    (Role.ToolTipText, Role.ToolTipBase),
    (Role.Link, Role.Base),
    (Role.Link, Role.Window),
    (Role.LinkVisited, Role.Window),
]
each_look = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Return the theme of the program, and put the look of the other tests back afterwards."""
    font, palette = QFont(qapp.font()), QPalette(qapp.palette())
    theme = Theme(qapp, mode="light")
    yield theme
    theme.set_mode("system")
    theme.deleteLater()
    qapp.setFont(font)
    qapp.setPalette(palette)


def luminance(colour: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else math.pow((part + 0.055) / 1.055, 2.4)
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@each_look
@pytest.mark.parametrize(("text", "ground"), TEXTS, ids=lambda role: role.name)
def test_texts_stand_out(text: QPalette.ColorRole, ground: QPalette.ColorRole, dark: bool) -> None:
    palette = make_palette(dark=dark)
    for group in (Group.Active, Group.Inactive):
        assert contrast(palette.color(group, text), palette.color(group, ground)) >= LEAST
    assert contrast(palette.color(Group.Disabled, text), palette.color(Group.Disabled, ground)) >= LEAST_DISABLED


@each_look
def test_the_focus_stands_out(dark: bool) -> None:
    palette = make_palette(dark=dark)
    assert (
        min(contrast(palette.color(Role.Highlight), palette.color(ground)) for ground in (Role.Base, Role.Window)) >= 3
    )


@each_look
def test_no_colour_is_left_to_chance(dark: bool) -> None:
    palette = make_palette(dark=dark)
    roles = [role for role in Role if role not in {Role.NoRole, Role.NColorRoles}]
    unset = {
        role.name
        for role, group in product(roles, (Group.Active, Group.Inactive, Group.Disabled))
        if not palette.isBrushSet(group, role)
    }
    assert unset == set()


@pytest.mark.parametrize(("mode", "dark"), [("light", False), ("dark", True)])
def test_light_and_dark_are_chosen(mode: str, dark: bool, theme: Theme) -> None:
    for first in ("dark", "light", mode):
        theme.set_mode(first)
    assert is_dark() is dark


def test_icons_and_open_windows_change_too(theme: Theme) -> None:
    window = QWidget()
    action = QAction("a", window)
    action.setIcon(icon("save"))
    window.show()
    before = action.icon().pixmap(16).toImage()
    theme.set_mode("dark")
    QApplication.processEvents()
    assert action.icon().pixmap(16).toImage() != before
    assert window.palette().color(Role.Window) == make_palette(dark=True).color(Role.Window)


@pytest.mark.parametrize(
    ("scheme", "dark"), [(Qt.ColorScheme.Dark, True), (Qt.ColorScheme.Light, False), (Qt.ColorScheme.Unknown, False)]
)
def test_the_look_follows_the_system(
    scheme: Qt.ColorScheme, dark: bool, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme.set_mode("system")
    hints = QApplication.styleHints()
    monkeypatch.setattr(type(hints), "colorScheme", lambda _: scheme)
    hints.colorSchemeChanged.emit(scheme)
    assert is_dark() is dark


def test_a_chosen_look_does_not_follow_the_system(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    theme.set_mode("light")
    hints = QApplication.styleHints()
    monkeypatch.setattr(type(hints), "colorScheme", lambda _: Qt.ColorScheme.Dark)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert not is_dark()


@pytest.mark.parametrize(("asked", "size"), [(9, 9), (14, 14), (20, 20), (1, 9), (99, 20)])
def test_the_size_of_all_texts_is_changed(asked: int, size: int, theme: Theme) -> None:
    label, menu = QLabel("กี่"), QMenu("ก")
    for widget in (label, menu):
        widget.show()
    before = label.sizeHint().height()
    theme.set_size(asked)
    QApplication.processEvents()
    assert (label.font().pointSize(), menu.font().pointSize()) == (size, size)
    assert (label.sizeHint().height() > before) is (size > 11)


def test_the_program_brings_its_style_and_font(theme: Theme, qapp: QApplication) -> None:
    assert qapp.style().name() == STYLE.lower()
    assert QFontInfo(qapp.font()).family() == FAMILY
