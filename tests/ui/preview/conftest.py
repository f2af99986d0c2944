import pytest

from ita_desktop import assets
from ita_desktop.document import Rendered, render_pdf
from ita_desktop.exchange.json_format import read_report


@pytest.fixture(scope="session")
def rendered() -> Rendered:
    """Return the pages of the sample report: three upright, then lying ones."""
    return render_pdf(read_report(assets.resource("sample", "report-2567.json").read_bytes()))
