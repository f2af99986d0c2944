from hypothesis import given, settings

from ita_desktop.core import paths
from ita_desktop.core.checks.texts import texts_of
from ita_desktop.core.report import Report
from strategies import reports

WITHOUT_TEXT = ("measures.layout", "settings.table_orientation", "settings.numbering")
"""Fields that hold a word of the program, not of the clerk."""


@settings(deadline=None)
@given(reports())
def test_every_text_is_there_once_and_in_order(report: Report) -> None:
    walked = [(path, value) for path, value in paths.walk(report) if isinstance(value, str) and value]
    expected = [(path, value) for path, value in walked if path not in WITHOUT_TEXT]
    found = [(text.path, text.text) for text in texts_of(report)]
    assert sorted(found) == sorted(expected)
