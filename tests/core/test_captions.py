from ita_desktop.core.captions import captions_of, default_captions
from ita_desktop.core.report import Settings


def test_defaults_are_texts() -> None:
    assert all(text.strip() for text in default_captions().values())


def test_a_replaced_caption_and_one_that_no_form_has() -> None:
    captions = captions_of(Settings(captions=(("to", "กราบเรียน"), ("nothing", "x"))))
    assert captions == {**default_captions(), "to": "กราบเรียน", "nothing": "x"}
