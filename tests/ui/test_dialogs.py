import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ita_desktop.app import texts
from ita_desktop.errors import CannotWrite
from ita_desktop.ui.choices import Choice, FileKind
from ita_desktop.ui.dialogs import Dialogs
from ita_desktop.ui.help_dialogs import about_dialog, keys_dialog
from ui.driving import Clerk, cancel, choose_file, enter, press
from ui.tabs.access import unnamed

CHOICES = (
    Choice("yes", "ใช่ (&Y)"),
    Choice("no", "ไม่ (&N)", is_destructive=True),
    Choice("stay", "ยกเลิก", is_cancel=True),
)
KIND = FileKind("รายงาน", ".db")


@pytest.fixture
def dialogs(qtbot: QtBot) -> Dialogs:
    window = QWidget()
    qtbot.addWidget(window)
    return Dialogs(window)


@pytest.fixture
def clerk(dialogs: Dialogs) -> Clerk:
    return Clerk(dialogs)


@pytest.mark.parametrize("answer", ["yes", "no", "stay"])
def test_the_button_that_was_pressed_is_the_answer(answer: str, dialogs: Dialogs, clerk: Clerk) -> None:
    clerk.will(press(answer))
    assert dialogs.ask("บันทึกหรือไม่", CHOICES) == answer


def test_escape_is_the_cancelling_answer(dialogs: Dialogs, clerk: Clerk) -> None:
    clerk.will(lambda box: box.reject())
    assert dialogs.ask("บันทึกหรือไม่", CHOICES) == "stay"


def test_names_in_a_question_are_never_read_as_markup(dialogs: Dialogs, clerk: Clerk) -> None:
    clerk.will(press("stay"))
    dialogs.ask("<b>ก.db</b>", CHOICES, "<img src='//server/x'>")
    labels = {label.objectName(): label.textFormat() for label in clerk.seen[0].findChildren(QLabel)}
    plain = Qt.TextFormat.PlainText
    assert (labels["qt_msgbox_label"], labels["qt_msgbox_informativelabel"]) == (plain, plain)


def test_the_first_answer_is_proposed(dialogs: Dialogs, clerk: Clerk) -> None:
    clerk.will(press("stay"))
    dialogs.ask("บันทึกหรือไม่", CHOICES)
    box = clerk.seen[0]
    assert isinstance(box, QMessageBox)
    default, escape = box.defaultButton(), box.escapeButton()
    assert default is not None
    assert escape is not None
    assert (default.objectName(), escape.objectName()) == ("yes", "stay")


def test_trouble_is_told_in_the_language_and_wraps(dialogs: Dialogs, clerk: Clerk) -> None:
    clerk.will(press("ok"))
    error = CannotWrite("The folder of {path} is gone. Connect its drive again or save it elsewhere.", path="a.db")
    assert dialogs.trouble(error) == "ok"
    box = clerk.seen[0]
    assert isinstance(box, QMessageBox)
    assert "\u200b" in box.text()
    assert clerk.texts == [texts.say(error.message)]


@pytest.mark.parametrize(("answer", "text"), [(enter(" ด้านใหม่ "), "ด้านใหม่"), (cancel, None)])
def test_a_line_is_asked_for(answer: Any, text: str | None, dialogs: Dialogs, clerk: Clerk) -> None:
    clerk.will(answer)
    assert dialogs.ask_text("เพิ่มด้าน", "ชื่อ", "เดิม") == text


def test_the_old_text_is_selected(dialogs: Dialogs, clerk: Clerk) -> None:
    clerk.will(cancel)
    dialogs.ask_text("เปลี่ยนชื่อ", "ชื่อ", "เดิม")
    field = clerk.seen[0].findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    assert (field.selectedText(), field.accessibleName()) == ("เดิม", "ชื่อ")


