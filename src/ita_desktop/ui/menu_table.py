"""Where the commands stand in the menus and the toolbar, as data."""

from dataclasses import dataclass
from typing import Final

from ita_desktop.texts import source_text as _


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu: its title, and ids of commands, other menus, or None for a line between them."""

    id: str
    title: str
    entries: tuple["str | Menu | None", ...]


_ZOOM: Final = ("zoom_in", "zoom_out", "zoom_width", "zoom_page")
_WAYS: Final = ("next_tab", "previous_tab", "next_pane", "previous_pane")

MENUS: Final = (
    Menu(
        "file",
        _("&File"),
        (
            *("new", "open", "recent", None, "save", "save_as", None, "export_pdf", "export_json", None, "print"),
            *(None, "office", None, "close", "quit"),
        ),
    ),
    Menu(
        "edit",
        _("&Edit"),
        (
            *("undo", "redo", None, "cut", "copy", "paste", None, "replace", "suggest", "draft", None),
            *("next_finding", "previous_finding", "mend_finding", None, "emblem"),
        ),
    ),
    Menu(
        "section",
        _("Sec&tion"),
        ("add_section", "rename_section", None, "section_earlier", "section_later", None, "remove_section"),
    ),
    Menu(
        "hand_over",
        _("Hand-&over"),
        ("hand_over", "accept", "cover_sheet", None, "field_history", "versions", None, "official"),
    ),
    Menu(
        "view",
        _("&View"),
        (
            *("preview", "findings", *_ZOOM, None, *_WAYS, None),
            Menu("letters", _("Size of the le&tters"), ("letters_larger", "letters_smaller", "letters_normal")),
            Menu("theme", _("&Colours"), ("theme_system", "theme_light", "theme_dark")),
            Menu("language", _("Lan&guage"), ("language_th", "language_en")),
        ),
    ),
    Menu("help", _("&Help"), ("guide", "keys", None, "about")),
)

TOOLBAR: Final = ("new", "open", "save", None, "undo", "redo", None, "export_pdf", "print", None, "preview", "findings")
"""Commands in the toolbar; None is a line between them."""
