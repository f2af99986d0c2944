"""What a document does for those who share its file: notices, earlier versions, history, hand-over, recovery."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.desks import make_desk, type_subject
from ita_desktop.app.files import Document
from ita_desktop.app.lock import notice_path
from ita_desktop.app.recovery import Orphan
from ita_desktop.core.blank import blank_report
from ita_desktop.core.history import NO_HISTORY, Official
from ita_desktop.errors import CannotWrite, FileChanged, HalfDone, TakenOver
from ita_desktop.storage import list_backups, read_report, write_atomically, write_report

SENDER = Official("นางสาวใจดี มีสุข", "นักวิเคราะห์ฯ")
RECEIVER = Official("นายตั้งใจ ทำดี", "หัวหน้าฝ่าย")
BLANK = blank_report(2567)
NOW = datetime(2024, 10, 9, tzinfo=UTC)


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    document = Document(desk=make_desk(tmp_path / "1", SENDER.name, SENDER.position))
    document.new(2567)
    yield document
    document.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Document]:
    """Return a document of another official on another computer."""
    desk = make_desk(tmp_path / "2", RECEIVER.name, RECEIVER.position, run="beef" * 4)
    document = Document(desk=desk)
    yield document
    document.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "งาน").mkdir()
    return tmp_path / "งาน" / "รายงาน.db"


def subject(path: Path) -> str:
    return read_report(path).report.memo.subject


def beside(path: Path) -> set[str]:
    """Return what lies beside a file."""
    return {entry.name for entry in path.parent.iterdir()} - {path.name}


def protect(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one file refuse to be replaced, as one that is write-protected does."""

    def refuse(target: Path, data: bytes, *, check: Callable[[Path], None] | None = None) -> None:
        if target == path:
            raise CannotWrite("{path} is write-protected. Save it under another name or elsewhere.", path=path)
        write_atomically(target, data, check=check)

    monkeypatch.setattr("ita_desktop.storage.writing.write_atomically", refuse)


# Notices


def test_saving_opening_and_closing_put_up_and_take_down_the_notice(document: Document, path: Path) -> None:
    document.save_as(path)
    assert beside(path) == {notice_path(path).name}
    document.close()
    assert beside(path) == set()
    document.open(path)
    assert notice_path(path).exists()
    document.new(2568)
    assert beside(path) == set()


def test_save_as_takes_the_notice_along(document: Document, path: Path) -> None:
    document.save_as(path)
    document.save_as(path.with_name("b.db"))
    assert not notice_path(path).exists()
    assert notice_path(path.with_name("b.db")).exists()


def test_who_opens_it_next_is_told_who_has_it(document: Document, other: Document, path: Path) -> None:
    assert other.holder(path) is None
    document.save_as(path)
    holder = other.holder(path)
    assert holder is not None
    assert holder.official == SENDER
    assert document.holder(path) is None


def test_whoever_only_reads_puts_up_no_notice_and_cannot_save(document: Document, other: Document, path: Path) -> None:
    document.save_as(path)
    other.open(path, read_only=True)
    type_subject(other, "ใหม่")
    with pytest.raises(CannotWrite, match="read only"):
        other.save()
    assert other.holder(path) is not None
    other.save_as(path.with_name("b.db"))
    assert subject(path.with_name("b.db")) == "ใหม่"


def test_after_a_take_over_both_versions_are_kept(document: Document, other: Document, path: Path) -> None:
    document.save_as(path)
    other.open(path)
    type_subject(document, "ของคนแรก")
    type_subject(other, "ของคนที่สอง")
    with pytest.raises(TakenOver, match=RECEIVER.name):
        document.save()
    other.save()
    document.save_as(path.with_name("คนแรก.db"))
    assert (subject(path), subject(path.with_name("คนแรก.db"))) == ("ของคนที่สอง", "ของคนแรก")
    assert document.holder(path) is not None


def test_taking_it_back_is_told_to_the_other(document: Document, other: Document, path: Path) -> None:
    document.save_as(path)
    other.open(path)
    document.save(replace=True)
    with pytest.raises(TakenOver, match=SENDER.name):
        other.save()


def test_nobody_saves_over_a_file_that_somebody_has_open(document: Document, other: Document, path: Path) -> None:
    document.save_as(path)
    other.new(2569)
    with pytest.raises(CannotWrite, match=SENDER.name):
        other.save_as(path)
    assert read_report(path).report.fiscal_year == 2567


def test_a_link_to_the_own_file_is_the_own_file(document: Document, path: Path) -> None:
    document.save_as(path)
    link = path.with_name("link.db")
    link.symlink_to(path)
    write_report(blank_report(2569), path, replace=True)
    with pytest.raises(FileChanged):
        document.save_as(link)
    assert (link.is_symlink(), read_report(path).report.fiscal_year) == (True, 2569)


def test_a_linked_file_is_saved_where_it_is(document: Document, path: Path, tmp_path: Path) -> None:
    write_report(blank_report(2567), path)
    link = tmp_path / "link.db"
    link.symlink_to(path)
    document.open(link)
    type_subject(document, "ใหม่")
    document.save()
    assert (link.is_symlink(), subject(path)) == (True, "ใหม่")
    assert notice_path(path).exists()


