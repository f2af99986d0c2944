"""The measure tables as they are printed; lengths in mm."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from document.examples import SENTENCE, print_table, sample, sample_pages, table_report
from document.printed import Drawn, Page, pages_of
from ita_desktop.core.report import Measure, Numbering, Orientation, Period, Settings
from ita_desktop.document import Rendered, render_pdf

WESTERN: Final = Settings(thai_digits=False)
COLUMNS: Final = ("activity", "summary", "outcome", "remarks")
HEADER: Final = (
    "ลำดับที่",
    "มาตรการ/กิจกรรมที่ดำเนินการ",
    "ระยะเวลาดำเนินการ",
    "สรุปผลการดำเนินการตามมาตรการ",
    "ผลลัพธ์หรือความสำเร็จ",
    "หมายเหตุ",
)
FULL: Final = Measure(
    activity="กิจกรรม",
    period=Period(date(2023, 10, 1), date(2024, 9, 30), "ทุกเดือน"),
    summary="สรุป",
    outcome="ผล",
    responsible="กองคลัง",
    remarks="ตามแผน",
)


def lines(name: str, count: int) -> str:
    return "\n".join(f"{name}<{number}>" for number in range(count))


def box_of(page: Page, words: str, occurrence: int = 0) -> Drawn:
    """Return the cell in which words stand."""
    letter = page.at(words, occurrence)
    return next(box for box in page.drawn if box.x < letter.x < box.right and box.y < letter.y < box.bottom)


@pytest.mark.parametrize(
    ("orientation", "paper", "edges"), [("landscape", (297, 210), (20, 277)), ("portrait", (210, 297), (20, 195))]
)
def test_paper_and_width(orientation: Orientation, paper: tuple[float, float], edges: tuple[float, float]) -> None:
    (page,) = print_table((FULL,), settings=Settings(table_orientation=orientation))
    assert [page.width, page.height] == pytest.approx(paper, abs=0.1)
    assert [box_of(page, HEADER[0]).x, box_of(page, HEADER[-1]).right] == pytest.approx(edges, abs=0.2)
    band = box_of(page, "๑. หมวด๐")
    assert [band.x, band.right] == pytest.approx(edges, abs=0.2)


def test_header_with_the_responsible_inside_the_remarks() -> None:
    (page,) = print_table((FULL,))
    boxes = [box_of(page, name) for name in HEADER]
    assert [box.x for box in boxes[1:]] == pytest.approx([box.right for box in boxes[:-1]], abs=0.01)
    assert {round(box.y, 2) for box in boxes} == {round(boxes[0].y, 2)}
    assert [box.grey for box in boxes] == [pytest.approx(0.9, abs=0.01)] * 6
    assert {(page.at(name).size, page.at(name).bold) for name in HEADER} == {(14, True)}


def test_header_with_a_column_for_the_responsible() -> None:
    (page,) = print_table((FULL,), layout="responsible")
    names = ("ผลจากการดำเนินการตามมาตรการ", HEADER[3], "ผู้รับผิดชอบ")
    group, summary, responsible = (box_of(page, name) for name in names)
    assert [group.x, group.right] == pytest.approx([summary.x, responsible.right], abs=0.01)
    assert summary.right == pytest.approx(responsible.x, abs=0.01)
    assert [summary.y, responsible.y] == pytest.approx([group.bottom] * 2, abs=0.01)
    for name in (*HEADER[:3], *HEADER[4:]):
        assert box_of(page, name).bottom == pytest.approx(summary.bottom, abs=0.01), "over both levels"


@pytest.mark.parametrize(
    ("layout", "cells"),
    [
        ("remarks", ["๑", "กิจกรรม", "๑ ต.ค. ๒๕๖๖ - ๓๐ ก.ย. ๒๕๖๗ทุกเดือน", "สรุป", "ผล", "ผู้รับผิดชอบกองคลังตามแผน"]),
        ("responsible", ["๑", "กิจกรรม", "๑ ต.ค. ๒๕๖๖ - ๓๐ ก.ย. ๒๕๖๗ทุกเดือน", "สรุป", "กองคลัง", "ผล", "ตามแผน"]),
    ],
)
def test_cells_of_a_row(layout: str, cells: list[str]) -> None:
    (page,) = print_table((FULL,), layout=layout)
    assert page.text.endswith("๑. หมวด๐" + "".join(cells))
    row = sorted((box for box in page.drawn if box.y > box_of(page, "หมวด").bottom - 0.01), key=lambda box: box.x)
    assert [box.bottom - box.y for box in row] == pytest.approx([row[0].bottom - row[0].y] * len(cells), abs=0.01)
    assert {letter.size for letter in page.letters if letter.y > row[0].y} == {14}


@pytest.mark.parametrize(
    ("responsible", "remarks", "printed"),
    [("กอง", "", "ผู้รับผิดชอบกอง"), ("", "ตามแผน", "ตามแผน"), ("", "", "ผล"), ("กอง", "ก\nข", "ผู้รับผิดชอบกองกข")],
)
def test_remarks_without_responsible_and_the_other_way_round(responsible: str, remarks: str, printed: str) -> None:
    (page,) = print_table((replace(FULL, responsible=responsible, remarks=remarks),))
    assert page.text.endswith(printed)


def test_band_is_bold_and_begins_each_section() -> None:
    (page,) = print_table((FULL,), (FULL, FULL))
    assert page.at("๑. หมวด๐").bold
    assert page.at("๑. หมวด๐").size == 14
    assert page.text.index("๒. หมวด๑") > page.text.index("กิจกรรม")
    assert box_of(page, "๒. หมวด๑").y == pytest.approx(box_of(page, "กิจกรรม", 1).bottom, abs=0.01)


def numbers(pages: Sequence[Page]) -> list[str]:
    """Return what stands in the first column of each row."""
    return [
        "".join(letter.text for letter in line)
        for page in pages
        for line in page.lines()
        if line[0].x < 33 and line[0].y > 25 and not line[0].bold
    ]


@pytest.mark.parametrize(("numbering", "printed"), [("through", "1 2 x 4 5"), ("section", "1 2 x 1 2")])
def test_numbering(numbering: Numbering, printed: str) -> None:
    sections = ((FULL, FULL, replace(FULL, number="x")), (FULL, FULL))
    assert numbers(print_table(*sections, settings=replace(WESTERN, numbering=numbering))) == printed.split()


def test_a_number_stands_in_the_middle_of_its_column() -> None:
    (page,) = print_table((replace(FULL, number="x"),), settings=WESTERN)
    box, number = box_of(page, HEADER[0]), page.at("x")
    assert (number.x + number.right) / 2 == pytest.approx((box.x + box.right) / 2, abs=0.1)


def test_header_is_repeated_and_the_title_is_not() -> None:
    pages = print_table((FULL,) * 40, title="ตารางมาตรการ")
    assert len(pages) > 3
    assert [page.text.count("".join(HEADER)) for page in pages] == [1] * len(pages)
    assert ["ตารางมาตรการ" in page.text for page in pages] == [True] + [False] * (len(pages) - 1)
    title = pages[0].find("ตารางมาตรการ")
    assert (title[0].size, title[0].bold) == (18, True)
    assert (title[0].x + title[-1].right) / 2 == pytest.approx(297 / 2, abs=0.2)


def test_the_title_takes_its_room_from_the_first_page() -> None:
    first, *others = print_table((Measure(),) * 60, title="ตาราง\nมาตรการ\nประจำปี", settings=WESTERN)
    assert max(box.bottom for box in first.drawn) <= 210 - 15 + 0.1
    assert len(numbers([first])) < len(numbers(others[:1]))


def test_a_short_row_is_not_split() -> None:
    pages = print_table((replace(FULL, summary="หนึ่ง\nสอง\nสาม"),) * 40)
    assert len(pages) > 3
    assert "(ต่อ)" not in "".join(page.text for page in pages)


@pytest.mark.parametrize("rows", range(18, 32))
@pytest.mark.parametrize("height", [1, 3, 30])
def test_band_stays_with_the_first_lines_of_its_first_row(rows: int, height: int) -> None:
    first = tuple(Measure(activity="ก") for _ in range(rows))
    pages = print_table(first, (Measure(activity=lines("กิจ", height)),), settings=WESTERN)
    (page,) = (page for page in pages if "2. หมวด1" in page.text)
    assert "กิจ<0>" in page.text
    assert height == 1 or "กิจ<1>" in page.text


def test_sections_without_measures_and_no_sections() -> None:
    (page,) = print_table((), (FULL,), ())
    assert page.text.index("๑. หมวด๐๒. หมวด๑") < page.text.index("กิจกรรม", 100) < page.text.index("๓. หมวด๒")
    (page,) = print_table()
    assert page.text.endswith("".join(HEADER))


def parts(rendered: Rendered, pages: Sequence[Page], place: str) -> list[list[str]]:
    """Return the lines of a field on each of its places that has any."""
    written = (pages[number].within(rect) for number, rect in rendered.places[place])
    return [part for part in written if part]


@settings(deadline=None, max_examples=25)
@given(st.lists(st.integers(1, 130), min_size=4, max_size=4), st.integers(0, 25), st.sampled_from(["1", "1.10.10.10"]))
def test_a_split_row_keeps_two_lines_of_each_cell_and_loses_none(counts: list[int], before: int, number: str) -> None:
    cells: dict[str, Any] = {name: lines(name[:3], count) for name, count in zip(COLUMNS, counts, strict=True)}
    measure = Measure(number=number, **cells)
    report = table_report((*[Measure()] * before, measure), settings=WESTERN)
    path = f"measures.sections[{report.measures.sections[0].id}].measures[{measure.id}]"
    rendered = render_pdf(report)
    pages = pages_of(rendered.pdf)
    for name, text in cells.items():
        shown = parts(rendered, pages, f"{path}.{name}")
        assert [line for part in shown for line in part] == text.split("\n")
        assert len(shown) == 1 or min(map(len, shown)) >= 2
    first, *others = ("".join(part) for part in parts(rendered, pages, f"{path}.number"))
    assert [first, *others] == [number, *[f"{number}(ต่อ)"] * len(others)]
    assert max(letter.y for page in pages[2:] for letter in page.letters) < 210 - 15


@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
@pytest.mark.parametrize("layout", ["remarks", "responsible"])
def test_a_row_of_many_pages(orientation: Orientation, layout: str) -> None:
    measure = Measure(activity=lines("กิจ", 200), responsible="กอง", remarks=lines("หมาย", 150))
    style = replace(WESTERN, table_orientation=orientation)
    pages = print_table((measure, FULL), layout=layout, settings=style)
    assert len(pages) > 3
    text = "".join(page.text for page in pages)
    for words in (*lines("กิจ", 200).split(), *lines("หมาย", 150).split()):
        assert text.count(words) == 1
    assert text.count("(ต่อ)") == sum("<" in page.text for page in pages) - 1
    assert "กิจกรรม1 ต.ค. 2566" in pages[-1].text, "the next row follows"


@pytest.mark.parametrize("length", [8, 30, 2000])
def test_a_number_of_any_length_loses_nothing(length: int) -> None:
    number = ("1.23456789" * 200)[:length]
    pages = print_table((Measure(number=number, activity=lines("กิจ", 40)), FULL), settings=WESTERN)
    column = "".join(numbers(pages)[:-1]).replace("(ต่อ)", "")
    assert column.startswith(number)
    assert max(letter.y for page in pages for letter in page.letters) < 210 - 15


@pytest.mark.parametrize("lines_above", range(12, 28))
def test_a_number_of_four_lines_stays_within_each_part_of_its_row(lines_above: int) -> None:
    above, number = Measure(activity=lines("ก", lines_above)), "1" + ".10" * 9
    pages = print_table((above, Measure(number=number, activity=lines("กิจ", 12)), FULL), settings=WESTERN)
    shown = []
    for page in pages:
        column = [line for line in page.lines() if line[0].x < 33 and line[0].y > 25 and not line[0].bold]
        for row in (box for box in page.drawn if box.x < 21 and box.right < 40):
            written = (line for line in column if row.y < line[0].y < row.bottom)
            shown.append("".join(letter.text for line in written for letter in line))
    assert [text for text in shown if text] in (["1", number, "3"], ["1", number, f"{number}(ต่อ)", "3"])


def test_a_band_of_a_split_row_is_not_repeated() -> None:
    pages = print_table((Measure(activity=lines("กิจ", 100)),))
    assert sum(page.text.count("หมวด") for page in pages) == 1


def test_a_cell_of_a_hundred_thousand_characters() -> None:
    text = (SENTENCE * 1300)[:100_000]
    pages = print_table((Measure(activity="ก", summary=text),))
    assert len(pages) > 20
    columns = ("".join(letter.text for letter in page.letters if letter.x > 125 and letter.y > 26) for page in pages)
    body = "".join(columns).replace(" ", "")
    assert body.endswith(text.replace(" ", "")[-500:])
    assert len(body) - len(text.replace(" ", "")) < 50


def test_a_dash_list_hangs() -> None:
    (page,) = print_table((Measure(summary="- " + SENTENCE * 2),))
    first, second = [line for line in page.lines() if line[0].x > 130 and line[0].y > 35][:2]
    assert second[0].x - first[0].x == pytest.approx(first[2].x - first[0].x, abs=0.05), "under the words, not the dash"


def test_the_sample_splits_rows_in_order() -> None:
    pages = [page for page in sample_pages() if "มาตรการ/กิจกรรมที่ดำเนินการ" in page.text]
    shown = [int(number) for number in numbers(pages) if number.isdigit()]
    count = sum(len(section.measures) for section in sample().measures.sections)
    assert sorted(set(shown)) == list(range(1, count + 1))
    assert shown == sorted(shown)
    assert "".join(page.text for page in pages).count("(ต่อ)") == len(shown) - count
