"""Finds the packages that the program is made of, with theirs, and the texts of their licences; NOTICE names them all.

Needs an environment in which the program's dependencies are installed.
"""

import re
import tomllib
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement

ROOT: Final = Path(__file__).resolve().parents[1]
FOLDER: Final = "licenses"

_LICENCE: Final = re.compile(r"(?:^|/)(?:licen[cs]e|licen[cs]es|copying|notice|authors)[^/]*$", re.IGNORECASE)


def distributions() -> dict[str, Distribution]:
    """Return every package that is needed to run, directly or by another one, under its normalised name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting = [Requirement(text) for text in project["dependencies"]]
    found: dict[str, Distribution] = {}
    while waiting:
        name = normalised(waiting.pop().name)
        if name in found:
            continue
        found[name] = distribution(name)
        needed = map(Requirement, found[name].requires or ())
        waiting += [each for each in needed if each.marker is None or each.marker.evaluate({"extra": ""})]
    return dict(sorted(found.items()))


def normalised(name: str) -> str:
    """Return a package's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licence_of(package: Distribution) -> str:
    """Return what a package's own data say about its licence: an expression, a name, or classifiers."""
    data = package.metadata.json
    told = [data.get("license_expression"), data.get("license"), *data.get("classifier", ())]
    return " ".join(str(text) for text in told if text and ("License ::" in text or "::" not in text))


def licence_files() -> list[tuple[str, str]]:
    """Return each licence text that goes with the built program, and the folder in which it is put there."""
    own = [(str(path), FOLDER) for path in sorted((ROOT / FOLDER).iterdir())]
    return own + [
        (str(package.locate_file(file)), f"{FOLDER}/{name}")
        for name, package in distributions().items()
        for file in sorted(package.files or (), key=str)
        if ".dist-info/" in str(file) and _LICENCE.search(str(file))
    ]
