"""Keys that Qt's own editors would take, and get wrong for this program."""

from typing import Final, Literal, NamedTuple

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_Key = QKeySequence.StandardKey
_CTRL_SHIFT: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class WordKey(NamedTuple):
    """What a key does by a whole word."""

    action: Literal["move", "select", "delete"]
    forward: bool


_WORD_KEYS: Final = {
    _Key.MoveToNextWord: WordKey("move", forward=True),
    _Key.MoveToPreviousWord: WordKey("move", forward=False),
    _Key.SelectNextWord: WordKey("select", forward=True),
    _Key.SelectPreviousWord: WordKey("select", forward=False),
    _Key.DeleteEndOfWord: WordKey("delete", forward=True),
    _Key.DeleteStartOfWord: WordKey("delete", forward=False),
}


def word_key(event: QKeyEvent) -> WordKey | None:
    """Return what a key does by a word; Qt would take a run of Thai without spaces for one word."""
    return next((action for key, action in _WORD_KEYS.items() if event.matches(key)), None)


def is_undo(event: QEvent) -> bool:
    """Tell whether a key means undo or redo anywhere: the report's own list of steps answers to it, no field's."""
    if not isinstance(event, QKeyEvent):
        return False
    if event.matches(_Key.Undo) or event.matches(_Key.Redo):
        return True
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() == Qt.Key.Key_Y:
        return modifiers == Qt.KeyboardModifier.ControlModifier
    return event.key() == Qt.Key.Key_Z and modifiers in (Qt.KeyboardModifier.ControlModifier, _CTRL_SHIFT)


def is_undo_override(event: QEvent) -> bool:
    """Tell whether Qt asks a field if it wants an undo key before the window gets it."""
    return event.type() == QEvent.Type.ShortcutOverride and is_undo(event)
