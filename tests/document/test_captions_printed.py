from dataclasses import replace
from typing import get_args

import pymupdf
import pytest

from document.examples import sample
from document.printed import pages_of
from ita_desktop.core.captions import default_captions
from ita_desktop.core.report import Measure, MeasureTable, Section, Settings, TableLayout
from ita_desktop.document import render_pdf

LONG_ROW = MeasureTable(sections=(Section("หมวด", (Measure(responsible="กอง", outcome="ผล\n" * 100),)),))


@pytest.mark.parametrize("layout", get_args(TableLayout))
def test_every_caption_is_printed_as_replaced(layout: TableLayout) -> None:
    new = {key: f"คำ<{index}>" for index, key in enumerate(default_captions())}
    settings = Settings(captions=tuple(new.items()), thai_digits=False)
    report = replace(sample(), settings=settings, measures=replace(LONG_ROW, layout=layout))
    pdf = render_pdf(report).pdf
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        bookmarks = [title for _, title, _ in document.get_toc()]
    shown = "".join([*bookmarks, *(page.text for page in pages_of(pdf))])
    expected = {key for key in new if layout == "responsible" or key != "measure_results"}
    assert {key for key, text in new.items() if text in shown} == expected


@pytest.mark.parametrize("text", ["", "ก" * 2000, "ก\nข\nค" * 60, "<b>&\\)"])
def test_any_caption_prints(text: str) -> None:
    captions = tuple(dict.fromkeys(default_captions(), text).items())
    assert render_pdf(replace(sample(), settings=Settings(captions=captions))).pages > 1
