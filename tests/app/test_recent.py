import os
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from ita_desktop.app import recent
from ita_desktop.app.recent import FileDates, file_date


def test_the_day_of_the_last_change(tmp_path: Path) -> None:
    path = tmp_path / "ก.db"
    path.touch()
    noon = datetime(2024, 10, 9, 12, tzinfo=UTC).timestamp()
    os.utime(path, (noon, noon))
    assert file_date(path) == date(2024, 10, 9)


@pytest.mark.parametrize("name", ["missing.db", "a\0b.db", "missing/a.db"])
def test_a_file_that_cannot_be_seen_has_none(name: str, tmp_path: Path) -> None:
    assert file_date(tmp_path / name) is None


def test_the_dates_are_told_later(tmp_path: Path, qtbot: QtBot) -> None:
    there, gone = tmp_path / "a.db", tmp_path / "b.db"
    there.touch()
    dates = FileDates()
    with qtbot.waitSignal(dates.found) as found:
        dates.look([str(there), str(gone)])
    assert found.args == [{str(there): file_date(there), str(gone): None}]


def test_a_drive_that_does_not_answer_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    answered, asked = Event(), Event()

    def wait(_: Path) -> None:
        asked.set()
        answered.wait()

    monkeypatch.setattr(recent, "file_date", wait)
    dates = FileDates()
    dates.look(["//server/a.db"])
    assert asked.wait(5)
    with qtbot.waitSignal(dates.destroyed):
        dates.deleteLater()
    answered.set()
