from collections.abc import Callable
from decimal import Decimal
from itertools import chain, zip_longest
from typing import Final

import pytest

from ita_desktop import assets
from ita_desktop.core import drafting, paths
from ita_desktop.core.drafting import draft_result, drafted_paragraph, is_outdated, take_draft
from ita_desktop.core.report import Report
from ita_desktop.core.thai_text import to_thai_digits
from ita_desktop.errors import InvalidData
from ita_desktop.exchange import read_json

SAMPLE: Final = read_json(assets.resource("sample", "report-2567.json").read_bytes())
TAKEN: Final = take_draft(SAMPLE).report


def put(path: str, value: object) -> Callable[[Report], Report]:
    return lambda report: paths.replace(report, path, value)


def test_the_draft_tells_the_data() -> None:
    draft = draft_result(SAMPLE)
    scores = sorted(row.score for row in SAMPLE.scores.indicators if row.score is not None)
    for told in (SAMPLE.agency.name, "2567", f"{SAMPLE.scores.overall}", SAMPLE.scores.level, scores[0], scores[-1]):
        assert str(told) in draft


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        (put("scores.indicators[3].score", None), "score of every indicator"),
        (put("scores.indicators", ()), "score of every indicator"),
        (put("scores.overall", None), "overall score"),
        (put("scores.level", ""), "level"),
        (put("agency.name", ""), "agency's name"),
    ],
)
def test_what_is_missing_is_told(change: Callable[[Report], Report], missing: str) -> None:
    with pytest.raises(InvalidData, match=missing):
        draft_result(change(SAMPLE))


def test_a_draft_is_put_behind_the_other_paragraphs() -> None:
    assert TAKEN.narrative.paragraphs == (*SAMPLE.narrative.paragraphs, draft_result(SAMPLE))
    assert drafted_paragraph(SAMPLE) is None
    assert drafted_paragraph(TAKEN) == len(SAMPLE.narrative.paragraphs)


@pytest.mark.parametrize(
    "change",
    [
        put("scores.overall", Decimal("93.7")),
        put("scores.indicators[1].score", Decimal("1.00")),
        put("scores.level", "ไม่ผ่าน"),
        put("agency.name", "เทศบาลตำบลอื่น"),
        put("fiscal_year", 2568),
        put("scores.indicators[1].score", None),
    ],
)
def test_a_draft_of_other_data_is_outdated(change: Callable[[Report], Report]) -> None:
    assert not is_outdated(TAKEN)
    assert is_outdated(change(TAKEN))


def test_a_new_draft_takes_the_place_of_the_old_one() -> None:
    changed = paths.replace(TAKEN, "scores.level", "ไม่ผ่าน")
    edit = take_draft(changed)
    assert len(edit.report.narrative.paragraphs) == len(TAKEN.narrative.paragraphs)
    assert not is_outdated(edit.report)


def test_a_draft_with_thai_digits_is_known_again() -> None:
    thai = tuple(map(to_thai_digits, TAKEN.narrative.paragraphs))
    report = paths.replace(TAKEN, "narrative.paragraphs", thai)
    assert drafted_paragraph(report) is not None
    assert not is_outdated(report)


def test_a_paragraph_that_the_clerk_has_reworded_is_no_draft() -> None:
    reworded = TAKEN.narrative.paragraphs[-1].replace("โดยตัวชี้วัด", "ซึ่งตัวชี้วัด")
    report = paths.replace(TAKEN, f"narrative.paragraphs[{len(TAKEN.narrative.paragraphs) - 1}]", reworded)
    assert drafted_paragraph(report) is None
    assert not is_outdated(report)


def draft(*values: str) -> str:
    words = drafting._fixed_words()
    return "".join(chain.from_iterable(zip_longest(words, values, fillvalue="")))


@pytest.mark.parametrize(
    ("text", "is_draft"),
    [
        (draft(*"abcdef"), True),
        (draft("๒๕๖๗", *"bcdef"), True),
        (draft("a", "b b", "c คะแนน", "d", "e", "f"), True),
        (draft("", *"bcdef"), False),
        (draft(*"abcde", ""), False),
        (draft("a", "b\nb", *"cdef"), False),
        ("x" + draft(*"abcdef"), False),
        ("", False),
    ],
)
def test_a_draft_is_known_by_its_words(text: str, is_draft: bool) -> None:
    report = paths.replace(SAMPLE, "narrative.paragraphs", ("ก", text))
    assert drafted_paragraph(report) == (1 if is_draft else None)


def test_the_words_of_a_draft_again_and_again_take_no_time() -> None:
    words = drafting._fixed_words()
    text = f"{words[0]}a b" + "a".join(words[2:5]) * 800
    assert drafted_paragraph(paths.replace(SAMPLE, "narrative.paragraphs", (text,))) is None
