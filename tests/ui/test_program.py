import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.desks import DEAD, leave_lock
from ita_desktop.app import places, recovery, texts
from ita_desktop.app.lock import notice_path
from ita_desktop.app.recovery import own_copy
from ita_desktop.app.settings import Settings
from ita_desktop.core.blank import blank_report
from ita_desktop.storage import read_report, write_report
from ita_desktop.ui import program as program_module
from ita_desktop.ui.program import Program
from ui.driving import Clerk, choose, press


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    for name in ("data_folder", "documents_folder"):
        monkeypatch.setattr(places, name, lambda name=name: tmp_path / name)
    monkeypatch.setattr(recovery, "PAUSE_MS", 0)
    monkeypatch.setattr(program_module, "SWEEP_MS", 0)
    font, palette, locale = qapp.font(), qapp.palette(), QLocale()
    program = Program(qapp, Settings(tmp_path / "settings.ini"))
    program.window.settings.official_name = "ใจดี"
    program.window.show()
    yield program
    if isValid(program.window):
        program.window.leave()
    program.end()
    program.deleteLater()
    texts.choose("th")
    if texts._Chosen.strings is not None:
        qapp.removeTranslator(texts._Chosen.strings)
    texts._Chosen.strings = None
    QLocale.setDefault(locale)
    qapp.setFont(font)
    qapp.setPalette(palette)


def test_another_language_shows_the_same_report_at_the_same_tab(program: Program) -> None:
    window = program.window
    window.files.sample()
    window.document.session.set_value("memo.subject", "ใหม่")
    window.tabs.show_place("section.2")
    choose(window, "language_en")
    assert program.window is not window
    assert program.window.tabs.place == "section.2"
    assert program.window.commands["save"].iconText() == "Save"
    choose(program.window, "undo")
    assert program.document.session.report.memo.subject != "ใหม่"


def test_the_look_is_renewed_in_the_same_window(program: Program, qapp: QApplication) -> None:
    window, size = program.window, qapp.font().pointSize()
    choose(window, "letters_larger")
    choose(window, "theme_dark")
    assert program.window is window
    assert qapp.font().pointSize() == size + 1
    assert qapp.palette().window().color().lightness() < 128


def test_a_changed_report_is_rescued(program: Program) -> None:
    assert program.rescue() is None
    program.window.files.new(2567)
    program.document.session.set_value("memo.subject", "ยังอยู่")
    path = program.rescue()
    assert path is not None
    assert read_report(path).report.memo.subject == "ยังอยู่"


@pytest.mark.parametrize(
    ("details", "icon"), [("Traceback", QMessageBox.Icon.Critical), ("", QMessageBox.Icon.Warning)]
)
def test_a_fault_is_told_with_its_details(program: Program, details: str, icon: QMessageBox.Icon) -> None:
    clerk = Clerk(program.window.dialogs)
    clerk.will(lambda box: box.reject())
    program.tell_fault("โปรแกรมผิดพลาด", details)
    assert clerk.texts == ["โปรแกรมผิดพลาด"]
    box = clerk.seen[0]
    assert isinstance(box, QMessageBox)
    assert (box.detailedText(), box.icon()) == (details, icon)


def typed(program: Program, text: str, qtbot: QtBot) -> Path:
    """Type into the report and wait until a copy of it is kept; return the copy."""
    program.document.session.set_value("memo.subject", text)
    copy = own_copy(program.desk.run)
    qtbot.waitUntil(lambda: copy.exists() and read_report(copy).report.memo.subject == text)
    return copy


def test_what_is_typed_is_kept_also_in_a_window_of_another_language(program: Program, qtbot: QtBot) -> None:
    program.window.files.new(2567)
    typed(program, "ก", qtbot)
    choose(program.window, "language_en")
    typed(program, "ข", qtbot)


@pytest.mark.parametrize(("answer", "stays"), [("discard", False), ("cancel", True)])
def test_the_copy_stays_only_with_the_unsaved_work(answer: str, stays: bool, program: Program, qtbot: QtBot) -> None:
    program.window.files.new(2567)
    copy = typed(program, "ก", qtbot)
    clerk = Clerk(program.window.dialogs)
    clerk.will(press(answer))
    program.window.close()
    assert program.window.isVisible() is stays
    if not stays:
        program.end()
    assert copy.exists() is stays