@pytest.mark.parametrize(("answer", "item"), [(enter("2568"), "2568"), (cancel, None)])
def test_one_of_some_is_asked_for(answer: Any, item: str | None, dialogs: Dialogs, clerk: Clerk) -> None:
    clerk.will(answer)
    assert dialogs.ask_item("ใหม่", "ปี", ["2567", "2568"], "2567") == item


def test_a_file_to_open_has_to_be_there(dialogs: Dialogs, clerk: Clerk, tmp_path: Path) -> None:
    path = tmp_path / "ก ข.db"
    path.touch()
    clerk.will(choose_file(path))
    assert dialogs.open_file("เปิด", tmp_path, KIND) == path
    dialog = clerk.seen[0]
    assert isinstance(dialog, QFileDialog)
    assert dialog.fileMode() == QFileDialog.FileMode.ExistingFile
    assert dialog.nameFilters() == ["รายงาน (*.db)"]


def test_a_name_is_proposed_for_a_file_to_save(dialogs: Dialogs, clerk: Clerk, tmp_path: Path) -> None:
    clerk.will(lambda _: QDialog.DialogCode.Accepted)
    assert dialogs.save_file("บันทึก", tmp_path / "ITA 2567.db", KIND) == tmp_path / "ITA 2567.db"
    dialog = clerk.seen[0]
    assert isinstance(dialog, QFileDialog)
    assert (dialog.defaultSuffix(), dialog.acceptMode()) == ("db", QFileDialog.AcceptMode.AcceptSave)
    assert not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)


def test_no_file_is_chosen(dialogs: Dialogs, clerk: Clerk, tmp_path: Path) -> None:
    clerk.will(cancel, cancel)
    assert dialogs.open_file("เปิด", tmp_path, KIND) is None
    assert dialogs.save_file("บันทึก", tmp_path / "a.db", KIND) is None


def test_dialogs_are_thrown_away_when_they_are_answered(dialogs: Dialogs, clerk: Clerk) -> None:
    clerk.will(press("yes"), enter("x"))
    dialogs.ask("?", CHOICES)
    dialogs.ask_text("?", "?")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [isValid(dialog) for dialog in clerk.seen] == [False, False]


DIALOGS: dict[str, Callable[[Dialogs, QWidget], object]] = {
    "message": lambda dialogs, _: dialogs.ask(texts.tr("Save the changes to {name}?", name="a.db"), CHOICES),
    "notice": lambda dialogs, _: dialogs.tell(texts.tr("Saved")),
    "line": lambda dialogs, _: dialogs.ask_text(texts.tr("Add a section"), texts.tr("Title of the section")),
    "years": lambda dialogs, _: dialogs.ask_item(
        texts.tr("New report"), texts.tr("Fiscal year (B.E.)"), ["2567"], "2567"
    ),
    "open": lambda dialogs, _: dialogs.open_file(texts.tr("Open a report"), Path.cwd(), KIND),
    "save": lambda dialogs, _: dialogs.save_file(texts.tr("Save the report"), Path("a.db"), KIND),
    "keys": lambda dialogs, window: dialogs.execute(keys_dialog(window)),
    "about": lambda dialogs, window: dialogs.execute(about_dialog(window)),
}


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("open_dialog", DIALOGS.values(), ids=DIALOGS)
def test_each_dialog_opens_in_each_language(
    open_dialog: Callable[[Dialogs, QWidget], object],
    language: str,
    dialogs: Dialogs,
    clerk: Clerk,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr(texts._Chosen, "language", language)

    def look(dialog: QDialog) -> object:
        with qtbot.waitExposed(dialog):
            dialog.open()
        assert unnamed(dialog) == []
        assert dialog.sizeHint().width() < 1366
        dialog.reject()
        return QDialog.DialogCode.Rejected

    clerk.will(look)
    open_dialog(dialogs, dialogs._parent)
    assert clerk.texts[0]
    is_thai = re.search("[ก-๛]", clerk.texts[0]) is not None
    assert is_thai is (language == "th")
