"""Context menus of fields."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QMenu

_PASTE: Final = "edit-paste"
_OF_THE_FIELD: Final = ("edit-undo", "edit-redo")


def without_undo(menu: QMenu) -> QMenu:
    """Take undo and redo out of a field's standard menu: they belong to the report, and the window has them."""
    for action in menu.actions():
        if action.objectName() in _OF_THE_FIELD:
            menu.removeAction(action)
    first = menu.actions()[:1]
    if first and first[0].isSeparator():
        menu.removeAction(first[0])
    return menu


def with_paste(menu: QMenu, paste: Callable[[], None]) -> QMenu:
    """Let the menu's paste command do what the field wants."""
    for action in menu.actions():
        if action.objectName() == _PASTE:
            action.triggered.disconnect()
            action.triggered.connect(lambda *_: paste())
    return menu
