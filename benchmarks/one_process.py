"""What `measure.py` lets a process of its own do: render again and again, time the floors, count pages.

one_process.py renders FILE.db OUT.pdf | floors FILE.db | sample MEASURES OUT.json | pages FILE.pdf
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from typing import Any, Final

import pypdfium2
import uharfbuzz as hb
from icu4py.breakers import LineBreaker

from ita_desktop import assets, document, storage
from ita_desktop.core import paths


def renders(file: str, output: str) -> None:
    """Render a report, then each time with one field changed, then unchanged; print the seconds as JSON."""
    report = storage.read_report(Path(file)).report
    section = report.measures.sections[1]
    path = f"measures.sections[{section.id}].measures[{section.measures[0].id}].outcome"
    renderer = document.Renderer()

    def render(suffix: str) -> float:
        changed = paths.replace(report, path, section.measures[0].outcome + suffix)
        start = time.perf_counter()
        Path(output).write_bytes(renderer.render(changed).pdf)
        return time.perf_counter() - start

    count = int(os.environ.get("WARM_N", "4"))
    times = [render(f" แก้ไขครั้งที่ {number}" if number else "") for number in range(count)]
    unchanged = median(render(f" แก้ไขครั้งที่ {count - 1}") for _ in range(3))
    print(json.dumps({"all": times, "unchanged": unchanged}))


def floors(file: str) -> None:
    """Time what cannot be left out, with nothing around it: ICU's breaks and HarfBuzz's shaping of all texts."""
    values = paths.walk(storage.read_report(Path(file)).report)
    texts = [line for _, value in values if isinstance(value, str) for line in value.split("\n") if line]
    font = hb.Font(hb.Face(assets.font("th-sarabun-new", "THSarabunNew-Regular.ttf").read_bytes()))

    def broken() -> list[str]:
        return [word for text in texts for word in LineBreaker(text, "th")]

    def shape(pieces: Iterable[str]) -> None:
        for piece in pieces:
            buffer = hb.Buffer()
            buffer.add_str(piece)
            buffer.direction, buffer.script, buffer.language = "ltr", "Thai", "th"
            hb.shape(font, buffer, {"kern": False, "liga": True})

    words = broken()
    print(
        json.dumps(
            {
                "ICU breaks all texts": _seconds(broken),
                "HarfBuzz, a text at a time": _seconds(lambda: shape(texts)),
                "HarfBuzz, a word at a time": _seconds(lambda: shape(words)),
            }
        )
    )


def _seconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return median(times)


def sample(measures: str, output: str) -> None:
    """Write the sample report with its measures repeated; a number in each text keeps any two from being equal."""
    report: dict[str, Any] = json.loads(assets.resource("sample", "report-2567.json").read_text(encoding="utf-8"))
    sections = report["measures"]["sections"]
    given = [(index, measure) for index, section in enumerate(sections) for measure in section["measures"]]
    for section in sections:
        section["measures"] = []
    for number in range(int(measures)):
        index, measure = given[number % len(given)]
        texts = {key: f"{text} {number}" if isinstance(text, str) and text else text for key, text in measure.items()}
        sections[index]["measures"].append(texts)
    Path(output).write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")


def pages(file: str) -> None:
    """Print the number of a PDF's pages."""
    with pypdfium2.PdfDocument(file) as pdf:
        print(len(pdf))


COMMANDS: Final[dict[str, Callable[..., None]]] = {
    "renders": renders,
    "floors": floors,
    "sample": sample,
    "pages": pages,
}

if __name__ == "__main__":
    COMMANDS[sys.argv[1]](*sys.argv[2:])
