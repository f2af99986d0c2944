import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.core.clipboard_rows import rows_of, rows_of_html, rows_of_text, text_of
from strategies import texts

EXCEL = '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>98.4444</td></tr></table></html>'
WORD = """<html><body><!--StartFragment--><table class=MsoTable>
<tr><td colspan=2><p class=MsoNormal><b><span lang=TH>ที่ &amp;
   กิจกรรม</span></b></p></td><td>ผล</td></tr>
<tr><td rowspan="2">1</td><td><p>ก<o:p></o:p></p><p>ข<br>ค<o:p>&nbsp;</o:p></p></td><td>&nbsp;</td></tr>
<tr><td><table><tr><td>ใน</td></tr></table></td><td><![if !supportLists]>-<![endif]>&nbsp;ง</td></tr>
</table></body></html>"""


def cells() -> st.SearchStrategy[str]:
    return (texts() | st.sampled_from(['"', '""', '"ก"', 'ก"ข', '"ก\n"'])).map(str.strip)


@given(st.lists(st.lists(cells(), min_size=1, max_size=3), max_size=4))
def test_rows_come_back_from_their_text(rows: list[list[str]]) -> None:
    assert rows_of_text(text_of(rows)) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", []),
        ("ก\tข\r\nค\t\r\n", [["ก", "ข"], ["ค", ""]]),
        ("99\r\n\r\n88\r\n", [["99"], [""], ["88"]]),
        ('"ก\nข"\tค', [["ก\nข", "ค"]]),
        ('"No Gift" Policy\tข', [['"No Gift" Policy', "ข"]]),
        ('"No Gift"\tข', [['"No Gift"', "ข"]]),
        ('"ก ""ข""\nค"', [['ก "ข"\nค']]),
        ('"ก\tข', [['"ก', "ข"]]),
        ("ก\x0bข\t e\u0301 ", [["ก\nข", "é"]]),
    ],
)
def test_text(text: str, rows: list[list[str]]) -> None:
    assert rows_of_text(text) == rows


def test_table_of_word() -> None:
    assert rows_of("ignored", WORD) == [["ที่ & กิจกรรม", "", "ผล"], ["1", "ก\nข\nค", ""], ["", "ใน", "- ง"]]


@pytest.mark.parametrize("html", [EXCEL, "<p>no table</p>", "<table><![nonsense[", "<table></table>"])
def test_text_is_believed_where_it_is_better(html: str) -> None:
    assert rows_of("98.44", html) == [["98.44"]]


@given(st.text("<>/!-[]&;= \"'\ntablerdhpcosn19ก", max_size=60))
def test_no_page_is_too_broken(html: str) -> None:
    assert all(cell == cell.strip() for row in rows_of_html("<table><tr><td>" + html) for cell in row)


@given(st.text(max_size=30))
def test_no_text_is_too_odd(text: str) -> None:
    assert all("\t" not in cell for row in rows_of_text(text) for cell in row)
