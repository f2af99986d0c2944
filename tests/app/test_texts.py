from collections.abc import Callable

import pytest
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QMessageBox

from ita_desktop.app import texts
from ita_desktop.errors import Message
from ita_desktop.texts import LANGUAGES

pytestmark = pytest.mark.usefixtures("_language", "qapp")


@pytest.mark.parametrize(
    ("language", "said"),
    [("th", "ปีงบประมาณ"), ("en", "fiscal year"), ("tlh", "ปีงบประมาณ"), ("", "ปีงบประมาณ")],
)
def test_texts_follow_the_language_and_thai_is_the_default(language: str, said: str) -> None:
    texts.choose(language)
    assert texts.tr("fiscal year") == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_are_filled_in_as_they_are(language: str) -> None:
    texts.choose(language)
    assert "{x}.db" in texts.tr("The name of {path} is too long. Choose a shorter one.", path="{x}.db")
    assert texts.tr("no {placeholder} to fill in") == "no {placeholder} to fill in"


def test_messages_of_errors_are_said() -> None:
    texts.choose("th")
    assert texts.say(Message("fiscal year", {})) == "ปีงบประมาณ"


@pytest.mark.parametrize(("language", "text"), [("th", "บันทึก"), ("en", "Save")])
def test_qts_own_texts_follow_too(language: str, text: str) -> None:
    texts.choose(language)
    box = QMessageBox(QMessageBox.Icon.Question, "", "", QMessageBox.StandardButton.Save)
    assert box.buttons()[0].text() == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_on_screen_are_western_and_years_stay_whole(language: str) -> None:
    texts.choose(language)
    assert (QLocale().toString(2567), QLocale().toString(1234.5, "f", 1)) == ("2567", "1234.5")


@pytest.mark.parametrize(("language", "day"), [("th", "9 ตุลาคม"), ("en", "9 October")])
def test_dates_of_qt_follow_the_language(language: str, day: str) -> None:
    texts.choose(language)
    assert QLocale().toString(QDate(2024, 10, 9), "d MMMM") == day


@pytest.mark.parametrize("strip", [lambda text: text.replace("\u200b", "")])
def test_labels_get_places_to_wrap_at_and_nothing_else(strip: Callable[[str], str]) -> None:
    text = "รายงานผลการดำเนินการตามมาตรการ\nITA 2567"
    assert "\u200b" in texts.wrapped(text)
    assert strip(texts.wrapped(text)) == text
