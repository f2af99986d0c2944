from pathlib import Path

import pytest

from ita_desktop import __version__
from ita_desktop.app import log
from ita_desktop.app.log import KEPT, LARGEST, MOST_ENTRIES, Log


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "logs" / log.FILE_NAME


def written(path: Path, *entries: str) -> str:
    opened = Log(path)
    for entry in entries:
        opened.write(entry)
    opened.close()
    return path.read_text(encoding="utf-8")


def test_entries_stand_under_the_version(path: Path) -> None:
    first, second = written(path, "กี่\n").splitlines()
    assert f"ita-desktop {__version__}" in first
    assert second.endswith(" กี่")


def test_runs_follow_each_other(path: Path) -> None:
    written(path, "one")
    assert [line.split()[-1] for line in written(path, "two").splitlines()[1::2]] == ["one", "two"]


def test_a_large_log_becomes_the_first_of_the_older_ones(path: Path) -> None:
    path.parent.mkdir()
    for number in range(KEPT + 2):
        path.write_text(f"{number}" * (LARGEST + 1), encoding="ascii")
        written(path, "new")
    assert sorted(file.name for file in path.parent.iterdir()) == [
        path.name,
        *(f"{path.name}.{number}" for number in range(1, KEPT + 1)),
    ]
    assert path.with_name(f"{path.name}.1").read_text(encoding="ascii")[0] == str(KEPT + 1)
    assert path.stat().st_size < LARGEST


def test_one_run_does_not_fill_the_disk(path: Path) -> None:
    lines = written(path, *(["again"] * (2 * MOST_ENTRIES))).splitlines()
    assert len(lines) == MOST_ENTRIES
    assert lines[-1].endswith("more faults of this run are not written")


def test_a_log_that_another_window_holds_grows(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.parent.mkdir()
    path.write_text("x" * (LARGEST + 1), encoding="ascii")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(PermissionError))
    assert written(path, "new").endswith("new\n")
    assert path.stat().st_size > LARGEST


def test_without_a_place_for_it_there_is_no_log_and_no_error(tmp_path: Path) -> None:
    (tmp_path / "logs").touch()
    opened = Log(tmp_path / "logs" / log.FILE_NAME)
    opened.write("lost")
    assert opened.stream is None


def test_a_full_disk_is_no_error(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Log(path)
    assert opened.stream is not None
    opened.stream.close()
    opened.write("lost")
    assert "lost" not in path.read_text(encoding="utf-8")


def test_the_log_lies_among_the_programs_data(folders: dict[str, Path]) -> None:
    assert log.log_file() == folders["data_folder"] / "logs" / log.FILE_NAME
