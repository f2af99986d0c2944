"""Where this computer keeps what fields held in earlier reports; nobody misses it if it is lost."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Final

from ita_desktop.app import places
from ita_desktop.core.suggesting import LONGEST_KEPT, MOST_KEPT, Kept
from ita_desktop.errors import FileTrouble
from ita_desktop.storage import read_bytes, write_atomically

_LARGEST: Final = 1 << 20


def suggestions_file() -> Path:
    """Return the file of the earlier values; it need not exist."""
    return places.config_folder() / "suggestions.json"


def load_suggestions() -> Kept:
    """Return the earlier values; none if there is no such file or something else stands in it."""
    try:
        told = json.loads(read_bytes(suggestions_file(), _LARGEST))
    except (FileTrouble, ValueError, RecursionError):
        return {}
    if not isinstance(told, dict):
        return {}
    return {str(field): _values(values) for field, values in told.items()}


def save_suggestions(kept: Kept) -> None:
    """Keep the earlier values, if that can be done."""
    path = suggestions_file()
    with suppress(FileTrouble, OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, json.dumps(kept, ensure_ascii=False, indent=1).encode("utf-8", "replace"))


def forget_suggestions() -> None:
    """Delete the earlier values."""
    with suppress(OSError):
        suggestions_file().unlink(missing_ok=True)


def _values(values: object) -> tuple[str, ...]:
    if not isinstance(values, list):
        return ()
    return tuple(value for value in values if isinstance(value, str) and len(value) <= LONGEST_KEPT)[:MOST_KEPT]
