import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

from ita_desktop.app import texts
from ita_desktop.ui import self_check

CHECKS = dict(self_check.checks())


@pytest.fixture(autouse=True)
def _thai(qapp: QApplication) -> Iterator[None]:
    locale = QLocale()
    texts.choose("th")
    yield
    if texts._Chosen.strings is not None:
        QCoreApplication.removeTranslator(texts._Chosen.strings)
    texts._Chosen.strings = None
    QLocale.setDefault(locale)


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_what_is_whole_passes(check: Callable[[], None]) -> None:
    check()


@pytest.mark.parametrize(
    ("check", "broken", "instead"),
    [
        ("Qt finds what it needs for a screen", (self_check, "_OTHER_SCREEN"), "libqnone"),
        ("the window opens with the sample report and shows its pages", (self_check, "_PATIENCE_MS"), 0),
        ("QtPdf reads the pages back", (self_check, "_HEAD"), "ประกาศ"),
        ("pages can be printed", (self_check, "print_pages"), lambda *_: False),
        ("Qt's own texts are Thai", (self_check, "QDialogButtonBox"), None),
        ("the program's own font and icons are there", (QFontInfo, "family"), lambda _: "Arial"),
    ],
)
def test_what_is_broken_fails(
    check: str, broken: tuple[object, str], instead: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(*broken, instead)
    with pytest.raises((RuntimeError, TypeError, AttributeError)):
        CHECKS[check]()


def test_the_whole_program_tests_itself_without_a_display() -> None:
    command = [sys.executable, "-m", "ita_desktop", "self-test", "--window", "--lang", "en"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    outcomes = dict(line.split(": ", 1) for line in done.stdout.splitlines())
    assert (done.returncode, done.stderr) == (0, "")
    assert outcomes.keys() >= CHECKS.keys()
    assert set(outcomes.values()) == {"ok"}
