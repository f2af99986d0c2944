import io
import subprocess
import sys
import zlib
from dataclasses import replace
from typing import Any

import pymupdf
import pytest
from pypdf import PdfReader

from document.examples import SENTENCE, print_pages, rendered_sample, sample, sample_pages, table_report
from document.printed import MM, Page
from ita_desktop.core.report import Agency, Measure, Memo, Narrative, Report
from ita_desktop.document import Renderer, render_pdf

RENDER = (
    "import hashlib; from document.examples import rendered_sample;"
    "print(hashlib.sha256(rendered_sample().pdf).hexdigest())"
)


def outline(pdf: bytes) -> list[list[Any]]:
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        found: list[list[Any]] = document.get_toc(simple=False)
    return found


def metadata(report: Report) -> dict[str, str]:
    with pymupdf.open(stream=render_pdf(report).pdf, filetype="pdf") as document:
        return {key: value for key, value in document.metadata.items() if value}


def box_top(page: Page, words: str) -> float:
    """Return the top of the cell in which words stand, in pt from the page's top."""
    letter = page.at(words)
    return next(box.y for box in page.drawn if box.x < letter.x < box.right and box.y < letter.y < box.bottom) * MM


def test_bookmarks_of_the_parts() -> None:
    parts = [(title, page) for level, title, page, _ in outline(rendered_sample().pdf) if level == 1]
    tables = next(number for number, page in enumerate(sample_pages(), start=1) if page.width > 250)
    assert parts == [("บันทึกข้อความ", 1), ("รายงานผลการดำเนินการ", 2), ("ผลการดำเนินการตามมาตรการ", tables)]


def test_bookmarks_are_in_the_order_of_the_pages() -> None:
    marks = outline(rendered_sample().pdf)
    assert [level for level, *_ in marks] == [1, 1, 2, 1, *[2] * len(sample().measures.sections)]
    assert [page for _, _, page, _ in marks] == sorted(page for _, _, page, _ in marks)


def test_bookmarks_lead_to_the_bands() -> None:
    marks = [(title, page, place["to"].y) for level, title, page, place in outline(rendered_sample().pdf) if level == 2]
    bands = [title for title, _, _ in marks[1:]]
    assert [title.partition(" ")[2] for title in bands] == [row.title for row in sample().measures.sections]
    for title, page, top in marks[1:]:
        assert top == pytest.approx(box_top(sample_pages()[page - 1], title), abs=1)


def test_bookmark_leads_to_the_score_table() -> None:
    report = replace(sample(), narrative=Narrative("", (SENTENCE * 3,)))
    (mark,) = (row for row in outline(render_pdf(report).pdf) if row[1] == "ผลการประเมินรายตัวชี้วัด")
    page = print_pages(report)[mark[2] - 1]
    assert mark[3]["to"].y == pytest.approx(box_top(page, "รายละเอียดตัวชี้วัด"), abs=1)
    assert mark[3]["to"].y > 30 * MM


def test_bookmark_of_a_band_is_one_line() -> None:
    report = table_report((), (Measure(),))
    section = replace(report.measures.sections[0], title="หมวด\nที่ 1")
    table = replace(report.measures, sections=(section,))
    assert outline(render_pdf(replace(report, measures=table)).pdf)[-1][1] == "๑. หมวด ที่ ๑"


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        (
            Report(2567, Agency("เทศบาล"), Memo(subject="เรื่อง\nสอง  บรรทัด"), Narrative("รายงาน")),
            {"title": "เรื่อง สอง บรรทัด", "author": "เทศบาล", "subject": "รายงาน"},
        ),
        (Report(2567, narrative=Narrative("รายงาน")), {"title": "รายงาน", "subject": "รายงาน"}),
        (Report(2567), {}),
        (
            Report(2567, Agency("(\\) Tj \x00\ud800"), Memo(subject="<b>&amp;\u200b\u202e😀 é")),
            {"title": "<b>&amp;😀 é", "author": "(\\) Tj \ufffd"},
        ),
    ],
)
def test_metadata(report: Report, expected: dict[str, str]) -> None:
    assert metadata(report) == {"format": "PDF 1.5", "creator": "ita-desktop", **expected}


def test_language_is_thai() -> None:
    root = PdfReader(io.BytesIO(rendered_sample().pdf)).trailer["/Root"]
    assert root["/Lang"] == "th"  # type: ignore[index]


def test_strict_readers_find_nothing_to_complain_about() -> None:
    pymupdf.TOOLS.reset_mupdf_warnings()
    reader = PdfReader(io.BytesIO(rendered_sample().pdf), strict=True)
    assert len(reader.pages) == rendered_sample().pages == len(outline_pages())
    assert pymupdf.TOOLS.mupdf_warnings() == ""


def outline_pages() -> list[str]:
    with pymupdf.open(stream=rendered_sample().pdf, filetype="pdf") as document:
        return [document[number].get_text() for number in range(document.page_count)]


def test_fonts_are_embedded_subsets() -> None:
    with pymupdf.open(stream=rendered_sample().pdf, filetype="pdf") as document:
        fonts = {font[1:4] for number in range(document.page_count) for font in document.get_page_fonts(number)}
    shown = {font for font in fonts if "Sarabun" in font[2]}
    assert {font[2].partition("+")[2] for font in shown} == {"THSarabunNew", "THSarabunNew-Bold"}
    assert {(kind, subtype) for kind, subtype, _ in shown} == {("ttf", "Type0")}
    assert len(rendered_sample().pdf) < 150_000


@pytest.mark.parametrize("seed", ["0", "1"])
def test_another_process_gives_the_same_bytes(seed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def digest(seed: str) -> str:
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        monkeypatch.setenv("PYTHONPATH", ":".join(sys.path))
        return subprocess.run([sys.executable, "-c", RENDER], capture_output=True, check=True, text=True).stdout

    assert digest("7") == digest(seed)


def test_the_same_report_gives_the_same_bytes_on_another_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    first = render_pdf(sample()).pdf
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    same = render_pdf(sample()).pdf == first
    assert same
    assert b"CreationDate" not in first


def test_files_of_other_contents_have_other_ids() -> None:
    def identity(report: Report) -> str:
        return str(PdfReader(io.BytesIO(render_pdf(report).pdf)).trailer["/ID"][0])  # type: ignore[index]

    assert identity(Report(2567)) == identity(Report(2568))
    assert identity(Report(2567)) != identity(Report(2567, Agency(), Memo(closing="ก")))


def test_an_unchanged_page_is_not_compressed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    compressed: list[bytes] = []
    compress = zlib.compress

    def noted(data: bytes, *level: int) -> bytes:
        compressed.append(data)
        return compress(data, *level)

    renderer = Renderer()
    renderer.render(sample())
    monkeypatch.setattr(zlib, "compress", noted)
    renderer.render(replace(sample(), memo=replace(sample().memo, number="๑")))
    pages = [data for data in compressed if data.startswith(b"BT") or b" Tj" in data]
    assert len(pages) == 1
