"""Makes the window's actions, menus and toolbar from the tables of `ui.commands`."""

from collections.abc import Callable, Sequence
from operator import attrgetter

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

from ita_desktop.app.texts import tr
from ita_desktop.ui.command import Command
from ita_desktop.ui.commands import COMMANDS
from ita_desktop.ui.icons import icon
from ita_desktop.ui.menu_table import MENUS, TOOLBAR, Menu
from ita_desktop.ui.mnemonics import plain
from ita_desktop.ui.widgets import menus


def make_actions(window: QMainWindow) -> dict[str, QAction]:
    """Return the action of each command by its id; their shortcuts hold in the whole window."""
    actions = {command.id: _action(window, command) for command in COMMANDS}
    groups: dict[str, QActionGroup] = {}
    for command in COMMANDS:
        if command.group:
            groups.setdefault(command.group, QActionGroup(window)).addAction(actions[command.id])
    window.addActions(list(actions.values()))
    return actions


def fill_menu_bar(window: QMainWindow, actions: dict[str, QAction]) -> dict[str, QMenu]:
    """Put the menus into the window's menu bar and return them by their ids."""
    made: dict[str, QMenu] = {}
    for menu in MENUS:
        filled = menus.Menu(tr(menu.title), window)
        window.menuBar().addMenu(filled)
        _fill(filled, menu, actions, made)
    return made


def fill_toolbar(bar: QToolBar, actions: dict[str, QAction]) -> None:
    """Put the commands for every day into the toolbar."""
    for name in TOOLBAR:
        if name is None:
            bar.addSeparator()
        else:
            bar.addAction(actions[name])


def shown_keys(command: Command) -> str:
    """Return the shortcuts as the system writes them; empty without any."""
    native = QKeySequence.SequenceFormat.NativeText
    return tr(" or ").join(QKeySequence(keys).toString(native) for keys in command.keys)


def _fill(filled: QMenu, menu: Menu, actions: dict[str, QAction], made: dict[str, QMenu]) -> None:
    made[menu.id] = filled
    filled.setObjectName(f"menu.{menu.id}")
    for entry in menu.entries:
        match entry:
            case None:
                filled.addSeparator()
            case Menu():
                inner = menus.Menu(tr(entry.title), filled)
                filled.addMenu(inner)
                _fill(inner, entry, actions, made)
            case name:
                filled.addAction(actions[name])


def _action(window: QMainWindow, command: Command) -> QAction:
    action = QAction(tr(command.text), window)
    action.setObjectName(f"action.{command.id}")
    action.setIconText(plain(tr(command.text)))
    action.setStatusTip(tr(command.tip))
    action.setToolTip(_tool_tip(command))
    action.setShortcuts([QKeySequence(keys) for keys in command.keys])
    action.setCheckable(command.checkable or bool(command.group))
    if command.icon:
        action.setIcon(icon(command.icon))
    if command.fills:
        action.setMenu(_filled_menu(window, command))
    else:
        action.triggered.connect(_caller(window, command))
    return action


def _filled_menu(window: QMainWindow, command: Command) -> QMenu:
    menu = QMenu(window)

    def fill() -> None:
        slot_of(window, command)(menu)
        menus.widen(menu)

    menu.aboutToShow.connect(fill)
    return menu


def slot_of(window: QMainWindow, command: Command) -> Callable[..., object]:
    """Return the method of the window, or of a part of it, that carries a command out."""
    slot: Callable[..., object] = attrgetter(command.slot)(window)
    return slot


def _caller(window: QMainWindow, command: Command) -> Callable[[bool], object]:
    """Return what is called when a command is chosen; the part of the window may be made only then."""

    def call(checked: bool) -> object:  # noqa: FBT001 - Qt's signal
        slot = slot_of(window, command)
        if command.value:
            return slot(command.value)
        return slot(checked) if command.checkable else slot()

    return call


def _tool_tip(command: Command) -> str:
    keys: Sequence[str] = [shown_keys(command)] if command.keys else []
    return " ".join([tr(command.tip), *(f"({shown})" for shown in keys)])
