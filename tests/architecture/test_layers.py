"""Which part of the program may import which: the layers of docs/architecture.md."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"
PACKAGE = "ita_desktop"
MODULES = sorted((SOURCE / PACKAGE).rglob("*.py"))

COMMON = {"__init__", "errors", "assets", "texts"}
BELOW = {
    "core": set[str](),
    "typeset": set[str](),
    "storage": {"core"},
    "exchange": {"core"},
    "document": {"core", "typeset", "storage", "exchange"},
    "app": {"core", "typeset", "storage", "exchange", "document"},
    "ui": {"core", "typeset", "storage", "exchange", "document", "app", "self_test"},
    "info": {"core", "storage"},
    "cli": {"core", "typeset", "storage", "exchange", "document", "info", "self_test", "check_command", "console"},
    "console": set[str](),
    "check_command": {"core", "storage", "document"},
    "self_test": {"core", "typeset", "storage", "exchange", "document"},
    "__main__": {"self_test", "core", "typeset", "storage", "exchange", "document", "app", "ui", "cli"},
}
"""What each part may import besides itself and what is common to all."""

EVERYWHERE = {*BELOW, *COMMON}
THIRD_PARTY = {
    "babel": EVERYWHERE,
    "reportlab": {"typeset", "document"},
    "uharfbuzz": {"typeset", "document"},
    "icu4py": {"typeset", "document"},
    **{name: {"document"} for name in ("lxml", "pathops", "picosvg", "PIL", "tinycss2")},
    "sqlite3": {"storage"},
    "sqlite_utils": {"storage"},
    "openpyxl": {"exchange"},
    "docx": {"exchange"},
    "PySide6": {"app", "ui"},
    "shiboken6": {"app", "ui"},
}
"""The parts that may import a package; sqlite3 stands here because only storage speaks SQL."""


def part_of(module: Path) -> str:
    return module.relative_to(SOURCE / PACKAGE).with_suffix("").parts[0]


def imported_by(module: Path) -> Iterator[str]:
    """Yield the dotted name of everything that a module imports, inside functions too."""
    package = module.relative_to(SOURCE).parent.parts
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) + 1 - node.level] if node.level else ()
            origin = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{origin}.{alias.name}" for alias in node.names)


def is_allowed(part: str, name: str) -> bool:
    top, _, rest = name.partition(".")
    if top == PACKAGE:
        target = rest.partition(".")[0]
        return target not in BELOW or target == part or target in BELOW.get(part, set())
    if top in THIRD_PARTY:
        return part in THIRD_PARTY[top]
    return top in sys.stdlib_module_names


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(SOURCE)))
def test_imports_only_what_its_layer_may(module: Path) -> None:
    assert [name for name in imported_by(module) if not is_allowed(part_of(module), name)] == []


def test_every_part_has_its_place_among_the_layers() -> None:
    assert {part_of(module) for module in MODULES} <= EVERYWHERE


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("core", "ita_desktop.storage.reading.read"),
        ("typeset", "ita_desktop.core.report"),
        ("storage", "ita_desktop.exchange"),
        ("errors", "ita_desktop.core"),
        ("core", "reportlab.pdfgen"),
        ("cli", "PySide6.QtCore"),
        ("exchange", "sqlite3"),
        ("document", "hypothesis"),
    ],
)
def test_the_rule_refuses_what_it_should(part: str, name: str) -> None:
    assert not is_allowed(part, name)


def test_relative_imports_are_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "SOURCE", tmp_path)
    module = tmp_path / PACKAGE / "core" / "report.py"
    module.parent.mkdir(parents=True)
    module.write_text("from . import paths\nfrom ..storage.reading import read\n", encoding="utf-8")
    assert list(imported_by(module)) == ["ita_desktop.core.paths", "ita_desktop.storage.reading.read"]


def test_command_line_starts_without_the_heavy_packages() -> None:
    heavy = ("PySide6", "reportlab", "uharfbuzz", "icu4py", "sqlite_utils", "openpyxl", "docx", "babel")
    program = f"import sys, ita_desktop.cli; print(*(name for name in {heavy} if name in sys.modules))"
    assert subprocess.check_output([sys.executable, "-c", program], text=True, cwd=SOURCE).split() == []


def test_pages_with_the_programs_own_emblem_need_no_reader_of_drawings() -> None:
    readers = ("lxml", "picosvg", "pathops", "tinycss2", "ita_desktop.document.own_emblem")
    program = (
        "import sys; from ita_desktop import document; from ita_desktop.core.blank import blank_report; "
        "report = blank_report(2567); document.render_pdf(report, document.emblem_of(report)); "
        f"print(*(name for name in {readers} if name in sys.modules))"
    )
    assert subprocess.check_output([sys.executable, "-c", program], text=True, cwd=SOURCE).split() == []
