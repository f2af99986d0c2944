"""How much of a damaged report file is read out again?

    python benchmarks/damage.py [--runs 40] [--measures 2500]

Damages the file of the sample report, and of the same with its measures repeated, in many ways, and prints which share
of the filled-in fields comes back as it was, on average and in the worst run. Exits 1 if a salvage takes longer than
the limit, or if something is missing and nothing is told. See README.md beside this file.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import mean
from typing import Final, NamedTuple

import one_process

from ita_desktop import assets
from ita_desktop.core import paths
from ita_desktop.core.report import Report
from ita_desktop.errors import UserError
from ita_desktop.exchange.json_format import read_report as read_json
from ita_desktop.storage import salvage, write_report

LIMIT: Final = 2.0
"""Seconds that one salvage may take."""

PAGE: Final = 4096
SECTOR: Final = 512

Damage = Callable[[bytes, random.Random], bytes]


def with_bytes(data: bytes, start: int, replacement: bytes) -> bytes:
    """Return the file with some bytes replaced."""
    return data[:start] + replacement + data[start + len(replacement) :]


def page_zeroed(data: bytes, chance: random.Random, *, size: int = PAGE) -> bytes:
    """Zero one page other than the first."""
    return with_bytes(data, size * chance.randrange(PAGE // size, len(data) // size), bytes(size))


def page_overwritten(data: bytes, chance: random.Random) -> bytes:
    """Fill one page other than the first with noise."""
    return with_bytes(data, PAGE * chance.randrange(1, len(data) // PAGE), chance.randbytes(PAGE))


def pages_swapped(data: bytes, chance: random.Random) -> bytes:
    """Let two pages change their places."""
    one, other = chance.sample(range(1, len(data) // PAGE), 2)
    pages = [data[PAGE * number : PAGE * (number + 1)] for number in (one, other)]
    return with_bytes(with_bytes(data, PAGE * one, pages[1]), PAGE * other, pages[0])


def page_repeated(data: bytes, chance: random.Random) -> bytes:
    """Write one page over another."""
    one, other = chance.sample(range(1, len(data) // PAGE), 2)
    return with_bytes(data, PAGE * one, data[PAGE * other : PAGE * (other + 1)])


def bits_flipped(data: bytes, chance: random.Random, *, count: int) -> bytes:
    """Flip bits anywhere."""
    changed = bytearray(data)
    for _ in range(count):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


DAMAGES: Final[Mapping[str, Damage]] = {
    "untouched": lambda data, _: data,
    "1 sector of 512 bytes zeroed": lambda data, chance: page_zeroed(data, chance, size=SECTOR),
    "1 page zeroed": page_zeroed,
    "1 page of noise": page_overwritten,
    "2 pages swapped": pages_swapped,
    "1 page written over another": page_repeated,
    "20 bits flipped": lambda data, chance: bits_flipped(data, chance, count=20),
    "200 bits flipped": lambda data, chance: bits_flipped(data, chance, count=200),
    "header zeroed (100 bytes)": lambda data, _: bytes(100) + data[100:],
    "first page zeroed": lambda data, _: bytes(PAGE) + data[PAGE:],
    "first tenth zeroed": lambda data, _: bytes(len(data) // 10) + data[len(data) // 10 :],
    "cut to 75 %": lambda data, _: data[: len(data) * 3 // 4],
    "cut to 50 %": lambda data, _: data[: len(data) // 2],
    "cut to 25 %": lambda data, _: data[: len(data) // 4],
}


class Outcome(NamedTuple):
    """The share of the fields that came back, whether a loss was told, and the seconds it took."""

    share: float
    is_told: bool
    seconds: float


def filled(report: Report) -> dict[str, object]:
    """Return what is filled in of a report, by path."""
    return {path: value for path, value in paths.walk(report) if value not in ("", None) and "settings." not in path}


def outcome(report: Report, data: bytes) -> Outcome:
    """Salvage a file and compare."""
    start = time.perf_counter()
    try:
        salvaged = salvage(data, Path("damaged.db"))
    except UserError:
        return Outcome(0, is_told=True, seconds=time.perf_counter() - start)
    seconds = time.perf_counter() - start
    before, after = filled(report), filled(salvaged.report)
    share = sum(after.get(path) == value for path, value in before.items()) / len(before)
    return Outcome(share, bool(salvaged.lost), seconds)


def sample(measures: int | None, folder: Path) -> Report:
    """Return the sample report, its measures repeated to a number of them."""
    if measures is None:
        return read_json(assets.resource("sample", "report-2567.json").read_bytes())
    one_process.sample(str(measures), str(folder / "sample.json"))
    return read_json((folder / "sample.json").read_bytes())


def measure(report: Report, data: bytes, runs: int) -> bool:
    """Print the table of one report and tell whether all is within the limits."""
    print(f"| damage to {len(data) // 1024} KB | fields read out, mean | worst run | untold | slowest |")
    print("|---|---|---|---|---|")
    is_good = True
    for name, damage in DAMAGES.items():
        results = [outcome(report, damage(data, random.Random(run))) for run in range(runs)]
        untold = sum(result.share < 1 and not result.is_told for result in results)
        slowest = max(result.seconds for result in results)
        shares = [100 * result.share for result in results]
        print(
            f"| {name} | {mean(shares):.1f} % | {min(shares):.1f} % | {untold} | {slowest * 1000:.0f} ms |", flush=True
        )
        is_good &= not untold and slowest <= LIMIT
    return is_good


def main() -> int:
    """Measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=40)
    parser.add_argument("--measures", type=int, default=2500)
    options = parser.parse_args()
    is_good = True
    with tempfile.TemporaryDirectory() as folder:
        for measures in (None, options.measures):
            report, path = sample(measures, Path(folder)), Path(folder, f"{measures}.db")
            write_report(report, path)
            is_good &= measure(report, path.read_bytes(), options.runs)
    return int(not is_good)


if __name__ == "__main__":
    sys.exit(main())
