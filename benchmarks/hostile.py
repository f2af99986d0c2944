"""Does any file, however it was damaged or made, crash the program, hold it up or fill the memory?

    python benchmarks/hostile.py [--files 6000] [--scale 60000]

Reads thousands of damaged files and some made to do harm, as large as the program reads any, and salvages each; all
in processes of their own, so that the memory of each is its own. Prints the slowest and the largest, and exits 1 when
a limit is passed, anything but a word to the clerk comes out, or the file is changed. See README.md beside this file.
"""

import argparse
import hashlib
import os
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from pathlib import Path
from typing import Final, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from formats.format_2 import FILE
from ita_desktop.errors import DamagedFile, NotAReport, UserError
from ita_desktop.storage import read_bytes, read_report, salvage, write_report
from storage.hostile_files import HOSTILE
from storage.mutations import mutated

TIME_LIMIT: Final = 2.0
"""Seconds of work that reading or salvaging one file may take: what others do on the machine is not counted."""

MEMORY_LIMIT: Final = 160
"""MB that one file may take beyond twice its own size: once as it is, once as SQLite's copy."""

SPARSE_BYTES: Final = 10 * 1024**3


class Result(NamedTuple):
    """What came of a file in both ways, the seconds of each, and the MB of memory beyond twice the file's size."""

    name: str
    read: str
    salvaged: str
    read_seconds: float
    salvage_seconds: float
    memory: float


def tried(name: str, path: Path) -> Result:
    """Read and salvage a file, and check that it is as before."""
    before = (path.stat().st_size, path.stat().st_mtime_ns)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    read = outcome(lambda: read_report(path))
    middle = time.process_time()
    salvaged = outcome(lambda: salvage(read_bytes(path), path))
    end = time.process_time()
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory) / 1024
    own = 0 if read == "CannotRead" else 2 * before[0] / 1024**2
    if (path.stat().st_size, path.stat().st_mtime_ns) != before or len(list(path.parent.iterdir())) > 1:
        read = "CHANGED"
    return Result(name, read, salvaged, middle - start, end - middle, max(0.0, grown - own))


def outcome(action: Callable[[], object]) -> str:
    """Do it and return the kind of what came of it."""
    try:
        return type(action()).__name__
    except UserError as error:
        return type(error).__name__
    except BaseException as error:  # noqa: BLE001 - this is what is looked for
        return f"CRASH {error!r}"


def try_mutation(seed: int) -> Result:
    """Damage the fixture by chance and try it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.db")
        data = mutated(FILE.read_bytes(), seed)
        path.write_bytes(data)
        result = tried(f"mutation {seed}", path)
        same = hashlib.sha256(path.read_bytes()).digest() == hashlib.sha256(data).digest()
        return result if same else result._replace(read="CHANGED")


def make_hostile(name: str, scale: int, path: Path) -> None:
    """Write one of the files that were made to do harm."""
    path.write_bytes(HOSTILE[name](FILE.read_bytes(), scale))


def hostile(scale: int) -> Iterator[Result]:
    """Try each file made to do harm, and one of which most does not exist, in a process of its own."""
    context = get_context("fork")
    for name in (*HOSTILE, "10 GB of nothing"):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "report.db")
            if name in HOSTILE:
                maker = context.Process(target=make_hostile, args=(name, scale, path))
                maker.start()
                maker.join()
            else:
                path.write_bytes(FILE.read_bytes())
                os.truncate(path, SPARSE_BYTES)
            with context.Pool(1) as pool:
                yield pool.apply(tried, (name, path))


def is_bad(result: Result) -> bool:
    """Tell whether a limit was passed or anything unforeseen came out."""
    return (
        max(result.read_seconds, result.salvage_seconds) > TIME_LIMIT
        or result.memory > MEMORY_LIMIT
        or result.read.startswith("CRASH")
        or result.read == "CHANGED"
        or result.salvaged not in ("Salvaged", NotAReport.__name__, DamagedFile.__name__, "CannotRead")
    )


def show(result: Result) -> None:
    """Print a line of the table."""
    seconds = f"{result.read_seconds:.2f} s | {result.salvage_seconds:.2f} s"
    mark = " **over the limit**" if is_bad(result) else ""
    print(
        f"| {result.name}{mark} | {result.read} | {result.salvaged} | {seconds} | {result.memory:.0f} MB |", flush=True
    )


def main() -> int:
    """Try all, print, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=6000)
    parser.add_argument("--scale", type=int, default=60_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        salvage(FILE.read_bytes(), FILE)  # loads all modules, which no file shall be charged with
        write_report(read_report(FILE).report, Path(folder, "x.db"))
    print("| file | read | salvaged | reading | salvaging | memory beyond twice the file |\n|---|---|---|---|---|---|")
    results = list[Result]()
    for result in hostile(options.scale):
        show(result)
        results.append(result)
    with get_context("fork").Pool() as pool:
        mutations = pool.map(try_mutation, range(options.files), chunksize=50)
    bad = [result for result in mutations if is_bad(result)]
    for result in (
        *bad,
        max(mutations, key=lambda one: one.read_seconds),
        max(mutations, key=lambda one: one.salvage_seconds),
    ):
        show(result)
    print(f"\n{len(mutations)} mutations; read: {dict(Counter(result.read for result in mutations))}")
    print(f"salvaged: {dict(Counter(result.salvaged for result in mutations))}")
    peak = max(mutations, key=lambda one: one.memory)
    print(f"largest growth of a process over many mutations: {peak.memory:.0f} MB")
    return int(any(map(is_bad, (*results, *mutations))))


if __name__ == "__main__":
    sys.exit(main())
