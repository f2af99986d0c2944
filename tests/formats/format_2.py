"""The report and history in `format-2.db`, the fixture of the second format. Run this file to write it, once."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from formats import format_1
from ita_desktop.core.emblem_file import EmblemFile
from ita_desktop.core.history import Change, HandOver, History, Official
from ita_desktop.core.report import Report, SetAside

FILE: Final = Path(__file__).with_name("format-2.db")

SENDER: Final = Official("นางสาวสมใจ ตั้งมั่น", "นักทรัพยากรบุคคลชำนาญการ")
RECEIVER: Final = Official("นายบุญส่ง น้ำใจงาม", "หัวหน้าสำนักปลัด")
REPORT: Final[Report] = replace(
    format_1.REPORT,
    emblem=EmblemFile("svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'),
    set_aside=(SetAside("scores.overall", "ตามหนังสือแจ้งผล", "00000000-0000-4000-8000-000000000030"),),
)
HISTORY: Final = History(
    (
        HandOver(
            at=datetime(2024, 10, 9, 3, 15, tzinfo=UTC),
            sender=SENDER,
            receiver=RECEIVER,
            note="ขอให้ตรวจ\nด้านที่ ๒",
            report_digest="a" * 64,
            changes_digest="b" * 64,
            seal="c" * 64,
            accepted_at=datetime(2024, 10, 10, 1, 0, 5, tzinfo=UTC),
            accepted_by=RECEIVER,
        ),
        HandOver(at=datetime(2024, 10, 11, tzinfo=UTC), sender=RECEIVER, receiver=SENDER),
    ),
    (
        Change(0, "memo.subject", "changed", "เดิม", "ใหม่", datetime(2024, 10, 9, 2, 0, tzinfo=UTC), SENDER),
        Change(1, "measures.sections", "moved", None, None, datetime(2024, 10, 10, 2, 0, tzinfo=UTC), RECEIVER),
    ),
)


if __name__ == "__main__":
    from ita_desktop.storage.writing import write_report

    write_report(REPORT, FILE, history=HISTORY)
