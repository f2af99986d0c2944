"""Functions and modules stay small enough to be read in one go."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"
MODULES = sorted(SOURCE.rglob("*.py"))
LONGEST_MODULE = 320
LONGEST_FUNCTION = 60

each_module = pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(SOURCE)))


@each_module
def test_module_is_short(module: Path) -> None:
    length = len(module.read_text(encoding="utf-8").splitlines())
    assert length <= LONGEST_MODULE


@each_module
def test_functions_are_short(module: Path) -> None:
    lengths = {
        node.name: (node.end_lineno or node.lineno) - node.lineno + 1
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}
