"""Files made to do harm: each ends in the report, or in a word to the clerk, and stays as it is."""

from contextlib import suppress
from pathlib import Path

import pytest

from ita_desktop.errors import DamagedFile, NotAReport, UserError
from ita_desktop.storage import Opened, Salvaged, hardening, read_report, salvage
from ita_desktop.storage.header import MAX_CELLS
from ita_desktop.storage.salvaging import finding
from ita_desktop.storage.salvaging.finding import find_rows
from storage.hostile_files import HOSTILE
from storage.tampering import names_beside

SCALE = 300  # the largest files are those of benchmarks/hostile.py


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_made_to_do_harm(name: str, saved: Path) -> None:
    data = HOSTILE[name](saved.read_bytes(), SCALE)
    saved.write_bytes(data)
    with suppress(NotAReport, DamagedFile):
        assert isinstance(read_report(saved), Opened)
    with suppress(NotAReport, DamagedFile):
        assert isinstance(salvage(data, saved), Salvaged)
    assert saved.read_bytes() == data
    assert names_beside(saved) == [saved.name]


@pytest.mark.parametrize("name", ["very many paragraphs", "an index of another table", "pages of one row"])
def test_millions_of_rows_are_refused_before_sqlite_counts_them(
    name: str, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hardening, "opened", lambda _: pytest.fail("SQLite saw it"))
    saved.write_bytes(HOSTILE[name](saved.read_bytes(), MAX_CELLS // 15))
    with pytest.raises(DamagedFile, match="more rows"):
        read_report(saved)


def test_a_sparse_file_of_10_gb_is_not_read(saved: Path) -> None:
    with saved.open("r+b") as file:
        file.truncate(10 * 1024**3)
    with pytest.raises(UserError, match="too large"):
        read_report(saved)


def test_the_search_ends_when_its_time_is_over(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "TIME_LIMIT", -1)
    found = find_rows(saved.read_bytes(), 2)
    assert found.out_of_time
    assert not any(found.rows.values())
    with pytest.raises(DamagedFile, match="nothing could be read out"):
        salvage(saved.read_bytes(), saved)


@pytest.mark.parametrize("name", ["a view without end", "views of views", "a generated column", "a wide table"])
def test_the_report_in_a_file_made_to_do_harm_is_read_out(name: str, saved: Path) -> None:
    report = read_report(saved).report
    found = salvage(HOSTILE[name](saved.read_bytes(), SCALE), saved).report
    assert (found.memo, found.measures) == (report.memo, report.measures)
