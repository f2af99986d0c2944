from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.core.blank import blank_report
from ita_desktop.core.history import Change, Official
from ita_desktop.ui.field_history import FieldHistory
from ui.driving import said
from ui.tabs.access import unnamed

NOON = datetime(2024, 10, 9, 12, tzinfo=UTC)


def test_who_changed_a_field_when(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    changes = [
        Change(step, "memo.to", "changed", old, new, NOON, Official(name))
        for step, (old, new, name) in enumerate([("", "นายก", "ใจดี"), ("นายก", "ปลัด", "ตั้งใจ")])
    ]
    dialog = FieldHistory(blank_report(2567), changes, parent)
    dialog.show()
    text = said(dialog)
    assert text.index("ตั้งใจ") < text.index("ใจดี\n")
    assert unnamed(dialog) == []
