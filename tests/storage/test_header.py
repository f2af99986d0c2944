import io
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from ita_desktop.errors import DamagedFile, FileLocked, NewerFormat, NotAReport
from ita_desktop.storage.header import check_header, check_side_files, without_wal
from ita_desktop.storage.reading import read_report
from storage.tampering import put_bytes


def foreign_database(encoding: str = "UTF-8", application_id: int = 0) -> bytes:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(f"PRAGMA encoding = '{encoding}'")
        connection.execute(f"PRAGMA application_id = {application_id}")
        connection.execute("CREATE TABLE report (id TEXT)")
        return connection.serialize()


def zip_file() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "x" * 2000)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", NotAReport),
        (b"\xef\xbb\xbf" + "รายงาน".encode() * 100, NotAReport),
        (zip_file(), NotAReport),
        (foreign_database(), NotAReport),
        (foreign_database(application_id=1), NotAReport),
        (b"SQLite format 2\0" * 100, NotAReport),
        (bytes(8192), DamagedFile),
        (b"SQLi", DamagedFile),
        (b"SQLite format 3\0", DamagedFile),
        (foreign_database("UTF-16le", int.from_bytes(b"ITAr")), DamagedFile),
    ],
)
def test_a_file_that_is_none_of_ours_is_refused_by_kind(data: bytes, kind: type[Exception], path: Path) -> None:
    with pytest.raises(kind):
        check_header(data, path)


@pytest.mark.parametrize("size", [1, 15, 16, 71, 99, 100, 511, 512, 4095, 4096, 8192, -4096, -1])
def test_a_truncated_file_is_damaged(size: int, saved: Path) -> None:
    with pytest.raises(DamagedFile):
        check_header(saved.read_bytes()[:size], saved)


def test_an_appended_page_is_damage(saved: Path) -> None:
    with pytest.raises(DamagedFile):
        check_header(saved.read_bytes() + bytes(4096), saved)


@pytest.mark.parametrize(
    ("offset", "replacement", "kind"),
    [
        (60, b"\x00\x00\x00\x63", NewerFormat),
        (60, b"\x00\x00\x00\x00", DamagedFile),
        (60, b"\xff\xff\xff\xff", DamagedFile),
        (68, b"\x00\x00\x00\x00", NotAReport),
        (16, b"\x00\x00", DamagedFile),
        (16, b"\x0f\xff", DamagedFile),
        (18, b"\x03\x03", DamagedFile),
        (28, b"\x00\x00\x00\x01", DamagedFile),
        (44, b"\x00\x00\x00\x01", DamagedFile),
        (56, b"\x00\x00\x00\x02", DamagedFile),
    ],
)
def test_each_field_is_looked_at(offset: int, replacement: bytes, kind: type[Exception], saved: Path) -> None:
    put_bytes(saved, offset, replacement)
    with pytest.raises(kind):
        check_header(saved.read_bytes(), saved)


def test_newer_names_the_version(saved: Path) -> None:
    put_bytes(saved, 60, b"\x00\x00\x00\x63")
    with pytest.raises(NewerFormat, match="format 99"):
        read_report(saved)


@pytest.mark.parametrize("ending", ["-wal", "-journal"])
def test_a_journal_of_another_program_stops_the_reading(ending: str, saved: Path) -> None:
    side = saved.with_name(saved.name + ending)
    side.write_bytes(b"")
    check_side_files(saved)
    side.write_bytes(b"x")
    with pytest.raises(FileLocked, match=ending):
        read_report(saved)


def test_a_journal_lies_beside_the_file_that_a_link_leads_to(saved: Path) -> None:
    link = saved.with_name("link.db")
    link.symlink_to(saved)
    saved.with_name(saved.name + "-wal").write_bytes(b"x")
    with pytest.raises(FileLocked):
        check_side_files(link)


def test_only_the_two_versions_are_rewritten(saved: Path) -> None:
    data = saved.read_bytes()
    assert without_wal(data) is data
    put_bytes(saved, 18, b"\x02\x02")
    assert without_wal(saved.read_bytes()) == data
