"""What every page owes those who use the keyboard or a screen reader."""

import re
from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget


def tab_stops(page: QWidget) -> list[QWidget]:
    """Return the visible widgets that Tab reaches, in its order."""
    stops: list[QWidget] = []
    widget = page.nextInFocusChain()
    while widget is not None and widget is not page:
        if page.isAncestorOf(widget) and widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            stops.append(widget)
        widget = widget.nextInFocusChain()
    assert stops
    return stops


def unnamed(page: QWidget) -> list[str]:
    """Return the widgets that Tab reaches and that have no name for a screen reader."""
    return [str(widget) for widget in tab_stops(page) if not _name(widget)]


def repeated_mnemonics(page: QWidget) -> list[str]:
    """Return the letters that are given out twice among the visible labels and buttons of a page."""
    texts = [w.text() for w in page.findChildren(QLabel) if w.isVisible() and w.buddy()]
    texts += [w.text() for w in page.findChildren(QAbstractButton) if w.isVisible()]
    letters = [letter.upper() for text in texts for letter in re.findall("&([^& ])", text.replace("&&", ""))]
    assert letters
    return [letter for letter, count in Counter(letters).items() if count > 1]


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""
