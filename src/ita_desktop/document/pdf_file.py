"""Writes finished pages as a PDF through ReportLab's document objects."""

import zlib
from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

from reportlab.pdfbase import pdfdoc

from ita_desktop.document.emblem import FORM, PIXELS, Emblem, Pixels
from ita_desktop.document.sheet import Sheet
from ita_desktop.typeset import pdf_font

LANGUAGE = "th"
_CREATOR = "ita-desktop"
# Fast and nearly as small: level 6 takes twice as long for 5 % less.
_COMPRESSION = 4


class Bookmark(NamedTuple):
    """An entry of the outline: its level from 0, its text, the page and the distance from that page's top in pt."""

    level: int
    title: str
    page: int
    top: float


class Metadata(NamedTuple):
    """What the file says about itself."""

    title: str
    author: str
    subject: str


class _Information(pdfdoc.PDFInfo):  # type: ignore[misc]
    """What the file says about itself, without a date: the same report gives the same bytes whenever it is printed."""

    def __init__(self, about: Metadata) -> None:
        super().__init__()
        self.title, self.author, self.subject = map(_line, about)

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Return the entries as ReportLab writes them."""
        texts = {"Title": self.title, "Author": self.author, "Subject": self.subject, "Creator": _CREATOR}
        entries = {key: pdfdoc.PDFString(text) for key, text in texts.items()}
        data: bytes = pdfdoc.PDFDictionary(entries).format(document)
        return data


def _line(text: str) -> str:
    """Return a text as one line, as the lists and title bars of readers show it."""
    return " ".join(text.split())


class PageStreams:
    """Compressed page contents, kept from one rendering to the next: an unchanged page is not compressed again."""

    def __init__(self) -> None:
        self._kept: dict[bytes, bytes] = {}
        self._used: dict[bytes, bytes] = {}

    def compressed(self, content: bytes) -> bytes:
        """Return the content compressed."""
        key = blake2b(content, digest_size=16).digest()
        data = self._used.get(key) or self._kept.get(key) or zlib.compress(content, _COMPRESSION)
        self._used[key] = data
        return data

    def end_rendering(self) -> None:
        """Forget the pages that this rendering did not have."""
        self._kept, self._used = self._used, {}


class _Destinations:
    """Stands in for the canvas of which ReportLab's outline asks where a bookmark leads."""

    def __init__(self, document: pdfdoc.PDFDocument) -> None:
        self._document = document
        self._known: dict[str, pdfdoc.Destination] = {}

    def add(self, name: str, page: str, top: float) -> None:
        """Let a name stand for a place on a page."""
        destination = pdfdoc.Destination(name)
        destination.setPage(pdfdoc.PDFObjectReference(page))
        destination.xyz(0, top, 0)
        self._known[name] = destination

    def _bookmarkReference(self, name: str) -> pdfdoc.PDFObjectReference:  # noqa: N802 - called so by ReportLab
        return self._document.Reference(self._known[name])


def write_pdf(sheets: Sequence[Sheet], bookmarks: Sequence[Bookmark], about: Metadata, streams: PageStreams) -> bytes:
    """Return the bytes of a PDF with these pages, its outline open and its language Thai."""
    document = pdfdoc.PDFDocument(lang=LANGUAGE, pdfVersion=(1, 5), invariant=1)
    document.info = _Information(about)
    resources = pdfdoc.PDFResourceDictionary()
    resources.basicFonts()
    emblem = next((sheet.emblem for sheet in sheets if sheet.emblem), None)
    if emblem:
        resources.XObject = {FORM: document.Reference(_emblem(document, emblem, streams))}
    shared = document.Reference(resources)
    names = []
    for sheet in sheets:
        pdf_font.use(document, sheet.codes)
        names.append(document.thisPageName())
        document.addPage(_page(document, sheet, streams, shared))
    streams.end_rendering()
    destinations = _Destinations(document)
    for number, mark in enumerate(bookmarks):
        name = f"bookmark-{number}"
        destinations.add(name, names[mark.page], sheets[mark.page].up(mark.top))
        document.outline.addOutlineEntry(name, mark.level, _line(mark.title), closed=mark.level > 0)
    data: bytes = document.GetPDFData(destinations)
    return data


def _page(
    document: pdfdoc.PDFDocument, sheet: Sheet, streams: PageStreams, resources: pdfdoc.PDFObjectReference
) -> pdfdoc.PDFPage:
    """Return a page whose parts are all given, so that ReportLab adds none of its own."""
    page = pdfdoc.PDFPage()
    page.Override_default_compilation = 1
    page.MediaBox = pdfdoc.PDFArray([0, 0, *(round(length, 2) for length in sheet.form.size)])
    page.Parent = document.Reference(document.Pages)
    page.Resources = resources
    content = streams.compressed("\n".join(sheet.operators).encode("ascii"))
    document.updateSignature(content)
    page.Contents = pdf_font.stream(content)
    return page


# What is drawn just beyond an emblem's edges, such as half a stroke, is not cut off.
_MARGIN = 0.01


def _emblem(document: pdfdoc.PDFDocument, emblem: Emblem, streams: PageStreams) -> pdfdoc.PDFStream:
    """Return an emblem as a drawing that pages show by its name."""
    content = streams.compressed(emblem.operators.encode("ascii"))
    document.updateSignature(content)
    margin = _MARGIN * emblem.height
    box = (-margin, -margin, emblem.width + margin, emblem.height + margin)
    resources = {}
    if emblem.pixels:
        pixels = document.Reference(_pixels(document, emblem.pixels))
        resources["XObject"] = pdfdoc.PDFDictionary({PIXELS: pixels})
    return pdf_font.stream(
        content,
        Type=pdfdoc.PDFName("XObject"),
        Subtype=pdfdoc.PDFName("Form"),
        BBox=pdfdoc.PDFArray([round(length, 3) for length in box]),
        Resources=pdfdoc.PDFDictionary(resources),
    )


def _pixels(document: pdfdoc.PDFDocument, pixels: Pixels) -> pdfdoc.PDFStream:
    """Return a picture with its transparency, which is a picture of its own."""
    entries = {}
    if pixels.opacity is not None:
        entries["SMask"] = document.Reference(_channels(document, pixels, pixels.opacity, "DeviceGray"))
    return _channels(document, pixels, pixels.colours, "DeviceGray" if pixels.is_grey else "DeviceRGB", **entries)


def _channels(
    document: pdfdoc.PDFDocument, pixels: Pixels, data: bytes, space: str, **entries: object
) -> pdfdoc.PDFStream:
    document.updateSignature(data)
    return pdf_font.stream(
        data,
        Type=pdfdoc.PDFName("XObject"),
        Subtype=pdfdoc.PDFName("Image"),
        Width=pixels.width,
        Height=pixels.height,
        ColorSpace=pdfdoc.PDFName(space),
        BitsPerComponent=8,
        **entries,
    )
