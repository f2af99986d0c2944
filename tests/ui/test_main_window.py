import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from ita_desktop.core.blank import blank_report
from ita_desktop.core.edits import add_measure
from ita_desktop.storage import write_report
from ita_desktop.ui.main_window import MainWindow
from ita_desktop.ui.recent_list import about_of
from ui.driving import Opened, choose, editor, focused, key, open_window
from ui.keyboard import type_text
from ui.tabs.access import repeated_mnemonics, unnamed


@pytest.fixture
def opened(tmp_path: Path, qtbot: QtBot) -> Iterator[Opened]:
    window, clerk = open_window(tmp_path)
    with qtbot.waitActive(window):
        window.activateWindow()
    yield window, clerk
    window.leave()
    assert clerk.is_done()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "รายงาน.db"
    write_report(blank_report(2567), path)
    return path


def dropped(window: MainWindow, *files: Path) -> bool:
    """Drop files on the window; tell whether it takes them."""
    data, keys = QMimeData(), Qt.KeyboardModifier.NoModifier
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    at, action, buttons = QPointF(5, 5), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(at, action, data, buttons, keys)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(at, action, data, buttons, keys))
    return enter.isAccepted()


def status(window: MainWindow, name: str) -> str:
    label = window.findChild(QLabel, f"status.{name}")
    assert isinstance(label, QLabel)
    return label.accessibleName() or label.text()


def test_the_start_page_offers_only_what_needs_no_report(window: MainWindow) -> None:
    enabled = {name for name, action in window.commands.items() if action.isEnabled()}
    assert {"new", "open", "quit", "about", "keys", "language_en"} <= enabled
    assert not {"save", "undo", "print", "close", "add_section", "next_tab", "preview"} & enabled
    assert not window.pages.isVisible()
    assert focused().startswith("start.new.")


def test_title_and_status_tell_the_file_and_its_state(window: MainWindow, path: Path) -> None:
    window.files.open(path)
    assert window.windowTitle() == f"{path.name}[*] – ita-desktop"
    assert str(path.parent) in status(window, "file")
    saved = status(window, "state")
    window.document.session.set_value("memo.subject", "ใหม่")
    assert window.isWindowModified()
    assert status(window, "state") != saved
    choose(window, "undo")
    assert not window.isWindowModified()
    assert status(window, "state") == saved


