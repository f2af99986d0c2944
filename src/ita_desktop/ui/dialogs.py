"""All questions and notices of the window go through here, so that a test can answer them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QLabel, QLineEdit, QMessageBox, QWidget

from ita_desktop.app.texts import say, tr, wrapped
from ita_desktop.errors import UserError
from ita_desktop.ui.choices import Choice, FileKind

_Role = QMessageBox.ButtonRole
_PLAIN_NAME: Final = "ita-desktop"
_WIDTH: Final = 24
"""Of a dialog with a field, in heights of a line."""

_T = TypeVar("_T")


class Dialogs:
    """Asks and tells over one window. `execute` shows a dialog until it is answered; a test puts its own there."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self.execute: Callable[[QDialog], object] = QDialog.exec

    def tell(self, text: str, detail: str = "", choices: Sequence[Choice] = ()) -> str:
        """Say something; without choices there is only "OK"."""
        return self.ask(text, choices or (_ok(),), detail, icon=QMessageBox.Icon.Information)

    def trouble(self, error: UserError, choices: Sequence[Choice] = ()) -> str:
        """Say what went wrong and offer what can be done about it; without choices there is only "OK"."""
        return self.ask(say(error.message), choices or (_ok(),), icon=QMessageBox.Icon.Warning)

    def ask(
        self,
        text: str,
        choices: Sequence[Choice],
        detail: str = "",
        *,
        icon: QMessageBox.Icon = QMessageBox.Icon.Question,
    ) -> str:
        """Return the id of the answer; the first one is proposed."""
        box = QMessageBox(self._parent)
        box.setIcon(icon)
        box.setWindowTitle(_PLAIN_NAME)
        box.setTextFormat(Qt.TextFormat.PlainText)  # names of files and people are no markup
        box.setText(wrapped(text))
        box.setInformativeText(wrapped(detail))
        buttons = {}
        for choice in choices:
            role = _Role.RejectRole if choice.is_cancel else _Role.AcceptRole
            button = box.addButton(choice.text, _Role.DestructiveRole if choice.is_destructive else role)
            button.setObjectName(choice.id)
            buttons[choice.id] = button
            if choice.is_cancel:
                box.setEscapeButton(button)
        box.setDefaultButton(buttons[choices[0].id])
        self.execute(box)
        clicked = box.clickedButton()
        box.deleteLater()
        cancel = next((choice.id for choice in choices if choice.is_cancel), choices[-1].id)
        return next((key for key, button in buttons.items() if button is clicked), cancel)

    def ask_text(self, title: str, label: str, text: str = "") -> str | None:
        """Return a line that the clerk types; None if it was cancelled."""
        dialog = self._input(title, label)
        dialog.setInputMode(QInputDialog.InputMode.TextInput)
        dialog.setTextValue(text)
        for field in dialog.findChildren(QLineEdit):
            field.setAccessibleName(label)
            field.selectAll()
        return self._answer(dialog, lambda: dialog.textValue().strip())

    def ask_item(self, title: str, label: str, items: Sequence[str], chosen: str) -> str | None:
        """Return one of several texts; None if it was cancelled."""
        dialog = self._input(title, label)
        dialog.setComboBoxItems(items)
        dialog.setTextValue(chosen)
        return self._answer(dialog, dialog.textValue)

    def open_file(self, title: str, folder: Path, kind: FileKind) -> Path | None:
        """Return a file that the clerk chooses to open; None if it was cancelled."""
        dialog = self._files(title, folder, kind)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return self._answer(dialog, lambda: Path(dialog.selectedFiles()[0]))

    def save_file(self, title: str, proposed: Path, kind: FileKind) -> Path | None:
        """Return where the clerk wants to write; the system's dialog has asked whether a file there is replaced."""
        dialog = self._files(title, proposed.parent, kind)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind.ending.removeprefix("."))
        dialog.selectFile(proposed.name)
        return self._answer(dialog, lambda: Path(dialog.selectedFiles()[0]))

    def _input(self, title: str, label: str) -> QInputDialog:
        dialog = QInputDialog(self._parent)
        dialog.setWindowTitle(title)
        dialog.setLabelText(wrapped(label))
        for shown in dialog.findChildren(QLabel):
            shown.setTextFormat(Qt.TextFormat.PlainText)  # it may tell words of the report
            shown.setWordWrap(True)
        dialog.resize(_WIDTH * dialog.fontMetrics().height(), dialog.sizeHint().height())
        dialog.setOkButtonText(tr("OK"))
        dialog.setCancelButtonText(tr("Cancel"))
        return dialog

    def _files(self, title: str, folder: Path, kind: FileKind) -> QFileDialog:
        dialog = QFileDialog(self._parent, title, str(folder))
        dialog.setNameFilters([kind.filter])
        return dialog

    def _answer(self, dialog: QDialog, answer: Callable[[], _T]) -> _T | None:
        accepted = self.execute(dialog) == QDialog.DialogCode.Accepted
        value = answer() if accepted else None
        dialog.deleteLater()
        return value


def _ok() -> Choice:
    return Choice("ok", tr("OK"), is_cancel=True)
