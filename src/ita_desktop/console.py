"""The voice of the command line: standard output and standard error, and what is done when they fail."""

import contextlib
import os
import sys

from ita_desktop.errors import CannotWrite, Message
from ita_desktop.texts import say


def write_utf8() -> None:
    """Let Thai come out whole whatever the console's own encoding is (Windows: cp874 or cp437)."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]


def show(text: str, end: str = "\n") -> None:
    """Write to standard output at once, while it can still be told that this fails, on a full disk for instance."""
    try:
        print(text, end=end, flush=True)  # noqa: T201 - this is the command line's voice
    except BrokenPipeError:
        raise
    except OSError as error:
        discard_output()
        raise CannotWrite("the output cannot be written ({cause})", cause=error.strerror) from error


def discard_output() -> None:
    """Keep Python from writing, once more and in vain, what is still in the buffer when it ends."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def tell(message: Message, language: str) -> None:
    """Write a message to standard error, on one line."""
    print(f"ita-desktop: {line(say(message, language))}", file=sys.stderr)  # noqa: T201 - as above


def line(text: str) -> str:
    """Return `text` on one line, without the invisible characters by which a name or a value commands a terminal."""
    return "".join(character if character.isprintable() else "\ufffd" for character in " ".join(text.split()))
