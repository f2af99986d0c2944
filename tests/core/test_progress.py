from dataclasses import replace

import pytest

from ita_desktop.core.progress import is_complete, missing_parts
from ita_desktop.core.report import Measure, Period, Section

FULL = Measure(activity="ก", period=Period(text="ทุกเดือน"), summary="ข", outcome="ค")


def test_complete() -> None:
    assert missing_parts(FULL) == ()
    assert is_complete(Section(measures=(FULL,)))


@pytest.mark.parametrize(
    ("measure", "paths"),
    [
        (Measure(), ["activity", "period.start", "summary", "outcome"]),
        (replace(FULL, outcome=" \n"), ["outcome"]),
        (replace(FULL, period=Period()), ["period.start"]),
    ],
)
def test_what_is_missing(measure: Measure, paths: list[str]) -> None:
    assert [part.path for part in missing_parts(measure)] == paths
    assert not is_complete(Section(measures=(FULL, measure)))


def test_a_section_without_measures_is_not_complete() -> None:
    assert not is_complete(Section())
