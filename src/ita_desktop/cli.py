"""The command line: each command reads its arguments, calls the program, and tells what came of it.

What only one command needs is imported in that command, so that none pays for the others; no command imports Qt.
"""

import argparse
import contextlib
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NoReturn

from ita_desktop import __version__
from ita_desktop.errors import InvalidData, Message, UserError
from ita_desktop.texts import LANGUAGES, say, translate, use_language

FAILED: Final = 2
_MOST_SHOWN: Final = 20


class _Parser(argparse.ArgumentParser):
    """Tells wrong arguments as every other error: one line, exit code 2."""

    def error(self, message: str) -> NoReturn:
        """Raise a UserError instead of printing the usage."""
        raise UserError("the command is not right ({problem}); see ita-desktop --help", problem=message)


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code: 0 done, 2 not done for a reason told on standard error."""
    language, rest = _language(list(arguments))
    _write_utf8()
    use_language(language)
    try:
        options = _parser(language).parse_args(rest)
        code: int = options.run(options, language)
    except UserError as error:
        _tell(error.message, language)
        return FAILED
    except BrokenPipeError:
        # The reader of our output has gone (`… | head`); nothing more to say to it.
        sys.stderr.close()
        return FAILED
    return code


def _language(arguments: list[str]) -> tuple[str, list[str]]:
    """Take `--lang` out of the arguments wherever it stands; it decides how errors in the others are told."""
    language = LANGUAGES[0]
    rest = []
    waiting = iter(arguments)
    for argument in waiting:
        name, equals, value = argument.partition("=")
        if name == "--lang":
            value = value if equals else next(waiting, "")
            language = value if value in LANGUAGES else language
        else:
            rest.append(argument)
    return language, rest


def _write_utf8() -> None:
    """Let Thai come out whole whatever the console's own encoding is (Windows: cp874 or cp437)."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]


def _tell(message: Message, language: str) -> None:
    line = " ".join(say(message, language).split())
    print(f"ita-desktop: {line}", file=sys.stderr)  # noqa: T201 - this is the command line's voice


def _parser(language: str) -> argparse.ArgumentParser:
    def text(source: str) -> str:
        return translate(source, language)

    parser = _Parser(prog="ita-desktop", description=text("Fills in, keeps and prints the yearly ITA report."))
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--lang", choices=LANGUAGES, help=text("language of messages: th (default) or en"))
    commands = parser.add_subparsers(title=text("commands"), required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[Any, str], int], help_text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text(help_text), description=text(help_text))
        added.set_defaults(run=run)
        return added

    new = command("new", _new, "make a new report file, blank or with the sample report")
    new.add_argument("output", metavar="OUT.db", type=Path)
    new.add_argument("--year", type=int, help=text("fiscal year in the Buddhist era, such as 2567"))
    new.add_argument("--sample", action="store_true", help=text("the sample report of an invented municipality"))
    importing = command("import", _import, "make a new report file from data")
    importing.add_argument("input", metavar="IN.json", type=Path)
    importing.add_argument("output", metavar="OUT.db", type=Path)
    export = command("export", _export, "write a report as a PDF or as data")
    export.add_argument("file", metavar="FILE.db", type=Path)
    export.add_argument("output", metavar="OUT.pdf|OUT.json", type=Path)
    info = command("info", _info, "tell what is in a report file")
    info.add_argument("file", metavar="FILE.db", type=Path)
    info.add_argument("--json", action="store_true", help=text("as JSON for other programs"))
    command("self-test", _self_test, "try the program's own parts")
    return parser


def _new(options: Any, language: str) -> int:  # noqa: ARG001
    from ita_desktop import storage  # noqa: PLC0415

    storage.write_report(_sample() if options.sample else _blank(options.year), options.output)
    return 0


def _sample() -> Any:
    from ita_desktop import assets, exchange  # noqa: PLC0415

    return exchange.read_json(assets.resource("sample", "report-2567.json").read_bytes())


def _blank(year: int | None) -> Any:
    from datetime import date  # noqa: PLC0415

    from ita_desktop.core.blank import blank_report  # noqa: PLC0415
    from ita_desktop.core.thai_dates import fiscal_year_of  # noqa: PLC0415

    # Without a year, the year that is reported on now; the clerk's own calendar day counts.
    return blank_report(fiscal_year_of(date.today()) if year is None else year)  # noqa: DTZ011


