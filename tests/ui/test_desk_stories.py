"""What several officials do with one report, each at a computer of his own, from beginning to end."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from shutil import copyfile
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.desks import make_desk
from ita_desktop.core.blank import blank_report
from ita_desktop.core.history import Official
from ita_desktop.storage import list_backups, read_report, write_report
from ita_desktop.ui.main_window import MainWindow
from readers import poppler, squeezed
from ui.driving import Clerk, Opened, accept, cancel, choose, choose_file, editor, fill, key, open_window, press, said
from ui.keyboard import type_text

Sit = Callable[[int], Opened]
"""Lets an official sit down at his computer, by number."""

CTRL: Final = Qt.KeyboardModifier.ControlModifier
PEOPLE: Final = (
    Official("นางสาวใจดี มีสุข", "นักวิเคราะห์นโยบายและแผน"),
    Official("นายตั้งใจ ทำดี", "หัวหน้าฝ่ายอำนวยการ"),
    Official("นางสมหมาย ใฝ่งาน", "ปลัดเทศบาล"),
)


@pytest.fixture
def sit(tmp_path: Path, qapp: QApplication) -> Iterator[Sit]:
    used: list[Opened] = []

    def sit_down(number: int) -> Opened:
        folder = tmp_path / f"pc{number}"
        window, clerk = open_window(folder, make_desk(folder, run=f"{number:016x}"))
        turn_to(window)
        used.append((window, clerk))
        return window, clerk

    yield sit_down
    for window, clerk in used:
        window.leave()
        window.document.close()
        assert clerk.is_done()


def turn_to(window: MainWindow) -> None:
    """Let a window have the keyboard."""
    window.activateWindow()
    while QApplication.activeWindow() is not window:
        QApplication.processEvents()


def typed(window: MainWindow, path: str, text: str) -> None:
    """Go to a field and type into it in place of what is there."""
    turn_to(window)
    field = editor(window, path)
    field.selectAll()
    type_text(QApplication.focusWidget() or field, text)


def as_person(person: Official) -> dict[str, str]:
    return {"name": person.name, "position": person.position}


def hand_over(window: MainWindow, clerk: Clerk, to: Official, note: str, copy: Path) -> None:
    clerk.will(fill(**as_person(to), note=note), choose_file(copy), press("ok"))
    choose(window, "hand_over")


def test_three_officials_hand_a_report_on(sit: Sit, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    first, clerk = sit(0)
    first.files.new(2567)
    typed(first, "memo.subject", "รายงานของคนแรก")
    clerk.will(fill(**as_person(PEOPLE[0])), choose_file(tmp_path / "pc0" / "รายงาน.db"))
    key(Qt.Key.Key_S, CTRL)
    typed(first, "memo.to", "นายกเทศมนตรี")
    hand_over(first, clerk, PEOPLE[1], "ฝากตรวจคะแนน", stick / "1.db")
    assert not first.document.is_changed
    copyfile(stick / "1.db", tmp_path / "pc1.db")

    second, clerk = sit(1)
    clerk.will(accept, accept)  # what has come; his name, which is proposed
    second.files.open(tmp_path / "pc1.db")
    told = said(clerk.seen[0])
    for part in (PEOPLE[0].name, PEOPLE[1].position, "ฝากตรวจคะแนน", "ทุกประการ", "นายกเทศมนตรี"):
        assert part in told
    assert second.settings.official_name == PEOPLE[1].name
    typed(second, "memo.subject", "รายงานของคนที่สอง")
    hand_over(second, clerk, PEOPLE[2], "โปรดลงนาม", stick / "2.db")

    tampered = tmp_path / "tampered.db"
    copyfile(stick / "2.db", tampered)
    with closing(sqlite3.connect(tampered)) as connection, connection:
        connection.execute("UPDATE report SET memo_subject = 'แอบแก้'")
    third, clerk = sit(2)
    clerk.will(cancel)
    third.files.open(tampered)
    assert "โปรแกรมอื่น" in said(clerk.seen[-1])

    clerk.will(accept, accept)
    third.files.open(stick / "2.db")
    assert "ทุกประการ" in said(clerk.seen[-2])
    history = read_report(stick / "2.db").history
    assert [(step.sender, step.receiver, step.accepted_by) for step in history.hand_overs] == [
        (PEOPLE[0], PEOPLE[1], PEOPLE[1]),
        (PEOPLE[1], PEOPLE[2], PEOPLE[2]),
    ]
    assert [(change.path, change.new, change.by) for change in history.changes if change.step == 1] == [
        ("memo.subject", "รายงานของคนที่สอง", PEOPLE[1])
    ]
    clerk.will(choose_file(tmp_path / "ใบส่งต่องาน.pdf"), press("close"))
    choose(third, "cover_sheet")
    sheet = squeezed(poppler((tmp_path / "ใบส่งต่องาน.pdf").read_bytes()))
    for person in PEOPLE:
        assert squeezed(person.name) in sheet
        assert squeezed(person.position) in sheet
    for note in ("ฝากตรวจคะแนน", "โปรดลงนาม"):
        assert note in sheet


def test_two_windows_on_one_file(sit: Sit, tmp_path: Path) -> None:
    path = tmp_path / "share" / "รายงาน.db"
    path.parent.mkdir()
    first, one = sit(0)
    first.files.new(2567)
    one.will(fill(**as_person(PEOPLE[0])), choose_file(path))
    key(Qt.Key.Key_S, CTRL)

    second, other = sit(1)
    other.will(press("cancel"))
    assert not second.files.open(path)
    assert PEOPLE[0].name in other.texts[0]
    other.will(press("read"))
    second.files.open(path)
    typed(second, "memo.subject", "ฉบับอ่าน")
    other.will(fill(**as_person(PEOPLE[1])), press("cancel"))
    key(Qt.Key.Key_S, CTRL)
    assert read_report(path).report.memo.subject != "ฉบับอ่าน"
    other.will(press("discard"), press("take"))
    second.files.open(path)
    typed(second, "memo.subject", "ของคนที่สอง")
    key(Qt.Key.Key_S, CTRL)

    typed(first, "memo.subject", "ของคนแรก")
    one.will(press("save_as"), choose_file(path.with_name("ของคนแรก.db")))
    key(Qt.Key.Key_S, CTRL)
    assert PEOPLE[1].name in one.texts[-2]
    assert read_report(path).report.memo.subject == "ของคนที่สอง"
    assert read_report(path.with_name("ของคนแรก.db")).report.memo.subject == "ของคนแรก"


def test_a_file_that_another_program_has_changed_meanwhile(sit: Sit, tmp_path: Path) -> None:
    path = tmp_path / "รายงาน.db"
    window, clerk = sit(0)
    window.files.new(2567)
    clerk.will(cancel, choose_file(path))
    key(Qt.Key.Key_S, CTRL)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE report SET memo_subject = 'ของโปรแกรมอื่น'")
    typed(window, "memo.subject", "ของเรา")
    clerk.will(press("replace"))
    key(Qt.Key.Key_S, CTRL)
    desk = window.document.desk
    assert desk is not None
    assert read_report(path).report.memo.subject == "ของเรา"
    assert read_report(list_backups(desk.backups, path)[0].path).report.memo.subject == "ของโปรแกรมอื่น"

    clerk.will(accept)
    choose(window, "versions")
    assert window.document.session.report.memo.subject == "ของโปรแกรมอื่น"
    choose(window, "undo")
    assert window.document.session.report.memo.subject == "ของเรา"


_TYPE: Final = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.driving import editor
from ui.keyboard import type_text
from ita_desktop.ui import program

def type_on():
    window = next(w for w in QApplication.topLevelWidgets() if w.windowTitle())
    field = editor(window, "memo.subject")
    type_text(field, sys.argv[2])
    QTimer.singleShot(1500, lambda: print("typed", flush=True))

run = QApplication.exec
QApplication.exec = lambda *_: (QTimer.singleShot(0, type_on), run())[1]
sys.exit(program.run([sys.argv[1]], lambda: None))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_what_was_typed_in_a_program_that_was_killed(sit: Sit, tmp_path: Path) -> None:
    path, text = tmp_path / "รายงาน.db", "กี่ป้ำญูฐู่"
    report = blank_report(2567)
    write_report(report, path)
    kill_while_typing(path, text, tmp_path / "pc0")
    window, clerk = sit(0)
    window.recovering.look()
    button = window.start.findChild(QPushButton, "start.recover.0")
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.document.session.report.memo.subject == text + report.memo.subject
    assert window.document.file is not None
    assert window.document.file.path == path
    clerk.will(cancel)
    key(Qt.Key.Key_S, CTRL)
    assert read_report(path).report.memo.subject == text + report.memo.subject


def kill_while_typing(path: Path, text: str, folder: Path) -> None:
    """Type into the report in a program of its own, and kill that once a copy must be there."""
    folders = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    environment = os.environ | folders | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", _TYPE, str(path), text]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "typed\n"
        program.send_signal(signal.SIGKILL)
    (folder / "ita-desktop").rename(folder / "data")
