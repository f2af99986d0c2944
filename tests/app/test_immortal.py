import subprocess
import sys

import pytest

from ita_desktop.app.immortal import keep_constants

CALLS = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QObject, Signal
from ita_desktop.app.immortal import keep_constants

class Source(QObject):
    told = Signal()

keep_constants()
source = Source()
source.told.connect(lambda: None)
for _ in range(200_000):
    source.told.emit()
    source.setObjectName("x")
"""


@pytest.mark.parametrize("constant", [None, True, False])
def test_the_constants_have_more_references_than_can_be_taken(constant: object) -> None:
    keep_constants()
    assert sys.getrefcount(constant) >= 1 << 28


def test_a_program_lives_through_many_calls_of_qt() -> None:
    assert subprocess.run([sys.executable, "-c", CALLS], capture_output=True).returncode == 0
