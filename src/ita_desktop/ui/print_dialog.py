"""Asks how to print and shows how far it has come; where there is no printer, leads to the PDF."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QMessageBox, QProgressDialog, QWidget

from ita_desktop.app.texts import tr, wrapped
from ita_desktop.ui.printing import A4_UPRIGHT, chosen_pages, print_pages

PATIENCE_MS: Final = 500
"""Work that takes longer shows its progress."""

STEPS: Final = 1000

_Option = QAbstractPrintDialog.PrintDialogOption


def print_report(
    parent: QWidget | None, pdf: bytes, count: int, *, title: str, current: int, export: Callable[[], object]
) -> bool:
    """Ask for a printer and print a PDF of `count` pages on it; `current` is the page in view, from 0.

    Without any printer `export` may be called instead. False if nothing, or not all, was printed. Raises
    PrinterTrouble.
    """
    if not QPrinterInfo.availablePrinterNames():
        if wants_pdf(parent):
            export()
        return False
    printer = ask_printer(parent, count, title)
    if printer is None:
        return False
    return print_with_progress(parent, pdf, printer, chosen_pages(printer, count, current))


def wants_pdf(parent: QWidget | None) -> bool:
    """Say that there is no printer and ask whether to make a PDF instead."""
    box = QMessageBox(parent)
    box.setObjectName("no_printer")
    box.setIcon(QMessageBox.Icon.Information)
    box.setWindowTitle(tr("Print"))
    box.setText(wrapped(tr("No printer is set up on this computer.")))
    box.setInformativeText(wrapped(tr("Save the report as a PDF file and print it on another computer.")))
    save = box.addButton(tr("Save as PDF …"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(save)
    box.exec()
    chosen = box.clickedButton() is save
    box.deleteLater()
    return chosen


def ask_printer(parent: QWidget | None, count: int, title: str) -> QPrinter | None:
    """Let the clerk choose printer, pages and copies in the system's dialog; None if it was cancelled."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageLayout(A4_UPRIGHT)
    dialog = QPrintDialog(printer, parent)
    dialog.setObjectName("print_dialog")
    dialog.setMinMax(1, count)
    dialog.setOptions(_Option.PrintPageRange | _Option.PrintCurrentPage | _Option.PrintCollateCopies)
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if accepted else None


def print_with_progress(parent: QWidget | None, pdf: bytes, printer: QPrinter, pages: list[int]) -> bool:
    """Print pages (from 0) with a dialog in which it can be cancelled; False if it was."""
    dialog = QProgressDialog(tr("Printing …"), tr("Cancel"), 0, STEPS, parent)
    dialog.setObjectName("print_progress")
    dialog.setWindowTitle(tr("Print"))
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinimumDuration(PATIENCE_MS)

    def progress(share: float) -> bool:
        dialog.setValue(round(share * STEPS))
        return not dialog.wasCanceled()

    try:
        return print_pages(pdf, printer, pages, progress)
    finally:
        dialog.deleteLater()
