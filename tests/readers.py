"""What five programs read in a PDF: the same bytes go to each, and each gives the text that a clerk would copy."""

import io
import re
import subprocess
from collections.abc import Callable
from typing import Final

import pymupdf
import pypdf
import pypdfium2
from pdfminer.high_level import extract_text


def poppler(pdf: bytes) -> str:
    """Read with pdftotext, in the order in which the page was drawn."""
    return _pdftotext(pdf, "-raw")


def poppler_by_place(pdf: bytes) -> str:
    """Read with pdftotext as it is by default: it guesses words and columns from where the letters stand."""
    return _pdftotext(pdf)


def _pdftotext(pdf: bytes, *options: str) -> str:
    command = ["pdftotext", *options, "-enc", "UTF-8", "-nopgbrk", "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode("utf-8")


def pdfium(pdf: bytes) -> str:
    """Read with the engine of Chrome and Edge."""
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def mupdf(pdf: bytes) -> str:
    """Read with MuPDF, which SumatraPDF uses."""
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        return "\n".join(document[number].get_text() for number in range(document.page_count))


def pypdf_reader(pdf: bytes) -> str:
    """Read with pypdf."""
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def pdfminer(pdf: bytes) -> str:
    """Read with pdfminer."""
    return extract_text(io.BytesIO(pdf))


READERS: Final[dict[str, Callable[[bytes], str]]] = {
    "poppler": poppler,
    "pdfium": pdfium,
    "mupdf": mupdf,
    "pypdf": pypdf_reader,
    "pdfminer": pdfminer,
}
"""Each reader by name: the bytes of a PDF to its text, a line of the page to a line of the text."""


def squeezed(text: str) -> str:
    """Return the text without its white space, which readers guess."""
    return re.sub(r"\s+", "", text)


def lines(text: str) -> list[str]:
    """Return the lines that hold something, every stretch of white space within them as one space."""
    return [" ".join(line.split()) for line in re.split(r"[\r\n\f]+", text) if line.strip()]
