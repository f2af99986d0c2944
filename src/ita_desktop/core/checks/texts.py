"""The texts of a report as the text rules see them: each with its path and its role."""

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from ita_desktop.core.paths import measure_path, section_path
from ita_desktop.core.report import Measure, Memo, Report

Role = Literal["title", "prose", "cell", "period", "line", "own"]
"""title: names the year and the agency of the whole report. prose: paragraphs of memo and report text. cell: a cell of
the measure table. period: when a measure ran, in words. line: a single field. own: the report's own names and words."""

EVERY: Final[frozenset[Role]] = frozenset({"title", "prose", "cell", "period", "line", "own"})
TOLD: Final[frozenset[Role]] = EVERY - {"own"}


class Text(NamedTuple):
    """A text that is not empty."""

    path: str
    role: Role
    text: str


def texts_of(report: Report) -> Iterator[Text]:
    """Yield every text of a report that is not empty, in the order of its printing."""
    return (text for text in _all(report) if text.text)


def _all(report: Report) -> Iterator[Text]:
    yield Text("agency.name", "own", report.agency.name)
    yield Text("agency.province", "own", report.agency.province)
    yield Text("agency.division", "own", report.agency.division)
    yield from _memo(report.memo)
    yield Text("narrative.title", "title", report.narrative.title)
    yield from _numbered("narrative.paragraphs", "prose", report.narrative.paragraphs)
    yield Text("scores.level", "own", report.scores.level)
    for row in report.scores.indicators:
        yield Text(f"scores.indicators[{row.number}].name", "own", row.name)
        yield Text(f"scores.indicators[{row.number}].instrument", "own", row.instrument)
    yield Text("measures.title", "title", report.measures.title)
    for section in report.measures.sections:
        yield Text(f"{section_path(section.id)}.title", "line", section.title)
        for measure in section.measures:
            yield from _measure(measure_path(section.id, measure.id), measure)
    for key, word in report.settings.captions:
        yield Text(f"settings.captions[{key}]", "own", word)


def _memo(memo: Memo) -> Iterator[Text]:
    yield Text("memo.department", "line", memo.department)
    yield Text("memo.number", "line", memo.number)
    yield Text("memo.subject", "title", memo.subject)
    yield Text("memo.to", "line", memo.to)
    yield from _numbered("memo.paragraphs", "prose", memo.paragraphs)
    yield Text("memo.closing", "line", memo.closing)
    yield Text("memo.secrecy", "own", memo.secrecy)
    yield Text("memo.urgency", "own", memo.urgency)
    for row in memo.signatories:
        path = f"memo.signatories[{row.id}]"
        yield Text(f"{path}.name", "own", row.name)
        yield Text(f"{path}.position", "line", row.position)
        yield Text(f"{path}.remark", "line", row.remark)
        yield from _numbered(f"{path}.choices", "own", row.choices)


def _measure(path: str, measure: Measure) -> Iterator[Text]:
    yield Text(f"{path}.number", "own", measure.number)
    yield Text(f"{path}.activity", "cell", measure.activity)
    yield Text(f"{path}.period.text", "period", measure.period.text)
    yield Text(f"{path}.summary", "cell", measure.summary)
    yield Text(f"{path}.outcome", "cell", measure.outcome)
    yield Text(f"{path}.responsible", "cell", measure.responsible)
    yield Text(f"{path}.remarks", "cell", measure.remarks)


def _numbered(path: str, role: Role, texts: tuple[str, ...]) -> Iterator[Text]:
    return (Text(f"{path}[{index}]", role, text) for index, text in enumerate(texts))
