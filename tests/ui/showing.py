"""The type of the fixture that shows a widget."""

from typing import Protocol, TypeVar

from PySide6.QtWidgets import QWidget

Widget = TypeVar("Widget", bound=QWidget)


class Show(Protocol):
    """Shows a widget in a window of its own, gives it the focus and returns it."""

    def __call__(self, widget: Widget, /) -> Widget: ...
