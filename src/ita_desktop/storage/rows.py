"""The report as rows of the file's tables, and back: plain values, no SQL."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any, Final

from ita_desktop.core.emblem_file import EmblemFile
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
    SetAside,
    Settings,
    Signatory,
)

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]
"""The rows of each table in the order of their place; a table that others refer to stands before them."""

_DEFAULTS: Final = {item.name: item.default for item in fields(Settings) if item.name != "captions"}
_TRUTH: Final = {"false": False, "true": True}


def placed(rows: Iterable[Row]) -> list[Row]:
    """Return rows with their place, from 1."""
    return [{"place": place, **row} for place, row in enumerate(rows, start=1)]


def to_rows(report: Report) -> Tables:
    """Return all rows of a report; `meta` and the history have rows of their own."""
    memo, sections = report.memo, report.measures.sections
    return {
        "report": [_report_row(report)],
        "memo_paragraph": placed(_text_row(text) for text in memo.paragraphs),
        "narrative_paragraph": placed(_text_row(text) for text in report.narrative.paragraphs),
        "signatory": placed(map(_signatory_row, memo.signatories)),
        "signatory_choice": placed(
            {"signatory_id": person.id, "text": text} for person in memo.signatories for text in person.choices
        ),
        "indicator": placed(map(_indicator_row, report.scores.indicators)),
        "section": placed({"id": section.id, "title": section.title} for section in sections),
        "measure": placed(_measure_row(row, section.id) for section in sections for row in section.measures),
        "setting": [_setting_row(report.settings, name) for name in _DEFAULTS],
        "caption": placed({"key": key, "text": text} for key, text in report.settings.captions),
        "emblem": [{"one": 1, "kind": report.emblem.kind, "data": report.emblem.data}] if report.emblem else [],
        "set_aside": placed({"id": row.id, "key": row.key, "reason": row.reason} for row in report.set_aside),
    }


def from_rows(tables: Tables) -> Report:
    """Return the report of the rows.

    Raises ValueError, KeyError or ArithmeticError if there is not exactly one report, a setting is unknown, or a
    value cannot be read; rules beyond that are those of `core.limits`.
    """
    [row] = tables["report"]
    return Report(
        id=row["id"],
        fiscal_year=row["fiscal_year"],
        agency=Agency(row["agency_name"], row["agency_province"], row["agency_division"]),
        memo=_memo(row, tables),
        narrative=Narrative(row["narrative_title"], _texts(tables["narrative_paragraph"])),
        scores=ScoreTable(
            _decimal(row["scores_overall"]), row["scores_level"], tuple(map(_indicator, tables["indicator"]))
        ),
        measures=MeasureTable(row["measures_title"], row["measures_layout"], _sections(tables)),
        settings=_settings(tables),
        emblem=next((EmblemFile(row["kind"], row["data"]) for row in tables["emblem"]), None),
        set_aside=tuple(SetAside(row["key"], row["reason"], row["id"]) for row in tables["set_aside"]),
    )


def _text_row(text: str) -> Row:
    return {"text": text}


def _report_row(report: Report) -> Row:
    agency, memo = report.agency, report.memo
    return {
        "one": 1,
        "id": report.id,
        "fiscal_year": report.fiscal_year,
        "agency_name": agency.name,
        "agency_province": agency.province,
        "agency_division": agency.division,
        "memo_department": memo.department,
        "memo_number": memo.number,
        "memo_date": _date_text(memo.date),
        "memo_subject": memo.subject,
        "memo_to": memo.to,
        "memo_closing": memo.closing,
        "memo_secrecy": memo.secrecy,
        "memo_urgency": memo.urgency,
        "narrative_title": report.narrative.title,
        "scores_overall": _decimal_text(report.scores.overall),
        "scores_level": report.scores.level,
        "measures_title": report.measures.title,
        "measures_layout": report.measures.layout,
    }


def _signatory_row(person: Signatory) -> Row:
    return {
        "id": person.id,
        "name": person.name,
        "position": person.position,
        "remark": person.remark,
        "date": _date_text(person.date),
        "remark_lines": person.remark_lines,
        "date_line": int(person.date_line),
    }


def _indicator_row(indicator: Indicator) -> Row:
    return {
        "number": indicator.number,
        "name": indicator.name,
        "instrument": indicator.instrument,
        "score": _decimal_text(indicator.score),
    }


def _measure_row(measure: Measure, section_id: str) -> Row:
    return {
        "id": measure.id,
        "section_id": section_id,
        "number": measure.number,
        "activity": measure.activity,
        "period_start": _date_text(measure.period.start),
        "period_end": _date_text(measure.period.end),
        "period_text": measure.period.text,
        "summary": measure.summary,
        "outcome": measure.outcome,
        "responsible": measure.responsible,
        "remarks": measure.remarks,
    }


def _setting_row(settings: Settings, name: str) -> Row:
    value = getattr(settings, name)
    return {"key": name, "value": str(value).lower() if isinstance(value, bool) else str(value)}


def _memo(row: Row, tables: Tables) -> Memo:
    return Memo(
        department=row["memo_department"],
        number=row["memo_number"],
        date=_date(row["memo_date"]),
        subject=row["memo_subject"],
        to=row["memo_to"],
        paragraphs=_texts(tables["memo_paragraph"]),
        closing=row["memo_closing"],
        secrecy=row["memo_secrecy"],
        urgency=row["memo_urgency"],
        signatories=_signatories(tables),
    )


def _signatories(tables: Tables) -> tuple[Signatory, ...]:
    choices = _grouped(tables["signatory_choice"], "signatory_id")
    return tuple(
        Signatory(
            name=row["name"],
            position=row["position"],
            remark=row["remark"],
            date=_date(row["date"]),
            remark_lines=row["remark_lines"],
            choices=_texts(choices[row["id"]]),
            date_line=bool(row["date_line"]),
            id=row["id"],
        )
        for row in tables["signatory"]
    )


def _indicator(row: Row) -> Indicator:
    return Indicator(row["number"], row["name"], row["instrument"], _decimal(row["score"]))


def _sections(tables: Tables) -> tuple[Section, ...]:
    measures = _grouped(tables["measure"], "section_id")
    return tuple(
        Section(row["title"], tuple(map(_measure, measures[row["id"]])), row["id"]) for row in tables["section"]
    )


def _measure(row: Row) -> Measure:
    return Measure(
        number=row["number"],
        activity=row["activity"],
        period=Period(_date(row["period_start"]), _date(row["period_end"]), row["period_text"]),
        summary=row["summary"],
        outcome=row["outcome"],
        responsible=row["responsible"],
        remarks=row["remarks"],
        id=row["id"],
    )


def _settings(tables: Tables) -> Settings:
    values = {row["key"]: read_setting(row["key"], row["value"]) for row in tables["setting"]}
    captions = tuple((row["key"], row["text"]) for row in tables["caption"])
    return Settings(captions=captions, **values)


def read_setting(key: str, text: str) -> Any:
    """Read a setting as the type of its default; a missing one keeps the default, an unknown one is a KeyError."""
    default = _DEFAULTS[key]
    if isinstance(default, bool):
        return _TRUTH[text]
    return float(text) if isinstance(default, float) else text


def _grouped(rows: Iterable[Row], key: str) -> defaultdict[str, list[Row]]:
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[key]].append(row)
    return groups


def _texts(rows: Iterable[Row]) -> tuple[str, ...]:
    return tuple(row["text"] for row in rows)


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _date_text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _decimal_text(value: Decimal | None) -> str | None:
    """Write all digits as they were typed, never an exponent."""
    return None if value is None else f"{value:f}"