def test_the_end_leaves_neither_notice_nor_copy(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    program.window.files.new(2567)
    program.document.save_as(tmp_path / "a.db")
    typed(program, "ก", qtbot)
    assert notice_path(tmp_path / "a.db").exists()
    program.end()
    assert not notice_path(tmp_path / "a.db").exists()
    assert list(program.desk.run.folder.iterdir()) == []


def test_a_copy_that_is_being_written_at_the_end_is_not_left(program: Program) -> None:
    program.window.files.new(2567)
    program.document.session.set_value("memo.subject", "ก")
    keeper = program._recovery
    assert keeper is not None
    keeper.keep()
    program.end()
    assert keeper._job._thread is None
    assert list(program.desk.run.folder.iterdir()) == []


def test_work_that_cannot_be_kept_is_told_once_in_the_status_bar(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "data_folder").write_bytes(b"a file in place of the folder")
    program.window.files.new(2567)
    told: list[str] = []
    program.window.statusBar().messageChanged.connect(told.append)
    keeper = program._recovery
    assert keeper is not None
    for text in ("ก", "ข", "ค"):
        program.document.session.set_value("memo.subject", text)
        keeper.keep()
        qtbot.waitUntil(lambda: keeper._job.idle)
    assert [text for text in told if text] == told[:1]
    assert "สำรอง" in told[0]


def test_leftovers_are_offered_and_swept(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    folder = program.desk.run.folder
    leave_lock(folder)
    write_report(blank_report(2567), folder / f"{DEAD}.db", notes={"recovery.time": "2024-10-09T12:00:00+00:00"})
    program.window.settings.remember(str(tmp_path / "งาน" / "a.db"))
    half = tmp_path / "งาน" / f"~ita-{DEAD}-{'0' * 16}.tmp"
    half.parent.mkdir()
    half.touch()
    program.look_for_leftovers()
    assert program.window.start._unsaved is not None
    qtbot.waitUntil(lambda: not half.exists())
    assert (folder / f"{DEAD}.db").exists()


def start(arguments: list[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Start the whole program; a window that opens is closed at once."""
    close = (
        "import sys; from PySide6.QtCore import QTimer; from PySide6.QtWidgets import QApplication as A;"
        "run = A.exec; A.exec = lambda *_: (QTimer.singleShot(0, lambda: [print(w.windowTitle(), flush=True)"
        " or w.close() for w in A.topLevelWidgets() if w.windowTitle()]), run())[1];"
        "from ita_desktop.__main__ import main; sys.exit(main())"
    )
    folders = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config"), "XDG_DATA_HOME": str(folder / "data")}
    hidden = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    return subprocess.run(
        [sys.executable, "-c", close, *arguments],
        env=hidden | folders | {"PYTHONIOENCODING": "utf-8"} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )


def test_the_program_opens_a_file_and_ends(tmp_path: Path) -> None:
    write_report(blank_report(2567), tmp_path / "a.db")
    ended = start([str(tmp_path / "a.db")], tmp_path, QT_QPA_PLATFORM="offscreen")
    assert (ended.returncode, ended.stdout) == (0, "a.db[*] – ita-desktop\n")
    assert not notice_path(tmp_path / "a.db").exists()
    assert list((tmp_path / "data" / "ita-desktop" / "recovery").iterdir()) == []


def make_damaged_copy(data: Path) -> None:
    folder = data / "ita-desktop" / "recovery"
    folder.mkdir(parents=True)
    for name, contents in ((DEAD, b"SQLite format 3\0" * 9), ("x", b""), ("ก", b"no report")):
        (folder / f"{name}.db").write_bytes(contents)
    (folder / f"{DEAD}.lock").write_bytes(b"\xff junk")


def make_file(data: Path) -> None:
    data.write_bytes(b"a file in place of the folder")


@pytest.mark.parametrize("make", [make_damaged_copy, make_file])
def test_whatever_lies_in_the_folder_of_its_data_the_program_starts(
    make: Callable[[Path], None], tmp_path: Path
) -> None:
    make(tmp_path / "data")
    write_report(blank_report(2567), tmp_path / "a.db")
    ended = start([str(tmp_path / "a.db")], tmp_path, QT_QPA_PLATFORM="offscreen")
    assert (ended.returncode, ended.stdout) == (0, "a.db[*] – ita-desktop\n")
    assert "Traceback" not in ended.stderr


def test_no_heavy_package_is_loaded_before_it_is_needed(tmp_path: Path) -> None:
    program = "from ita_desktop.ui import program; import sys; print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", program], text=True).split()
    assert not {"reportlab", "openpyxl", "docx", "sqlite_utils", "babel", "PySide6.QtPdf", "uharfbuzz"} & set(loaded)


@pytest.mark.parametrize("platform", [{"QT_QPA_PLATFORM": "xcb"}, {"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":987"}, {}])
def test_without_a_display_one_line_says_so(platform: dict[str, str], tmp_path: Path) -> None:
    hidden = {"QT_QPA_PLATFORM": ""} | platform
    ended = start([], tmp_path, **hidden)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert re.fullmatch("ita-desktop: [ก-๛].+\n", ended.stderr)


def test_a_fault_while_the_window_is_made_is_told_and_logged(tmp_path: Path) -> None:
    program = (
        "from PySide6.QtWidgets import QMessageBox; from ita_desktop.ui import program;"
        "QMessageBox.exec = lambda box: print(box.text(), box.detailedText());"
        "program.MainWindow = lambda *_: 1 // 0; program.run([], print)"
    )
    folders = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | folders | {"PYTHONIOENCODING": "utf-8", "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert ended.returncode == 1
    assert "โปรแกรม" in ended.stdout
    assert "ZeroDivisionError" in ended.stdout
    assert any("ZeroDivisionError" in log.read_text() for log in tmp_path.rglob("*.log"))
