"""Makes `resources/thai/places.txt` from the data of the package geothai: `python tools/places.py GEOTHAI`.

GEOTHAI is the unpacked wheel's folder `geothai` (`pip download --no-deps geothai`, unzip; nothing is installed). Its
data are renewed when Thailand's districts change, and with them the version in the head that is written here.
"""

import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Final

OUTPUT: Final = Path(__file__).resolve().parents[1] / "resources" / "thai" / "places.txt"
CAPITAL: Final = "10"
"""Bangkok's code: it has no municipalities, and is named in every second report."""

HEAD: Final = """\
# The provinces of Thailand without Bangkok, one a line: its name, its districts, its subdistricts, parted by tabs; the
# names within a column by spaces, each once.
# Source: GeoThai/data {version} (https://github.com/GeoThai/data), after the Department of Provincial Administration.
# Copyright (c) 2026 Pongsakorn Thipayanate, licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/).
# Changed: only the Thai names are kept; what stands in brackets is left out. Made by tools/places.py.
"""


def rows(folder: Path, name: str) -> list[list[str]]:
    """Return one table of the package: code, Thai name, and what we do not need."""
    table: list[list[str]] = json.loads((folder / "_data" / f"{name}.json").read_text(encoding="utf-8"))
    return table


def by_province(table: list[list[str]]) -> dict[str, str]:
    """Return the names of each province in a column's form, by its code, which begins the code of each place."""
    names: dict[str, set[str]] = defaultdict(set)
    for code, name, *_ in table:
        names[code[:2]].add(re.sub(r"\s*\(.*\)", "", name))
    return {code: " ".join(sorted(found)) for code, found in names.items()}


def places(folder: Path) -> str:
    """Return the contents of the file."""
    match = re.search(r'DATA_VERSION[^"]*"([^"]+)"', (folder / "_schema.py").read_text(encoding="utf-8"))
    version = match[1] if match else "?"
    districts, subdistricts = (by_province(rows(folder, name)) for name in ("districts", "subdistricts"))
    lines = [
        f"{name}\t{districts[code]}\t{subdistricts[code]}\n"
        for code, name, _ in sorted(rows(folder, "provinces"))
        if code != CAPITAL
    ]
    return HEAD.format(version=version) + "".join(lines)


if __name__ == "__main__":
    OUTPUT.write_text(places(Path(sys.argv[1])), encoding="utf-8")
