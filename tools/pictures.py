"""Takes the pictures of docs/pictures/ from the window itself: `python tools/pictures.py`.

Needs a display of 1366×768 or more, for instance `xvfb-run -s "-screen 0 1366x768x24" python tools/pictures.py`.
"""

import sys
import tempfile
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from ita_desktop.app import texts
from ita_desktop.app.files import Document
from ita_desktop.app.immortal import keep_constants
from ita_desktop.app.settings import Settings
from ita_desktop.ui.main_window import MainWindow
from ita_desktop.ui.theme import Theme

FOLDER: Final = Path(__file__).resolve().parents[1] / "docs" / "pictures"
SIZE: Final = (1366, 720)
PLACES: Final = ("tab.memo", "tab.scores", "section.0")
SETTLED_MS: Final = 2000


def main() -> int:
    """Take a picture of each of the tabs with the sample report that the READMEs show."""
    keep_constants()
    app = QApplication([])
    texts.choose("th")
    _theme = Theme(app, mode="light", size=11)
    with tempfile.TemporaryDirectory() as folder:
        window = MainWindow(Document(), Settings(Path(folder) / "settings.ini"))
        window.resize(*SIZE)
        window.show()
        window.activateWindow()
        window.files.sample()
        for place in PLACES:
            window.tabs.show_place(place)
            window.tabs.focus_page()
            take(window, place.removeprefix("tab.").removesuffix(".0"))
        window.leave()
    return 0


def take(window: MainWindow, name: str) -> None:
    """Save what the window shows, once its pages are there."""
    loop = QEventLoop()  # QTest.qWait would not let the thread that makes the pages work
    QTimer.singleShot(SETTLED_MS, loop.quit)
    loop.exec()
    FOLDER.mkdir(parents=True, exist_ok=True)
    window.grab().save(str(FOLDER / f"{name}.png"))


if __name__ == "__main__":
    sys.exit(main())
