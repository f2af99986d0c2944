import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
CONFIG = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")


def test_hooks_need_no_network() -> None:
    assert re.findall(r"repo: (.+)", CONFIG) == ["local"]
    assert set(re.findall(r"language: (.+)", CONFIG)) == {"system"}


def test_hooks_run_what_the_tests_prepare() -> None:
    development = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]["dev"]
    known = {re.split(r"[<>=]", requirement)[0] for requirement in development} | {"python"}
    assert set(re.findall(r"entry: \.venv/bin/(\S+)", CONFIG)) <= known


def test_what_hooks_look_at_is_there() -> None:
    assert [path for path in re.findall(r"tests/\S+", CONFIG) if not (ROOT / path).exists()] == []


def test_every_check_of_the_test_command_is_a_hook() -> None:
    bootstrap = (ROOT / "tools" / "bootstrap.py").read_text(encoding="utf-8")
    for check in re.findall(r'\("(ruff|mypy)"(?:, "(\w+)")?', bootstrap):
        assert f".venv/bin/{' '.join(part for part in check if part)}" in CONFIG
