"""How the program looks: the style, its own font, light and dark colours. Everything may be changed while it runs."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from ita_desktop.app.settings import FONT_SIZES, THEMES
from ita_desktop.ui import fonts
from ita_desktop.ui.focus_frame import FocusFrame
from ita_desktop.ui.icons import icon

__all__ = ["STYLE", "Theme", "icon", "is_dark", "make_palette"]

STYLE: Final = "Fusion"
"""The one style that looks the same everywhere and takes all its colours from the palette."""

_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup

_LIGHT: Final[Mapping[_Role, str]] = {
    _Role.Window: "#f1f3f6",
    _Role.WindowText: "#1b2027",
    _Role.Base: "#ffffff",
    _Role.AlternateBase: "#f5f7fa",
    _Role.Text: "#1b2027",
    _Role.PlaceholderText: "#656e7a",
    _Role.Button: "#f7f8fa",
    _Role.ButtonText: "#1b2027",
    _Role.BrightText: "#ffffff",
    _Role.Highlight: "#1f5fa8",
    _Role.HighlightedText: "#ffffff",
    _Role.Accent: "#1f5fa8",
    _Role.Link: "#1a5aa6",
    _Role.LinkVisited: "#6b4796",
    _Role.ToolTipBase: "#ffffff",
    _Role.ToolTipText: "#1b2027",
    _Role.Light: "#ffffff",
    _Role.Midlight: "#e4e8ed",
    _Role.Mid: "#b9c1cb",
    _Role.Dark: "#8b95a2",
    _Role.Shadow: "#5a636f",
}

_DARK: Final[Mapping[_Role, str]] = {
    _Role.Window: "#30353b",
    _Role.WindowText: "#e4e7eb",
    _Role.Base: "#1a1d21",
    _Role.AlternateBase: "#21252a",
    _Role.Text: "#e4e7eb",
    _Role.PlaceholderText: "#969fab",
    _Role.Button: "#424952",
    _Role.ButtonText: "#e4e7eb",
    _Role.BrightText: "#ffffff",
    # Bright: Fusion draws the focus in this colour.
    _Role.Highlight: "#6ea8ec",
    _Role.HighlightedText: "#0f1319",
    _Role.Accent: "#6ea8ec",
    _Role.Link: "#84b6f4",
    _Role.LinkVisited: "#c0a3e6",
    _Role.ToolTipBase: "#424952",
    _Role.ToolTipText: "#e4e7eb",
    _Role.Light: "#59616b",
    _Role.Midlight: "#4d545d",
    _Role.Mid: "#5c6570",
    _Role.Dark: "#15181b",
    _Role.Shadow: "#0c0e10",
}

_DISABLED: Final[Mapping[bool, Mapping[_Role, str]]] = {
    False: dict.fromkeys((_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.ToolTipText), "#737c88")
    | {_Role.Base: "#f1f3f6", _Role.Highlight: "#b9c1cb", _Role.HighlightedText: "#1b2027"},
    True: dict.fromkeys((_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.ToolTipText), "#98a1ad")
    | {_Role.Base: "#30353b", _Role.Highlight: "#4b535d", _Role.HighlightedText: "#e4e7eb"},
}

_SCHEMES: Final = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


def make_palette(*, dark: bool) -> QPalette:
    """Return the colours of the program; every text on its ground has a contrast of 4.5 or more (WCAG 2.1, AA)."""
    palette = QPalette()
    for role, colour in (_DARK if dark else _LIGHT).items():
        palette.setColor(role, QColor(colour))
    for role, colour in _DISABLED[dark].items():
        palette.setColor(_Group.Disabled, role, QColor(colour))
    return palette


def is_dark() -> bool:
    """Tell whether the program is dark now."""
    return QApplication.palette().color(_Role.Window).lightness() < 128


class Theme(QObject):
    """Gives the application its look and keeps it when the system turns light or dark."""

    def __init__(self, app: QApplication, *, mode: str = THEMES[0], size: int = 11) -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode
        self._family = fonts.load()
        app.setStyle(STYLE)
        # The highlighted row of a menu has another ground than a toolbar: icons cannot be right on both.
        app.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus)
        app.styleHints().colorSchemeChanged.connect(self._renew)
        self._focus_frame = FocusFrame(app, self)
        self.set_size(size)
        self.set_mode(mode)

    def set_mode(self, mode: str) -> None:
        """Become "light" or "dark", or as the "system" is now and whenever it changes."""
        self._mode = mode
        if mode in _SCHEMES:
            self._app.styleHints().setColorScheme(_SCHEMES[mode])  # for what the system draws, such as the title bar
        else:
            self._app.styleHints().unsetColorScheme()
        self._renew()

    def set_size(self, size: int) -> None:
        """Show all texts in a size, in pt; the nearest that is allowed."""
        font = QFont(self._family)
        font.setPointSize(min(max(size, FONT_SIZES.start), FONT_SIZES.stop - 1))
        self._app.setFont(font)

    def _renew(self) -> None:
        scheme = _SCHEMES.get(self._mode) or self._app.styleHints().colorScheme()
        palette = make_palette(dark=scheme == Qt.ColorScheme.Dark)
        if palette != self._app.palette():
            self._app.setPalette(palette)
