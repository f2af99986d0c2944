"""The sample report is a model of a good one: right sums, right dates, clean Thai."""

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest

SAMPLE = Path(__file__).parents[2] / "resources" / "sample" / "report-2567.json"
MONTHS = "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
FIRST, LAST = date(2023, 10, 1), date(2024, 9, 30)

# Above and below vowels stand on a consonant; a tone mark or ◌์ on a consonant or such a vowel; no mark twice.
BAD_MARKS = re.compile("(?<![ก-ฮ])[ัิ-ฺ็]|(?<![ก-ฮัิ-ฺ])[่-์]|ำ[่-๋]|เเ|ํา")


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


@pytest.fixture(scope="module")
def sample() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(SAMPLE.read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def measures(sample: dict[str, Any]) -> list[dict[str, Any]]:
    return [measure for section in sample["measures"]["sections"] for measure in section["measures"]]


def test_is_a_rich_report(sample: dict[str, Any], measures: list[dict[str, Any]]) -> None:
    assert len(sample["measures"]["sections"]) == 7
    assert len(measures) >= 25
    assert all(measure["activity"] and measure["summary"] and measure["outcome"] for measure in measures)


def test_overall_follows_the_rule(sample: dict[str, Any]) -> None:
    scores = [Decimal(row["score"]) for row in sample["scores"]["indicators"]]
    weighted = [(Decimal("0.30"), scores[:5]), (Decimal("0.30"), scores[5:8]), (Decimal("0.40"), scores[8:])]
    overall = sum((weight * sum(part) / len(part) for weight, part in weighted), Decimal(0))
    assert str(overall.quantize(Decimal("0.01"), ROUND_HALF_UP)) == sample["scores"]["overall"]
    assert Decimal(85) <= min(scores)
    assert overall < Decimal(95)
    assert sample["scores"]["level"] == "ผ่านดี"


@pytest.mark.parametrize("part", ["memo", "narrative"])
def test_overall_and_level_stand_in_the_text(sample: dict[str, Any], part: str) -> None:
    overall = sample["scores"]["overall"].translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    assert f"{overall} คะแนน อยู่ในระดับ{sample['scores']['level']}" in "\n".join(texts(sample[part]))


def test_texts_are_clean(sample: dict[str, Any]) -> None:
    for text in texts(sample):
        assert "  " not in text
        assert text == text.strip()
        assert not BAD_MARKS.search(text), text
        assert not (re.search("[ก-ฮ]", text) and re.search("[0-9]", text)), text


def test_periods_lie_in_the_fiscal_year(measures: list[dict[str, Any]]) -> None:
    for period in (measure["period"] for measure in measures):
        assert period["text"] or period["start"]
        assert (period["start"] is None) == (period["end"] is None)
        if period["start"] is not None:
            assert FIRST <= date.fromisoformat(period["start"]) <= date.fromisoformat(period["end"]) <= LAST


def test_written_dates_exist_and_lie_in_the_fiscal_year(sample: dict[str, Any]) -> None:
    found = re.findall(rf"(\d+) ({MONTHS}) (\d{{4}})", "\n".join(texts(sample)))
    assert len(found) > 25
    for day, month, year in found:
        assert FIRST <= date(int(year) - 543, MONTHS.split("|").index(month) + 1, int(day)) <= LAST
