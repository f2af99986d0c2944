"""The documents name what there is, and nothing else."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ita_desktop import cli

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("benchmarks/*.md")])

OF_ALL = {"--lang", "--version", "--help"}
"""Options that are not a command's own."""

LINK = re.compile(r"\[[^\]]*\]\(([^)#]+)(?:#[^)]*)?\)")


def commands() -> dict[str, argparse.ArgumentParser]:
    parser = cli._parser("en")
    [action] = [each for each in parser._actions if isinstance(each, argparse._SubParsersAction)]
    return dict(action.choices)


def options_of(parser: argparse.ArgumentParser) -> set[str]:
    return {name for action in parser._actions for name in action.option_strings} - {"-h", "--help"}


def documented() -> dict[str, str]:
    """Return the line of each command in the list of commands."""
    lines = re.findall(r"^ita-desktop ([a-z-]+)(.*)$", README, re.MULTILINE)
    assert len(dict(lines)) == len(lines)
    return dict(lines)


def test_the_readme_lists_every_command() -> None:
    assert set(documented()) == set(commands())


@pytest.mark.parametrize("command", commands())
def test_the_readme_names_every_option_and_file_of_a_command(command: str) -> None:
    line = documented()[command]
    parser = commands()[command]
    assert set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", line)) == options_of(parser)
    files = [str(action.metavar) for action in parser._actions if not action.option_strings]
    assert [file for file in files if file not in line] == []


def test_the_readme_names_the_options_of_all_commands() -> None:
    parser = cli._parser("en")
    assert options_of(parser) <= OF_ALL
    assert [option for option in ("--lang", "--version", "--help") if option not in README] == []


def links() -> Iterator[tuple[Path, str]]:
    for document in DOCUMENTS:
        for target in LINK.findall(document.read_text(encoding="utf-8")):
            yield document, target


@pytest.mark.parametrize(("document", "target"), [link for link in links() if ":" not in link[1]])
def test_a_link_leads_somewhere(document: Path, target: str) -> None:
    assert (document.parent / target).exists()


@pytest.mark.parametrize("tool", sorted(path.name for path in (ROOT / "tools").glob("*.py")))
def test_every_tool_is_told_of(tool: str) -> None:
    assert f"`tools/{tool}`" in CONTRIBUTING


def test_both_readmes_begin_with_the_two_commands() -> None:
    for name in ("README.md", "README.th.md"):
        assert re.search(r"```\n\./run .*?\n\./test .*?```", (ROOT / name).read_text(encoding="utf-8")[:900], re.DOTALL)
