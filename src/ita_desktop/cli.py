"""The command line: each command reads its arguments, calls the program, and tells what came of it.

What only one command needs is imported in that command, so that none pays for the others; no command imports Qt.
"""

import argparse
import contextlib
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

from ita_desktop import __version__, console
from ita_desktop.errors import InvalidData, Message, UserError
from ita_desktop.texts import LANGUAGES, translate, use_language

if TYPE_CHECKING:
    from ita_desktop.self_test import Check

FAILED: Final = 2
INTERRUPTED: Final = 130
"""What shells expect of a program that Ctrl-C has ended."""

_MOST_SHOWN: Final = 20
_YEAR_DIGITS: Final = 4


class _Parser(argparse.ArgumentParser):
    """Tells wrong arguments as every other error: one line, exit code 2."""

    def error(self, message: str) -> NoReturn:
        """Raise a UserError instead of printing the usage."""
        raise UserError(
            "the command is not right: {problem} (how to use it: {help})", problem=message, help=f"{self.prog} --help"
        )

    def _print_message(self, message: str, file: object = None) -> None:  # noqa: ARG002
        """Print help and version in our way: argparse of Python 3.11 does not notice a full disk."""
        console.show(message, end="")


def main(arguments: Sequence[str], window_checks: "Callable[[], Sequence[Check]]" = list) -> int:
    """Run one command and return its exit code: 0 done, 2 not done for a reason told on standard error.

    `window_checks` gives what `self-test --window` tries; the command line itself knows nothing of windows.
    """
    language, rest = _language(arguments)
    console.write_utf8()
    use_language(language)
    try:
        return _run(rest, language, window_checks)
    except UserError as error:
        console.tell(error.message, language)
    except BrokenPipeError:
        # The reader of our output has gone (`… | head`); nothing more to say to it.
        console.discard_output()
    except KeyboardInterrupt:
        return INTERRUPTED
    return FAILED


def _run(arguments: list[str], language: str, window_checks: "Callable[[], Sequence[Check]]") -> int:
    known = argparse.Namespace(window_checks=window_checks)
    try:
        options = _parser(language).parse_args(arguments, known)
    except SystemExit as end:  # after --help and --version
        return int(end.code or 0)
    code: int = options.run(options, language)
    return code


