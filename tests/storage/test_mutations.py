"""Damage of every kind: the outcome is the report, another valid report, or a word to the clerk; never a crash."""

from pathlib import Path

import pytest

from formats.format_2 import REPORT
from ita_desktop.core.limits import validate
from ita_desktop.errors import DamagedFile, NotAReport, UserError
from ita_desktop.storage import salvage
from ita_desktop.storage.reading import read_report
from ita_desktop.storage.writing import write_report
from storage.mutations import PAGE, mutated
from storage.tampering import names_beside


def outcome(path: Path) -> str:
    """Read the file, and read out of it what can be read out: neither may change it or end in anything unforeseen."""
    before = path.read_bytes()
    salvaged(before)
    try:
        validate(read_report(path).report)
    except UserError as error:
        return type(error).__name__
    finally:
        assert path.read_bytes() == before
        assert names_beside(path) == [path.name]
    return "read"


def salvaged(data: bytes) -> str:
    """Salvage a file that was made from the fixture; if the report is not as it was, that must be told."""
    try:
        found = salvage(data, Path("damaged.db"))
    except (NotAReport, DamagedFile) as error:
        return type(error).__name__
    assert found.lost or found.report == REPORT
    return "salvaged"


@pytest.mark.parametrize("start", range(0, 900, 90))
def test_damage_by_chance(start: int, saved: Path) -> None:
    data = saved.read_bytes()
    outcomes = set()
    for seed in range(start, start + 90):
        saved.write_bytes(mutated(data, seed))
        outcomes.add(outcome(saved))
    assert outcomes >= {"DamagedFile"}


@pytest.mark.parametrize("seed", range(0, 540, 9))
def test_what_was_salvaged_can_be_saved(seed: int, saved: Path, tmp_path: Path) -> None:
    found = salvage(mutated(saved.read_bytes(), seed), saved)
    write_report(found.report, tmp_path / "new.db", history=found.history)
    assert read_report(tmp_path / "new.db").report == found.report


def test_swapped_and_repeated_pages(saved: Path) -> None:
    data = saved.read_bytes()
    pages = [data[start : start + PAGE] for start in range(0, len(data), PAGE)]
    for index in range(1, len(pages) - 1):
        saved.write_bytes(b"".join([*pages[:index], pages[index + 1], pages[index], *pages[index + 2 :]]))
        assert outcome(saved) in {"DamagedFile", "read"}
        saved.write_bytes(b"".join([*pages[:index], pages[0], *pages[index + 1 :]]))
        assert outcome(saved) in {"DamagedFile", "read"}


def test_cut_at_many_places(saved: Path) -> None:
    data = saved.read_bytes()
    for size in range(1, len(data), 997):
        saved.write_bytes(data[:size])
        assert outcome(saved) == "DamagedFile"


def test_every_byte_of_the_header(saved: Path) -> None:
    data = saved.read_bytes()
    for offset in range(100):
        saved.write_bytes(data[:offset] + bytes([data[offset] ^ 0x55]) + data[offset + 1 :])
        assert outcome(saved) in {"read", "DamagedFile", "NotAReport", "NewerFormat"}
        assert salvaged(saved.read_bytes()) == "salvaged"