def test_a_write_protected_file_is_told(window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window.files.open(path)
    plain = status(window, "state")
    monkeypatch.setattr("os.access", lambda *_: False)
    window.files.open(path)
    assert status(window, "state") != plain


def test_undo_is_named_and_leads_to_the_place(window: MainWindow, path: Path) -> None:
    window.files.open(path)
    editor(window, "memo.to").setFocus()
    type_text(editor(window, "memo.to"), "นายก")
    window.tabs.setCurrentIndex(2)
    assert window.commands["undo"].text() != window.commands["undo"].iconText()
    choose(window, "undo")
    assert (window.tabs.place, focused()) == ("tab.memo", "memo.to")
    assert window.document.session.report.memo.to == ""
    choose(window, "redo")
    assert window.document.session.report.memo.to == "นายก"


def test_undo_of_a_removed_measure_leads_to_its_section(window: MainWindow) -> None:
    window.files.new(2567)
    session = window.document.session
    section = session.report.measures.sections[4].id
    session.apply(add_measure(session.report, section, 0))
    window.tabs.setCurrentIndex(0)
    choose(window, "undo")
    assert window.tabs.section_id == section


def test_a_field_in_focus_is_shown_on_its_page(window: MainWindow, qtbot: QtBot) -> None:
    window.files.sample()
    assert window.show_field("memo.subject")
    qtbot.waitUntil(lambda: window.pages.preview is not None and bool(window.pages.preview.view.marks()))
    assert window.pages._field == "memo.subject"


def test_a_click_on_the_page_leads_to_the_field(window: MainWindow) -> None:
    window.files.sample()
    section = window.document.session.report.measures.sections[1]
    path = f"measures.sections[{section.id}].measures[{section.measures[2].id}].outcome"
    window.pages.clicked.emit(path)
    assert focused() == path
    assert window.pages._field == path


def test_a_tab_without_a_field_in_focus_is_shown_on_its_page(window: MainWindow) -> None:
    window.files.sample()
    window.tabs.tabBar().setFocus()
    window.tabs.setCurrentIndex(2)
    assert window.pages._field.startswith("scores")


def test_the_pages_are_closed_and_stay_so(window: MainWindow) -> None:
    window.files.sample()
    assert window.pages.isVisible()
    window.pages.close()
    assert (window.settings.preview_shown, window.commands["preview"].isChecked()) == (False, False)
    choose(window, "preview")
    assert window.pages.isVisible()
    assert window.settings.preview_shown


@pytest.mark.parametrize("letter", [Qt.Key.Key_X, Qt.Key.Key_C])
def test_clipboard_commands_go_to_the_field(letter: Qt.Key, window: MainWindow) -> None:
    window.files.new(2567)
    field = editor(window, "memo.to")
    field.setFocus()
    type_text(field, "นายก")
    field.selectAll()
    choose(window, "cut" if letter == Qt.Key.Key_X else "copy")
    assert QApplication.clipboard().text() == "นายก"
    assert field.value() == ("" if letter == Qt.Key.Key_X else "นายก")
    choose(window, "paste")
    assert window.document.session.report.memo.to == "นายก"


@pytest.mark.parametrize("command", ["cut", "copy", "paste"])
def test_what_has_no_text_makes_nothing_of_cut_copy_and_paste(command: str, window: MainWindow) -> None:
    window.files.sample()
    before = window.document.session.report
    window.tabs.tabBar().setFocus()
    choose(window, command)
    assert window.document.session.report == before


def test_keys_turn_tabs_and_panes(window: MainWindow, qtbot: QtBot) -> None:
    window.files.sample()
    qtbot.waitUntil(lambda: window.pages.preview is not None)
    key(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert window.tabs.place == "tab.narrative"
    key(Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert window.tabs.place == "tab.memo"
    places = []
    for _ in range(3):
        key(Qt.Key.Key_F6)
        places.append(focused())
    assert places == ["preview.pages", "tabs", "memo.department"]
    key(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert focused() == "tabs"


def test_keys_move_a_section(window: MainWindow) -> None:
    window.files.new(2567)
    first = window.document.session.report.measures.sections[0].id
    window.tabs.setCurrentIndex(3)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    key(Qt.Key.Key_PageDown, both)
    assert window.document.session.report.measures.sections[1].id == first
    key(Qt.Key.Key_PageUp, both)
    assert window.document.session.report.measures.sections[0].id == first


def test_a_section_tab_has_the_menu_of_sections(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _: shown.append(menu))
    window.files.new(2567)
    bar = window.tabs.tabBar()
    bar.customContextMenuRequested.emit(bar.tabRect(4).center())
    bar.customContextMenuRequested.emit(bar.tabRect(0).center())
    assert [menu.objectName() for menu in shown] == ["menu.section"]
    assert window.tabs.currentIndex() == 4


def test_a_dropped_report_is_opened(window: MainWindow, path: Path) -> None:
    assert dropped(window, path)
    assert window.document.file is not None
    assert window.document.file.path == path


@pytest.mark.parametrize("names", [["a.pdf"], ["a.db", "b.db"], []])
def test_other_files_are_not_taken(names: list[str], window: MainWindow, tmp_path: Path) -> None:
    assert not dropped(window, *(tmp_path / name for name in names))


def test_the_last_tab_and_sizes_are_remembered(opened: Opened, tmp_path: Path, path: Path) -> None:
    window, _ = opened
    window.files.open(path)
    window.tabs.show_place("section.2")
    window.resize(700, 555)
    window.keep_state()
    again, _ = open_window(tmp_path)
    again.restoreGeometry(window.settings.window_geometry)
    assert again.size() == window.size()
    again.files.open(path)
    assert again.tabs.place == "section.2"
    again.leave()


def test_sizes_that_make_no_sense_are_ignored(tmp_path: Path, opened: Opened) -> None:
    settings = opened[0].settings
    settings.window_geometry, settings.window_state = b"nonsense", b"nonsense"
    settings.save()
    again, _ = open_window(tmp_path)
    assert again.isVisible()
    again.leave()


def test_the_recent_files_are_listed_with_their_dates(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    window.files.open(path)
    window.files.close_report()
    qtbot.waitUntil(lambda: " · " in about_of(window.start.recent.item(0)))


@pytest.mark.parametrize("tab", range(13))
def test_all_in_a_tab_is_named_and_reached_by_keys(tab: int, window: MainWindow) -> None:
    window.files.sample()
    window.tabs.setCurrentIndex(tab)
    assert window.tabs.currentIndex() == tab
    assert unnamed(window.tabs.page) == []
    # The table of words is all there is on its tab.
    assert window.tabs.place == "tab.words" or repeated_mnemonics(window.tabs.page) == []


def test_the_window_fits_a_small_screen(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1366, 700)
    window.files.sample()
    qtbot.waitUntil(lambda: window.tabs.tabBar().sizeHint().width() <= window.tabs.width() < 900)
    for tab in range(window.tabs.count()):
        window.tabs.setCurrentIndex(tab)
        hint = window.minimumSizeHint()
        assert (hint.width() <= 1366, hint.height() <= 700) == (True, True)


def test_a_closed_window_is_freed(tmp_path: Path, qtbot: QtBot) -> None:
    window, _ = open_window(tmp_path)
    window.files.sample()
    qtbot.waitUntil(lambda: window.pages.preview is not None)
    for tab in range(window.tabs.count()):
        window.tabs.setCurrentIndex(tab)
    alive = [weakref.ref(part) for part in (window, window.tabs.page, window.pages.preview)]
    window.leave()
    window = None  # type: ignore[assignment]
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [ref() for ref in alive] == [None, None, None]
