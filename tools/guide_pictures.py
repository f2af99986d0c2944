"""Takes the pictures of the user guide from the program itself: `python tools/guide_pictures.py [NAME…]`.

Needs no display. Each picture is a function of the table below; the guide may show no other, and has to show each, so
that no picture outlives what it shows. tests/tools/test_guide_pictures.py takes them all.
"""

from __future__ import annotations

import io
import json
import os
import sys
import tempfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Final

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QRect, QRegularExpression
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from guide_stage import CHIEF, CLERK, MORNING, Stage, sample, stage
from ita_desktop.app import texts
from ita_desktop.app.immortal import keep_constants
from ita_desktop.app.recovery import Orphan
from ita_desktop.core.history import NO_HISTORY, HandOver, History, record
from ita_desktop.core.office import Office
from ita_desktop.core.paths import replace
from ita_desktop.core.report import Agency, Report
from ita_desktop.core.sealing import Seal, hand_over
from ita_desktop.storage import write_report
from ita_desktop.storage.backups import Backup
from ita_desktop.ui.hand_over_dialogs import ArrivalDialog, HandOverDialog
from ita_desktop.ui.office_dialog import OfficeDialog
from ita_desktop.ui.replace_dialog import ReplaceDialog
from ita_desktop.ui.theme import Theme
from ita_desktop.ui.versions_dialog import VersionsDialog
from ita_desktop.ui.widgets.line_edit import LineEdit
from ita_desktop.ui.widgets.text_edit import TextEdit

FOLDER: Final = Path(__file__).resolve().parents[1] / "docs" / "guide" / "pictures"
NOTE: Final = "โปรดตรวจคะแนนตัวชี้วัดที่ ๓ อีกครั้ง"
COLOURS: Final = 128
"""Enough for a window, and a third of the bytes."""


def _start(show: Stage) -> QPixmap:
    years = show.window.start.findChildren(QPushButton, QRegularExpression(r"start\.new\..*"))
    return show.picture(years[0].objectName(), "start.open", "start.sample")


def _window(show: Stage) -> QPixmap:
    show.open_sample()
    page = show.window.tabs.page
    form = QRect(page.mapTo(show.window, page.rect().topLeft()), page.size()).adjusted(8, 8, -8, -8)
    return show.picture("toolbar", "tabs", form, "pages_dock")


def _office(show: Stage) -> QPixmap:
    office = Office(
        agency=Agency("เทศบาลเมืองธารอรุณ", "จังหวัดทิวาธานี", "สำนักปลัดเทศบาล"),
        people=(CLERK, CHIEF),
        divisions=("สำนักปลัดเทศบาล", "กองคลัง", "กองช่าง"),
        number_prefixes=("ทธ ๕๙๙๐๑/",),
        phrases=("จึงเรียนมาเพื่อโปรดทราบและพิจารณา",),
    )
    return show.beside(OfficeDialog(office, show.window))


def _memo(show: Stage) -> QPixmap:
    show.open_sample()
    show.find("memo.subject").setFocus()
    return show.picture("memo.subject", "pages_dock")


def _narrative(show: Stage) -> QPixmap:
    show.open_sample("tab.narrative")
    return show.picture("narrative.paragraphs")


def _draft(show: Stage) -> QPixmap:
    show.open_sample("tab.narrative")
    return show.dialog(show.window.texts.draft_result, "take")


def _scores(show: Stage) -> QPixmap:
    show.open_sample("tab.scores")
    return show.picture("scores.indicators", "scores.overall", "scores.take_over")


def _measures(show: Stage) -> QPixmap:
    show.open_sample("section.0")
    return show.picture(
        f"{_section(show)}.measures", f"{_section(show)}.measures.add", f"{_section(show)}.measures.paste"
    )


def _sections(show: Stage) -> QPixmap:
    show.open_sample("section.0")
    return show.with_menu("section", "add_section")


def _signers(show: Stage) -> QPixmap:
    show.open_sample("tab.signers")
    return show.picture("memo.signatories")


def _form(show: Stage) -> QPixmap:
    show.open_sample("tab.form")
    return show.picture()


def _words(show: Stage) -> QPixmap:
    show.open_sample("tab.words")
    return show.picture("settings.captions")


def _emblem(show: Stage) -> QPixmap:
    show.open_sample()
    return show.dialog(show.window.office.choose_emblem)


def _findings(show: Stage) -> QPixmap:
    show.open_sample()
    session = show.window.document.session
    session.set_value("scores.overall", Decimal("96.53"))
    session.set_value("memo.to", "นายกเทศมนตรีตำบลแม่สาย")
    show.window.commands["findings"].trigger()
    show.settle()
    show.window.report_view.findings.dock.list.setCurrentRow(0)
    return show.picture("findings", "findings_dock")


def _replace(show: Stage) -> QPixmap:
    show.open_sample()
    dialog = ReplaceDialog(show.window.document.session, show.window)
    dialog.show()
    _type(dialog, "ทุกส่วนราชการ", "ทุกกอง")
    return show.beside(dialog, "replace.places", "replace.go")


