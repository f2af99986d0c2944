from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from formats.format_2 import REPORT
from ita_desktop.core.report import Indicator, Report, ScoreTable, Settings
from ita_desktop.storage.rows import from_rows, to_rows
from strategies import reports


@given(reports())
def test_there_and_back(report: Report) -> None:
    assert from_rows(to_rows(report)) == report


@pytest.mark.parametrize("flag", [True, False])
def test_every_setting_comes_back_as_its_type(flag: bool) -> None:
    flags: dict[str, Any] = {item.name: flag for item in fields(Settings) if isinstance(item.default, bool)}
    settings = replace(Settings(memo_top=0.1 + 0.2, table_orientation="portrait", numbering="section"), **flags)
    assert from_rows(to_rows(replace(REPORT, settings=settings))).settings == settings


@pytest.mark.parametrize("digits", ["0", "0.0", "95.70", "100", "999.9999"])
def test_a_score_keeps_the_digits_that_were_typed(digits: str) -> None:
    scores = ScoreTable(Decimal(digits), "", (Indicator(1, "", "IIT", Decimal(digits)),))
    again = from_rows(to_rows(replace(REPORT, scores=scores))).scores
    assert (str(again.overall), str(again.indicators[0].score)) == (digits, digits)


def test_a_score_is_never_written_with_an_exponent() -> None:
    scores = ScoreTable(Decimal("1E+2"))
    assert to_rows(replace(REPORT, scores=scores))["report"][0]["scores_overall"] == "100"


@pytest.mark.parametrize("count", [0, 2])
def test_there_is_exactly_one_report(count: int) -> None:
    tables = dict(to_rows(REPORT))
    with pytest.raises(ValueError, match="unpack"):
        from_rows(tables | {"report": [*tables["report"]] * count})
