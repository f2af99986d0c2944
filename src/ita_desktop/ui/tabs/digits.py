"""Lets the fields of a page show their numbers and dates in the digits that the report prints."""

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ita_desktop.app.session import Session
from ita_desktop.ui.binding import is_within
from ita_desktop.ui.widgets.parsed_edit import ParsedEdit

_SWITCH: Final = "settings.thai_digits"


class Digits(QObject):
    """Shows Thai digits or western ones in the fields of a page, as the report's switch says; lives with the page."""

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        session.changed.connect(self._follow)
        self._follow("")

    def _follow(self, path: str) -> None:
        if is_within(_SWITCH, path):
            for field in self._page.findChildren(ParsedEdit):  # type: ignore[type-abstract]
                field.set_thai_digits(on=self._session.report.settings.thai_digits)
