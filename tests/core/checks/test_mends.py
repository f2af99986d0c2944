from dataclasses import replace

import pytest

from finding import blank
from ita_desktop.core import paths
from ita_desktop.core.checks import find, mends
from ita_desktop.core.limits import validate
from ita_desktop.errors import Message

TEXT = "ก ทราบ ข ทราบ ค"


@pytest.mark.parametrize(
    ("now", "after"),
    [
        (TEXT, "ก ทราบ ข รับทราบ ค"),
        ("ๆ " + TEXT, "ๆ ก ทราบ ข รับทราบ ค"),
        ("ทราบ", "รับทราบ"),
        ("ไม่มีคำนั้นแล้ว", "ไม่มีคำนั้นแล้ว"),
        ("", ""),
    ],
)
def test_words_are_found_again_when_the_text_has_changed(now: str, after: str) -> None:
    mend = mends.reword("memo.subject", (9, 13), "ทราบ", "รับทราบ")
    edit = mend.edit(blank(memo__subject=now))
    assert edit.report.memo.subject == after
    assert (edit.path, edit.name) == ("memo.subject", mend.name)


def test_a_place_that_has_gone() -> None:
    mend = mends.reword("memo.paragraphs[7]", (0, 1), "ก", "ข")
    with pytest.raises(paths.UnknownPath):
        mend.edit(blank())


def test_a_mend_gives_texts_in_the_reports_form() -> None:
    report = mends.rewrite("memo.subject", lambda text: text + "\0e\u0301", Message("x", {})).edit(blank())
    validate(report.report)


def test_all_findings_that_are_alike_are_mended_in_one_step() -> None:
    report = blank(memo__subject="สาธารณะชน และสาธารณะชน", memo__to="สาธารณะชน")
    misspelt = [row for row in find(report) if row.rule == "misspelling"]
    assert len(misspelt) == 3
    edit = mends.mend_all(report, misspelt)
    assert (edit.report.memo.subject, edit.report.memo.to) == ("สาธารณชน และสาธารณชน", "สาธารณชน")
    assert (edit.path, edit.place) == ("", "memo.subject")


def test_what_cannot_be_mended_is_left_out() -> None:
    report = blank(memo__to="ก  ข")
    [doubled] = [row for row in find(report) if row.rule == "doubled-space"]
    gone, bare = replace(doubled, path="memo.paragraphs[7]"), replace(doubled, mend=None)
    gone = replace(gone, mend=mends.reword("memo.paragraphs[7]", (0, 1), "ก", "ข"))
    assert mends.mend_all(report, [gone, bare, doubled]).report.memo.to == "ก ข"
