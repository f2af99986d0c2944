import sys
from typing import Any

import pytest

from ita_desktop import __main__ as entry
from ita_desktop import cli


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["a.db"], True),
        (["โฟลเดอร์/รายงาน.DB"], True),
        (["a"], False),
        (["new", "a.db"], False),
        (["a.db", "b.db"], False),
        (["--help"], False),
        (["--lang=en"], False),
    ],
)
def test_a_report_alone_or_nothing_opens_the_window(arguments: list[str], window: bool) -> None:
    assert entry.wants_window(arguments) is window


def test_a_command_is_run_without_qt(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[list[str]] = []

    def run(arguments: list[str], _checks: object) -> int:
        given.append(arguments)
        return 7

    monkeypatch.setattr(cli, "main", run)
    monkeypatch.setattr(sys, "argv", ["ita-desktop", "info", "a.db"])
    monkeypatch.setattr("gc.disable", lambda: None)
    assert entry.main() == 7
    assert given == [["info", "a.db"]]


def hide_the_window(missing: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(name: str, *rest: Any) -> object:
        if name == "ita_desktop.ui":
            raise ImportError("libEGL.so.1: cannot open shared object file", name=missing)
        return load(name, *rest)

    load = __import__
    monkeypatch.setattr("builtins.__import__", fail)


@pytest.mark.parametrize("missing", ["PySide6", "PySide6.QtGui", None])
def test_without_qt_one_line_says_so(
    missing: str | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    hide_the_window(missing, monkeypatch)
    monkeypatch.setattr("gc.disable", lambda: None)
    monkeypatch.setattr(sys, "argv", ["ita-desktop"])
    assert entry.main() == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith("ita-desktop: ")


def test_the_self_test_tells_that_qt_is_not_there(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    hide_the_window("PySide6.QtGui", monkeypatch)
    monkeypatch.setattr("gc.disable", lambda: None)
    monkeypatch.setattr(sys, "argv", ["ita-desktop", "self-test", "--window", "--lang=en"])
    assert entry.main() == 1
    assert "the libraries of the window can be loaded: ImportError: libEGL.so.1" in capsys.readouterr().out


def test_a_defect_of_the_program_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(name: str, *rest: Any) -> object:
        if name == "ita_desktop.ui":
            raise ImportError("cannot import name", name="ita_desktop.ui.theme")
        return load(name, *rest)

    load = __import__
    monkeypatch.setattr("builtins.__import__", fail)
    monkeypatch.setattr("gc.disable", lambda: None)
    monkeypatch.setattr(sys, "argv", ["ita-desktop"])
    with pytest.raises(ImportError):
        entry.main()
