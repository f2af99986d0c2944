from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.core.blank import blank_report
from ita_desktop.storage.backups import (
    DAYS,
    MONTHS,
    RECENT,
    backup_folder,
    keep_backup,
    list_backups,
    superseded,
)
from ita_desktop.storage.reading import read_report
from ita_desktop.storage.writing import write_report

NOON = datetime(2024, 10, 9, 12)
times = st.lists(st.datetimes(datetime(2023, 1, 1), datetime(2025, 12, 31)), max_size=60)


@given(times)
def test_the_newest_stay(moments: list[datetime]) -> None:
    assert not superseded(moments) & set(sorted(set(moments), reverse=True)[:RECENT])


@given(times)
def test_no_more_stay_than_all_three_rules_together_keep(moments: list[datetime]) -> None:
    assert len(set(moments) - superseded(moments)) <= RECENT + DAYS + MONTHS


@given(times)
def test_thinning_again_takes_nothing_more(moments: list[datetime]) -> None:
    assert superseded(set(moments) - superseded(moments)) == set()


@pytest.mark.parametrize(
    ("step", "count", "kept"),
    [
        (timedelta(minutes=1), 50, RECENT),
        (timedelta(days=1), 10, 10),
        (timedelta(days=1), 28, 14),
        (timedelta(days=31), 40, 12),
    ],
)
def test_many_of_late_and_few_of_long_ago(step: timedelta, count: int, kept: int) -> None:
    moments = {datetime(2024, 10, 31, 12) - number * step for number in range(count)}
    assert len(moments - superseded(moments)) == pytest.approx(kept, abs=2)


def test_a_backup_is_the_file_that_was_there(tmp_path: Path) -> None:
    report = blank_report(2567)
    document = tmp_path / "รายงาน.db"
    write_report(report, document)
    keep_backup(tmp_path / "backups", document, NOON)
    [backup] = list_backups(tmp_path / "backups", document)
    assert backup.time == NOON
    assert read_report(backup.path).report == report


def test_where_nothing_is_replaced_nothing_is_kept(tmp_path: Path) -> None:
    assert keep_backup(tmp_path / "backups", tmp_path / "new.db", NOON) is None
    assert list_backups(tmp_path / "backups", tmp_path / "new.db") == []


def test_reports_of_one_name_in_two_folders_are_kept_apart(tmp_path: Path) -> None:
    one, other = (backup_folder(tmp_path, tmp_path / folder / "ita.db") for folder in ("a", "b"))
    assert one != other
    assert one.name.startswith("ita-")


def test_old_versions_leave_the_folder(tmp_path: Path) -> None:
    document = tmp_path / "ita.db"
    document.write_bytes(b"any")
    for minute in range(RECENT + 5):
        keep_backup(tmp_path / "backups", document, NOON + timedelta(minutes=minute))
    assert len(list_backups(tmp_path / "backups", document)) == RECENT