def _print(show: Stage) -> QPixmap:
    show.open_sample()
    return show.with_menu("file", "export_pdf", "print")


def _save(show: Stage) -> QPixmap:
    show.open_sample()
    show.window.document.session.set_value("memo.number", "ทธ ๕๙๙๐๑/๑๔๖๓")
    return show.picture("save", "status.state")


def _versions(show: Stage) -> QPixmap:
    show.open_sample()
    report = show.window.document.session.report
    earlier = show.folder / "earlier.db"
    write_report(replace(replace(report, "memo.number", "ทธ ๕๙๙๐๑/"), "memo.to", "ปลัดเทศบาลเมืองธารอรุณ"), earlier)
    versions = [Backup(MORNING.replace(hour=hour), earlier) for hour in (8, 6, 3)]
    return show.beside(VersionsDialog(versions, report, show.window))


def _unsaved(show: Stage) -> QPixmap:
    orphan = Orphan(show.folder / "copy.db", sample(), NO_HISTORY, Path("รายงาน ITA 2567.db"), "", MORNING)
    show.window.start.show_unsaved([orphan])
    return show.picture("start.recover.0")


def _hand_over_dialog(show: Stage) -> QPixmap:
    show.open_sample("tab.hand_over")
    dialog = HandOverDialog(CLERK, texts.tr("The checks have found nothing."), show.window)
    _type(dialog, CHIEF.name, CHIEF.position)
    for note in dialog.findChildren(TextEdit):
        note.set_value(NOTE)
    return show.beside(dialog)


def _arrival(show: Stage) -> QPixmap:
    report, history = _handed_over()
    show.open_sample()
    return show.beside(ArrivalDialog(report, history, history.hand_overs[-1], Seal("intact", 1), show.window))


def _hand_over_tab(show: Stage) -> QPixmap:
    report, history = _handed_over()
    show.window.document.show_salvaged(report, history)
    show.window.show_report()
    show.go("tab.hand_over")
    return show.picture("hand_over.accept", "hand_over.cover_sheet", "hand_over.steps")


def _damaged(show: Stage) -> QPixmap:
    path = show.folder / "รายงาน ITA 2567.db"
    write_report(sample(), path)
    contents = path.read_bytes()
    path.write_bytes(contents[: len(contents) // 2])
    return show.dialog(lambda: show.window.files.open(path), "salvage")


PICTURES: Final[dict[str, Callable[[Stage], QPixmap]]] = {
    "start": _start,
    "window": _window,
    "office": _office,
    "memo": _memo,
    "narrative": _narrative,
    "draft": _draft,
    "scores": _scores,
    "measures": _measures,
    "sections": _sections,
    "signers": _signers,
    "form": _form,
    "words": _words,
    "emblem": _emblem,
    "findings": _findings,
    "replace": _replace,
    "print": _print,
    "save": _save,
    "versions": _versions,
    "unsaved": _unsaved,
    "hand-over": _hand_over_dialog,
    "arrival": _arrival,
    "steps": _hand_over_tab,
    "damaged": _damaged,
}


def take(name: str) -> bytes:
    """Return one picture as PNG; the application has to be there."""
    with tempfile.TemporaryDirectory() as folder, stage(Path(folder)) as show:
        return _png(PICTURES[name](show))


def _png(picture: QPixmap) -> bytes:
    buffer, small = QBuffer(), io.BytesIO()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    image = Image.open(io.BytesIO(buffer.data().data())).convert("RGB")
    image.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
    return small.getvalue()


def _section(show: Stage) -> str:
    return f"measures.sections[{show.window.tabs.section_id}]"


def _type(dialog: QWidget, *lines: str) -> None:
    """Type into the first fields of a dialog."""
    for editor, text in zip(dialog.findChildren(LineEdit), lines, strict=False):
        editor.set_value(text)
        editor.edited.emit(text)


def _handed_over() -> tuple[Report, History]:
    """Return the sample report as it comes to the second official, with what the first has changed."""
    report = sample()
    before = replace(report, "memo.number", "ทธ ๕๙๙๐๑/")
    history = record(NO_HISTORY, before, report, CLERK, MORNING)
    step = HandOver(MORNING.replace(hour=4), CLERK, CHIEF, NOTE)
    return report, hand_over(history, report, step)


def main(names: list[str]) -> int:
    """Take the pictures named, or all, and take away those that no function makes any more."""
    keep_constants()
    with tempfile.TemporaryDirectory() as folder:
        _use_screen(Path(folder))
        return _take_all(names or list(PICTURES))


def _use_screen(folder: Path) -> None:
    """Give Qt's platform without display a screen of an office computer; its own is 800 px wide."""
    screen = {"name": "office", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "dpr": 1}
    file = folder / "screen.json"
    file.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"


def _take_all(names: list[str]) -> int:
    app = QApplication([])
    texts.choose("th")
    Theme(app, mode="light", size=11)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in names:
        (FOLDER / f"{name}.png").write_bytes(take(name))
    for path in FOLDER.glob("*.png"):
        if path.stem not in PICTURES:
            path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
