import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest

from ita_desktop.app import texts
from ita_desktop.ui.moments import moment_text


@pytest.fixture
def bangkok(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the computer's clock be the one of Thailand."""
    monkeypatch.setenv("TZ", "UTC-7")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("bangkok")
@pytest.mark.skipif(not hasattr(time, "tzset"), reason="time zones of POSIX")
@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (datetime(2024, 10, 9, 5, 5, tzinfo=UTC), "9 ต.ค. 2567 เวลา 12:05"),
        (datetime(2024, 12, 31, 20, 0, tzinfo=UTC), "1 ม.ค. 2568 เวลา 03:00"),
        (datetime(2024, 10, 9, 5, 5), "9 ต.ค. 2567 เวลา 05:05"),
    ],
)
def test_a_moment_is_shown_by_the_clerks_clock(moment: datetime, shown: str) -> None:
    assert texts.language() == "th"
    assert moment_text(moment) == shown


@pytest.mark.parametrize(
    "moment",
    [
        datetime.max.replace(tzinfo=timezone(-timedelta(hours=12))),
        datetime.min.replace(tzinfo=timezone(timedelta(hours=12))),
        datetime(1900, 1, 1, tzinfo=UTC),
    ],
)
def test_a_moment_that_no_clock_shows_is_no_fault(moment: datetime) -> None:
    assert str(moment.year + 543) in moment_text(moment) or moment.year > 1


def test_seconds_where_several_moments_lie_close_together() -> None:
    assert moment_text(datetime(2024, 10, 9, 5, 5, 7), seconds=True) == "9 ต.ค. 2567 เวลา 05:05:07"
