import shutil
from pathlib import Path
from typing import Any

import pytest

import bootstrap

PROJECT: dict[str, Any] = {
    "build-system": {"requires": ["hatchling"]},
    "project": {"dependencies": ["babel"]},
    "dependency-groups": {"dev": ["pytest"]},
    "tool": {"ruff": {"line-length": 120}},
}


def test_a_new_dependency_asks_for_a_new_installation() -> None:
    more = PROJECT | {"project": {"dependencies": ["babel", "reportlab"]}}
    assert bootstrap.fingerprint(more) != bootstrap.fingerprint(PROJECT)


def test_settings_of_the_linter_do_not() -> None:
    assert bootstrap.fingerprint(PROJECT | {"tool": {}}) == bootstrap.fingerprint(PROJECT)


def test_other_pins_ask_for_a_new_installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    constraints = tmp_path / "constraints.txt"
    constraints.write_text("babel==2.18.0\n", encoding="utf-8")
    before = bootstrap.fingerprint(PROJECT)
    constraints.write_text("babel==2.18.1\n", encoding="utf-8")
    assert bootstrap.fingerprint(PROJECT) != before


@pytest.mark.parametrize(("for_tests", "missing"), [(True, ["poppler-utils", "xvfb"]), (False, [])])
def test_only_the_tests_need_other_programs(
    for_tests: bool, missing: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda program: None)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: name)
    assert bootstrap.missing_programs(for_tests=for_tests) == missing


def test_a_library_that_cannot_be_loaded_is_told_by_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "WINDOW_LIBRARIES", {"libc.so.6": "libc6", "libno-such.so.9": "libno-such9"})
    assert bootstrap.missing_libraries() == ["libno-such9"]


@pytest.mark.parametrize(("display", "needs"), [(":0", True), ("", False)])
def test_libraries_of_the_window_are_needed_where_it_can_be_shown(
    display: str, needs: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(bootstrap, "missing_libraries", lambda: ["libegl1"])
    monkeypatch.setattr(bootstrap, "install_programs", asked.append)
    monkeypatch.setattr(bootstrap, "is_written", lambda stamp, wanted: True)
    bootstrap.prepare(for_tests=False)
    assert ("libegl1" in asked[0]) is needs


def test_says_what_the_administrator_has_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "administrator", lambda: None)
    with pytest.raises(bootstrap.Trouble, match=r"apt-get install poppler-utils python3\.11-venv$"):
        bootstrap.install_programs(["poppler-utils", "python3.11-venv"])


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str | Path, ...]]:
    """Collect what would be run in a `.venv` that needs no preparation; only mypy fails."""
    made: list[tuple[str | Path, ...]] = []

    def python_m(*command: str | Path) -> int:
        made.append(command)
        return int(command[0] == "mypy")

    monkeypatch.setattr(bootstrap, "prepare", lambda *, for_tests: None)
    monkeypatch.setattr(bootstrap, "python_m", python_m)
    return made


def test_run_makes_the_sample_anew(
    calls: list[tuple[str | Path, ...]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(bootstrap, "BUILD", tmp_path)
    monkeypatch.setattr(bootstrap, "has_display", lambda: False)
    sample, pdf = tmp_path / "sample.db", tmp_path / "sample.pdf"
    sample.write_bytes(b"of yesterday")
    assert bootstrap.run() == 0
    assert not sample.exists()
    assert calls == [("ita_desktop", "new", sample, "--sample"), ("ita_desktop", "export", sample, pdf)]
    assert capsys.readouterr().out.splitlines()[-1] == str(pdf)


def test_run_opens_the_window_where_there_is_a_display(
    calls: list[tuple[str | Path, ...]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "BUILD", tmp_path)
    monkeypatch.setattr(bootstrap, "has_display", lambda: True)
    assert bootstrap.run() == 0
    assert calls[-1] == ("ita_desktop", tmp_path / "sample.db")


def test_one_failed_check_hides_no_other(
    calls: list[tuple[str | Path, ...]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert bootstrap.test(["-x"]) == 1
    assert [command[0] for command in calls] == ["ruff", "ruff", "mypy", "pytest"]
    assert capsys.readouterr().err == "failed: mypy\n"
