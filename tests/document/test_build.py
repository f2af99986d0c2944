"""The report's text, page numbers, and what a renderer keeps; lengths in mm."""

from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import pairwise
from typing import Any

import pymupdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from document.examples import SENTENCE, memo_report, print_pages, rendered_sample, sample, sample_pages
from document.printed import MM, Page, pages_of
from ita_desktop.core import paths
from ita_desktop.core.report import Agency, Measure, MeasureTable, Narrative, Report, Section, Settings
from ita_desktop.document import Rendered, Renderer, render_pdf
from ita_desktop.document.measures import MeasureTableMaker
from ita_desktop.typeset.lines import Typesetter
from strategies import dates, measures, reports, scores, sections, signatories, texts

PITCH = 18.1 / MM


def near(value: object, tolerance: float = 0.15) -> object:
    return pytest.approx(value, abs=tolerance)


def narrative(title: str = "", *paragraphs: str) -> list[Page]:
    return print_pages(Report(2567, narrative=Narrative(title, paragraphs)))[1:-1]


def test_title_of_the_report() -> None:
    (page,) = narrative("รายงานผล\nประจำปี 2567", "ย่อหน้า")
    first, second = page.find("รายงานผล"), page.find("ประจำปี ๒๕๖๗")
    assert (first[0].size, first[0].bold) == (18, True)
    for line in (first, second):
        assert (line[0].x + line[-1].right) / 2 == near(110)
    assert page.at("ย่อหน้า").y > second[0].y


