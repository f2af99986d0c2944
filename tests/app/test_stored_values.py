import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.app.stored_values import Codec, blob, decimal, flag, one_of, text, text_list, text_map, whole

KINDS: dict[str, tuple[Codec[Any], st.SearchStrategy[Any]]] = {
    "text": (text(), st.text()),
    "choice": (one_of(("th", "en")), st.sampled_from(("th", "en"))),
    "whole": (whole(range(9, 21)), st.integers(9, 20)),
    "decimal": (decimal(0.0, 5.0), st.floats(0, 5)),
    "flag": (flag(), st.booleans()),
    "blob": (blob(), st.binary()),
    "list": (text_list(3), st.lists(st.text(), max_size=3).map(tuple)),
    "map": (text_map(3), st.dictionaries(st.text(), st.text(), max_size=3)),
}


@given(st.data(), st.sampled_from(sorted(KINDS)))
def test_what_is_written_is_read_again(data: st.DataObject, kind: str) -> None:
    codec, values = KINDS[kind]
    value = data.draw(values)
    assert codec.read(codec.write(value)) == value


@given(st.sampled_from(sorted(KINDS)), st.text())
def test_whatever_stands_in_a_file_is_read_or_refused(kind: str, written: str) -> None:
    codec, _ = KINDS[kind]
    try:
        value = codec.read(written)
    except ValueError:
        return
    assert codec.read(codec.write(value)) == value


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("choice", "TH"),
        ("whole", "8"),
        ("whole", "21"),
        ("whole", "11.5"),
        ("decimal", "nan"),
        ("decimal", str(-math.inf)),
        ("flag", "yes"),
        ("blob", "a"),
        ("list", '{"a": "b"}'),
        ("list", '["a", 1]'),
        ("map", '["a"]'),
        ("map", '{"a": 1}'),
    ],
)
def test_wrong_values_are_refused(kind: str, written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - Python says each in its own words
        KINDS[kind][0].read(written)


@pytest.mark.parametrize(
    ("kind", "value", "kept"),
    [("list", tuple("abcd"), tuple("abc")), ("map", dict.fromkeys("abcd", "x"), dict.fromkeys("abc", "x"))],
)
def test_only_the_first_are_kept(kind: str, value: object, kept: object) -> None:
    codec, _ = KINDS[kind]
    assert codec.read(codec.write(value)) == kept
