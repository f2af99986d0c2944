import pytest
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from ita_desktop.ui.widgets.menus import Menu, widen

TEXTS = ["ขนาดปกติ(&N)", "ฐู่ ป้ำ กี่ ญู", "แป้นพิมพ์ลัด(&K)…", "กระบวนการปฏิบัติงานที่โปร่งใส"]
EDGE = 3


def last_ink(menu: QMenu) -> int:
    """Return the last column with ink; the frame is none."""
    menu.resize(menu.sizeHint())
    image: QImage = menu.grab().toImage()
    ground = image.pixel(EDGE, EDGE)
    rows = range(EDGE, image.height() - EDGE)
    columns = range(image.width() - EDGE, EDGE, -1)
    return next(x for x in columns if any(image.pixel(x, y) != ground for y in rows))


@pytest.mark.parametrize("size", [9, 11, 14, 16, 18, 20])
@pytest.mark.parametrize("text", TEXTS)
def test_no_text_of_a_menu_is_cut(text: str, size: int) -> None:
    owner = QWidget()
    menu, wide = Menu("", owner), QMenu(owner)
    for each in (menu, wide):
        each.setFont(QFont(QApplication.font().family(), size))
        each.addAction(text)
    wide.setMinimumWidth(2000)
    menu.aboutToShow.emit()
    assert last_ink(menu) == last_ink(wide)


def test_a_menu_follows_its_texts() -> None:
    menu = QMenu()
    menu.addAction(TEXTS[3])
    widen(menu)
    before = menu.minimumWidth()
    menu.clear()
    menu.addAction("ตัด")
    widen(menu)
    assert menu.minimumWidth() < before
