"""Rules for the result as the text tells it: the same score and level as in the table."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from ita_desktop.core.checks.rule import Hit
from ita_desktop.core.ita_rules import load_rules
from ita_desktop.core.report import Report
from ita_desktop.core.score_advice import score_text
from ita_desktop.core.thai_text import to_thai_digits, to_western_digits
from ita_desktop.errors import Message

# The words between are few and hold no other number: "ภาพรวมเท่ากับ ๙๓.๖๙ คะแนน", "คะแนนรวมที่ได้ 93.69 คะแนน".
_OVERALL: Final = re.compile(r"(?:ภาพรวม|คะแนนรวม)[^0-9\n]{0,80}?(?P<score>[0-9]{1,3}\.[0-9]{2})(?=\s*คะแนน)")
_LEVEL: Final = re.compile(r"(?:อยู่ในระดับ|ระดับผลการประเมิน(?:อยู่ที่|คือ|:)?)\s*(?P<level>(?:ผ่าน|ต้องปรับปรุง)[ก-๎]{0,12})")
# A sentence about another year, or a comparison with it, tells other scores.
_OTHER: Final = re.compile(r"ปีที่ผ่านมา|ปีที่แล้ว|ปีก่อน|เมื่อเทียบ|เปรียบเทียบ|ระดับประเทศ|ระดับจังหวัด|ค่าเฉลี่ย")
_YEAR: Final = re.compile(r"25[0-9]{2}")
_LOOK_BACK: Final = 120


class Result(NamedTuple):
    """What the table says, and for which year."""

    fiscal_year: int
    overall: Decimal | None
    level: str


def result_of(report: Report) -> Result:
    """Return what the table says."""
    return Result(report.fiscal_year, report.scores.overall, report.scores.level.strip())


def said_overall(text: str, result: Result) -> Iterator[Hit]:
    """Find an overall score in the text that is not the table's."""
    if result.overall is None or "คะแนน" not in text:
        return
    right = score_text(result.overall)
    western = to_western_digits(text)
    for match in _OVERALL.finditer(western):
        if match["score"] != right and not _is_of_another(western, match.start(), result):
            start, end = match.span("score")
            said = text[start:end]
            message = Message(
                "The text gives {said} as the overall score, the table {typed}; write the same in both",
                {"said": said, "typed": right},
            )
            yield Hit(start, end, message, new=right if said.isascii() else to_thai_digits(right))


def said_level(text: str, result: Result) -> Iterator[Hit]:
    """Find a level in the text that is not the table's."""
    if not result.level or "ระดับ" not in text:
        return
    names = sorted((row.name for row in load_rules(result.fiscal_year).levels), key=len, reverse=True)
    western = to_western_digits(text)
    for match in _LEVEL.finditer(western):
        said = next((name for name in names if match["level"].startswith(name)), None)
        if said and said != result.level and not _is_of_another(western, match.start(), result):
            message = Message(
                "The text gives the level as {said}, the table as {typed}; write the same in both",
                {"said": said, "typed": result.level},
            )
            yield Hit(match.start("level"), match.start("level") + len(said), message, new=result.level)


def _is_of_another(western: str, at: int, result: Result) -> bool:
    """Tell whether the words before a result speak of another year or office."""
    before = western[max(0, at - _LOOK_BACK) : at].rpartition("\n")[2]
    years = _YEAR.findall(before)
    return bool(_OTHER.search(before)) or bool(years and int(years[-1]) != result.fiscal_year)
