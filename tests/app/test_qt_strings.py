import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain

import pytest
from babel.messages import Message
from PySide6.QtCore import QCoreApplication, QPoint, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QUndoStack
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QDockWidget,
    QErrorMessage,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QProgressDialog,
    QScrollBar,
    QSpinBox,
    QTabBar,
    QTextBrowser,
    QUndoView,
    QWidget,
)

import catalogs
from ita_desktop.app.qt_strings import QtStrings
from ita_desktop.core.thai_text import normalise

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the platform without a screen

[PO] = catalogs.po_files("qt")
MESSAGES = [message for message in catalogs.read(PO.read_bytes()) if message.id]

SHOWN_AS_THEY_ARE = {"Form", "...", "%1%", "%p%", "Alt+Left", "Alt+Right", "Alt+Up", "QT_LAYOUT_DIRECTION"}
"""Not shown at all, without words, or shortcuts."""

UNTRANSLATED = {"QShortcut", "QPageSize", "QLibrary"}
"""What the catalog leaves out of these are names of keys and papers, and why a library of the system is not there."""

BUTTONS = [button for button in QMessageBox.StandardButton if button.value.bit_count() == 1 and button.value >= 0x400]


class Recorder(QtStrings):
    """Notes what Qt has asked for in vain."""

    def __init__(self) -> None:
        super().__init__("th")
        self.missing: set[tuple[str, str]] = set()

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        text = super().translate(context, source, disambiguation, n)
        if source and text is None and context not in UNTRANSLATED and source not in SHOWN_AS_THEY_ARE:
            self.missing.add((context, source))
        return text


@pytest.fixture
def recorder(qapp: QApplication) -> Iterator[Recorder]:
    recorder = Recorder()
    QCoreApplication.installTranslator(recorder)
    yield recorder
    QCoreApplication.removeTranslator(recorder)


def message_box() -> QMessageBox:
    box = QMessageBox()
    for button in BUTTONS:
        box.addButton(button)
    box.setDetailedText("x")
    return box


def file_dialog(mode: QFileDialog.FileMode, accept: QFileDialog.AcceptMode) -> QFileDialog:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(mode)
    dialog.setAcceptMode(accept)
    return dialog


def close_menu() -> None:
    menu = QApplication.activePopupWidget()
    if menu is not None:
        menu.close()


def with_menu(widget: QWidget) -> QWidget:
    """Return a widget that has shown its context menu."""
    widget.show()
    here = QPoint(2, 2)
    QTimer.singleShot(0, close_menu)  # some menus wait until they are closed
    QApplication.sendEvent(widget, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, here, widget.mapToGlobal(here)))
    return widget


def closable_tabs() -> QTabBar:
    tabs = QTabBar()
    tabs.setTabsClosable(True)
    tabs.addTab("x")
    return tabs


MADE: dict[str, Callable[[], QWidget]] = {
    "message box": message_box,
    **{
        f"file dialog, {mode.name}, {accept.name}": partial(file_dialog, mode, accept)
        for mode in QFileDialog.FileMode
        for accept in QFileDialog.AcceptMode
    },
    "line": lambda: with_menu(QLineEdit("x")),
    "scroll bar": lambda: with_menu(QScrollBar()),
    "text": lambda: with_menu(QPlainTextEdit("x")),
    "browser": lambda: with_menu(QTextBrowser()),
    "number": lambda: with_menu(QSpinBox()),
    "dock": lambda: QDockWidget("x"),
    "tabs": closable_tabs,
    "progress": lambda: QProgressDialog("", "", 0, 5),
    "input": QInputDialog,
    "errors": QErrorMessage,
    "calendar": QCalendarWidget,
    "undo list": lambda: QUndoView(QUndoStack()),
}


@pytest.mark.parametrize("make", MADE.values(), ids=MADE)
def test_everything_shown_is_thai(make: Callable[[], QWidget], recorder: Recorder) -> None:
    widget = make()
    widget.show()
    QApplication.processEvents()
    assert recorder.missing == set()


@pytest.mark.parametrize("make", [QPrintDialog, QPrintPreviewDialog])
def test_everything_about_printing_is_thai(make: Callable[[QPrinter], QWidget], recorder: Recorder) -> None:
    printer = QPrinter()
    dialog = make(printer)
    dialog.show()
    QApplication.processEvents()
    assert recorder.missing == set()


def test_what_is_not_known_is_left_to_qt(qapp: QApplication, recorder: Recorder) -> None:
    assert recorder.translate("QFileDialog", "no text of Qt's") is None
    assert recorder.translate("no context", "Open") is None
    assert QtStrings("en").translate("QFileDialog", "Open") is None


@pytest.mark.parametrize("keys", ["Ctrl+Shift+Up", "Alt+Left", "Ctrl+Space", "Ctrl+PgUp", "F6", "Del"])
def test_shortcuts_may_still_be_written_in_english(keys: str, recorder: Recorder) -> None:
    portable = QKeySequence.SequenceFormat.PortableText
    assert QKeySequence(keys) == QKeySequence.fromString(keys, portable)
    assert QKeySequence(keys).toString(portable) == keys


def text(message: Message) -> str:
    return str(message.string)


def test_no_text_is_there_twice_and_all_are_translated() -> None:
    assert len({(message.context, message.id) for message in MESSAGES}) == len(MESSAGES)
    assert catalogs.untranslated(PO.read_bytes()) == []


def test_texts_are_well_typed() -> None:
    assert [message for message in MESSAGES if text(message) != normalise(text(message))] == []


@pytest.mark.parametrize("part", [r"%\d", r"&[A-Za-z]", r"\n", r":$", r"\.\.\.", r"\(\*\)", r"[<>]"])
def test_placeholders_mnemonics_and_ends_are_kept(part: str) -> None:
    assert [
        message.id
        for message in MESSAGES
        if len(re.findall(part, str(message.id))) != len(re.findall(part, text(message)))
    ] == []


@pytest.mark.parametrize("context", ["QLineEdit", "QWidgetTextControl", "QAbstractSpinBox"])
def test_the_mnemonics_of_a_menu_differ(context: str) -> None:
    letters = [re.findall("&(.)", text(message)) for message in MESSAGES if message.context == context]
    assert max(Counter(chain.from_iterable(letters)).values()) == 1
