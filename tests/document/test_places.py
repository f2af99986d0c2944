"""Where each field stands: what MuPDF reads there is the field's text, wherever the pages split it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final
from unicodedata import category

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from document.examples import SENTENCE, memo_report, rendered_sample, sample, sample_pages, table_report
from document.printed import MM, Page, pages_of
from ita_desktop.core import paths
from ita_desktop.core.report import Measure, Period, Report, Settings, Signatory, TableLayout
from ita_desktop.core.thai_dates import format_date, format_period
from ita_desktop.core.thai_text import printable, to_thai_digits, to_western_digits
from ita_desktop.document import Rendered, render_pdf
from ita_desktop.document.scores import score_text
from readers import squeezed
from strategies import reports

NOT_PRINTED: Final = ("fiscal_year", "agency.", "settings.", "measures.layout")
# What the form adds to a field in its place.
ADDED: Final = {
    "memo.department": "ส่วนราชการ",
    "memo.number": "ที่",
    "memo.date": "วันที่",
    "memo.subject": "เรื่อง",
    "memo.to": "เรียน",
    "name": "()",
    "responsible": "ผู้รับผิดชอบ",
}


SHOWN: Final[dict[type, Callable[[Any], str]]] = {
    str: printable,
    Decimal: score_text,
    date: format_date,
    Period: lambda period: printable(format_period(period)),
    tuple: lambda choices: "".join(f"☐{printable(choice)}" for choice in choices),
}


def shown(report: Report, value: object) -> str:
    """Return a value as it is printed, without white space."""
    text = SHOWN[type(value)](value)
    return squeezed(to_thai_digits(text) if report.settings.thai_digits else to_western_digits(text))


def place_of(path: str) -> str:
    """Return where a field is shown: the parts of a period and the choices stand together."""
    for part in ("period", "choices"):
        head, found, _ = path.partition(f".{part}")
        if found:
            return head + found
    return path


def fields(report: Report) -> dict[str, str]:
    """Return the printed text of every field that prints one, by the path of its place."""
    printed = {place_of(path) for path, _ in paths.walk(report) if not path.startswith(NOT_PRINTED)}
    values = {place: paths.get(report, place) for place in printed - with_shared_instrument(report)}
    texts = {place: shown(report, value) for place, value in values.items() if type(value) in SHOWN}
    return {place: text for place, text in texts.items() if text}


def with_shared_instrument(report: Report) -> set[str]:
    """Return the instruments that stand in the cell, and at the place, of an indicator above."""
    rows = pairwise(report.scores.indicators)
    shared = [row for before, row in rows if before.instrument == row.instrument]
    return {f"scores.indicators[{row.number}].instrument" for row in shared}


def read(pages: Sequence[Page], rendered: Rendered, place: str) -> str:
    """Return what is written on a field's places, one after the other, without white space."""
    return squeezed("".join("".join(pages[number].within(rect)) for number, rect in rendered.places[place]))


def test_every_field_of_the_sample_is_read_where_it_stands() -> None:
    expected = fields(sample())
    assert len(expected) > 190
    for place, text in expected.items():
        written = read(sample_pages(), rendered_sample(), place)
        added = ADDED.get(place) or ADDED.get(place.rpartition(".")[2], "")
        if place.startswith("measures.sections") and place.endswith("].title"):
            assert written.partition(".")[2] == text
        else:
            assert written in {text, added + text, added[:1] + text + added[1:]}


def test_every_place_is_that_of_a_field() -> None:
    for place in rendered_sample().places:
        name = place.rpartition(".")[2]
        assert name in ("number", "remark_lines", "date") or place in fields(sample()), place
        assert paths.get(sample(), place) is not None or name == "date"


@pytest.mark.parametrize("layout", ["remarks", "responsible"])
def test_numbers_are_read_where_they_stand(layout: TableLayout) -> None:
    report = replace(sample(), measures=replace(sample().measures, layout=layout))
    rendered = render_pdf(report)
    pages = pages_of(rendered.pdf)
    measures = [(section, measure) for section in report.measures.sections for measure in section.measures]
    for number, (section, measure) in enumerate(measures, start=1):
        place = f"measures.sections[{section.id}].measures[{measure.id}].number"
        first, *others = (squeezed("".join(pages[page].within(rect))) for page, rect in rendered.places[place])
        assert first == to_thai_digits(str(number))
        assert set(others) <= {f"{first}(ต่อ)"}


def test_places_lie_on_their_page_and_apart() -> None:
    by_page: dict[int, list[tuple[float, float, float, float]]] = {}
    for places in rendered_sample().places.values():
        for number, rect in places:
            by_page.setdefault(number, []).append(rect)
    for number, rects in by_page.items():
        for index, (left, top, right, bottom) in enumerate(rects):
            assert 0 <= left < right <= sample_pages()[number].width * MM
            assert 0 <= top < bottom <= sample_pages()[number].height * MM
            for other in rects[:index]:
                apart = other[2] <= left + 0.1 or right <= other[0] + 0.1
                assert apart or other[3] <= top + 0.1 or bottom <= other[1] + 0.1


@pytest.mark.parametrize("length", range(1, 60, 3))
def test_places_of_two_fields_in_one_split_cell(length: int) -> None:
    fields = {"responsible": f"{SENTENCE * length}จบหนึ่ง", "remarks": f"{SENTENCE * 9}จบสอง"}
    measure = Measure(activity="ก", **fields)  # type: ignore[arg-type]
    report = table_report((measure,))
    rendered = render_pdf(report)
    pages = pages_of(rendered.pdf)
    row = f"measures.sections[{report.measures.sections[0].id}].measures[{measure.id}]"
    for name, text in fields.items():
        place = f"{row}.{name}"
        assert read(pages, rendered, place).removeprefix("ผู้รับผิดชอบ") == squeezed(text)
        assert all(pages[number].within(rect) for number, rect in rendered.places[place]), "no empty place"


def test_places_of_what_is_written_by_hand() -> None:
    person = Signatory(remark_lines=3, date_line=True)
    rendered = render_pdf(memo_report(signatories=(person,)))
    (page, *_) = pages_of(rendered.pdf)
    place = f"memo.signatories[{person.id}]"
    ((_, (left, top, right, bottom)),) = rendered.places[f"{place}.remark_lines"]
    inside = [line for line in page.dots if left <= line.x * MM + 0.1 and top <= line.y * MM <= bottom]
    assert len(inside) == 3
    ((number, rect),) = rendered.places[f"{place}.date"]
    assert page.within(rect) == ["วันที่"]
    assert number == 0
    assert right - left == pytest.approx(160 * MM, abs=0.1)


def test_an_empty_field_of_the_head_has_a_place_to_click() -> None:
    rendered = render_pdf(Report(2567))
    assert {"memo.department", "memo.number", "memo.date", "memo.subject", "memo.to"} <= set(rendered.places)
    assert {"scores.overall", "scores.level"} <= set(rendered.places)


def without_marks(text: str) -> str:
    """Return a text without marks: MuPDF takes one without a letter for that of the letter drawn before."""
    return "".join(letter for letter in text if category(letter) != "Mn")


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(reports(), st.booleans())
def test_every_field_of_any_report_is_read_where_it_stands(report: Report, thai_digits: bool) -> None:
    report = replace(report, settings=Settings(thai_digits=thai_digits))
    rendered = render_pdf(report)
    pages = pages_of(rendered.pdf)
    for place, text in fields(report).items():
        assert without_marks(text) in without_marks(read(pages, rendered, place)), place
