import subprocess
import sys

import pytest

PROGRAM = """
import os, sys
from PySide6.QtCore import QPoint, QTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ita_desktop.app.immortal import keep_constants
keep_constants()
app = QApplication([])
from ita_desktop.ui.widgets import thai_layout
from ita_desktop.ui.widgets.text_edit import ParagraphsEdit
def fail(*_):
    raise ValueError("broken")
sys.excepthook = lambda kind, error, _: print("told", error)
edit = ParagraphsEdit()
edit.set_value(("ข้อความ" * 40, "b", "c"))
edit.resize(300, 200)
edit.show()
edit.setFocus()
app.processEvents()
WHAT
steps = [
    *(lambda key=key: QTest.keyClick(edit, key) for key in "ab "),
    lambda: QTest.keyClick(edit, Qt.Key.Key_Return),
    lambda: QTest.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 20)),
    edit.grab,
    lambda: edit.resize(200, 200),
    edit.grab,
    edit.selectAll,
    lambda: QTest.keyClick(edit, "x"),
]
def go():
    if steps:
        steps.pop(0)()
    else:
        print("lives", *edit.value(), flush=True)
        os._exit(0)
timer = QTimer(interval=1)
timer.timeout.connect(go)
timer.start()
app.exec()
"""


@pytest.mark.parametrize(
    "what",
    [
        "thai_layout.lay_block = fail",
        "thai_layout._like = fail",
        "thai_layout._draw_block = fail",
        "thai_layout._line_at = fail",
        "edit._layout._tops = []",
    ],
)
def test_a_fault_in_the_layout_is_told_once_and_ends_nothing(what: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", PROGRAM.replace("WHAT", what)],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    told = ended.stdout.splitlines()
    assert (ended.returncode, told[-1]) == (0, "lives x"), ended.stderr
    assert len(told) == 2
