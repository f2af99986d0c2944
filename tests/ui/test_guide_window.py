from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ita_desktop.ui.guide_text import chapters, chapters_with
from ita_desktop.ui.guide_window import GuideWindow, chapter_of
from ita_desktop.ui.main_window import MainWindow
from ui.driving import choose, open_window
from ui.tabs.access import unnamed

FILES = [chapter.file for chapter in chapters()]


@pytest.fixture
def guide() -> Iterator[GuideWindow]:
    parent = QWidget()
    window = GuideWindow(parent)
    window.show()
    yield window
    parent.deleteLater()


@pytest.fixture
def window(tmp_path: Path) -> Iterator[MainWindow]:
    window, _ = open_window(tmp_path)
    yield window
    window.leave()


def shown(guide: GuideWindow) -> list[str]:
    return [guide.list.item(row).text() for row in range(guide.list.count())]


def look_for(guide: GuideWindow, words: str) -> None:
    guide.words.set_value(words)
    guide.words.edited.emit(words)


@pytest.mark.parametrize("file", FILES)
def test_every_chapter_is_shown_whole_and_wraps(file: str, guide: GuideWindow) -> None:
    guide.show_chapter(file)
    assert guide.text.file == file
    text = guide.text.toPlainText()
    title = next(chapter.title for chapter in chapters() if chapter.file == file)
    assert text.replace("\u200b", "").startswith(title)
    assert "\u200b" in text
    assert "**" not in text
    assert guide.text.horizontalScrollBar().maximum() == 0


def test_pictures_are_as_wide_as_the_page_at_most(guide: GuideWindow, qtbot: QtBot) -> None:
    guide.show_chapter("memo.md")
    guide.resize(500, 400)
    qtbot.waitUntil(lambda: not guide.text._soon.isActive())
    picture = guide.text.loadResource(2, QUrl("pictures/memo.png"))
    assert picture.width() / picture.devicePixelRatio() < guide.text.viewport().width()  # type: ignore[attr-defined]
    assert guide.text.horizontalScrollBar().maximum() == 0


def test_keys_are_shown_in_the_font_of_the_text(guide: GuideWindow) -> None:
    guide.show_chapter("keys.md")
    found = guide.text.document().find("Ctrl+N")
    shown = found.charFormat()
    assert shown.fontFamilies() == [guide.text.font().family()]
    assert not shown.fontFixedPitch()


def test_a_picture_that_is_not_in_the_guide_is_not_looked_for_elsewhere(guide: GuideWindow) -> None:
    assert guide.text.loadResource(3, QUrl("pictures/memo.png")) is None


def test_words_are_found_across_the_places_where_lines_end(guide: GuideWindow) -> None:
    look_for(guide, "ปีงบประมาณที่จะรายงาน")
    assert shown(guide) == ["เริ่มใช้โปรแกรม"]
    assert [found.cursor.selectedText().replace("\u200b", "") for found in guide.text.extraSelections()] == [
        "ปีงบประมาณที่จะรายงาน"
    ]


def test_words_are_found_that_are_partly_bold() -> None:
    assert [chapter.file for chapter in chapters_with("กด เพิ่ม (หมายเลข", chapters())] == ["measures.md"]


def test_words_that_no_chapter_has_are_told(guide: GuideWindow) -> None:
    look_for(guide, "ไม่มีคำนี้แน่นอน")
    assert shown(guide) == []
    assert guide._nothing.isVisible()
    look_for(guide, "")
    assert len(shown(guide)) == len(FILES)
    assert not guide._nothing.isVisible()


def test_a_chapter_that_the_search_has_left_out_can_be_shown(guide: GuideWindow) -> None:
    look_for(guide, "Excel")
    guide.show_chapter("keys.md")
    assert guide.text.file == "keys.md"


def test_a_link_leads_to_its_chapter(guide: GuideWindow) -> None:
    guide.show_chapter("memo.md")
    guide.text.anchorClicked.emit(QUrl("form.md"))
    assert guide.text.file == "form.md"


def test_what_is_copied_has_no_marks_for_the_screen(guide: GuideWindow) -> None:
    guide.show_chapter("start.md")
    guide.text.selectAll()
    copied = guide.text.createMimeDataFromSelection()
    assert "\u200b" not in copied.text()
    assert "ดูรายงานตัวอย่าง" in copied.text()
    assert not copied.hasHtml()


def test_everything_has_a_name_for_screen_readers(guide: GuideWindow) -> None:
    assert unnamed(guide) == []


@pytest.mark.parametrize(
    ("place", "file"),
    [("", "start.md"), ("tab.memo", "memo.md"), ("section.3", "measures.md"), ("tab.form", "form.md")],
)
def test_each_tab_has_its_chapter(place: str, file: str) -> None:
    assert chapter_of(place) == file


def test_the_guide_opens_at_the_tab_and_only_once(window: MainWindow) -> None:
    window.files.sample()
    window.tabs.show_place("tab.scores")
    choose(window, "guide")
    [guide] = window.findChildren(GuideWindow)
    assert (guide.text.file, guide.isVisible(), guide.isModal()) == ("scores.md", True, False)
    window.tabs.show_place("tab.signers")
    choose(window, "guide")
    assert window.findChildren(GuideWindow) == [guide]
    assert guide.text.file == "signers.md"


def test_the_guide_goes_with_the_window(tmp_path: Path) -> None:
    window, _ = open_window(tmp_path)
    choose(window, "guide")
    [guide] = window.findChildren(GuideWindow)
    window.leave()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(guide)
