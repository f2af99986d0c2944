from collections.abc import Callable
from pathlib import Path
from unittest.mock import Mock

import pymupdf
import pypdfium2
import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPageRanges
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from ita_desktop import assets
from ita_desktop.core.report import Memo, Report
from ita_desktop.document import Rendered, render_pdf
from ita_desktop.errors import PrinterTrouble
from ita_desktop.exchange.json_format import read_report
from ita_desktop.ui import printing
from ita_desktop.ui.printing import bands, chosen_pages, print_pages

DPI = 150
PRINTED = [0, 3, 2]
RED = render_pdf(Report(fiscal_year=2567, memo=Memo(subject="เรื่อง", secrecy="ลับ"))).pdf


@pytest.fixture(scope="module")
def rendered() -> Rendered:
    return render_pdf(read_report(assets.resource("sample", "report-2567.json").read_bytes()))


def pdf_printer(path: Path, resolution: int = 1200) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(resolution)
    return printer


@pytest.fixture(scope="module")
def printed(rendered: Rendered, qapp: object, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return what a printer that writes a PDF made of three pages of the sample, upright and lying."""
    path = tmp_path_factory.mktemp("printed") / "out.pdf"
    assert print_pages(rendered.pdf, pdf_printer(path, 300), PRINTED)
    return path.read_bytes()


def picture(pdf: bytes, page: int, colours: pymupdf.Colorspace = pymupdf.csGRAY) -> pymupdf.Pixmap:
    """Return a page as another program than ours draws it."""
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        drawn: pymupdf.Pixmap = document[page].get_pixmap(dpi=DPI, colorspace=colours)
        return drawn


def rows(drawn: pymupdf.Pixmap) -> list[bytes]:
    return [drawn.samples[start : start + drawn.width] for start in range(0, len(drawn.samples), drawn.width)]


def difference(one: pymupdf.Pixmap, other: pymupdf.Pixmap) -> float:
    """Return how unlike two grey pictures are on the mean, from 0 to 255, in the part that both have."""
    small = [pymupdf.Pixmap(drawn, drawn.width // 4, drawn.height // 4) for drawn in (one, other)]
    pairs = [pair for both in zip(*map(rows, small), strict=False) for pair in zip(*both, strict=False)]
    return float(sum(abs(grey - other_grey) for grey, other_grey in pairs)) / len(pairs)


def ink(pdf: bytes, page: int) -> tuple[float, ...]:
    """Return left, top, right, bottom of what is printed on a page, in mm."""
    dark = [[x for x, grey in enumerate(row) if grey < 128] for row in rows(picture(pdf, page))]
    ys = [y for y, xs in enumerate(dark) if xs]
    box = min(xs[0] for xs in dark if xs), ys[0], max(xs[-1] for xs in dark if xs) + 1, ys[-1] + 1
    return tuple(value * 25.4 / DPI for value in box)


def test_each_page_has_its_own_orientation_on_a4(printed: bytes) -> None:
    with pypdfium2.PdfDocument(printed) as document:
        sizes = [document.get_page_size(page) for page in range(len(document))]
    assert sizes == [(595, 842), (842, 595), (595, 842)]


@pytest.mark.parametrize("number", range(len(PRINTED)))
def test_stands_on_paper_where_it_stands_in_the_pdf(rendered: Rendered, printed: bytes, number: int) -> None:
    assert ink(printed, number) == pytest.approx(ink(rendered.pdf, PRINTED[number]), abs=0.5)


@pytest.mark.parametrize("number", range(len(PRINTED)))
def test_looks_like_its_own_page(rendered: Rendered, printed: bytes, number: int) -> None:
    own = picture(printed, number)
    unlike = {page: difference(own, picture(rendered.pdf, page)) for page in range(6)}
    assert min(unlike, key=unlike.__getitem__) == PRINTED[number]
    assert unlike[PRINTED[number]] < 10


def load(pdf: bytes, document: QPdfDocument) -> None:
    buffer = QBuffer(document)
    buffer.setData(pdf)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)


@pytest.mark.parametrize("page", [0, 3])
def test_bands_make_up_the_page_to_the_pixel(
    rendered: Rendered, qapp: object, page: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "BAND", 256)
    document = QPdfDocument()
    load(rendered.pdf, document)
    whole = printing._drawn(document, page, 100)
    seen = 0
    for top, band, _ in bands(document, page, 100):
        if band is not None:
            seen += 1
            part = whole.copy(0, top, band.width(), band.height())
            unlike = sum(
                abs(band.pixelColor(x, y).lightness() - part.pixelColor(x, y).lightness()) > 40
                for x in range(0, band.width(), 3)
                for y in range(0, band.height(), 3)
            )
            assert unlike < band.width() * band.height() / 9 / 1000
    assert seen >= 3
    document.close()


def test_empty_bands_are_left_out(rendered: Rendered, qapp: object) -> None:
    document = QPdfDocument()
    load(rendered.pdf, document)
    parts = list(bands(document, 0, 600))
    assert [part is None for _, part, _ in parts][-1]
    assert [top for top, _, _ in parts] == list(range(0, 7016, printing.BAND))
    assert parts[-1][2] == 1.0
    document.close()


@pytest.mark.parametrize(("secret", "coloured"), [(True, True), (False, False)])
def test_only_a_coloured_page_is_printed_in_colour(
    rendered: Rendered, qapp: object, tmp_path: Path, secret: bool, coloured: bool
) -> None:
    path = tmp_path / "out.pdf"
    printer = pdf_printer(path, 150)
    print_pages(RED if secret else rendered.pdf, printer, [0])
    assert (printer.colorMode() is QPrinter.ColorMode.Color) is coloured
    drawn = picture(path.read_bytes(), 0, pymupdf.csRGB).samples
    assert any(red - green > 100 for red, green in zip(drawn[::3], drawn[1::3], strict=True)) is coloured


@pytest.mark.parametrize(("resolution", "printed_dpi"), [(150, 150), (1200, 600)])
def test_draws_no_finer_than_is_seen(
    qapp: object, tmp_path: Path, resolution: int, printed_dpi: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "HIGHEST_DPI", 600)
    path = tmp_path / "out.pdf"
    print_pages(RED, pdf_printer(path, resolution), [0])
    with pypdfium2.PdfDocument(path) as document:
        images = list(document[0].get_objects([pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]))
        assert {image.get_px_size()[0] for image in images} == {round(595.28 * printed_dpi / 72)}


def test_ends_when_told(rendered: Rendered, qapp: object, tmp_path: Path) -> None:
    told: list[float] = []

    def progress(share: float) -> bool:
        told.append(share)
        return share < 0.5

    assert not print_pages(rendered.pdf, pdf_printer(tmp_path / "out.pdf", 150), [0, 1, 2, 3], progress)
    assert told == sorted(told)
    assert told[-1] == pytest.approx(0.5, abs=0.13)


@pytest.mark.parametrize(
    ("aborts", "native", "asked"), [(False, True, {0xFE00: ["number-up", "0"]}), (True, True, {}), (False, False, {})]
)
def test_a_job_that_qt_cannot_abort_is_made_one_that_cups_refuses(
    aborts: bool, native: bool, asked: dict[int, list[str]]
) -> None:
    printer = Mock()
    told: dict[int, list[str]] = {}
    printer.abort.return_value = aborts
    printer.outputFormat.return_value = QPrinter.OutputFormat[f"{'Native' if native else 'Pdf'}Format"]
    printer.printEngine().setProperty = lambda key, value: told.__setitem__(key.value, value)
    printing._abandon(printer)
    assert told == asked


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(rendered: Rendered, qapp: object, tmp_path: Path) -> None:
    with pytest.raises(PrinterTrouble):
        print_pages(rendered.pdf, pdf_printer(tmp_path / "no folder" / "out.pdf"), [0])


def ranges(text: str) -> Callable[[QPrinter], None]:
    def apply(printer: QPrinter) -> None:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setPageRanges(QPageRanges.fromString(text))

    return apply


def copies(count: int, *, collate: bool) -> Callable[[QPrinter], None]:
    def apply(printer: QPrinter) -> None:
        printer.setCopyCount(count)
        printer.setCollateCopies(collate)

    return apply


@pytest.mark.parametrize(
    ("choose", "pages"),
    [
        (lambda _: None, [0, 1, 2, 3]),
        (ranges("2-3"), [1, 2]),
        (ranges("1,3-9"), [0, 2, 3]),
        (lambda printer: printer.setPrintRange(QPrinter.PrintRange.CurrentPage), [2]),
        (lambda printer: printer.setPageOrder(QPrinter.PageOrder.LastPageFirst), [3, 2, 1, 0]),
        (copies(2, collate=True), [0, 1, 2, 3, 0, 1, 2, 3]),
        (copies(2, collate=False), [0, 0, 1, 1, 2, 2, 3, 3]),
    ],
)
def test_chosen_pages(qapp: object, tmp_path: Path, choose: Callable[[QPrinter], None], pages: list[int]) -> None:
    printer = pdf_printer(tmp_path / "out.pdf")
    choose(printer)
    assert chosen_pages(printer, 4, current=2) == pages


class Copier(QPrinter):
    """A printer that makes the copies itself."""

    def supportsMultipleCopies(self) -> bool:  # noqa: N802 - Qt's name
        return True


def test_copies_are_left_to_a_printer_that_makes_them(qapp: object) -> None:
    printer = Copier()
    printer.setCopyCount(3)
    assert chosen_pages(printer, 2) == [0, 1]
