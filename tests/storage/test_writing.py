import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from formats.format_2 import HISTORY, REPORT
from ita_desktop.core.history import History
from ita_desktop.core.limits import MAX_TEXT
from ita_desktop.core.report import Measure, MeasureTable, Memo, Period, Report, Section
from ita_desktop.errors import CannotWrite, FileChanged, FileLocked, InvalidData
from ita_desktop.storage import writing
from ita_desktop.storage.reading import read_report
from ita_desktop.storage.writing import write_report
from storage.tampering import names_beside, put_bytes
from strategies import reports

OTHER = replace(REPORT, fiscal_year=2568)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports())
def test_what_is_saved_is_read(report: Report) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.db")
        sha256 = write_report(report, path)
        opened = read_report(path)
        assert (opened.report, opened.sha256) == (report, sha256)
        assert names_beside(path) == [path.name]


def test_the_longest_row_is_read(path: Path) -> None:
    text = "😀" * MAX_TEXT
    measure = Measure("", text, Period(text=text), text, text, text, text)
    report = replace(REPORT, measures=MeasureTable(sections=(Section(measures=(measure,)),)))
    write_report(report, path)
    assert read_report(path).report == report


def test_the_same_report_gives_the_same_bytes(saved: Path) -> None:
    write_report(REPORT, saved.with_name("again.db"), history=HISTORY)
    assert saved.with_name("again.db").read_bytes() == saved.read_bytes()


def test_sqlite_itself_reads_the_file_and_leaves_nothing_beside_it(saved: Path) -> None:
    with closing(sqlite3.connect(saved)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM v_measures").fetchone() == (2,)
    assert names_beside(saved) == [saved.name]


def test_a_new_report_takes_no_name_that_is_taken(saved: Path) -> None:
    before = saved.read_bytes()
    with pytest.raises(CannotWrite, match="already"):
        write_report(OTHER, saved)
    assert saved.read_bytes() == before


def test_the_file_that_was_opened_is_replaced_again_and_again(saved: Path) -> None:
    sha256 = read_report(saved).sha256
    for year in (2568, 2569):
        sha256 = write_report(replace(REPORT, fiscal_year=year), saved, expected_sha256=sha256)
    assert read_report(saved).report.fiscal_year == 2569


def test_a_file_changed_since_is_not_replaced(saved: Path) -> None:
    sha256 = read_report(saved).sha256
    write_report(OTHER, saved, replace=True)
    with pytest.raises(FileChanged):
        write_report(REPORT, saved, expected_sha256=sha256)
    assert read_report(saved).report == OTHER
    assert names_beside(saved) == [saved.name]


def test_a_file_changed_during_the_save_is_not_replaced(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sha256, check_same = read_report(saved).sha256, writing._check_same

    def change_meanwhile(report: Report, history: History, new_file: Path, path: Path) -> None:
        check_same(report, history, new_file, path)
        put_bytes(saved, 8000, b"changed")

    monkeypatch.setattr(writing, "_check_same", change_meanwhile)
    with pytest.raises(FileChanged):
        write_report(OTHER, saved, expected_sha256=sha256)
    assert saved.read_bytes()[8000:8007] == b"changed"
    assert names_beside(saved) == [saved.name]


def test_a_file_that_is_gone_is_written_again(saved: Path) -> None:
    sha256 = read_report(saved).sha256
    saved.unlink()
    assert write_report(REPORT, saved, history=HISTORY, expected_sha256=sha256) == sha256


def test_a_journal_beside_the_target_would_be_played_into_the_new_file(saved: Path) -> None:
    saved.with_name(saved.name + "-journal").write_bytes(b"x")
    with pytest.raises(FileLocked):
        write_report(OTHER, saved, replace=True)


def test_what_no_file_may_hold_is_not_written(path: Path) -> None:
    with pytest.raises(InvalidData):
        write_report(replace(REPORT, memo=Memo(subject="x" * 3000)), path)
    assert names_beside(path) == []


@pytest.mark.parametrize("lost", [slice(0, 0), slice(0, 4096), slice(0, -1)])
def test_a_drive_that_loses_what_was_written_is_found_out(
    lost: slice, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, check_same = saved.read_bytes(), writing._check_same

    def lose(report: Report, history: History, new_file: Path, path: Path) -> None:
        new_file.write_bytes(new_file.read_bytes()[lost])
        check_same(report, history, new_file, path)

    monkeypatch.setattr(writing, "_check_same", lose)
    with pytest.raises(CannotWrite, match="not kept"):
        write_report(OTHER, saved, replace=True)
    assert saved.read_bytes() == before


def test_a_drive_that_keeps_another_report_is_found_out(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check_same = writing._check_same
    monkeypatch.setattr(writing, "_check_same", lambda _, *others: check_same(OTHER, *others))
    with pytest.raises(CannotWrite, match="not kept"):
        write_report(REPORT, path)
