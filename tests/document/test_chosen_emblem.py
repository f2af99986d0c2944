from dataclasses import replace

import pymupdf
import pytest

from document.examples import memo_report
from ita_desktop.core.emblem_file import EmblemFile
from ita_desktop.document import emblem_of, emblem_trouble, render_pdf
from ita_desktop.document.emblem import garuda

DRAWING = EmblemFile("svg", b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0H10V20H0Z"/></svg>')


@pytest.mark.parametrize("emblem", [None, EmblemFile("svg", b"<svg"), EmblemFile("png", b"\x89PNG")])
def test_the_garuda_stands_in_for_what_cannot_be_read(emblem: EmblemFile | None) -> None:
    report = replace(memo_report(), emblem=emblem)
    assert emblem_of(report) == garuda()
    assert (emblem_trouble(report) is None) == (emblem is None)


def test_the_offices_own_emblem_is_printed() -> None:
    report = replace(memo_report(), emblem=DRAWING)
    assert emblem_trouble(report) is None
    with pymupdf.open(stream=render_pdf(report, emblem_of(report)).pdf, filetype="pdf") as document:
        boxes = [drawing["rect"] for drawing in document[0].get_drawings() if drawing["type"] == "f"]
    [box] = [box for box in boxes if box.height > 30]
    assert box.height == pytest.approx(15 / 25.4 * 72, abs=0.05)
    assert box.width == pytest.approx(box.height / 2, abs=0.05)
