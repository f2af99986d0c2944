from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QProgressDialog
from pytestqt.qtbot import QtBot

from ita_desktop.errors import FileLocked, Message
from ita_desktop.exchange import read_json
from ita_desktop.ui import export_commands, print_dialog
from ita_desktop.ui.main_window import MainWindow
from readers import mupdf, squeezed
from ui.driving import Clerk, Opened, cancel, choose, choose_file, editor, open_window, press
from ui.keyboard import leave_unfinished


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    window, clerk = open_window(tmp_path)
    window.settings.preview_shown = False
    window.files.sample()
    yield window, clerk
    window.leave()
    assert clerk.is_done()


def export_pdf(window: MainWindow, clerk: Clerk, path: Path, qtbot: QtBot) -> None:
    """Export to a file and wait until it has been told."""
    told = len(clerk.texts)
    choose(window, "export_pdf")
    qtbot.waitUntil(lambda: len(clerk.texts) > told + 1)


def test_the_pdf_says_what_is_typed(window: MainWindow, clerk: Clerk, tmp_path: Path, qtbot: QtBot) -> None:
    window.document.session.set_value("memo.subject", "เรื่องกี่ป้ำญู")
    clerk.will(choose_file(tmp_path / "a"), press("close"))
    export_pdf(window, clerk, tmp_path / "a.pdf", qtbot)
    assert "เรื่องกี่ป้ำญู" in squeezed(mupdf((tmp_path / "a.pdf").read_bytes()))


def test_what_is_still_being_typed_is_exported(window: MainWindow, clerk: Clerk, tmp_path: Path) -> None:
    leave_unfinished(editor(window, "memo.to"), "ท้าย")
    clerk.will(choose_file(tmp_path / "a.json"))
    choose(window, "export_json")
    assert read_json((tmp_path / "a.json").read_bytes()).memo.to == window.document.session.report.memo.to
    assert "ท้าย" in window.document.session.report.memo.to


def test_the_name_tells_agency_and_year_and_the_folder_is_kept(
    window: MainWindow, clerk: Clerk, tmp_path: Path
) -> None:
    folder = tmp_path / "ส่งออก"
    folder.mkdir()
    clerk.will(choose_file(folder / "a.json"), cancel)
    choose(window, "export_json")
    choose(window, "export_json")
    dialog = clerk.seen[1]
    assert isinstance(dialog, QFileDialog)
    assert dialog.selectedFiles() == [str(folder / "ITA 2567 เทศบาลเมืองธารอรุณ.json")]


def test_a_pdf_open_in_another_program_is_told(
    window: MainWindow, clerk: Clerk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(_: bytes, path: Path) -> None:
        raise FileLocked("{path} is open in another program. Close it there and try again.", path=path)

    monkeypatch.setattr(export_commands, "export_pdf", locked)
    clerk.will(choose_file(tmp_path / "a.pdf"), press("again"), cancel)
    export_pdf(window, clerk, tmp_path / "a.pdf", qtbot)
    assert "a.pdf" in clerk.texts[1]
    assert len(clerk.texts) == 3


def test_characters_without_a_glyph_are_told(window: MainWindow, clerk: Clerk, tmp_path: Path, qtbot: QtBot) -> None:
    window.document.session.set_value("memo.subject", "漢字")
    clerk.will(choose_file(tmp_path / "a.pdf"), press("close"))
    export_pdf(window, clerk, tmp_path / "a.pdf", qtbot)
    assert "漢" in clerk.details[1]


def test_the_pdf_may_be_opened(
    window: MainWindow, clerk: Clerk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    clerk.will(choose_file(tmp_path / "a.pdf"), press("open"))
    export_pdf(window, clerk, tmp_path / "a.pdf", qtbot)
    assert opened == [str(tmp_path / "a.pdf")]


def test_pages_that_cannot_be_made_are_told(window: MainWindow, clerk: Clerk, tmp_path: Path) -> None:
    clerk.will(choose_file(tmp_path / "a.pdf"), press("ok"))
    choose(window, "export_pdf")
    window.rendering.failed.emit(Message("The pages could not be made", {}))
    assert len(clerk.texts) == 2
    assert not (tmp_path / "a.pdf").exists()


def test_an_export_can_be_cancelled_while_the_pages_are_made(
    window: MainWindow, clerk: Clerk, tmp_path: Path, qtbot: QtBot
) -> None:
    clerk.will(choose_file(tmp_path / "a.pdf"))
    choose(window, "export_pdf")
    dialog = window.findChild(QProgressDialog, "rendering_progress")
    assert isinstance(dialog, QProgressDialog)
    with qtbot.waitSignal(window.rendering.rendered):
        dialog.cancel()
    assert not (tmp_path / "a.pdf").exists()


def test_pages_that_take_long_show_progress(
    window: MainWindow, clerk: Clerk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.rendering, "when_current", lambda _: None)
    monkeypatch.setattr(export_commands, "PATIENCE_MS", 1)
    clerk.will(choose_file(tmp_path / "a.pdf"))
    choose(window, "export_pdf")
    dialog = window.findChild(QProgressDialog, "rendering_progress")
    assert isinstance(dialog, QProgressDialog)
    qtbot.waitUntil(dialog.isVisible)
    dialog.reset()


def test_printing_gets_the_pages_as_they_are_now(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    printed: list[tuple[bytes, int]] = []
    monkeypatch.setattr(print_dialog, "print_report", lambda _, pdf, count, **about: printed.append((pdf, count)))
    window.document.session.set_value("memo.subject", "พิมพ์")
    choose(window, "print")
    qtbot.waitUntil(lambda: bool(printed))
    assert "พิมพ์" in squeezed(mupdf(printed[0][0]))
    assert printed[0][1] > 5
