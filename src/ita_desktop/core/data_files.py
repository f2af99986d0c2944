"""Reads the program's own data files under `resources/`."""

from typing import Any

from ita_desktop import assets


def read_toml(*parts: str) -> dict[str, Any]:
    """Return the contents of a TOML file under `resources/`; an error in it is a bug of the program."""
    import tomllib  # noqa: PLC0415 - only who reads rules or templates pays for it at start-up

    with assets.resource(*parts).open("rb") as file:
        return tomllib.load(file)


def read_lines(*parts: str) -> list[str]:
    """Return the lines of a text file under `resources/`, without comments (#) and empty lines."""
    lines = assets.resource(*parts).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
