import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from formats.format_2 import HISTORY, REPORT
from ita_desktop import __version__
from ita_desktop.core.sealing import report_digest
from ita_desktop.errors import DamagedFile
from ita_desktop.storage import schema
from ita_desktop.storage.reading import read_report
from ita_desktop.storage.schema import current_format
from ita_desktop.storage.writing import write_report
from storage.tampering import names_beside, put_bytes, run_sql

LATER_STEP = ("CREATE TABLE later (x INTEGER) STRICT", "UPDATE report SET memo_subject = memo_subject || ' (2)'")


@pytest.fixture
def newer_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program know one format more."""
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, LATER_STEP))


def test_what_is_known_of_the_file(saved: Path) -> None:
    opened = read_report(saved)
    assert opened.report == REPORT
    assert opened.sha256 == hashlib.sha256(saved.read_bytes()).hexdigest()
    assert (opened.format_version, opened.is_older, opened.read_only) == (current_format(), False, False)
    assert opened.program == f"ita-desktop {__version__}"
    assert (opened.history, opened.digest) == (HISTORY, report_digest(REPORT))


@pytest.mark.usefixtures("saved", "newer_program")
def test_an_older_file_is_brought_up_in_memory_and_changes_when_saved(path: Path) -> None:
    before = path.read_bytes()
    opened = read_report(path)
    assert opened.report.memo.subject == f"{REPORT.memo.subject} (2)"
    assert (opened.format_version, opened.is_older) == (current_format() - 1, True)
    assert path.read_bytes() == before
    write_report(opened.report, path, expected_sha256=opened.sha256)
    assert read_report(path).format_version == current_format()


@pytest.mark.usefixtures("newer_program")
def test_an_older_file_is_compared_with_its_own_format(saved: Path) -> None:
    put_bytes(saved, 60, (current_format() - 1).to_bytes(4))
    with pytest.raises(DamagedFile, match="later"):
        read_report(saved)


def test_a_file_marked_for_a_write_ahead_log_is_read_without_one(saved: Path) -> None:
    put_bytes(saved, 18, b"\x02\x02")
    opened = read_report(saved)
    assert opened.report == REPORT
    assert opened.sha256 == hashlib.sha256(saved.read_bytes()).hexdigest()
    assert names_beside(saved) == [saved.name]


@pytest.mark.parametrize("protected", ["file", "folder"])
def test_a_protected_file_is_read_only(protected: str, saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Asked of the system, not tried: permissions do not bind the administrator who may run the tests.
    denied = {"file": saved, "folder": saved.parent}[protected]
    monkeypatch.setattr(os, "access", lambda path, _: Path(path) != denied)
    assert read_report(saved).read_only


def test_missing_settings_take_their_default(saved: Path) -> None:
    run_sql(saved, "DELETE FROM setting")
    settings = read_report(saved).report.settings
    assert (settings.thai_digits, settings.memo_top, settings.captions) == (True, 15.0, REPORT.settings.captions)


@pytest.mark.parametrize(
    "statement",
    [
        'CREATE TABLE "a\nb\x1b[2J" (x)',
        "UPDATE setting SET value = char(10, 27) || 'x' WHERE key = 'numbering'",
        "UPDATE setting SET key = char(10, 27) || 'x' WHERE key = 'numbering'",
        "UPDATE report SET memo_subject = cast(x'0a1bff' AS TEXT)",
    ],
)
def test_the_message_is_one_line_whatever_the_file_holds(statement: str, saved: Path) -> None:
    run_sql(saved, statement)
    with pytest.raises(DamagedFile) as caught:
        read_report(saved)
    assert str(caught.value).isprintable()


def test_reading_and_importing_the_writer_do_not_import_sqlite_utils(saved: Path) -> None:
    code = (
        "import sys, pathlib, ita_desktop.storage.writing as w, ita_desktop.storage.reading as r;"
        "r.read_report(pathlib.Path(sys.argv[1])); sys.exit('sqlite_utils' in sys.modules)"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-W", "error", "-c", code, saved], check=True, env=environment)
