from pathlib import Path

import pytest

from ita_desktop.app.office_file import export_office, import_office, load_office, office_file, save_office
from ita_desktop.core.emblem_file import EmblemFile
from ita_desktop.core.history import Official
from ita_desktop.core.office import EMPTY_OFFICE, Office
from ita_desktop.errors import CannotWrite, InvalidData

OFFICE = Office(people=(Official("ก", "ปลัด"),), phrases=("ประโยค",), emblem=EmblemFile("svg", b"<svg/>"))

pytestmark = pytest.mark.usefixtures("folders")


def test_what_is_saved_is_there_at_the_next_start() -> None:
    assert load_office() == EMPTY_OFFICE
    save_office(OFFICE)
    assert load_office() == OFFICE


def test_what_is_no_settings_file_is_put_aside() -> None:
    office_file().parent.mkdir(parents=True)
    office_file().write_bytes(b"\xff")
    assert load_office() == EMPTY_OFFICE
    assert [path.name for path in office_file().parent.iterdir()] == ["office.json.bad"]


def test_a_folder_in_its_place_is_no_reason_to_stop() -> None:
    office_file().mkdir(parents=True)
    assert load_office() == EMPTY_OFFICE
    with pytest.raises(CannotWrite):
        save_office(OFFICE)


def test_one_file_goes_from_computer_to_computer(tmp_path: Path) -> None:
    path = tmp_path / "หน่วยงาน.json"
    export_office(OFFICE, path)
    assert import_office(path) == OFFICE


def test_other_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("{}")
    with pytest.raises(InvalidData):
        import_office(path)
