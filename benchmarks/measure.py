"""Sets the same report with this program and with others and prints how they compare: times, memory, file sizes.

    python benchmarks/measure.py [--peers DIR] [--quick] [--json OUT.json]

All programs run in turn, round after round, so that whatever else the machine does meets all of them alike; a ratio
is the median of the rounds' own ratios. See README.md beside this file. Needs a Unix (`wait4`) and the group `dev`.
"""

import argparse
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any, Final, NamedTuple

# Nothing of the program is imported here: a child's peak memory would begin with this process's own (Linux counts so).
ONE_PROCESS: Final = Path(__file__).with_name("one_process.py")
OURS: Final = "this program"
LIBRARIES: Final = ("uharfbuzz", "icu4py", "reportlab")
IMPORTS: Final = "import uharfbuzz, icu4py.breakers, reportlab.pdfbase.pdfdoc, sqlite3"
CALM: Final = 0.5

EXPORT: Final = "whole export, s"
CPU: Final = "whole export, CPU s"
MEMORY: Final = "whole export, peak MB"
FIRST: Final = "first render in a process, s"
EDITED: Final = "render after one edit, s"
UNCHANGED: Final = "render unchanged, s"
PAGES: Final = "pages"
SIZE: Final = "PDF, kB"
PER_MEASURE: Final = {EXPORT: "whole export, ms a measure", FIRST: "first render, ms a measure"}


class Plan(NamedTuple):
    """How often a report of so many measures is set: rounds, and renders within one process."""

    measures: int
    rounds: int
    renders: int


QUICK: Final = (Plan(25, 5, 4),)
FULL: Final = (Plan(25, 21, 6), Plan(250, 7, 4), Plan(2500, 3, 3))


class Ended(NamedTuple):
    """A process that has ended: its time from start to end, its processors' time, its peak memory, what it printed."""

    seconds: float
    cpu: float
    peak_mb: float
    output: str


class Program(NamedTuple):
    """What is compared: the command of a whole export, and one that renders again and again in a process.

    The second prints JSON whose `all` are the seconds of each render, the first one cold, one field edited between.
    """

    name: str
    export: list[str]
    again: list[str]
    pdf: Path


# Values by what was measured and whose they are, one a round.
Values = dict[str, dict[str, list[float]]]


def main() -> int:
    """Measure all and print the table."""
    parser = argparse.ArgumentParser(description="Compare this program with others that set the same report.")
    parser.add_argument("--peers", type=Path, metavar="DIR", help="folder with gen.py, to_exchange.py and peer_*.py")
    parser.add_argument("--quick", action="store_true", help="25 measures and few rounds")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write every value to this file")
    options = parser.parse_args()
    load = os.getloadavg()[0]
    if load > CALM:
        print(f"The machine is busy (load {load:.1f}); ratios may still hold, seconds do not.", file=sys.stderr)
    measured = {}
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), options.peers)
        for plan in QUICK if options.quick else FULL:
            measured[plan.measures] = bench.measure(plan)
    facts = _facts(load)
    print("\n".join([", ".join(f"{name} {value}" for name, value in facts.items()), "", *table(measured)]))
    if options.json:
        text = json.dumps({"machine": facts, "values": measured}, ensure_ascii=False, indent=1)
        options.json.write_text(text + "\n", encoding="utf-8")
    return 0


