from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ita_desktop.app.files import Document
from ita_desktop.core.blank import blank_report
from ita_desktop.errors import CannotRead, CannotWrite, FileChanged, NotAReport
from ita_desktop.storage import read_report, write_report


@pytest.fixture
def document(qapp: object) -> Document:
    document = Document()
    document.new(2567)
    return document


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "รายงาน.db"


def type_subject(document: Document, text: str) -> None:
    document.session.set_value("memo.subject", text)


def test_a_new_report_has_no_file_and_nothing_to_save(document: Document, qtbot: QtBot) -> None:
    type_subject(document, "เดิม")
    with qtbot.waitSignal(document.moved):
        document.new(2568)
    assert (document.session.report.fiscal_year, document.file, document.is_changed) == (2568, None, False)


def test_the_sample_is_a_report_without_a_file(document: Document) -> None:
    document.sample()
    assert document.session.report.memo.paragraphs
    assert (document.file, document.is_changed) == (None, False)


def test_what_was_saved_is_opened_again(document: Document, path: Path) -> None:
    type_subject(document, "กี่ ป้ำ ญู")
    document.save_as(path)
    assert not document.is_changed
    again = Document()
    again.open(path)
    assert again.session.report == document.session.report
    assert again.file == document.file


def test_saving_again_replaces_the_own_file(document: Document, path: Path) -> None:
    document.save_as(path)
    type_subject(document, "ใหม่")
    document.save()
    assert read_report(path).report.memo.subject == "ใหม่"


def test_undoing_to_what_was_saved_is_no_change(document: Document, path: Path) -> None:
    document.save_as(path)
    type_subject(document, "ใหม่")
    assert document.is_changed
    document.session.stack.undo()
    assert not document.is_changed


def test_typing_goes_on_after_a_save_as_a_change(document: Document, path: Path) -> None:
    document.session.set_value("memo.subject", "ก", merge=1)
    document.save_as(path)
    document.session.set_value("memo.subject", "กข", merge=1)
    assert document.is_changed


@pytest.mark.parametrize("save", [Document.save, lambda document: document.save_as(document.file.path)])
def test_another_programs_file_is_replaced_only_when_asked(save: object, document: Document, path: Path) -> None:
    document.save_as(path)
    write_report(blank_report(2569), path, replace=True)
    type_subject(document, "ของเรา")
    with pytest.raises(FileChanged):
        save(document)  # type: ignore[operator]
    assert (read_report(path).report.fiscal_year, document.is_changed) == (2569, True)
    document.save(replace=True)
    assert read_report(path).report == document.session.report


def test_a_file_that_cannot_be_written_costs_nothing(document: Document, path: Path, tmp_path: Path) -> None:
    document.save_as(path)
    type_subject(document, "ยังอยู่")
    with pytest.raises(CannotWrite):
        document.save_as(tmp_path / "missing" / "a.db")
    assert document.file is not None
    assert (document.file.path, document.is_changed) == (path, True)
    assert document.session.report.memo.subject == "ยังอยู่"


@pytest.mark.parametrize(("content", "error"), [(None, CannotRead), (b"no report", NotAReport)])
def test_what_cannot_be_opened_leaves_the_open_report(
    content: bytes | None, error: type[Exception], document: Document, path: Path
) -> None:
    if content is not None:
        path.write_bytes(content)
    type_subject(document, "ยังอยู่")
    with pytest.raises(error):
        document.open(path)
    assert (document.session.report.memo.subject, document.is_changed) == ("ยังอยู่", True)


def test_a_file_under_a_protected_folder_is_read_only(document: Document, path: Path, monkeypatch: object) -> None:
    document.save_as(path)
    monkeypatch.setattr("os.access", lambda *_: False)  # type: ignore[attr-defined]
    document.open(path)
    assert document.file is not None
    assert document.file.read_only


def test_a_relative_path_stays_right_when_the_folder_changes(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    document.save_as(Path("a.db"))
    assert document.file is not None
    assert document.file.path == tmp_path / "a.db"
