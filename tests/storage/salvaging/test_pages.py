from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.format_2 import FILE
from ita_desktop.storage.salvaging import pages as sqlite_pages
from ita_desktop.storage.salvaging.pages import (
    PAGE_SIZE,
    TABLE_LEAF,
    carved,
    children,
    cut,
    free_pages,
    record_at,
    records,
)
from storage.hostile_files import HOSTILE
from storage.mutations import with_bytes

DATA = FILE.read_bytes()
REPORT_PAGE, SECTION_PAGE = 3, 10


def every_number(pages: sqlite_pages.Pages) -> range:
    return range(pages.count + 2)


@pytest.mark.parametrize(
    ("data", "size", "count"),
    [
        (DATA, PAGE_SIZE, 23),
        (DATA[:-1], PAGE_SIZE, 23),
        (with_bytes(DATA, 16, b"\x02\x00"), 512, 23 * 8),
        (with_bytes(DATA, 16, b"\x0f\xff"), PAGE_SIZE, 23),
        (bytes(100) + DATA[100:], PAGE_SIZE, 23),
        (b"", PAGE_SIZE, 0),
    ],
)
def test_the_header_is_believed_where_it_can_be_right(data: bytes, size: int, count: int) -> None:
    pages = cut(data)
    assert (pages.size, pages.usable, pages.count) == (size, size, count)


def test_bytes_said_to_be_reserved_must_be_free() -> None:
    assert cut(with_bytes(DATA, 20, b"\x0c")).usable == PAGE_SIZE


def test_the_row_of_a_page() -> None:
    [record], is_whole = records(cut(DATA), REPORT_PAGE)
    assert is_whole
    assert (record.rowid, record.values[:3]) == (1, (None, "00000000-0000-4000-8000-000000000000", 2567))
    assert record.torn == frozenset()


def test_a_row_is_found_without_the_head_of_its_page() -> None:
    start = (SECTION_PAGE - 1) * PAGE_SIZE
    rows, _ = records(cut(DATA), SECTION_PAGE)
    pages = cut(with_bytes(DATA, start, b"\0" * 100))
    assert records(pages, SECTION_PAGE) == ([], False)
    again = carved(pages, SECTION_PAGE, [], lambda record: len(record.values) == 3)
    assert sorted(again) == sorted(rows)
    assert carved(cut(DATA), SECTION_PAGE, rows, lambda record: len(record.values) == 3) == []


def test_a_wrong_length_in_a_row_marks_what_follows() -> None:
    [record], _ = records(cut(DATA), REPORT_PAGE)
    place = (REPORT_PAGE - 1) * PAGE_SIZE + DATA[(REPORT_PAGE - 1) * PAGE_SIZE :].index(b"\0\x55\x02")
    pages = cut(with_bytes(DATA, place + 3, bytes([DATA[place + 3] + 2])))
    [broken], _ = records(pages, REPORT_PAGE)
    assert broken.values[:3] == record.values[:3]
    assert len(record.values) - 1 in broken.torn
    assert 1 not in broken.torn


@pytest.mark.parametrize("name", ["pages in circles", "a chain of pages", "free pages in a circle", "endless numbers"])
def test_pointers_without_end_are_followed_to_an_end(name: str) -> None:
    pages = cut(HOSTILE[name](DATA, 50))
    assert free_pages(pages) <= set(every_number(pages))
    for number in range(1, pages.count + 1):
        assert all(1 <= child <= pages.count for child in children(pages, number)[0])


@given(st.integers(0, 10_000), st.sampled_from([2, 5, 10, 13, 0]))
def test_no_page_breaks_the_reader(seed: int, kind: int) -> None:
    pages = cut(DATA[:PAGE_SIZE] + bytes([kind]) + Random(seed).randbytes(PAGE_SIZE - 1))
    found, _ = records(pages, 2)
    assert all(record.end >= record.start for record in found)
    carved(pages, 2, found, lambda _: True)
    children(pages, 2)


@given(st.binary(min_size=1, max_size=60))
def test_no_row_breaks_the_reader(noise: bytes) -> None:
    pages = cut(DATA[:PAGE_SIZE] + bytes([TABLE_LEAF]) + bytes(PAGE_SIZE - len(noise) - 1) + noise)
    for start in range(PAGE_SIZE - len(noise), PAGE_SIZE):
        for index in (True, False):
            record = record_at(pages, 2, start, index=index)
            assert record is None or len(record.values) >= len(record.torn)


def test_the_oldest_file_too() -> None:
    data = Path(FILE.with_name("format-1.db")).read_bytes()
    assert all(sqlite_pages.records(cut(data), number)[1] for number in (REPORT_PAGE, SECTION_PAGE))
