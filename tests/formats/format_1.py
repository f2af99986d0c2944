"""The report in `format-1.db`, the fixture of the first released format. Run this file to write it, once for ever."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from ita_desktop.core.report import (
    Agency,
    Indicator,
    Measure,
    MeasureTable,
    Memo,
    Narrative,
    Period,
    Report,
    ScoreTable,
    Section,
    Settings,
    Signatory,
)

FILE: Final = Path(__file__).with_name("format-1.db")


def _id(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012x}"


SIGNATORIES: Final = (
    Signatory(name="นางสาวสมใจ ตั้งมั่น", position="นักทรัพยากรบุคคลชำนาญการ", date=date(2024, 10, 9), id=_id(1)),
    Signatory(
        name="นายบุญส่ง น้ำใจงาม",
        position="นายกเทศมนตรีตำบลห้วยตัวอย่าง",
        remark="ทราบ\nให้เผยแพร่",
        remark_lines=2,
        choices=("ทราบ", "อนุมัติ"),
        date_line=True,
        id=_id(2),
    ),
)
SECTIONS: Final = (
    Section(
        title="กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ",
        measures=(
            Measure(
                activity="๑. จัดทำคู่มือการให้บริการ\n๒. เผยแพร่ทาง Facebook",
                period=Period(date(2023, 10, 1), date(2024, 9, 30)),
                summary="- ประชุม ๒ ครั้ง\n- ปรับปรุงคู่มือแล้ว",
                outcome="ผู้รับบริการพึงพอใจ",
                responsible="สำนักปลัด",
                remarks="ผู้รับผิดชอบ สำนักปลัด",
                id=_id(11),
            ),
            Measure(number="๗", activity="No Gift Policy", period=Period(text="ไตรมาสละ ๑ ครั้ง"), id=_id(12)),
        ),
        id=_id(10),
    ),
    Section(title="การให้บริการและระบบ E-Service", id=_id(20)),
)
REPORT: Final = Report(
    id=_id(0),
    fiscal_year=2567,
    agency=Agency("เทศบาลตำบลห้วยตัวอย่าง", "ตัวอย่าง", "งานการเจ้าหน้าที่"),
    memo=Memo(
        department="สำนักปลัดเทศบาล",
        number="ตย ๕๒๐๐๑/๑๒๓",
        date=date(2024, 10, 9),
        subject="รายงานผลการดำเนินการ\nประจำปีงบประมาณ พ.ศ. ๒๕๖๗",
        to="นายกเทศมนตรีตำบลห้วยตัวอย่าง",
        paragraphs=("ตามที่ได้รับมอบหมาย", "บัดนี้ ได้จัดทำรายงานเรียบร้อยแล้ว"),
        closing="จึงเรียนมาเพื่อโปรดทราบ",
        secrecy="ลับ",
        urgency="ด่วน",
        signatories=SIGNATORIES,
    ),
    narrative=Narrative("รายงานผล", ("ย่อหน้าแรก", "", "ย่อหน้าที่สาม")),
    scores=ScoreTable(
        overall=Decimal("93.60"),
        level="ผ่าน",
        indicators=(
            Indicator(1, "การปฏิบัติหน้าที่", "IIT", Decimal("99.76")),
            Indicator(6, "คุณภาพการดำเนินงาน", "EIT", Decimal("0.0")),
            Indicator(9, "การเปิดเผยข้อมูล", "OIT"),
        ),
    ),
    measures=MeasureTable("รายงานผลการดำเนินการตามมาตรการ", "responsible", SECTIONS),
    settings=Settings(
        thai_digits=False,
        memo_top=20.5,
        table_orientation="portrait",
        numbering="section",
        captions=(("memo.title", "บันทึกข้อความ"), ("measures.remarks", "หมายเหตุ")),
    ),
)


if __name__ == "__main__":
    from ita_desktop.storage.writing import write_report

    write_report(REPORT, FILE)
