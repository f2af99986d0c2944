import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from ita_desktop import document
from ita_desktop.app.rendering import DEFECT, ReportRendering
from ita_desktop.app.session import Session
from ita_desktop.core.report import Memo, Report
from ita_desktop.document import Rendered
from ita_desktop.errors import Message, UserError
from readers import pdfium

REPORT = Report(fiscal_year=2567, memo=Memo(subject="แรก"))


class Pages:
    """What a rendering has told."""

    def __init__(self, rendering: ReportRendering) -> None:
        self.texts: list[str] = []
        self.failed: list[Message] = []
        rendering.rendered.connect(lambda rendered, _: self.texts.append(pdfium(rendered.pdf)))
        rendering.failed.connect(self.failed.append)


@pytest.fixture
def session(qapp: object) -> Session:
    return Session(REPORT)


@pytest.fixture
def rendering(session: Session) -> Iterator[ReportRendering]:
    rendering = ReportRendering(session)
    yield rendering
    rendering.close()


@pytest.fixture
def pages(rendering: ReportRendering) -> Pages:
    return Pages(rendering)


def test_renders_only_while_somebody_looks(
    session: Session, rendering: ReportRendering, pages: Pages, qtbot: QtBot
) -> None:
    session.set_value("memo.subject", "ก่อนเปิด")
    qtbot.wait(50)
    assert pages.texts == []
    rendering.set_active(True)
    qtbot.waitUntil(lambda: len(pages.texts) == 1)
    assert "ก่อนเปิด" in pages.texts[0]


def test_who_looks_later_is_told_what_there_is_without_rendering(rendering: ReportRendering, qtbot: QtBot) -> None:
    given: list[tuple[Rendered, int]] = []
    rendering.when_current(lambda _: None)
    qtbot.waitUntil(rendering.is_current)
    rendering.rendered.connect(lambda rendered, number: given.append((rendered, number)))
    rendering.set_active(True)
    rendering.set_active(True)
    rendering.set_active(False)
    rendering.set_active(True)
    assert rendering.is_idle()
    assert [number for _, number in given] == [1, 1]


def test_changes_of_one_turn_are_rendered_together(
    session: Session, rendering: ReportRendering, pages: Pages, qtbot: QtBot
) -> None:
    rendering.set_active(True)
    qtbot.waitUntil(rendering.is_current)
    for text in ("ก", "กข", "กขค"):
        session.set_value("memo.subject", text)
    assert not rendering.is_current()
    qtbot.waitUntil(rendering.is_current)
    assert len(pages.texts) == 2
    assert "กขค" in pages.texts[-1]


def test_who_asks_gets_the_newest_pages_though_nobody_looks(
    session: Session, rendering: ReportRendering, qtbot: QtBot
) -> None:
    given: list[Rendered] = []
    rendering.when_current(given.append)
    session.set_value("memo.subject", "ใหม่")
    qtbot.waitUntil(lambda: bool(given))
    assert "ใหม่" in pdfium(given[0].pdf)
    rendering.when_current(given.append)
    assert given[0] is given[1]


def test_pages_of_another_report_are_not_given(
    session: Session, rendering: ReportRendering, pages: Pages, qtbot: QtBot
) -> None:
    given: list[Rendered] = []
    rendering.set_active(True)
    rendering.when_current(given.append)
    qtbot.waitUntil(lambda: not rendering.is_idle())
    session.reset(replace(REPORT, memo=Memo(subject="อีกฉบับ")))
    qtbot.waitUntil(rendering.is_current)
    assert given == []
    assert ["อีกฉบับ" in text for text in pages.texts] == [True]


@pytest.mark.parametrize(
    ("error", "message"), [(UserError("no font"), Message("no font", {})), (ZeroDivisionError(), DEFECT)]
)
def test_failure_is_told_and_the_next_change_tried(
    session: Session,
    rendering: ReportRendering,
    pages: Pages,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    message: Message,
) -> None:
    def fail(*_: object) -> None:
        raise error

    with monkeypatch.context() as patch, qtbot.capture_exceptions():
        patch.setattr(document.Renderer, "render", fail)
        rendering.set_active(True)
        qtbot.waitUntil(lambda: pages.failed == [message])
        rendering.set_active(False)
        rendering.set_active(True)
        assert pages.failed == [message, message]
    session.set_value("memo.subject", "ลองใหม่")
    qtbot.waitUntil(rendering.is_current)
    assert "ลองใหม่" in pages.texts[-1]


def test_libraries_are_loaded_with_the_first_pages_only() -> None:
    program = (
        "import sys; from ita_desktop.app.session import Session;"
        "from ita_desktop.app.rendering import ReportRendering;"
        "from ita_desktop.core.report import Report; ReportRendering(Session(Report(fiscal_year=2567))).close();"
        "print(*(name for name in ('reportlab', 'uharfbuzz', 'icu4py') if name in sys.modules))"
    )
    assert subprocess.check_output([sys.executable, "-c", program], text=True).split() == []
