from pathlib import Path

from ita_desktop.app.exports import export_json, export_pdf
from ita_desktop.core.blank import blank_report
from ita_desktop.exchange import read_json


def test_exports_replace_what_is_there(tmp_path: Path) -> None:
    report = blank_report(2567)
    for name in ("a.json", "a.pdf"):
        (tmp_path / name).write_bytes(b"old")
    export_json(report, tmp_path / "a.json")
    export_pdf(b"%PDF-", tmp_path / "a.pdf")
    assert read_json((tmp_path / "a.json").read_bytes()).fiscal_year == report.fiscal_year
    assert (tmp_path / "a.pdf").read_bytes() == b"%PDF-"
