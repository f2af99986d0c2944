"""Reads the program's own data files under `resources/`."""

from typing import Any

from ita_desktop import assets


def read_toml(*parts: str) -> dict[str, Any]:
    """Return the contents of a TOML file under `resources/`; an error in it is a bug of the program."""
    import tomllib  # noqa: PLC0415 - only who reads rules or templates pays for it at start-up

    with assets.resource(*parts).open("rb") as file:
        return tomllib.load(file)
