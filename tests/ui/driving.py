"""Opens windows for the tests and answers their dialogs as a clerk would, without showing them."""

from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QInputDialog,
    QLabel,
    QMessageBox,
    QTableWidget,
    QTextEdit,
    QWidget,
)

from ita_desktop.app.desk import Desk
from ita_desktop.app.files import Document
from ita_desktop.app.settings import Settings
from ita_desktop.ui.dialogs import Dialogs
from ita_desktop.ui.main_window import MainWindow
from ui.keyboard import type_text

Answer = Callable[[Any], object]


class Clerk:
    """Answers dialogs in the order in which they come; one that nobody expects fails the test."""

    def __init__(self, dialogs: Dialogs) -> None:
        self.seen: list[QDialog] = []
        self.texts: list[str] = []
        self.details: list[str] = []
        self._answers: list[Answer] = []
        dialogs.execute = self._take

    def will(self, *answers: Answer) -> None:
        """Note the answers to the dialogs to come."""
        self._answers += answers

    def is_done(self) -> bool:
        """Tell whether every dialog that was to come has come."""
        return not self._answers

    def _take(self, dialog: QDialog) -> object:
        text = dialog.text() if isinstance(dialog, QMessageBox) else dialog.windowTitle()
        detail = dialog.informativeText() if isinstance(dialog, QMessageBox) else ""
        self.texts.append(text.replace("\u200b", ""))
        self.details.append(detail)
        self.seen.append(dialog)
        assert self._answers, f"nobody expected: {self.texts[-1]}"
        return self._answers.pop(0)(dialog)


def press(name: str) -> Answer:
    """Press a button of a message by its name."""

    def answer(box: QMessageBox) -> None:
        next(button for button in box.buttons() if button.objectName() == name).click()

    return answer


def choose_file(path: Path) -> Answer:
    """Choose a file in the file dialog."""

    def answer(dialog: QFileDialog) -> object:
        dialog.setDirectory(str(path.parent))
        dialog.selectFile(path.name)
        return QDialog.DialogCode.Accepted

    return answer


def enter(text: str) -> Answer:
    """Type or choose a text and accept it."""

    def answer(dialog: QInputDialog) -> object:
        dialog.setTextValue(text)
        return QDialog.DialogCode.Accepted

    return answer


def accept(_dialog: QDialog) -> object:
    """Press the button that goes on."""
    return QDialog.DialogCode.Accepted


def fill(**texts: str) -> Answer:
    """Type into the fields of a dialog, each named by the last part of its object name, and go on."""

    def answer(dialog: QDialog) -> object:
        for name, text in texts.items():
            field = next(child for child in dialog.findChildren(QWidget) if child.objectName().endswith(f".{name}"))
            type_text(field, text)
        return QDialog.DialogCode.Accepted

    return answer


def cancel(_dialog: QDialog) -> object:
    """Close a dialog without an answer."""
    return QDialog.DialogCode.Rejected


def said(dialog: QDialog) -> str:
    """Return all that a dialog says, its tables too."""
    tables = dialog.findChildren(QTableWidget)
    cells = [table.item(row, column) for table in tables for row, column in _places(table)]
    notes = [note.toPlainText() for note in dialog.findChildren(QTextEdit)]
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    return "\n".join([*labels, *notes, *(cell.text() for cell in cells if cell)])


def _places(table: QTableWidget) -> Iterator[tuple[int, int]]:
    return product(range(table.rowCount()), range(table.columnCount()))


Opened = tuple[MainWindow, Clerk]


def open_window(folder: Path, desk: Desk | None = None) -> Opened:
    """Return a window with settings of its own, shown, and the clerk who answers its dialogs.

    Without a desk nobody is asked who works there, and nothing is kept beside the report's file.
    """
    settings = desk.settings if desk else Settings(folder / "settings.ini")
    settings.last_folder = str(folder)
    window = MainWindow(Document(desk=desk), settings)
    clerk = Clerk(window.dialogs)
    window.resize(1366, 700)
    window.show()
    return window, clerk


def choose(window: MainWindow, command: str) -> None:
    """Choose a command of the menus; it has to be enabled."""
    assert window.commands[command].isEnabled()
    window.commands[command].trigger()


def editor(window: MainWindow, path: str) -> Any:
    """Lead to a field and return its editor."""
    assert window.show_field(path)
    found = window.tabs.page.findChild(QWidget, path)
    assert found is not None, path
    return found


def focused() -> str:
    """Return the name of the widget in focus, or of the nearest around it that has one."""
    widget = QApplication.focusWidget()
    while widget is not None and not widget.objectName():
        widget = widget.parentWidget()
    return widget.objectName() if widget is not None else ""


def key(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is, or in the window if nothing has it."""
    widget = QApplication.focusWidget() or QApplication.activeWindow()
    assert widget is not None
    QTest.keyClick(widget, key, modifiers)
