import gettext
from collections.abc import Iterator
from pathlib import Path

import pytest

from ita_desktop import assets, texts
from ita_desktop.errors import Message


@pytest.fixture
def own_settings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put back afterwards what `use_language` changes for the whole process."""
    monkeypatch.setenv("LANGUAGE", "")
    domain = gettext.textdomain()
    yield
    gettext.textdomain(domain)


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("fiscal year", "th", "ปีงบประมาณ"),
        ("fiscal year", "en", "fiscal year"),
        ("a text without translation", "th", "a text without translation"),
    ],
)
def test_a_text_is_said_in_the_language(text: str, language: str, said: str) -> None:
    assert texts.translate(texts.source_text(text), language) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("th", "ไม่พบไฟล์ {x}.db โปรดตรวจสอบชื่อไฟล์และโฟลเดอร์"),
        ("en", "{x}.db does not exist. Check the name and the folder."),
    ],
)
def test_values_are_filled_in_as_they_are(language: str, said: str) -> None:
    assert (
        texts.say(Message("{path} does not exist. Check the name and the folder.", {"path": "{x}.db"}), language)
        == said
    )


def test_a_message_inside_a_message_is_said_too() -> None:
    inner = Message("{place}: the key is missing; add it", {"place": "memo"})
    said = texts.say(
        Message("{path} cannot be written ({cause}). Save it elsewhere.", {"path": "a", "cause": inner}), "th"
    )
    assert said == "เขียน a ไม่ได้ (memo: ขาดข้อมูลชื่อนี้ โปรดเพิ่ม) โปรดบันทึกไว้ที่อื่น"


def test_without_a_catalog_the_source_texts_serve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "resource", tmp_path.joinpath)
    assert texts._catalog.__wrapped__("th").gettext("fiscal year") == "fiscal year"


@pytest.mark.usefixtures("own_settings")
def test_the_libraries_of_python_follow_the_language() -> None:
    said = []
    for language in ("th", "en", "th"):
        texts.use_language(language)
        said.append(gettext.gettext("options"))
    assert said == ["ตัวเลือก", "options", "ตัวเลือก"]
