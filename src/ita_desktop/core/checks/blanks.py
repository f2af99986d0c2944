"""Rules for what is empty though the report needs it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from ita_desktop.core import paths
from ita_desktop.core.checks.finding import Fault
from ita_desktop.core.checks.mends import add_measure, delete_measure, put
from ita_desktop.core.ita_rules import load_rules
from ita_desktop.core.paths import measure_path, section_path
from ita_desktop.core.progress import missing_parts
from ita_desktop.core.report import Period, Report
from ita_desktop.core.score_advice import answering_sections, score_text
from ita_desktop.core.thai_text import excerpt
from ita_desktop.errors import Message
from ita_desktop.texts import source_text as _

NEEDED: Final = {
    "agency.name": _("The agency's name is empty; the checks need it to find other agencies' names"),
    "agency.province": _("The province is empty; the checks need it to find other places' names"),
    "memo.department": _("The issuing department is empty"),
    "memo.subject": _("The memo has no subject"),
    "memo.to": _("The memo has no addressee"),
    "memo.paragraphs": _("The memo has no text"),
    "memo.closing": _("The memo's last paragraph is empty, such as จึงเรียนมาเพื่อโปรดทราบ"),
    "memo.signatories": _("Nobody signs the memo; add a signatory"),
    "narrative.title": _("The report has no title"),
    "narrative.paragraphs": _("The report has no text before the tables"),
    "measures.title": _("The table of measures has no title"),
    "measures.sections": _("The report has no sections of measures"),
}
"""What has to be filled in, with what is told when it is not."""

BY_HAND: Final = {
    "memo.number": _("The memo has no number; leave it so only if it is to be written by hand"),
    "memo.date": _("The memo has no date; leave it so only if it is to be written by hand"),
}
"""What may be left to be written on paper."""


def needed_field(report: Report) -> Iterator[Fault]:
    """Find empty fields that the report needs."""
    return _empty(report, NEEDED)


def field_by_hand(report: Report) -> Iterator[Fault]:
    """Find empty fields that may be written by hand."""
    return _empty(report, BY_HAND)


def _empty(report: Report, texts: dict[str, str]) -> Iterator[Fault]:
    return (Fault(path, Message(text, {})) for path, text in texts.items() if _is_blank(paths.get(report, path)))


def _is_blank(value: object) -> bool:
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, tuple):
        return all(isinstance(row, str) and not row.strip() for row in value)
    return value is None


def unnamed_signatory(report: Report) -> Iterator[Fault]:
    """Find signatories without a name or a position."""
    for row in report.memo.signatories:
        path = f"memo.signatories[{row.id}]"
        if not row.name.strip():
            yield Fault(f"{path}.name", Message("The signatory has no name", {}))
        if not row.position.strip():
            yield Fault(f"{path}.position", Message("The signatory has no position", {}))


def untitled_section(report: Report) -> Iterator[Fault]:
    """Find sections without a title; where there are as many as in the year's rules, those have the title."""
    titles = load_rules(report.fiscal_year).section_titles
    sections = report.measures.sections
    for section, title in zip(sections, titles if len(titles) == len(sections) else [""] * len(sections), strict=True):
        if not section.title.strip():
            path = f"{section_path(section.id)}.title"
            mend = put(path, title, excerpt(title)) if title else None
            yield Fault(path, Message("The section has no title", {}), mend=mend)


def empty_section(report: Report) -> Iterator[Fault]:
    """Find sections without measures."""
    for section in report.measures.sections:
        if not section.measures:
            message = Message("The section has no measures; add one, or remove the section", {})
            yield Fault(section_path(section.id), message, mend=add_measure(section.id))


def empty_measure(report: Report) -> Iterator[Fault]:
    """Find measures in which nothing at all is filled in."""
    for section in report.measures.sections:
        for measure in section.measures:
            if measure.activity.strip() or (measure.responsible + measure.remarks).strip():
                continue
            if len(missing_parts(measure)) == _ALL_PARTS:
                message = Message("The measure is empty; fill it in or delete it", {})
                yield Fault(measure_path(section.id, measure.id), message, mend=delete_measure(section.id, measure.id))


_ALL_PARTS: Final = 4

PARTS: Final = {
    "activity": _("The measure or activity is empty; write what was to be done"),
    "period.start": _("The period is empty; give its dates or write it in words"),
    "summary": _("The summary is empty; the published report has to show what was done"),
    "outcome": _("The outcome is empty; the published report has to show what came of it"),
}
"""What the published report must show of each measure (spec of the disclosure item), and what is told without it."""


def missing_part(part: str) -> Callable[[Report], Iterable[Fault]]:
    """Return the rule that finds measures of which one part is empty, though others are not."""
    text, attribute = PARTS[part], part.partition(".")[0]

    def check(report: Report) -> Iterator[Fault]:
        for section in report.measures.sections:
            for measure in section.measures:
                value = getattr(measure, attribute)
                if value.strip() if isinstance(value, str) else value != Period():
                    continue
                if len(missing_parts(measure)) < _ALL_PARTS:
                    yield Fault(f"{measure_path(section.id, measure.id)}.{part}", Message(text, {}))

    return check


def unanswered_score(report: Report) -> Iterator[Fault]:
    """Find indicators below the target whose sections, by the rules of the year, have no measure.

    A section is known by its title or, where there are as many as in the rules, by its place.
    """
    rules = load_rules(report.fiscal_year)
    sections = report.measures.sections
    by_title = {"".join(row.title.split()): row for row in sections}
    for indicator in report.scores.indicators:
        numbers = answering_sections(rules, indicator)
        titles = [rules.section_titles[number - 1] for number in numbers]
        found = [by_title.get("".join(title.split())) for title in titles]
        if len(sections) == len(rules.section_titles):
            found = [row or sections[number - 1] for row, number in zip(found, numbers, strict=True)]
        known = [row for row in found if row is not None]
        if known and not any(row.measures for row in known):
            message = Message(
                "The score {score} is below the target of {target}, and section “{section}” has no measure for it",
                {"score": score_text(indicator.score), "target": rules.target, "section": excerpt(known[0].title)},
            )
            path = f"scores.indicators[{indicator.number}].score"
            yield Fault(path, message, score_text(indicator.score), mend=add_measure(known[0].id))