class Bench:
    """A folder in which reports are made and set, and the programs that set them."""

    def __init__(self, folder: Path, peers: Path | None) -> None:
        self._folder = folder
        self._peers = folder / "peers" if peers else None
        self._environment = dict(os.environ)
        # An installed program has its byte code compiled, so all here have.
        self._environment.pop("PYTHONDONTWRITEBYTECODE", None)
        if peers and self._peers:
            shutil.copytree(peers, self._peers, copy_function=shutil.copyfile)
            self._peers.chmod(0o755)
            (self._peers / "out").mkdir(exist_ok=True)
            (self._peers / "out").chmod(0o755)
        package = importlib.util.find_spec("ita_desktop")
        sources = list(package.submodule_search_locations or ()) if package else []
        self._python("-m", "compileall", "-q", *sources, *filter(None, [self._peers]))

    def measure(self, plan: Plan) -> Values:
        """Return what all programs and floors took for a report of the plan's size."""
        programs, report = self._inputs(plan.measures)
        values: Values = defaultdict(lambda: defaultdict(list))
        for number in range(plan.rounds + 1):
            print(f"{plan.measures} measures, round {number} of {plan.rounds}", file=sys.stderr)
            # Round 0 brings everything into the disk cache and is forgotten.
            kept: Values = values if number else defaultdict(lambda: defaultdict(list))
            for program in programs:
                self._measure_export(program, kept)
            kept[EXPORT]["floor: Python starts"].append(self._python("-c", "pass").seconds)
            kept[EXPORT]["floor: … and imports the libraries"].append(self._python("-c", IMPORTS).seconds)
            if number:
                for program in programs:
                    self._measure_renders(program, plan, kept)
                for name, seconds in json.loads(self._python(ONE_PROCESS, "floors", report).output).items():
                    kept[FIRST][f"floor: {name}"].append(seconds)
        for what, name in PER_MEASURE.items():
            for who in (program.name for program in programs):
                values[name][who] = [seconds * 1000 / plan.measures for seconds in values[what][who]]
        for program in programs:
            values[PAGES][program.name] = [float(self._python(ONE_PROCESS, "pages", program.pdf).output)]
            values[SIZE][program.name] = [program.pdf.stat().st_size / 1000]
        return {what: dict(by_name) for what, by_name in values.items()}

    def _inputs(self, measures: int) -> tuple[list[Program], Path]:
        """Make a report with so many measures for each program; return the programs and our file."""
        document, exchange, report = (self._folder / f"{measures}{end}" for end in (".in.json", ".json", ".db"))
        if self._peers:
            self._python(self._peers / "gen.py", measures, document)
            self._python(self._peers / "to_exchange.py", document, exchange)
        else:
            self._python(ONE_PROCESS, "sample", measures, exchange)
        self._python("-m", "ita_desktop", "import", exchange, report)
        pdf = self._folder / "ours.pdf"
        export = [sys.executable, "-m", "ita_desktop", "export", str(report), str(pdf)]
        again = [sys.executable, str(ONE_PROCESS), "renders", str(report), str(pdf)]
        return [Program(OURS, export, again, pdf), *self._others(document)], report

    def _others(self, document: Path) -> list[Program]:
        others = []
        if self._peers:
            for name, there in (("typst", importlib.util.find_spec("typst")), ("xelatex", shutil.which("xelatex"))):
                script, pdf = self._peers / f"peer_{name}.py", self._folder / f"{name}.pdf"
                if there and script.is_file():
                    command = [sys.executable, str(script), str(document), str(pdf)]
                    others.append(Program(name, command, [*command, "--warm"], pdf))
        return others

    def _measure_export(self, program: Program, values: Values) -> None:
        ended = self._run(program.export)
        values[EXPORT][program.name].append(ended.seconds)
        values[CPU][program.name].append(ended.cpu)
        values[MEMORY][program.name].append(ended.peak_mb)

    def _measure_renders(self, program: Program, plan: Plan, values: Values) -> None:
        self._environment["WARM_N"] = str(plan.renders)
        times = json.loads(self._run(program.again).output)
        values[FIRST][program.name].append(times["all"][0])
        values[EDITED][program.name].append(median(times["all"][1:]))
        if "unchanged" in times:
            values[UNCHANGED][program.name].append(times["unchanged"])

    def _python(self, *arguments: object) -> Ended:
        return self._run([sys.executable, *map(str, arguments)])

    def _run(self, command: list[str]) -> Ended:
        """Run a command to its end; one that fails ends the measuring."""
        with tempfile.TemporaryFile() as output:
            start = time.perf_counter()
            process = subprocess.Popen(command, stdout=output, env=self._environment, cwd=self._folder)
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                raise subprocess.CalledProcessError(process.returncode, command)
            output.seek(0)
            peak = usage.ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1_000)
            return Ended(seconds, usage.ru_utime + usage.ru_stime, peak, output.read().decode())


def _facts(load: float) -> dict[str, Any]:
    versions = {name: version(name) for name in (*LIBRARIES, "typst") if importlib.util.find_spec(name)}
    return {"Python": platform.python_version(), **versions, "processors": os.cpu_count(), "load": round(load, 2)}


def table(measured: dict[int, Values]) -> list[str]:
    """Return the lines of a Markdown table: medians, and how many times ours each is."""
    heads = "".join(f" {measures:,} | × |" for measures in measured)
    lines = [f"| what | whose |{heads}", f"|---|---|{'---:|---:|' * len(measured)}"]
    smallest = next(iter(measured.values()))
    order = (EXPORT, CPU, MEMORY, FIRST, EDITED, UNCHANGED, *PER_MEASURE.values(), PAGES, SIZE)
    for what in order:
        for position, who in enumerate(smallest.get(what, {})):
            cells = "".join(f" {' | '.join(_cells(values[what], who))} |" for values in measured.values())
            lines.append(f"| {'' if position else what} | {who} |{cells}")
    return lines


def _cells(by_name: dict[str, list[float]], who: str) -> tuple[str, str]:
    value, ours = by_name[who], by_name[OURS]
    if who == OURS:
        return _number(median(value)), ""
    return _number(median(value)), f"{median(one / own for one, own in zip(value, ours, strict=True)):.2f}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


if __name__ == "__main__":
    sys.exit(main())