@pytest.mark.parametrize("name", ["ก" * 80 + ".db", "~ ก  ข~.db", " a.db", "a#b&c.db", "n" * 250 + ".db"])
def test_any_name_that_a_file_may_have_can_be_worked_on(name: str, document: Document, path: Path) -> None:
    path = path.with_name(name)
    document.save_as(path)
    type_subject(document, "ใหม่")
    document.save()
    assert (subject(path), len(list_backups(_backups(document), path))) == ("ใหม่", 1)
    document.close()
    assert beside(path) == set()


def test_a_name_that_is_too_long_is_told(document: Document, path: Path) -> None:
    with pytest.raises(CannotWrite, match="too long"):
        document.save_as(path.with_name("ก" * 200 + ".db"))


# Earlier versions


def _backups(document: Document) -> Path:
    assert document.desk is not None
    return document.desk.backups


def test_each_save_keeps_what_it_replaces(document: Document, path: Path) -> None:
    for text in ("ก", "ข", "ค"):
        type_subject(document, text)
        document.save() if document.file else document.save_as(path)
    kept = [subject(backup.path) for backup in list_backups(_backups(document), path)]
    assert (kept, subject(path), document.backup_trouble) == (["ข", "ก"], "ค", None)


def test_what_another_program_has_made_of_the_file_is_kept_too(document: Document, path: Path) -> None:
    document.save_as(path)
    theirs = blank_report(2569)
    write_report(theirs, path, replace=True)
    type_subject(document, "ของเรา")
    with pytest.raises(FileChanged):
        document.save()
    document.save(replace=True)
    assert (subject(path), read_report(list_backups(_backups(document), path)[0].path).report) == ("ของเรา", theirs)


def test_versions_that_cannot_be_kept_are_told_and_hinder_no_save(document: Document, path: Path) -> None:
    document.save_as(path)
    _backups(document).parent.mkdir(exist_ok=True)
    _backups(document).write_bytes(b"a file in place of the folder")
    type_subject(document, "ใหม่")
    document.save()
    assert subject(path) == "ใหม่"
    assert document.backup_trouble is not None
    _backups(document).unlink()
    document.save()
    assert document.backup_trouble is None


# History


def test_a_save_notes_who_changed_what(document: Document, path: Path) -> None:
    document.save_as(path)
    type_subject(document, "ใหม่")
    document.save()
    [change] = read_report(path).history.changes
    assert (change.path, change.new, change.by, change.step) == ("memo.subject", "ใหม่", SENDER, 0)
    assert document.session.history.changes == (change,)


def test_undoing_and_saving_again_leaves_no_change(document: Document, path: Path) -> None:
    document.save_as(path)
    type_subject(document, "ใหม่")
    document.save()
    document.session.stack.undo()
    document.save()
    assert read_report(path).history.changes == ()


def test_the_report_goes_from_desk_to_desk(document: Document, other: Document, path: Path) -> None:
    document.save_as(path)
    type_subject(document, "ใหม่")
    document.save()
    copy = path.with_name("copy.db")
    document.hand_over(RECEIVER, "ฝากตรวจ", copy)
    assert document.session.seal.state == "intact"
    other.open(copy)
    waiting = other.session.history.waiting
    assert waiting is not None
    assert (waiting.sender, waiting.receiver, waiting.note) == (SENDER, RECEIVER, "ฝากตรวจ")
    other.accept()
    assert other.session.history.hand_overs[0].accepted_by == RECEIVER
    type_subject(other, "แก้แล้ว")
    other.save()
    assert (other.session.seal.state, other.session.seal.step) == ("changed", 1)
    assert [change.step for change in read_report(copy).history.changes] == [0, 1]


def test_the_own_file_may_be_the_copy(document: Document, path: Path) -> None:
    document.save_as(path)
    document.hand_over(RECEIVER, "", path)
    assert read_report(path).history.step == 1
    assert beside(path) == {notice_path(path).name}


def test_a_link_to_the_own_file_may_be_the_copy(document: Document, path: Path, tmp_path: Path) -> None:
    document.save_as(path)
    (tmp_path / "link.db").symlink_to(path)
    document.hand_over(RECEIVER, "", tmp_path / "link.db")
    assert (read_report(path).history.step, document.is_changed) == (1, False)


def test_a_copy_that_cannot_be_written_marks_nothing(document: Document, path: Path, tmp_path: Path) -> None:
    document.save_as(path)
    with pytest.raises(CannotWrite, match="gone"):
        document.hand_over(RECEIVER, "", tmp_path / "stick" / "copy.db")
    assert read_report(path).history == document.session.history == NO_HISTORY


def test_a_copy_that_somebody_has_open_is_not_replaced(document: Document, other: Document, path: Path) -> None:
    document.save_as(path)
    other.new(2569)
    other.save_as(path.with_name("copy.db"))
    with pytest.raises(CannotWrite, match=RECEIVER.name):
        document.hand_over(RECEIVER, "", path.with_name("copy.db"))
    assert document.session.history == NO_HISTORY


