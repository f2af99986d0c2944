"""The texts of a report as they are printed: digits, numbers, names that no line parts."""

import re
from dataclasses import dataclass

from ita_desktop.core import thai_dates
from ita_desktop.core.captions import captions_of
from ita_desktop.core.report import Period, Report, Settings
from ita_desktop.core.thai_text import printable, to_thai_digits, to_western_digits

_KIND_OF_OFFICE = re.compile(
    "^(?:เทศบาลนคร|เทศบาลเมือง|เทศบาลตำบล|องค์การบริหารส่วนจังหวัด|องค์การบริหารส่วนตำบล|อบจ\\.|อบต\\.|เมือง|จังหวัด)"
)
_SHORTEST_NAME = 3


@dataclass(frozen=True)
class Texts:
    """Turns what the report holds into what the paper shows."""

    settings: Settings
    captions: dict[str, str]

    def shown(self, text: str) -> str:
        """Return a typed text as printed: without invisible characters, in the report's digits."""
        text = printable(text)
        return to_thai_digits(text) if self.settings.thai_digits else to_western_digits(text)

    def caption(self, key: str) -> str:
        """Return a fixed word of the form as printed."""
        return self.shown(self.captions[key])

    def page_number(self, number: int) -> str:
        """Return a page's number between hyphens."""
        return self.shown(f"-{number}-")

    def period(self, period: Period) -> str:
        """Return when a measure ran."""
        return self.shown(thai_dates.format_period(period))


def texts_of(report: Report) -> Texts:
    """Return the printed texts' maker for one report."""
    return Texts(report.settings, captions_of(report.settings))


def names_of(report: Report) -> frozenset[str]:
    """Return the report's own names, which no line may part: the office, its place, the people."""
    agency = report.agency
    names = {agency.name, agency.division, agency.province, *(person.name for person in report.memo.signatories)}
    names |= {_KIND_OF_OFFICE.sub("", name) for name in (agency.name, agency.province)}
    texts = texts_of(report)
    shown = {texts.shown(name).strip() for name in names}
    return frozenset(name for name in shown if len(name) >= _SHORTEST_NAME)
