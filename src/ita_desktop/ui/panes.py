"""Goes from pane to pane by keyboard: F6."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def turn_pane(panes: Sequence[QWidget], step: int) -> None:
    """Give the focus to the pane after the one that has it (step 1) or before it (-1), where it was there last."""
    focused = QApplication.focusWidget()
    here = next(
        (place for place, pane in enumerate(panes) if focused is not None and _holds(pane, focused)),
        -1 if step > 0 else 0,
    )
    focus_in(panes[(here + step) % len(panes)])


def focus_in(pane: QWidget) -> None:
    """Give the focus to what had it last in a pane, or to the first that takes it."""
    last = pane.focusWidget()
    wanted = last if last is not None and _takes_focus(last) else _first(pane)
    wanted.setFocus(Qt.FocusReason.OtherFocusReason)


def _first(pane: QWidget) -> QWidget:
    """Return the first widget in the pane that the Tab key reaches; the pane itself if it does or there is none."""
    if _takes_focus(pane):
        return pane
    widget = pane.nextInFocusChain()
    while widget is not None and widget is not pane:
        if pane.isAncestorOf(widget) and _takes_focus(widget):
            return widget
        widget = widget.nextInFocusChain()
    return pane


def _takes_focus(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isEnabled() and widget.isVisible()


def _holds(pane: QWidget, widget: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)