def test_what_a_copy_replaces_is_kept(document: Document, path: Path) -> None:
    document.save_as(path)
    copy, theirs = path.with_name("copy.db"), blank_report(2569)
    write_report(theirs, copy)
    document.hand_over(RECEIVER, "", copy)
    assert read_report(list_backups(_backups(document), copy)[0].path).report == theirs


def test_an_own_file_that_cannot_be_marked_is_told_with_the_copy(
    document: Document, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document.save_as(path)
    protect(path, monkeypatch)
    copy = path.with_name("copy.db")
    with pytest.raises(HalfDone) as told:
        document.hand_over(RECEIVER, "", copy)
    assert told.value.message.values["copy"] == copy
    assert read_report(copy).history.step == 1
    assert read_report(path).history == document.session.history == NO_HISTORY


def test_what_others_have_made_of_the_file_is_not_handed_over(document: Document, path: Path) -> None:
    document.save_as(path)
    write_report(blank_report(2569), path, replace=True)
    with pytest.raises(FileChanged):
        document.hand_over(RECEIVER, "", path.with_name("copy.db"))
    assert not path.with_name("copy.db").exists()


def test_a_copy_that_another_program_has_changed_shows_it(document: Document, other: Document, path: Path) -> None:
    document.save_as(path)
    document.hand_over(RECEIVER, "", path.with_name("copy.db"))
    with closing(sqlite3.connect(path.with_name("copy.db"))) as connection, connection:
        connection.execute("UPDATE report SET memo_subject = 'แอบแก้'")
    other.open(path.with_name("copy.db"))
    assert (other.session.seal.state, other.session.seal.step) == ("foreign", 1)


def test_what_another_program_did_is_not_forgotten_with_the_next_save(
    document: Document, other: Document, path: Path
) -> None:
    document.save_as(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE report SET memo_subject = 'แอบแก้'")
    other.open(path)
    type_subject(other, "ใหม่")
    other.save()
    other.save()
    stranger, ours = read_report(path).history.changes
    assert (stranger.path, stranger.by) == ("", Official())
    assert (ours.path, ours.old, ours.new) == ("memo.subject", "แอบแก้", "ใหม่")
    assert other.session.seal.state == "none"


def test_a_clock_that_goes_back_loses_no_change(
    document: Document, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document.save_as(path)
    for year, text in ((2030, "ก"), (2001, "ข")):
        monkeypatch.setattr("ita_desktop.app.files._now", lambda year=year: NOW.replace(year=year))
        document.session.set_value("memo.to" if text == "ก" else "memo.subject", text)
        document.save()
    assert [change.new for change in read_report(path).history.changes] == ["ก", "ข"]


# Recovery


def orphan_of(path: Path | None, sha256: str = "") -> Orphan:
    report = replace(BLANK, memo=replace(BLANK.memo, subject="ค้างอยู่"))
    return Orphan(Path("copy.db"), report, NO_HISTORY, path, sha256, NOW)


def test_work_on_a_file_that_is_still_the_same_belongs_to_it(document: Document, path: Path) -> None:
    sha256 = write_report(BLANK, path)
    document.recover(orphan_of(path, sha256))
    assert document.file is not None
    assert (document.file.path, document.is_changed) == (path, True)
    document.save()
    assert (subject(path), document.is_changed) == ("ค้างอยู่", False)
    assert [change.new for change in document.session.history.changes] == ["ค้างอยู่"]


@pytest.mark.parametrize("fate", ["changed", "gone", "damaged", "never", "folder gone", "stick gone"])
def test_work_on_a_file_that_is_not_the_same_is_a_new_report(fate: str, document: Document, path: Path) -> None:
    sha256 = write_report(BLANK, path)
    source: Path | None = path
    match fate:
        case "changed":
            write_report(blank_report(2569), path, replace=True)
        case "gone":
            path.unlink()
        case "damaged":
            path.write_bytes(path.read_bytes()[:1000])
        case "never":
            source = None
        case "folder gone":
            path.unlink()
            path.parent.rmdir()
        case "stick gone":
            source = Path("/media/no such stick") / path.name
    before = path.read_bytes() if path.exists() else None
    document.recover(orphan_of(source, sha256))
    assert (document.file, document.is_changed) == (None, True)
    assert document.session.report.memo.subject == "ค้างอยู่"
    assert (path.read_bytes() if path.exists() else None) == before


def test_work_on_a_file_that_somebody_else_has_open_now_takes_it_from_nobody(
    document: Document, other: Document, path: Path
) -> None:
    sha256 = write_report(BLANK, path)
    other.open(path)
    document.recover(orphan_of(path, sha256))
    with pytest.raises(CannotWrite):
        document.save()
    type_subject(other, "ของคนที่สอง")
    other.save()
    assert subject(path) == "ของคนที่สอง"


def test_what_was_salvaged_is_a_new_report_that_is_not_saved(document: Document, path: Path) -> None:
    document.save_as(path)
    document.show_salvaged(blank_report(2566), NO_HISTORY)
    assert (document.file, document.is_changed) == (None, True)
    assert not notice_path(path).exists()
    document.save_as(path.with_name("b.db"))
    assert not document.is_changed