def _import(options: Any, language: str) -> int:  # noqa: ARG001
    from ita_desktop import exchange, storage  # noqa: PLC0415

    _check_ending(options.input, (".json",))
    storage.write_report(exchange.read_json(storage.read_bytes(options.input)), options.output)
    return 0


def _export(options: Any, language: str) -> int:
    from ita_desktop import storage  # noqa: PLC0415

    ending = _check_ending(options.output, (".pdf", ".json"))
    _check_not_same(options.file, options.output)
    report = storage.read_report(options.file).report
    if ending == ".json":
        from ita_desktop import exchange  # noqa: PLC0415

        data = exchange.write_json(report)
    else:
        from ita_desktop import document  # noqa: PLC0415

        data = document.render_pdf(report).pdf
        _warn_of_missing(document.missing_characters(report), language)
    storage.write_atomically(options.output, data)
    return 0


def _check_ending(path: Path, endings: tuple[str, ...]) -> str:
    ending = path.suffix.lower()
    if ending not in endings:
        raise InvalidData(
            "{name} does not end in {endings}; name the file so that its kind can be told",
            name=path.name,
            endings=" / ".join(endings),
        )
    return ending


def _check_not_same(source: Path, target: Path) -> None:
    with contextlib.suppress(OSError):
        if target.samefile(source):
            raise InvalidData("{name} is the report itself; choose another name for the output", name=target.name)


def _warn_of_missing(missing: dict[str, set[str]], language: str) -> None:
    if missing:
        characters = sorted(set().union(*missing.values()))
        shown = " ".join(f"{character} (U+{ord(character):04X})" for character in characters[:_MOST_SHOWN])
        text = "no font has these characters, they are printed as boxes: {characters}"
        _tell(Message(text, {"characters": shown}), language)


def _info(options: Any, language: str) -> int:
    from ita_desktop import storage  # noqa: PLC0415

    facts = _facts(storage.read_report(options.file))
    if options.json:
        print(json.dumps({key: value for key, _, value in facts}, ensure_ascii=False, indent=1))  # noqa: T201
    else:
        for _, label, value in facts:
            print(f"{translate(label, language)}: {'–' if value in (None, '') else value}")  # noqa: T201
    return 0


def _facts(opened: Any) -> list[tuple[str, str, Any]]:
    """Return what `info` tells: each fact's key in JSON, its label and its value."""
    from ita_desktop.core import ita_rules  # noqa: PLC0415

    report = opened.report
    rules = ita_rules.load_rules(report.fiscal_year)
    computed = ita_rules.overall(rules, report.scores.indicators)
    sections = report.measures.sections
    return [
        ("format", _label("file format"), opened.format_version),
        ("agency", _label("agency"), report.agency.name),
        ("fiscal_year", _label("fiscal year"), report.fiscal_year),
        ("subject", _label("subject"), " ".join(report.memo.subject.split())),
        ("signatories", _label("signatories"), len(report.memo.signatories)),
        ("sections", _label("sections"), len(sections)),
        ("measures", _label("measures"), sum(len(section.measures) for section in sections)),
        ("overall", _label("overall score, typed"), _decimal(report.scores.overall)),
        ("overall_computed", _label("overall score, computed"), _decimal(computed)),
        ("level", _label("level, typed"), report.scores.level),
        ("level_computed", _label("level, computed"), ita_rules.level(rules, computed, report.scores.indicators)),
        ("hand_overs", _label("hand-overs"), 0),
        ("seal", _label("seal"), None),
    ]


def _label(source: str) -> str:
    """Mark a source text for the catalogs."""
    return source


def _decimal(score: object) -> str | None:
    return None if score is None else str(score)


def _self_test(options: Any, language: str) -> int:  # noqa: ARG001
    from ita_desktop import self_test  # noqa: PLC0415

    failed = 0
    for name, problem in _outcomes(self_test.checks()):
        failed += problem is not None
        print(f"{translate(name, language)}: {'ok' if problem is None else problem}")  # noqa: T201
    return 1 if failed else 0


def _outcomes(checks: Sequence[tuple[str, Callable[[], None]]]) -> Iterator[tuple[str, str | None]]:
    """Run each check; whatever goes wrong in one is what a self-test is there to show."""
    for name, check in checks:
        try:
            check()
        except Exception as error:  # noqa: BLE001 - a boundary: one failed part must not hide the others
            yield name, f"{type(error).__name__}: {error}"
        else:
            yield name, None
