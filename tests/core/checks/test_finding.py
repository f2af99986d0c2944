from dataclasses import replace

import pytest

from ita_desktop.core.checks import Finding
from ita_desktop.errors import Message

FINDING = Finding("other-agency", "warning", "memo.paragraphs[3]", Message("", {}), "เทศบาลเมืองอื่น", (4, 9))


def test_the_key_is_known_for_years() -> None:
    """Files hold keys: this one must never change."""
    assert FINDING.key == "other-agency memo.paragraphs 1617bac47ddb333c"


@pytest.mark.parametrize(
    ("change", "is_same"),
    [
        ({"span": (40, 45)}, True),
        ({"severity": "hint"}, True),
        ({"message": Message("reworded", {})}, True),
        ({"path": "memo.paragraphs[7]"}, True),
        ({"path": "memo.subject"}, False),
        ({"rule": "unsure-agency"}, False),
        ({"words": "เทศบาลเมืองใหม่"}, False),
    ],
)
def test_by_what_a_finding_is_known_again(change: dict[str, object], is_same: bool) -> None:
    assert (replace(FINDING, **change).key == FINDING.key) is is_same  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("scores.indicators[3].score", "scores.indicators[3].score"),
        ("scores.indicators[3]", "scores.indicators[3]"),
        ("memo.signatories[0f-1].choices[0]", "memo.signatories[0f-1].choices"),
        ("measures.sections[0f-1]", "measures.sections[0f-1]"),
        ("memo.subject", "memo.subject"),
    ],
)
def test_only_paragraphs_lose_their_place(path: str, place: str) -> None:
    assert replace(FINDING, path=path).key.split()[1] == place


def test_odd_words_have_a_key() -> None:
    assert replace(FINDING, words="\ud800").key.isascii()
