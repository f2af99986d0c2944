import gc
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from ita_desktop.app.session import Session
from ita_desktop.ui.tabs.form_words import FormWordsPage
from ita_desktop.ui.tabs.hand_over import HandOverPage
from ita_desktop.ui.tabs.page import Page
from ita_desktop.ui.tabs.scores import ScoresPage
from ita_desktop.ui.tabs.section import SectionPage
from ita_desktop.ui.tabs.signers import SignersPage

PAGES: dict[str, Callable[[Session], Page]] = {
    "section": lambda session: SectionPage(session, "A"),
    "signers": SignersPage,
    "scores": ScoresPage,
    "words": FormWordsPage,
    "hand_over": HandOverPage,
}


@pytest.mark.parametrize("make", PAGES.values(), ids=PAGES)
def test_a_page_goes_with_all_it_has(make: Callable[[Session], Page], session: Session) -> None:
    page = make(session)
    gone = weakref.ref(page)
    page.show()
    page.deleteLater()
    del page
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert gone() is None
    # Nothing that is left listens to the report.
    session.set_value("settings.thai_digits", value=False)
    session.reset(session.report)
