"""Tries the parts of the window where the program is installed; nothing is to be seen of it."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QBuffer,
    QEventLoop,
    QIODevice,
    QLibraryInfo,
    QMessageLogContext,
    QPluginLoader,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from ita_desktop.app import texts
from ita_desktop.app.files import Document
from ita_desktop.app.immortal import keep_constants
from ita_desktop.app.settings import Settings
from ita_desktop.self_test import Check, expect
from ita_desktop.texts import source_text
from ita_desktop.ui import fonts
from ita_desktop.ui.icons import icon, program_icon
from ita_desktop.ui.main_window import MainWindow
from ita_desktop.ui.printing import print_pages
from ita_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from ita_desktop.document import Rendered

_SCREENS: Final = {"win32": "qwindows", "darwin": "libqcocoa"}
_OTHER_SCREEN: Final = "libqxcb"
_OFFSCREEN: Final = "This plugin does not support "
"""So begins what the platform without a screen says of itself."""

_PATIENCE_MS: Final = 60_000
_ICON: Final = 64
_HEAD: Final = "บันทึกข้อความ"


def checks() -> list[Check]:
    """Return the checks of the window; they need no display. Qt is started with the first of them."""
    return [
        (source_text("Qt finds what it needs for a screen"), _screen),
        (source_text("the window opens with the sample report and shows its pages"), _window),
        (source_text("QtPdf reads the pages back"), _reading),
        (source_text("pages can be printed"), _printing),
        (source_text("Qt's own texts are Thai"), _qt_texts),
        (source_text("the program's own font and icons are there"), _look),
    ]


def _screen() -> None:
    """Load Qt's plug-in for the screen with the libraries that it takes from the system."""
    _application()
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    name = _SCREENS.get(sys.platform, _OTHER_SCREEN)
    found = sorted(folder.glob(f"{name}.*"))
    expect(bool(found), f"{folder / name} is missing")
    loader = QPluginLoader(str(found[0]))
    expect(loader.load(), loader.errorString())


def _window() -> None:
    rendered = _through_window()
    expect(rendered.pages > 1, "the sample report has too few pages")


def _reading() -> None:
    document, buffer = QPdfDocument(), QBuffer()
    rendered = _through_window()
    buffer.setData(rendered.pdf)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    expect(document.pageCount() == rendered.pages, f"{document.pageCount()} of {rendered.pages} pages are read")
    text = document.getAllText(0).text()
    expect(_HEAD in text, f"the memo's head is not read: {text[:40]!r}")
    document.close()


def _printing() -> None:
    _application()
    QPrinterInfo.availablePrinterNames()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "printed.pdf"
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setResolution(72)
        printer.setOutputFileName(str(path))
        expect(print_pages(_through_window().pdf, printer, [0]), "the page was not printed")
        expect(path.read_bytes().startswith(b"%PDF-"), "what was printed is no PDF")


def _qt_texts() -> None:
    _application()
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    said = box.buttons()[0].text()
    expect(said.startswith("ยกเลิก"), f"Qt's button says {said!r}")


def _look() -> None:
    _application()
    family = fonts.load()
    shown = QFontInfo(QFont(family)).family()
    expect(shown == family, f"{shown} is shown in the place of {family}")
    for name, drawn in (("program", program_icon()), ("save", icon("save"))):
        image = drawn.pixmap(_ICON).toImage()
        inked = any(image.pixelColor(x, _ICON // 2).alpha() for x in range(_ICON))
        expect(inked, f"the icon {name} is empty")


def _application() -> QApplication:
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    keep_constants()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    qInstallMessageHandler(_tell)
    app = QApplication(["ita-desktop"])
    texts.choose("th")
    Theme(app)
    return app


def _tell(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    if not text.startswith(_OFFSCREEN) and sys.stderr is not None:
        print(text, file=sys.stderr)  # noqa: T201 - so does Qt


def _through_window() -> Rendered:
    """Open a window with the sample report, as a clerk does, and return the pages that it has made."""
    _application()
    made: list[Rendered] = []
    loop = QEventLoop()

    def take(rendered: Rendered) -> None:
        made.append(rendered)
        loop.quit()

    with tempfile.TemporaryDirectory() as folder:
        window = MainWindow(Document(), Settings(Path(folder) / "settings.ini"))
        window.show()
        window.files.sample()
        window.rendering.when_current(take)
        QTimer.singleShot(_PATIENCE_MS, loop, loop.quit)
        loop.exec()
        window.leave()
    expect(bool(made), "no pages were made")
    return made[0]
