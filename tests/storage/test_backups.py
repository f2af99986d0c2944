import errno
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.core.blank import blank_report
from ita_desktop.errors import CannotRead, CannotWrite
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
from ita_desktop.storage.source import read_bytes
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
    for minute in range(RECENT + 5):
        document.write_bytes(b"%d" % minute)
        keep_backup(tmp_path / "backups", document, NOON + timedelta(minutes=minute))
    assert len(list_backups(tmp_path / "backups", document)) == RECENT


def contents(root: Path, document: Path) -> list[bytes]:
    return [backup.path.read_bytes() for backup in list_backups(root, document)]


@pytest.fixture
def document(tmp_path: Path) -> Path:
    return tmp_path / "ita.db"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def test_saving_again_and_again_pushes_nothing_out(document: Path, root: Path) -> None:
    for minute, data in enumerate((b"one", b"two", *[b"three"] * 20)):
        document.write_bytes(data)
        keep_backup(root, document, NOON + timedelta(minutes=minute))
    assert contents(root, document) == [b"three", b"two", b"one"]


@pytest.mark.parametrize("years", [1, 20, 300])
def test_a_clock_that_was_put_back_costs_no_version(years: int, document: Path, root: Path) -> None:
    for minute in range(40):
        document.write_bytes(b"%d" % minute)
        now = NOON + timedelta(days=40 * minute)
        keep_backup(root, document, now if minute < 38 else NOON.replace(year=NOON.year - years, minute=minute))
    assert {b"37", b"38", b"39"} <= set(contents(root, document))


@pytest.mark.parametrize("name", ["ก" * 80 + ".db", "~ ก  ข~.db", " a.db", ".db", "con.db", "a .db"])
def test_a_report_of_any_name_has_versions(name: str, tmp_path: Path, root: Path) -> None:
    (tmp_path / name).write_bytes(b"any")
    keep_backup(root, tmp_path / name, NOON)
    assert contents(root, tmp_path / name) == [b"any"]


@pytest.mark.parametrize("name", ["gone.db", "a\0b.db", "n" * 300, ""])
def test_what_is_no_file_has_no_versions(name: str, tmp_path: Path, root: Path) -> None:
    assert list_backups(root, tmp_path / name) == []
    assert keep_backup(root, tmp_path / name, NOON) is None


def test_a_link_and_its_file_have_the_same_versions(document: Path, root: Path) -> None:
    document.write_bytes(b"any")
    link = document.with_name("link.db")
    link.symlink_to(document)
    keep_backup(root, link, NOON)
    assert contents(root, document) == [b"any"]


def make_file(root: Path) -> None:
    root.write_bytes(b"")


def make_file_below(root: Path) -> None:
    backup_folder(root, root.with_name("ita.db")).parent.mkdir()
    backup_folder(root, root.with_name("ita.db")).write_bytes(b"")


@pytest.mark.parametrize("make", [make_file, make_file_below])
def test_a_folder_that_cannot_be_made_is_told(make: Callable[[Path], None], document: Path, root: Path) -> None:
    document.write_bytes(b"any")
    make(root)
    with pytest.raises(CannotWrite):
        keep_backup(root, document, NOON)
    assert list_backups(root, document) == []


def test_a_folder_without_permission_is_told(document: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "refused")

    document.write_bytes(b"any")
    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(CannotWrite, match="write-protected"):
        keep_backup(root, document, NOON)


def test_a_file_that_is_no_report_of_any_size_is_told(
    document: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document.write_bytes(b"any")
    monkeypatch.setattr("ita_desktop.storage.backups.read_bytes", lambda path: read_bytes(path, 2))
    with pytest.raises(CannotRead, match="too large"):
        keep_backup(root, document, NOON)


def test_a_version_that_cannot_be_deleted_stays(document: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(Path, "unlink", refuse)
    for minute in range(RECENT + 2):
        document.write_bytes(b"%d" % minute)
        keep_backup(root, document, NOON + timedelta(minutes=minute))
    assert len(list_backups(root, document)) == RECENT + 2


def test_what_lies_among_the_versions_is_left_alone(document: Path, root: Path) -> None:
    document.write_bytes(b"any")
    keep_backup(root, document, NOON)
    folder = backup_folder(root, document)
    for name in ("notes.txt", "20241399-000000-000000.db", "20241009-120000-000000.db.bak"):
        (folder / name).touch()
    assert contents(root, document) == [b"any"]
