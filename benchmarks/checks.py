"""How long does it take until a change of the report has been checked?

    python benchmarks/checks.py [--measures 30 250 2500] [--edits 20]

Prints for the sample report, its measures repeated to so many: the time of a first check, of one after each edit, and
of finding the characters that no font has; medians in ms. Exits 1 when a check after one edit takes longer than 200 ms.
See README.md beside this file.
"""

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle, islice
from statistics import median
from typing import Final

from ita_desktop import assets, document, exchange
from ita_desktop.core import paths
from ita_desktop.core.checks import Checker, find
from ita_desktop.core.report import Measure, Report, Section, new_id
from ita_desktop.core.thai_text import to_thai_digits

LIMIT_MS: Final = 200


def sample(measures: int) -> Report:
    """Return the sample report with so many measures, each with words of its own."""
    report = exchange.read_json(assets.resource("sample", "report-2567.json").read_bytes())
    sections = report.measures.sections
    each = -(-measures // len(sections))

    def filled(section: Section) -> Section:
        rows = enumerate(islice(cycle(section.measures), each))
        return replace(section, measures=tuple(renamed(row, to_thai_digits(f" {place}")) for place, row in rows))

    return paths.replace(report, "measures.sections", tuple(map(filled, sections)))


def renamed(measure: Measure, words: str) -> Measure:
    """Return a measure that is like no other."""
    return replace(measure, id=new_id(), summary=measure.summary + words, outcome=measure.outcome + words)


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long something takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def after_edits(report: Report, edits: int) -> float:
    """Return the median time of a check after one letter was typed."""
    checker, section = Checker(), report.measures.sections[1]
    path = f"measures.sections[{section.id}].measures[{section.measures[0].id}].summary"
    checker.find(report)
    times = []
    for _ in range(edits):
        report = paths.replace(report, path, paths.get(report, path) + "ก")
        times.append(milliseconds(lambda report=report: checker.find(report)))
    return median(times)


def main() -> int:
    """Measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--measures", type=int, nargs="+", default=[30, 250, 2500])
    parser.add_argument("--edits", type=int, default=20)
    options = parser.parse_args()
    find(sample(7))  # reads the lists of names
    print("| measures | first check ms | after one edit ms | characters without a font ms |\n|---|---|---|---|")
    slowest = 0.0
    for count in options.measures:
        report = sample(count)
        first = median(milliseconds(lambda report=report: find(report)) for _ in range(3))
        edited = after_edits(report, options.edits)
        missing = milliseconds(lambda report=report: document.missing_characters(report))
        print(f"| {count} | {first:.0f} | {edited:.1f} | {missing:.0f} |")
        slowest = max(slowest, edited)
    return int(slowest > LIMIT_MS)


if __name__ == "__main__":
    sys.exit(main())
