import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from ita_desktop.app.rescue import Rescue
from ita_desktop.core.blank import blank_report
from ita_desktop.core.report import Report
from ita_desktop.storage import read_report
from strategies import reports

REPORT = blank_report(2567)
CHANGED = replace(REPORT, fiscal_year=2568)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=5, deadline=None)
@given(report=reports())
def test_the_copy_is_the_report(report: Report, folders: dict[str, Path]) -> None:
    path = Rescue().save(report, "รายงาน 67.2")
    assert path is not None
    assert read_report(path).report == report


def test_it_lies_among_the_documents_under_a_name_of_its_own(folders: dict[str, Path]) -> None:
    documents = folders["documents_folder"]
    assert Rescue().save(REPORT, "ITA 67.2") == documents / "ITA 67.2 (กู้คืน).db"
    assert Rescue().save(REPORT, "ITA 67.2") == documents / "ITA 67.2 (กู้คืน 2).db"


def test_one_window_writes_one_copy_the_newest(folders: dict[str, Path]) -> None:
    rescue = Rescue()
    first, again, second = (rescue.save(report, "a") for report in (REPORT, REPORT, CHANGED))
    assert first == again == second
    assert second is not None
    assert read_report(second).report == CHANGED


def test_where_documents_cannot_be_written_the_data_folder_takes_it(folders: dict[str, Path]) -> None:
    folders["documents_folder"].touch()
    assert Rescue().save(REPORT, "a") == folders["data_folder"] / "a (กู้คืน).db"


def test_where_nothing_can_be_written_there_is_no_copy(folders: dict[str, Path]) -> None:
    folders["documents_folder"].touch()
    folders["data_folder"].touch()
    assert Rescue().save(REPORT, "a") is None


def test_when_the_copys_place_is_gone_another_is_found(folders: dict[str, Path]) -> None:
    rescue = Rescue()
    first = rescue.save(REPORT, "a")
    assert first is not None
    first.unlink()
    folders["documents_folder"].rmdir()
    folders["documents_folder"].touch()
    assert rescue.save(CHANGED, "a") == folders["data_folder"] / "a (กู้คืน).db"


def test_a_report_against_the_rules_is_written_as_data(folders: dict[str, Path]) -> None:
    path = Rescue().save(replace(REPORT, fiscal_year=1), "a")
    assert path == folders["documents_folder"] / "a (กู้คืน).json"
    assert json.loads(path.read_text(encoding="utf-8"))["fiscal_year"] == 1


@pytest.mark.usefixtures("folders")
def test_a_name_that_no_file_can_have_is_no_error() -> None:
    assert Rescue().save(REPORT, "a\0b") is None