def test_paragraphs_of_the_report_are_set_as_those_of_the_memo() -> None:
    (page,) = narrative("", SENTENCE * 4, SENTENCE * 4)
    body = [line for line in page.lines() if 25 < line[0].y < page.at("แบบ").y - 1]
    rest = [PITCH] * (len(body) // 2 - 1)
    assert len(rest) > 1
    assert [line[0].x for line in body] == near([55, *[30] * len(rest)] * 2)
    assert [after[0].y - before[0].y for before, after in pairwise(body)] == near([*rest, PITCH + 6 / MM, *rest], 0.05)


def test_report_text_over_several_pages_loses_nothing() -> None:
    paragraphs = tuple(f"ย่อหน้า<{number}> {SENTENCE * 3}" for number in range(40))
    pages = narrative("รายงาน", *paragraphs)
    assert len(pages) > 3
    text = "".join(page.text for page in pages)
    found = [text.index(f"<{number}>".translate(THAI)) for number in range(40)]
    assert found == sorted(found)
    for page in pages:
        assert max(letter.y for letter in page.letters) < 297 - 20
        assert min(letter.y for letter in page.letters[4:]) > 25


THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def test_empty_report() -> None:
    memo, text, table = print_pages(Report(2567))
    assert memo.text.replace(" ", "") == "บันทึกข้อความส่วนราชการที่วันที่เรื่องเรียน"
    assert text.text == "-๒-แบบลำดับรายละเอียดตัวชี้วัดคะแนนคะแนนภาพรวมหน่วยงานระดับผลการประเมิน"
    assert table.text.startswith("-๓-ลำดับที่มาตรการ")


def ink_top(pdf: bytes, number: int) -> float:
    """Return how far from the paper's edge a page's first black pixel lies."""
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        picture = document[number].get_pixmap(dpi=150, colorspace=pymupdf.csGRAY)
    first = next(index for index, value in enumerate(picture.samples) if value < 100)
    return float(first // picture.stride / 150 * 25.4)


@pytest.mark.parametrize("top", [15, 30])
def test_height_of_the_page_number(top: float) -> None:
    report = memo_report(Settings(memo_page_number_top=top), paragraphs=(SENTENCE * 60,))
    pdf = render_pdf(report).pdf
    memo, text, table = 1, 2, 3
    assert ink_top(pdf, memo) == near(top, 1)
    assert ink_top(pdf, text) == near(12, 1)
    assert ink_top(pdf, table) == near(12, 1)


@pytest.mark.parametrize(("thai_digits", "digits"), [(True, "๐๑๒๓๔๕๖๗๘๙"), (False, "0123456789")])
def test_page_numbers(thai_digits: bool, digits: str) -> None:
    report = memo_report(Settings(thai_digits=thai_digits), paragraphs=(SENTENCE * 60,))
    pages = print_pages(replace(report, measures=replace(sample().measures, layout="responsible")))
    assert "-" not in pages[0].text
    assert len(pages) > 10
    for number, page in enumerate(pages[1:], start=2):
        shown = f"-{number}-".translate(str.maketrans("0123456789", digits))
        assert page.text.startswith(shown)
        letters = page.find(shown)
        margins = (30, 20) if page.width < 211 else (20, 20)
        assert (letters[0].x + letters[-1].right) / 2 == near((margins[0] + page.width - margins[1]) / 2)


def test_pages_of_the_sample() -> None:
    sizes = [(round(page.width), round(page.height)) for page in sample_pages()]
    upright = sizes.count((210, 297))
    assert sizes == [(210, 297)] * upright + [(297, 210)] * (len(sizes) - upright)
    assert rendered_sample().pages == len(sizes)


# ---- what a renderer keeps


def changed_value(path: str, value: object) -> st.SearchStrategy[Any]:
    """Return values that may stand at a path in place of the one that does."""
    choices = {
        "measures.layout": ["remarks", "responsible"],
        "settings.table_orientation": ["landscape", "portrait"],
        "settings.numbering": ["through", "section"],
    }
    if path in choices:
        return st.sampled_from(choices[path])
    if path.endswith(".score") or path == "scores.overall":
        return st.none() | scores()
    if path.endswith((".date", ".start", ".end")):
        return st.none() | dates()
    simple: dict[type, st.SearchStrategy[Any]] = {
        bool: st.just(not value),
        float: st.floats(10, 40),
        int: st.integers(0, 20) if "remark_lines" in path else st.integers(2540, 2700),
        str: texts(40),
    }
    return simple[type(value)]


def with_rows(draw: st.DrawFn, report: Report) -> Report:
    """Add, remove, double or move rows."""
    row = {
        "memo.signatories": signatories(),
        "memo.paragraphs": texts(),
        "narrative.paragraphs": texts(),
        "measures.sections": sections(),
        **{f"measures.sections[{section.id}].measures": measures() for section in report.measures.sections},
    }
    path = draw(st.sampled_from(list(row)))
    rows = [*paths.get(report, path), draw(row[path])]
    return paths.replace(report, path, tuple(draw(st.permutations(rows))[: draw(st.integers(0, len(rows)))]))


def differences(rendered: Rendered, other: Rendered) -> list[str]:
    """Return the parts that differ; pytest would take minutes to show how."""
    return [part.name for part in fields(Rendered) if getattr(rendered, part.name) != getattr(other, part.name)]


@st.composite
def histories(draw: st.DrawFn) -> list[Report]:
    """A report and what it becomes by a few changes."""
    report = draw(reports())
    history = [report]
    for _ in range(draw(st.integers(1, 4))):
        if draw(st.booleans()):
            report = with_rows(draw, report)
        else:
            path, value = draw(st.sampled_from(list(paths.walk(report))))
            report = paths.replace(report, path, draw(changed_value(path, value)))
        history.append(report)
    return history


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(histories())
def test_rendering_again_gives_what_a_new_renderer_gives(history: list[Report]) -> None:
    renderer = Renderer()
    for report in history:
        assert differences(renderer.render(report), render_pdf(report)) == []


def edited(path: str, value: object) -> Report:
    return paths.replace(sample(), path, value)


def changes_of_the_sample() -> Iterator[Report]:
    first, *others = sample().measures.sections
    place = f"measures.sections[{first.id}]"
    yield edited("agency", Agency("คณะทำงาน", "", ""))
    yield edited(f"memo.signatories[{sample().memo.signatories[0].id}].name", "คู่มือการปฏิบัติงาน")
    yield edited(f"{place}.title", "หมวดใหม่")
    yield edited(f"{place}.measures", first.measures[1:])
    yield edited(f"{place}.measures", (first.measures[0], replace(first.measures[0], id="x"), *first.measures[1:]))
    yield edited("measures.sections", (*others, first))
    yield edited("settings", Settings())
    yield edited("measures.layout", "responsible")
    yield edited("settings", Settings(table_orientation="portrait", numbering="section", thai_digits=False))
    yield edited("settings", Settings(captions=(("measure_responsible", "โดย"), ("continued", "ยังมีต่อ"))))
    yield edited("settings", Settings(memo_top=25, addressee_bold=True, date_with_era=True, dotted_lines=False))


def test_one_renderer_for_all_changes_of_the_sample() -> None:
    renderer = Renderer()
    for report in (sample(), *changes_of_the_sample(), sample()):
        assert differences(renderer.render(report), render_pdf(report)) == []


def test_a_new_name_changes_the_breaks_of_rows_set_before() -> None:
    table = MeasureTable(sections=(Section("ก", (Measure(outcome="บริการที่ดี " * 30),)),))
    before, after = (Report(2567, Agency(name), measures=table) for name in ("", "บริการที่ดี บริการที่ดี"))
    renderer = Renderer()
    first, second = renderer.render(before), renderer.render(after)
    assert differences(second, render_pdf(after)) == []
    lines, new_lines = (pages_of(rendered.pdf)[-1].lines() for rendered in (first, second))
    assert [len(line) for line in lines] != [len(line) for line in new_lines]


def counting(monkeypatch: pytest.MonkeyPatch, owner: type, name: str) -> list[tuple[Any, ...]]:
    """Return the list of later calls of a method."""
    calls: list[tuple[Any, ...]] = []
    original = getattr(owner, name)

    def noted(self: object, *given: object) -> object:
        calls.append(given)
        return original(self, *given)

    monkeypatch.setattr(owner, name, noted)
    return calls


def test_only_what_has_changed_is_set_again(monkeypatch: pytest.MonkeyPatch) -> None:
    renderer = Renderer()
    renderer.render(sample())
    section = sample().measures.sections[2]
    rows = counting(monkeypatch, MeasureTableMaker, "_set_row")
    set_texts = counting(monkeypatch, Typesetter, "_set")
    renderer.render(edited(f"measures.sections[{section.id}].measures[{section.measures[0].id}].summary", "ใหม่"))
    assert [row[0].id for row in rows] == [section.measures[0].id]
    assert [text[0] for text in set_texts] == ["ใหม่"]


def test_nothing_is_set_again_where_nothing_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    renderer = Renderer()
    first = renderer.render(sample())
    set_texts = counting(monkeypatch, Typesetter, "_set")
    assert differences(renderer.render(replace(sample(), id="x")), first) == []
    assert set_texts == []
