from collections.abc import Iterator

import pytest
from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QIODevice, QSize
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

from ita_desktop.core.report import Memo, Report
from ita_desktop.document import Rendered, render_pdf
from ita_desktop.ui.preview import images as images_module
from ita_desktop.ui.preview.images import PageImages

SIZE = QSize(300, 424)
MEMO = render_pdf(Report(fiscal_year=2567, memo=Memo(subject="เรื่อง"))).pdf


@pytest.fixture
def images(qapp: object) -> Iterator[PageImages]:
    images = PageImages()
    yield images
    images.deleteLater()


def load(pdf: bytes, document: QPdfDocument) -> None:
    buffer = QBuffer(document)
    buffer.setData(pdf)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)


def drawn(pdf: bytes, page: int, size: QSize) -> QImage:
    document = QPdfDocument()
    load(pdf, document)
    picture = document.render(page, size)
    document.close()
    return picture


def test_knows_the_sizes_at_once(images: PageImages, rendered: Rendered, qtbot: QtBot) -> None:
    with qtbot.waitSignal(images.loaded, timeout=0):
        images.load(rendered.pdf)
    assert len(images.sizes) == rendered.pages
    assert [width < height for width, height in images.sizes[:4]] == [True, True, True, False]


@pytest.mark.parametrize("hide", [False, True], ids=["read in the PDF", "asked of Qt"])
def test_sizes_are_those_that_qt_finds(images: PageImages, rendered: Rendered, hide: bool) -> None:
    document = QPdfDocument()
    load(rendered.pdf, document)
    found = [document.pagePointSize(page) for page in range(document.pageCount())]
    images.load(rendered.pdf.replace(b"/MediaBox [ 0 0 ", b"/MediaBox [0 0  ") if hide else rendered.pdf)
    assert list(images.sizes) == [pytest.approx((size.width(), size.height()), abs=0.01) for size in found]
    document.close()


def test_draws_what_is_wanted_in_its_order(images: PageImages, rendered: Rendered, qtbot: QtBot) -> None:
    ready: list[int] = []
    images.ready.connect(ready.append)
    images.load(rendered.pdf)
    images.want([(2, SIZE), (0, SIZE)])
    qtbot.waitUntil(lambda: images.is_current(0, SIZE))
    assert ready == [2, 0]
    assert images.image(0) == drawn(rendered.pdf, 0, SIZE)


def test_what_is_no_longer_wanted_is_not_drawn(images: PageImages, rendered: Rendered, qtbot: QtBot) -> None:
    images.load(rendered.pdf)
    images.want([(0, SIZE), (1, SIZE), (2, SIZE)])
    images.want([(2, SIZE)])
    qtbot.waitUntil(lambda: images.is_current(2, SIZE))
    assert images.image(1) is None


def test_a_page_keeps_its_picture_until_the_new_one_is_there(images: PageImages, qtbot: QtBot) -> None:
    images.load(MEMO)
    images.want([(0, SIZE)])
    qtbot.waitUntil(lambda: images.is_current(0, SIZE))
    old = images.image(0)
    images.load(render_pdf(Report(fiscal_year=2567, memo=Memo(subject="ใหม่"))).pdf)
    assert images.image(0) == old
    assert not images.is_current(0, SIZE)
    images.want([(0, SIZE)])
    qtbot.waitUntil(lambda: images.is_current(0, SIZE))
    assert images.image(0) != old


def test_a_picture_of_another_form_of_page_is_not_kept(images: PageImages, rendered: Rendered, qtbot: QtBot) -> None:
    images.load(rendered.pdf)
    images.want([(3, SIZE)])
    qtbot.waitUntil(lambda: images.is_current(3, SIZE))
    images.load(rendered.pdf)
    assert images.image(3) is not None
    images.load(MEMO)
    assert images.image(3) is None


def test_of_pdfs_that_come_while_it_draws_the_last_is_loaded(
    images: PageImages, rendered: Rendered, qtbot: QtBot
) -> None:
    loaded: list[int] = []
    images.loaded.connect(lambda: loaded.append(len(images.sizes)))
    images.load(rendered.pdf)
    images.want([(0, SIZE)])
    images.load(rendered.pdf)
    images.load(MEMO)
    qtbot.waitUntil(lambda: len(loaded) == 2)
    assert loaded == [rendered.pages, 3]


def test_pictures_far_away_are_let_go(
    images: PageImages, rendered: Rendered, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(images_module, "MEMORY", 2 * SIZE.width() * SIZE.height() * 4)
    images.load(rendered.pdf)
    for page in range(6):
        with qtbot.waitSignal(images.ready):
            images.want([(page, SIZE)])
    assert [images.image(page) is not None for page in range(6)] == [False, False, False, True, True, True]


def test_may_go_while_a_picture_is_being_drawn(rendered: Rendered, qapp: object) -> None:
    for _ in range(20):
        images = PageImages()
        images.load(rendered.pdf)
        images.want([(0, QSize(1500, 2120))])
        images.deleteLater()
        QCoreApplication.sendPostedEvents(images, QEvent.Type.DeferredDelete)


def test_what_is_no_pdf_is_a_defect(images: PageImages) -> None:
    with pytest.raises(RuntimeError, match="cannot be shown"):
        images.load(b"no pdf")
