"""The program's entry: arguments to the command line or, without a command, to the window."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ita_desktop.self_test import Check

_FAILED: Final = 2
_REPORT: Final = ".db"


def main() -> int:
    """Run the program with the process's arguments; returns the exit code."""
    arguments = sys.argv[1:]
    # A command runs once and ends: looking for cycles would only cost a twentieth of its time. Nor is there any rubbish
    # while the window is made; it looks for cycles from then on.
    gc.disable()
    if wants_window(arguments):
        return _window(arguments)
    from ita_desktop import cli  # noqa: PLC0415 - the window will not pay for the command line

    return cli.main(arguments, _window_checks)


def wants_window(arguments: Sequence[str]) -> bool:
    """Tell whether the arguments are none, or a report file alone; all others are a command's."""
    return not arguments or (len(arguments) == 1 and arguments[0].lower().endswith(_REPORT))


def _window(arguments: list[str]) -> int:
    try:
        from ita_desktop.ui import program  # noqa: PLC0415 - a command needs no Qt
    except ImportError as error:
        # Servers have no libraries for graphics, and Qt cannot be loaded without them.
        if error.name is not None and not error.name.startswith("PySide6"):
            raise
        _tell_no_display()
        return _FAILED
    return program.run(arguments, _tell_no_display)


def _window_checks() -> Sequence[Check]:
    from ita_desktop.texts import source_text  # noqa: PLC0415 - hardly ever needed

    try:
        from ita_desktop.ui import self_check  # noqa: PLC0415 - as above
    except ImportError as error:
        missing = error

        def fail() -> None:
            raise missing

        return [(source_text("the libraries of the window can be loaded"), fail)]
    return self_check.checks()


def _tell_no_display() -> None:
    from ita_desktop.texts import LANGUAGES, translate  # noqa: PLC0415 - hardly ever needed

    text = translate(
        "The window needs a screen, and there is none here. The commands work without one: ita-desktop --help",
        LANGUAGES[0],
    )
    if sys.stderr is not None:  # Windows gives a program with windows none
        sys.stderr.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        print(f"ita-desktop: {text}", file=sys.stderr, flush=True)  # noqa: T201 - there is no other voice here


if __name__ == "__main__":
    sys.exit(main())
