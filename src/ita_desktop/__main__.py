"""The program's entry: arguments to the command line or, without a command, to the window."""

import gc
import sys


def main() -> int:
    """Run the program with the process's arguments; returns the exit code."""
    # A command runs once and ends: looking for cycles would only cost a twentieth of its time.
    gc.disable()
    from ita_desktop import cli  # noqa: PLC0415 - the window will not pay for the command line

    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
