"""Damage by chance: what sticks, drives and mail programs do to a file. The same seed, the same file."""

import random
from collections.abc import Callable
from typing import Final

PAGE: Final = 4096
USED_BYTES_PER_PAGE: Final = 200  # of each end: page header and cells; the middle of most pages is empty
HEADER: Final = 100

Mutation = Callable[[bytes, random.Random], bytes]


def with_bytes(data: bytes, start: int, replacement: bytes) -> bytes:
    """Return the file with some bytes replaced."""
    return data[:start] + replacement + data[start + len(replacement) :]


def flip(data: bytes, chance: random.Random) -> bytes:
    """Flip bits, or put in bytes that break much, where there is something."""
    changed = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 8, 40])):
        offset = _interesting_offset(len(data), chance)
        changed[offset] = chance.choice([changed[offset] ^ 1 << chance.randrange(8), 0, 255, chance.randrange(256)])
    return bytes(changed)


def change_header(data: bytes, chance: random.Random) -> bytes:
    """Write something else into a field of the file's header."""
    size = chance.choice([1, 2, 4])
    start = chance.randrange(HEADER - size)
    return with_bytes(data, start, chance.choice([bytes(size), b"\xff" * size, chance.randbytes(size)]))


def change_page_header(data: bytes, chance: random.Random) -> bytes:
    """Write something else into the head of a page: its kind, its counters, its pointers."""
    start = _page(data, chance) * PAGE + chance.randrange(24)
    return with_bytes(data, start, chance.choice([bytes(2), b"\xff\xff", b"\x05\x0d", chance.randbytes(4)]))


def cut(data: bytes, chance: random.Random) -> bytes:
    """Take off the end."""
    return data[: chance.randrange(len(data))]


def cut_out(data: bytes, chance: random.Random) -> bytes:
    """Take some bytes out, or put some in, so that all behind them has moved."""
    start, size = chance.randrange(len(data)), chance.choice([1, 7, 512, PAGE])
    return (
        data[:start] + chance.choice([b"", chance.randbytes(size) + data[start : start + size]]) + data[start + size :]
    )


def swap(data: bytes, chance: random.Random) -> bytes:
    """Let two pages change their places."""
    one, other = _page(data, chance) * PAGE, _page(data, chance) * PAGE
    return with_bytes(with_bytes(data, one, data[other : other + PAGE]), other, data[one : one + PAGE])


def repeat(data: bytes, chance: random.Random) -> bytes:
    """Write one page over another."""
    start = _page(data, chance) * PAGE
    return with_bytes(data, _page(data, chance) * PAGE, data[start : start + PAGE])


def wipe(data: bytes, chance: random.Random) -> bytes:
    """Lose sectors: zeros or noise stand there."""
    size = chance.choice([512, PAGE, 4 * PAGE])
    start = chance.randrange(len(data) // size) * size
    return with_bytes(data, start, chance.choice([bytes(size), chance.randbytes(size), b"\xff" * size]))[: len(data)]


def several(data: bytes, chance: random.Random) -> bytes:
    """Do more than one of these."""
    for mutation in chance.choices(MUTATIONS[:-1], k=3):
        data = mutation(data, chance) if len(data) > 2 * PAGE else data
    return data


MUTATIONS: Final[tuple[Mutation, ...]] = (
    *(flip, change_header, change_page_header, cut, cut_out, swap, repeat, wipe),
    several,
)


def mutated(data: bytes, seed: int) -> bytes:
    """Return a file damaged in one way; the seed tells which."""
    return MUTATIONS[seed % len(MUTATIONS)](data, random.Random(seed))


def _page(data: bytes, chance: random.Random) -> int:
    return chance.randrange(len(data) // PAGE)


def _interesting_offset(size: int, chance: random.Random) -> int:
    page = chance.randrange(size // PAGE) * PAGE
    return page + chance.choice([chance.randrange(USED_BYTES_PER_PAGE), 4095 - chance.randrange(USED_BYTES_PER_PAGE)])
