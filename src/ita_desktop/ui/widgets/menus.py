"""Menus that cut no text, and the context menus of fields."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QMenu, QWidget

_PASTE: Final = "edit-paste"
_OF_THE_FIELD: Final = ("edit-undo", "edit-redo")


class Menu(QMenu):
    """Opens as wide as its texts need, also when they have changed since."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.aboutToShow.connect(self._widen)

    def _widen(self) -> None:
        widen(self)


def widen(menu: QMenu) -> None:
    """Give a menu room for its texts: Qt reckons without the letter's mark, and then cuts words out of them."""
    menu.setMinimumWidth(0)
    menu.setMinimumWidth(menu.sizeHint().width() + menu.fontMetrics().height())


def without_undo(menu: QMenu) -> QMenu:
    """Take undo and redo out of a field's standard menu: they belong to the report, and the window has them."""
    for action in menu.actions():
        if action.objectName() in _OF_THE_FIELD:
            menu.removeAction(action)
    first = menu.actions()[:1]
    if first and first[0].isSeparator():
        menu.removeAction(first[0])
    widen(menu)
    return menu


def with_paste(menu: QMenu, paste: Callable[[], None]) -> QMenu:
    """Let the menu's paste command do what the field wants."""
    for action in menu.actions():
        if action.objectName() == _PASTE:
            action.triggered.disconnect()
            action.triggered.connect(lambda *_: paste())
    return menu
