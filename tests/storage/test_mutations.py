"""Damage of every kind: the outcome is the report, another valid report, or a word to the clerk; never a crash."""

import random
from pathlib import Path

import pytest

from ita_desktop.core.limits import validate
from ita_desktop.errors import UserError
from ita_desktop.storage.reading import read_report
from storage.tampering import names_beside

USED_BYTES_PER_PAGE = 200  # of each end: page header and cells; the middle of most pages is empty


def interesting_offset(size: int, chance: random.Random) -> int:
    page = chance.randrange(size // 4096) * 4096
    return page + chance.choice([chance.randrange(USED_BYTES_PER_PAGE), 4095 - chance.randrange(USED_BYTES_PER_PAGE)])


def mutated(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 8])):
        offset = interesting_offset(len(data), chance)
        changed[offset] = chance.choice([changed[offset] ^ 1 << chance.randrange(8), 0, 255, chance.randrange(256)])
    return bytes(changed)


def outcome(path: Path) -> str:
    before = path.read_bytes()
    try:
        validate(read_report(path).report)
    except UserError as error:
        return type(error).__name__
    finally:
        assert path.read_bytes() == before
        assert names_beside(path) == [path.name]
    return "read"


@pytest.mark.parametrize("seed", range(10))
def test_flipped_bytes(seed: int, saved: Path) -> None:
    chance, data = random.Random(seed), saved.read_bytes()
    outcomes = set()
    for _ in range(60):
        saved.write_bytes(mutated(data, chance))
        outcomes.add(outcome(saved))
    assert outcomes >= {"DamagedFile"}


def test_swapped_and_repeated_pages(saved: Path) -> None:
    data = saved.read_bytes()
    pages = [data[start : start + 4096] for start in range(0, len(data), 4096)]
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
