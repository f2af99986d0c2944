"""Pictures of a PDF's pages, made by Qt's PDF engine in its own thread."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QObject, QSize, Signal
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer

MEMORY: Final = 64_000_000
"""How many bytes of pictures are kept besides those that are wanted now."""


_PAPER: Final = re.compile(rb"/MediaBox \[ ?0 0 ([0-9.]+) ([0-9.]+) ?\]")


class _Kept(NamedTuple):
    image: QImage
    generation: int


class PageImages(QObject):
    """The pages of the PDF loaded last: their sizes at once, their pictures when they are ready.

    `loaded` tells that another PDF has taken the place of the last one, `ready` that a page has a new picture. Until
    then it keeps its old one. Pictures are transparent where nothing is printed.
    """

    # QPdfDocument.render holds Python's lock for as long as it draws, in whatever thread; QPdfPageRenderer draws in a
    # thread that Python does not know. It looks at the document while it draws, so there is never more than one request
    # under way, and a new PDF waits for its end.

    loaded = Signal()
    ready = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # The first child is the first to go: the renderer ends its thread before the document goes.
        self._renderer = QPdfPageRenderer(self)
        self._document = QPdfDocument(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.setDocument(self._document)
        self._renderer.pageRendered.connect(self._take)
        self._buffer = QBuffer(self)
        self._sizes: list[tuple[float, float]] = []
        self._images: dict[int, _Kept] = {}
        self._wanted: list[tuple[int, QSize]] = []
        self._next: bytes | None = None
        self._busy = False
        self._generation = 0

    @property
    def sizes(self) -> Sequence[tuple[float, float]]:
        """Width and height of each page in pt."""
        return self._sizes

    def load(self, pdf: bytes) -> None:
        """Take another PDF, at once or as soon as the picture that is being made is ready."""
        self._next = pdf
        if not self._busy:
            self._load()

    def image(self, page: int) -> QImage | None:
        """Return the page's newest picture, which may still be of another size or of the PDF before."""
        kept = self._images.get(page)
        return kept.image if kept else None

    def is_current(self, page: int, size: QSize) -> bool:
        """Tell whether the page's picture is of the newest PDF and of this size, in device px."""
        kept = self._images.get(page)
        if kept is None or self._next is not None:
            return False
        return kept.generation == self._generation and kept.image.size() == size

    def want(self, pages: Sequence[tuple[int, QSize]]) -> None:
        """Ask for pictures of these pages in this order, instead of those asked for before."""
        self._wanted = [(page, size) for page, size in pages if not self.is_current(page, size)]
        self._trim({page for page, _ in pages})
        self._request()

    def _load(self) -> None:
        pdf, self._next = self._next, None
        if pdf is None:
            return
        old, self._buffer = self._buffer, QBuffer(self)
        self._buffer.setData(pdf)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        old.deleteLater()
        if self._document.status() is not QPdfDocument.Status.Ready:
            raise RuntimeError(f"the pages cannot be shown: {self._document.error()}")
        self._generation += 1
        old_sizes = self._sizes
        self._sizes = _page_sizes(pdf, self._document)
        same = {page for page, (one, other) in enumerate(zip(old_sizes, self._sizes, strict=False)) if one == other}
        self._images = {page: kept for page, kept in self._images.items() if page in same}
        self._wanted = []
        self.loaded.emit()

    def _request(self) -> None:
        if self._wanted and not self._busy:
            page, size = self._wanted.pop(0)
            self._busy = True
            self._renderer.requestPage(page, size)

    def _take(self, page: int, _size: QSize, image: QImage) -> None:
        self._busy = False
        self._images[page] = _Kept(image, self._generation)
        self._load()
        self.ready.emit(page)
        self._request()

    def _trim(self, needed: set[int]) -> None:
        """Let go of the pictures that are farthest from the pages needed now."""
        middle = sum(needed) / len(needed) if needed else 0.0
        others = sorted(self._images.keys() - needed, key=lambda page: abs(page - middle))
        total = 0
        for page in others:
            total += self._images[page].image.sizeInBytes()
            if total > MEMORY:
                del self._images[page]


def _page_sizes(pdf: bytes, document: QPdfDocument) -> list[tuple[float, float]]:
    """Return width and height of each page in pt.

    The PDFs of this program have them in plain words and in order. Qt would take 0.2 ms a page to find out, in which
    the window stands still; it is asked about other PDFs only.
    """
    sizes = [(float(width), float(height)) for width, height in _PAPER.findall(pdf)]
    if len(sizes) == document.pageCount():
        return sizes
    points = [document.pagePointSize(page) for page in range(document.pageCount())]
    return [(point.width(), point.height()) for point in points]
