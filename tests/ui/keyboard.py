"""Types into widgets; Qt's own test functions know ASCII letters only."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


def type_text(widget: QWidget, text: str) -> None:
    """Press a key for each letter, as a Thai keyboard does."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter))


def leave_unfinished(widget: QWidget, text: str) -> None:
    """Let an input method show a text that it has not finished."""
    QApplication.sendEvent(widget, QInputMethodEvent(text, []))
