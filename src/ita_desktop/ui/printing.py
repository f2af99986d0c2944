"""Prints the pages of a PDF as they are: their own size, their own orientation, nothing scaled."""

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRect, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrintEngine, QPrinter

from ita_desktop.errors import PrinterTrouble

HIGHEST_DPI: Final = 300 if sys.platform == "win32" else 600
"""More is not seen on paper. Windows spools pictures as they are, 35 MB a page at 300 dpi; CUPS has them compressed."""

LOOK_DPI: Final = 36
"""Enough to see whether there is any colour on a page."""

BAND: Final = 1024
"""How many px of a page's height are drawn at once: a whole page of 600 dpi takes 140 MB."""

OVERLAP: Final = 2
"""Bands overlap by so many px: a viewer of a printed PDF may smooth their edges."""


def _a4(orientation: QPageLayout.Orientation) -> QPageLayout:
    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), orientation, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


A4_UPRIGHT: Final = _a4(QPageLayout.Orientation.Portrait)
A4_LYING: Final = _a4(QPageLayout.Orientation.Landscape)

_CUPS_OPTIONS: Final = QPrintEngine.PrintEnginePropertyKey(0xFE00)
"""Under this key Qt keeps what it asks CUPS for: names and values in turn (PPK_CupsOptions in its qcups_p.h)."""

Progress: TypeAlias = Callable[[float], bool]
"""Is told how much is done, from 0 to 1; the answer False ends the printing."""


def chosen_pages(printer: QPrinter, count: int, current: int = 0) -> list[int]:
    """Return the pages (from 0) of `count` that the printer's settings ask for, as often as it has to be told."""
    match printer.printRange():
        case QPrinter.PrintRange.CurrentPage:
            pages = [current]
        case QPrinter.PrintRange.PageRange:
            ranges = printer.pageRanges().toRangeList()
            pages = [page - 1 for part in ranges for page in range(part.from_, part.to + 1) if page <= count]
        case _:
            pages = list(range(count))
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    if printer.supportsMultipleCopies():
        return pages
    copies = printer.copyCount()
    return pages * copies if printer.collateCopies() else [page for page in pages for _ in range(copies)]


def print_pages(pdf: bytes, printer: QPrinter, pages: Sequence[int], progress: Progress = lambda _: True) -> bool:
    """Print pages (from 0) of a PDF in this order; False if `progress` has ended it. Raises PrinterTrouble."""
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(pdf)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    printer.setFullPage(True)
    if all(_drawn(document, page, LOOK_DPI).allGray() for page in set(pages)):
        # Black toner alone, and a third of the data.
        printer.setColorMode(QPrinter.ColorMode.GrayScale)
    painter = QPainter()
    try:
        return _print(document, printer, painter, pages, progress)
    finally:
        if painter.isActive():
            painter.end()
        document.close()


def page_layout(size: QSizeF) -> QPageLayout:
    """Return the paper for a page of this size in pt: A4, upright or lying, the whole of it."""
    return A4_LYING if size.width() > size.height() else A4_UPRIGHT


def bands(document: QPdfDocument, page: int, dpi: int) -> Iterator[tuple[int, QImage | None, float]]:
    """Yield a page's picture in parts from the top down, each with its upper edge in px and how much is done then.

    A part on which nothing is printed is None.
    """
    height = _size(document, page, dpi).height()
    for top in range(0, height, BAND):
        drawn = _band(document, page, dpi, top, min(BAND + OVERLAP, height - top))
        yield top, drawn, min(1.0, (top + BAND) / height)


def _print(
    document: QPdfDocument, printer: QPrinter, painter: QPainter, pages: Sequence[int], progress: Progress
) -> bool:
    for number, page in enumerate(pages):
        printer.setPageLayout(page_layout(document.pagePointSize(page)))
        if not (printer.newPage() if painter.isActive() else painter.begin(printer)):
            raise PrinterTrouble("The printer takes no pages. Is it switched on and connected?")
        # Else a printer's PDF keeps the pages as photographs, with shadows around the letters.
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        dpi = min(printer.resolution(), HIGHEST_DPI)
        painter.resetTransform()
        painter.scale(printer.resolution() / dpi, printer.resolution() / dpi)
        for top, band, share in bands(document, page, dpi):
            if band is not None:
                painter.drawImage(QPointF(0, top), band)
            if not progress((number + share) / len(pages)):
                _abandon(printer)
                return False
    # Qt tells CUPS the orientation of the last page for the whole job; CUPS would turn all pages by it once more.
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    return True


def _abandon(printer: QPrinter) -> None:
    """Let none of the pages that are drawn already be printed when the painter ends.

    Qt has no way to abort a job for CUPS: it hands all pages over at the end. So it is to ask for what CUPS refuses the
    whole job for, no page on a sheet (RFC 8011, 5.2.9: one at least).
    """
    if not printer.abort() and printer.outputFormat() is QPrinter.OutputFormat.NativeFormat:
        printer.printEngine().setProperty(_CUPS_OPTIONS, ["number-up", "0"])


def _size(document: QPdfDocument, page: int, dpi: int) -> QSize:
    points = document.pagePointSize(page)
    return QSize(round(points.width() * dpi / 72), round(points.height() * dpi / 72))


def _band(document: QPdfDocument, page: int, dpi: int, top: int, height: int) -> QImage | None:
    size = _size(document, page, dpi)
    options = QPdfDocumentRenderOptions()
    options.setScaledSize(size)
    # Qt takes QRect.right(), left + width - 1, for the right edge, and would draw all smaller by one px. The tests
    # compare bands with a page drawn at once.
    options.setScaledClipRect(QRect(0, top, size.width() + 1, height + 1))
    drawn = document.render(page, QSize(size.width(), height), options)
    empty = QImage(drawn.size(), drawn.format())
    empty.fill(Qt.GlobalColor.transparent)
    return None if drawn == empty else _on_white(drawn)


def _drawn(document: QPdfDocument, page: int, dpi: int) -> QImage:
    return _on_white(document.render(page, _size(document, page, dpi)))


def _on_white(drawn: QImage) -> QImage:
    picture = QImage(drawn.size(), QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.drawImage(QPointF(), drawn)
    painter.end()
    return picture