def _language(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """Take `--lang` out of the arguments wherever it stands; it decides how errors in the others are told.

    A language that we do not speak stays among the arguments, where argparse refuses it.
    """
    language = LANGUAGES[0]
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        name, equals, value = argument.partition("=")
        if name != "--lang":
            rest.append(argument)
            continue
        value = value if equals else next(waiting, "")
        if value in LANGUAGES:
            language = value
        else:
            rest.insert(0, f"--lang={value}")
    return language, rest


def _parser(language: str) -> argparse.ArgumentParser:
    def translated(source: str) -> str:
        return translate(source, language)

    description = translated("Fills in, keeps and prints the yearly ITA report.")
    parser = _Parser(prog="ita-desktop", description=description, allow_abbrev=False)
    version_help = translated("show the version of the program and exit")
    parser.add_argument("--version", action="version", version=__version__, help=version_help)
    parser.add_argument("--lang", choices=LANGUAGES, help=translated("language of messages: th (default) or en"))
    commands = parser.add_subparsers(title=translated("commands"), required=True, metavar=translated("COMMAND"))

    def command(name: str, run: Callable[[Any, str], int], help_text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=help_text, description=help_text, allow_abbrev=False)
        added.set_defaults(run=run)
        return added

    def path(of: argparse.ArgumentParser, name: str, metavar: str, help_text: str) -> None:
        of.add_argument(name, metavar=metavar, type=Path, help=help_text)

    report_help = translated("the report file")
    new_help = translated("the report file to make; it must not exist yet")
    new = command("new", _new, translated("make a new report file, blank or with the sample report"))
    path(new, "output", "OUT.db", new_help)
    year_help = translated("fiscal year in the Buddhist era, such as 2567; if left out, the one that is reported now")
    new.add_argument("--year", type=_year, metavar="2567", help=year_help)
    new.add_argument("--sample", action="store_true", help=translated("the sample report of an invented municipality"))
    importing = command("import", _import, translated("make a new report file from data"))
    path(importing, "input", "IN.json", translated("the data, in the format that the command export writes"))
    path(importing, "output", "OUT.db", new_help)
    export = command("export", _export, translated("write a report as a PDF or as data"))
    path(export, "file", "FILE.db", report_help)
    path(export, "output", "OUT.pdf|OUT.json", translated("the file to write; the ending says what is written"))
    info = command("info", _info, translated("tell what is in a report file"))
    path(info, "file", "FILE.db", report_help)
    info.add_argument("--json", action="store_true", help=translated("as JSON for other programs"))
    check = command("check", _check, translated("tell what may be wrong in a report file"))
    path(check, "file", "FILE.db", report_help)
    check.add_argument("--json", action="store_true", help=translated("as JSON for other programs"))
    trying = command("self-test", _self_test, translated("try the program's own parts"))
    trying.add_argument(
        "--window", action="store_true", help=translated("those of the window too; no screen is needed")
    )
    return parser


def _year(text: str) -> int:
    """Return the year that was typed, in western or Thai digits."""
    if not (text.isdecimal() and len(text) == _YEAR_DIGITS):
        raise InvalidData("{value} is not a year; write a year of the Buddhist era such as 2567", value=text)
    return int(text)


def _new(options: Any, language: str) -> int:  # noqa: ARG001
    from ita_desktop import storage  # noqa: PLC0415

    _check_ending(options.output, (".db",))
    storage.write_report(_sample(options.year) if options.sample else _blank(options.year), options.output)
    return 0


def _sample(year: int | None) -> Any:
    from ita_desktop import assets, exchange  # noqa: PLC0415

    report = exchange.read_json(assets.resource("sample", "report-2567.json").read_bytes())
    if year not in {None, report.fiscal_year}:
        raise InvalidData("the sample report is of {year}; leave out --year", year=report.fiscal_year)
    return report


def _blank(year: int | None) -> Any:
    from datetime import date  # noqa: PLC0415

    from ita_desktop.core.blank import blank_report  # noqa: PLC0415
    from ita_desktop.core.fiscal_years import reported_year  # noqa: PLC0415

    # Without a year, the year that is reported on now; the clerk's own calendar day counts.
    return blank_report(reported_year(date.today()) if year is None else year)  # noqa: DTZ011


def _import(options: Any, language: str) -> int:  # noqa: ARG001
    from ita_desktop import exchange, storage  # noqa: PLC0415

    _check_ending(options.input, (".json",))
    _check_ending(options.output, (".db",))
    storage.write_report(exchange.read_json(storage.read_bytes(options.input)), options.output)
    return 0


def _export(options: Any, language: str) -> int:
    from ita_desktop import storage  # noqa: PLC0415

    ending = _check_ending(options.output, (".pdf", ".json"))
    _check_not_same(options.file, options.output)
    report = storage.read_report(options.file).report
    if ending == ".json":
        from ita_desktop import exchange  # noqa: PLC0415

        storage.write_atomically(options.output, exchange.write_json(report))
    else:
        from ita_desktop import document  # noqa: PLC0415

        storage.write_atomically(options.output, document.render_pdf(report, document.emblem_of(report)).pdf)
        trouble = document.emblem_trouble(report)
        if trouble:
            console.tell(Message("the Garuda is printed: {cause}", {"cause": trouble}), language)
        _warn_of_missing(document.missing_characters(report), language)
    return 0


def _check_ending(path: Path, endings: tuple[str, ...]) -> str:
    ending = path.suffix.lower()
    if ending not in endings:
        raise InvalidData(
            "{name} does not end in {endings}; name the file so that its kind can be told",
            name=path.name or path,
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
        shown = [f"{character} (U+{ord(character):04X})" for character in characters[:_MOST_SHOWN]]
        more = ["…"] if len(characters) > _MOST_SHOWN else []
        values: dict[str, object] = {"characters": " ".join(shown + more)}
        console.tell(Message("no font has these characters, they are printed as boxes: {characters}", values), language)


def _info(options: Any, language: str) -> int:
    from ita_desktop import info, storage  # noqa: PLC0415

    opened = storage.read_report(options.file)
    if options.json:
        console.show(json.dumps(info.as_json(opened), ensure_ascii=False, indent=1))
    else:
        for line in info.as_lines(opened, language):
            console.show(console.line(line))
    return 0


def _check(options: Any, language: str) -> int:
    from ita_desktop import check_command  # noqa: PLC0415

    lines = check_command.findings_of(options.file, language)
    if options.json:
        console.show(json.dumps([line.as_json() for line in lines], ensure_ascii=False, indent=1))
    else:
        for line in lines:
            console.show(console.line(line.as_text(language)))
    return 1 if lines else 0


def _self_test(options: Any, language: str) -> int:
    from ita_desktop import self_test  # noqa: PLC0415

    failed = 0
    for name, problem in _outcomes([*self_test.checks(), *(options.window_checks() if options.window else ())]):
        failed += problem is not None
        outcome = translate("ok", language) if problem is None else problem
        console.show(f"{translate(name, language)}: {outcome}")
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
