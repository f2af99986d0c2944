import json

import pytest

from ita_desktop.app.desk import Desk
from ita_desktop.app.settings import Settings
from ita_desktop.app.suggestions_file import forget_suggestions, load_suggestions, save_suggestions, suggestions_file
from ita_desktop.core.report import Memo, Report
from ita_desktop.core.suggesting import LONGEST_KEPT, MOST_KEPT

pytestmark = pytest.mark.usefixtures("folders")


def test_values_are_there_at_the_next_start_until_they_are_forgotten() -> None:
    save_suggestions({"memo.to": ("นายก", "ปลัด")})
    assert load_suggestions() == {"memo.to": ("นายก", "ปลัด")}
    forget_suggestions()
    assert load_suggestions() == {}


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("", {}),
        ("[]", {}),
        ("{", {}),
        ("[" * 5000, {}),
        ('{"memo.to": "x"}', {"memo.to": ()}),
        ('{"memo.to": [1, "a", null]}', {"memo.to": ("a",)}),
        (json.dumps({"memo.to": ["ก" * (LONGEST_KEPT + 1)]}), {"memo.to": ()}),
        (json.dumps({"memo.to": ["a"] * 99}), {"memo.to": ("a",) * MOST_KEPT}),
    ],
)
def test_whatever_stands_in_the_file_does_no_harm(written: str, kept: dict[str, tuple[str, ...]]) -> None:
    suggestions_file().parent.mkdir(parents=True)
    suggestions_file().write_text(written)
    assert load_suggestions() == kept


def test_a_desk_remembers_the_reports_of_the_day() -> None:
    desk = Desk(Settings(suggestions_file().with_name("settings.ini")))
    desk.remember(Report(2567, memo=Memo(to="นายก")))
    desk.remember(Report(2567, memo=Memo(to="ปลัด")))
    assert load_suggestions()["memo.to"] == ("ปลัด", "นายก")
    desk.forget_values()
    assert (desk.earlier_values, load_suggestions()) == ({}, {})
