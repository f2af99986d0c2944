"""What the program remembers on this computer, in an INI file; whatever is wrong with the file, there are defaults."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final, Generic, TypeVar, overload

from PySide6.QtCore import QSettings

from ita_desktop.app import places
from ita_desktop.app.stored_values import (
    Codec,
    blob,
    decimal,
    flag,
    one_of,
    text,
    text_list,
    text_map,
    whole,
)
from ita_desktop.texts import LANGUAGES

FILE_NAME: Final = "settings.ini"
FONT_SIZES: Final = range(9, 21)
THEMES: Final = ("system", "light", "dark")
MOST_RECENT: Final = 10
LARGEST_ZOOM: Final = 5.0

_MOST_TABS: Final = 30
# What QSettings takes for a stored object, and PySide for a pickle; nothing that this program writes looks so.
_FOREIGN: Final = b"@Variant("
_LARGEST: Final = 1 << 20

_T = TypeVar("_T")


class Setting(Generic[_T]):
    """One value of the settings: its name in the file, how it is written, and what holds where there is none."""

    def __init__(self, codec: Codec[_T], default: _T, name: str = "") -> None:
        self._codec = codec
        self.default = default
        self.name = name

    def __set_name__(self, owner: type["Settings"], name: str) -> None:
        self.name = self.name or name

    @overload
    def __get__(self, settings: None, owner: type["Settings"]) -> "Setting[_T]": ...
    @overload
    def __get__(self, settings: "Settings", owner: type["Settings"]) -> _T: ...
    def __get__(self, settings: "Settings | None", owner: type["Settings"]) -> "Setting[_T] | _T":
        """Return the value in the file, or the default if there is none or a wrong one."""
        return self if settings is None else self.read(settings)

    def __set__(self, settings: "Settings", value: _T) -> None:
        settings.write(self.name, self._codec.write(value))

    def read(self, settings: "Settings") -> _T:
        """Return the value in the file, or the default if there is none or a wrong one."""
        written = settings.read(self.name)
        if written is None:
            return self.default
        try:
            return self._codec.read(written)
        except (ValueError, RecursionError):
            return self.default


class Settings:
    """The settings in one INI file. What cannot be written holds as long as the program runs."""

    language = Setting(one_of(LANGUAGES), LANGUAGES[0])
    font_size = Setting(whole(FONT_SIZES), 11)
    """Of the program's letters, in pt."""
    theme = Setting(one_of(THEMES), THEMES[0])
    official_name = Setting(text(), "")
    official_position = Setting(text(), "")
    last_folder = Setting(text(), "")
    """Where a report was opened or saved last."""
    export_folder = Setting(text(), "")
    preview_shown = Setting(flag(), default=True)
    findings_shown = Setting(flag(), default=False)
    preview_zoom = Setting(decimal(0.0, LARGEST_ZOOM), 0.0)
    """0: as wide as its pane."""
    window_geometry = Setting(blob(), b"")
    window_state = Setting(blob(), b"")
    recent = Setting(text_list(MOST_RECENT), ())
    """Reports that were open, the last one first; as typed, for a network path must not be asked for at every start."""
    _tabs = Setting(text_map(_MOST_TABS), {}, "last_tabs")

    def __init__(self, file: Path) -> None:
        self._stored = QSettings(str(_usable(file)), QSettings.Format.IniFormat)

    def read(self, name: str) -> str | None:
        """Return what stands in the file under a name, None if nothing or no text does."""
        written = self._stored.value(name)
        return written if isinstance(written, str) else None

    def write(self, name: str, written: str) -> None:
        """Put a text into the file under a name."""
        self._stored.setValue(name, written)

    def save(self) -> bool:
        """Write to the disk now what is otherwise written in a moment; False if that cannot be done."""
        self._stored.sync()
        return self._stored.status() == QSettings.Status.NoError

    def remember(self, path: str) -> None:
        """Put a report at the head of the recent ones."""
        self.recent = (path, *_without(self.recent, path))

    def forget(self, path: str) -> None:
        """Take a report out of the recent ones, such as one that has turned out to be gone."""
        self.recent = _without(self.recent, path)

    def last_tab(self, path: str) -> str:
        """Return which tab a report was left at; an empty text if that is not known."""
        return self._tabs.get(path, "")

    def set_last_tab(self, path: str, tab: str) -> None:
        """Remember which tab a report was left at."""
        others = {known: value for known, value in self._tabs.items() if known != path}
        self._tabs = {path: tab, **others}


def open_settings() -> Settings:
    """Return this computer's settings, or those beside a portable program."""
    folder = places.config_folder()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return Settings(folder / FILE_NAME)


def _without(paths: tuple[str, ...], path: str) -> tuple[str, ...]:
    return tuple(known for known in paths if os.path.normcase(known) != os.path.normcase(path))


def _usable(file: Path) -> Path:
    """Return where to read the settings: a file that this program cannot have written is put aside, and not read."""
    try:
        if not file.is_file() or (file.stat().st_size <= _LARGEST and _FOREIGN not in file.read_bytes()):
            return file
        file.replace(file.with_name(f"{file.name}.bad"))
    except OSError:
        return file / "unreadable"
    return file
