from decimal import Decimal

from ita_desktop import assets
from ita_desktop.core import paths
from ita_desktop.core.checks.drafts import outdated_draft
from ita_desktop.core.drafting import take_draft
from ita_desktop.exchange import read_json

SAMPLE = read_json(assets.resource("sample", "report-2567.json").read_bytes())
TAKEN = take_draft(SAMPLE).report


def test_nothing_is_found_without_a_draft_and_in_a_fresh_one() -> None:
    assert list(outdated_draft(SAMPLE)) == []
    assert list(outdated_draft(TAKEN)) == []


def test_a_draft_of_other_data_is_found_and_mended() -> None:
    changed = paths.replace(TAKEN, "scores.overall", Decimal("80.00"))
    [fault] = outdated_draft(changed)
    assert fault.path == f"narrative.paragraphs[{len(SAMPLE.narrative.paragraphs)}]"
    assert fault.mend is not None
    mended = fault.mend.edit(changed).report
    assert "80.00" in mended.narrative.paragraphs[-1]
    assert list(outdated_draft(mended)) == []


def test_a_draft_that_cannot_be_made_again_is_found() -> None:
    [fault] = outdated_draft(paths.replace(TAKEN, "scores.overall", None))
    assert fault.mend is None
