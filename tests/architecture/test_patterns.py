import importlib
import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"
MODULES = sorted((SOURCE / "ita_desktop").rglob("*.py"))
# Debian 12's Python 3.11.2 searches with these for ever (mended in 3.11.4).
HANGING = {"POSSESSIVE_REPEAT", "ATOMIC_GROUP"}


def operators(tree: object) -> set[str]:
    """Return the names of all operators in a parsed pattern."""
    parts = getattr(tree, "data", tree)
    if isinstance(parts, list | tuple):
        return {name for part in parts for name in operators(part)}
    return {str(parts)}


def is_safe(pattern: re.Pattern[str] | re.Pattern[bytes]) -> bool:
    parsed = re._parser.parse(pattern.pattern, pattern.flags)  # type: ignore[attr-defined]
    return not operators(parsed) & HANGING


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(SOURCE)))
def test_no_pattern_hangs_on_debians_python(module: Path) -> None:
    name = ".".join(module.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")
    values = vars(importlib.import_module(name)).values()
    assert [value.pattern for value in values if isinstance(value, re.Pattern) and not is_safe(value)] == []


@pytest.mark.parametrize("pattern", ["a++", "(?:x(?>b*)c)", "[ab]{1,3}+"])
def test_the_rule_sees_what_hangs(pattern: str) -> None:
    assert not is_safe(re.compile(pattern))
