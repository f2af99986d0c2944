from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QMessageBox, QProgressDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.core.report import Memo, Report
from ita_desktop.document import render_pdf
from ita_desktop.ui import print_dialog
from ita_desktop.ui.print_dialog import ask_printer, print_report, print_with_progress, wants_pdf

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

RENDERED = render_pdf(Report(fiscal_year=2567, memo=Memo(subject="เรื่อง")))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def printer(qapp: object, tmp_path: Path) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setResolution(100)
    return printer


def has_printers(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: list(names))


def press(role: QMessageBox.ButtonRole) -> None:
    """Press a button of the message that is about to be shown."""
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    next(button for button in box.buttons() if box.buttonRole(button) is role).click()


@pytest.mark.parametrize(
    ("role", "wanted"), [(QMessageBox.ButtonRole.AcceptRole, True), (QMessageBox.ButtonRole.RejectRole, False)]
)
def test_without_a_printer_the_pdf_is_offered(
    window: QWidget, monkeypatch: pytest.MonkeyPatch, role: QMessageBox.ButtonRole, wanted: bool
) -> None:
    has_printers(monkeypatch)
    exported: list[bool] = []
    QTimer.singleShot(0, lambda: press(role))
    printed = print_report(
        window, RENDERED.pdf, RENDERED.pages, title="", current=0, export=lambda: exported.append(True)
    )
    assert not printed
    assert exported == [True] * wanted


def test_prints_what_was_chosen(
    window: QWidget, printer: QPrinter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    has_printers(monkeypatch, "PDF")
    monkeypatch.setattr(print_dialog, "ask_printer", lambda *_: printer)
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert print_report(window, RENDERED.pdf, RENDERED.pages, title="", current=2, export=pytest.fail)
    with pypdfium2.PdfDocument(tmp_path / "out.pdf") as document:
        assert document.get_page_size(0) == (842, 595)
        assert len(document) == 1


@pytest.mark.parametrize("accepted", [True, False])
def test_the_systems_dialog_is_asked(window: QWidget, monkeypatch: pytest.MonkeyPatch, accepted: bool) -> None:
    asked: list[tuple[int, int, str]] = []

    def execute(dialog: QPrintDialog) -> int:
        asked.append((dialog.minPage(), dialog.maxPage(), dialog.printer().docName()))
        return QPrintDialog.DialogCode.Accepted if accepted else QPrintDialog.DialogCode.Rejected

    monkeypatch.setattr(QPrintDialog, "exec", execute)
    assert (ask_printer(window, 15, "รายงาน") is not None) is accepted
    assert asked == [(1, 15, "รายงาน")]


def test_prints_nothing_when_the_dialog_is_cancelled(window: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    has_printers(monkeypatch, "PDF")
    monkeypatch.setattr(print_dialog, "ask_printer", lambda *_: None)
    assert not print_report(window, RENDERED.pdf, RENDERED.pages, title="", current=0, export=pytest.fail)


def test_long_printing_can_be_cancelled(window: QWidget, printer: QPrinter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(print_dialog, "PATIENCE_MS", 0)

    def cancel() -> None:
        dialog = window.findChild(QProgressDialog)
        assert dialog is not None
        assert dialog.isVisible()
        button = dialog.findChild(QPushButton)
        assert button is not None
        button.click()

    QTimer.singleShot(0, cancel)
    assert not print_with_progress(window, RENDERED.pdf, printer, [0, 1, 2] * 10)


def test_the_message_names_a_way_out(window: QWidget) -> None:
    texts: list[str] = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        texts.extend([box.text(), box.informativeText(), *(button.text() for button in box.buttons())])
        box.reject()

    QTimer.singleShot(0, read)
    assert not wants_pdf(window)
    assert len(texts) == 4
    assert all(texts)
