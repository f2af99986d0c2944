"""The tabs of the window, as data: what each is called, which part of the report it edits, and how it is made."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ita_desktop.app.session import Session
from ita_desktop.core import fields
from ita_desktop.core.fields import Group
from ita_desktop.texts import source_text as _
from ita_desktop.ui.tabs.page import FormPage, Page


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab; `short` is its title where there is little room.

    `parts` are the paths below which it edits, the first is where its printed pages begin.
    """

    id: str
    title: str
    short: str
    parts: tuple[str, ...]
    make: Callable[[Session], Page]


def _form(*groups: Group) -> Callable[[Session], Page]:
    return lambda session: FormPage(session, groups)


def _scores(session: Session) -> Page:
    from ita_desktop.ui.tabs.scores import ScoresPage  # noqa: PLC0415 - only who looks at a tab waits for it

    return ScoresPage(session)


def _signers(session: Session) -> Page:
    from ita_desktop.ui.tabs.signers import SignersPage  # noqa: PLC0415 - as above

    return SignersPage(session)


def _words(session: Session) -> Page:
    from ita_desktop.ui.tabs.form_words import FormWordsPage  # noqa: PLC0415 - as above

    return FormWordsPage(session)


def _hand_over(session: Session) -> Page:
    from ita_desktop.ui.tabs.hand_over import HandOverPage  # noqa: PLC0415 - as above

    return HandOverPage(session)


def make_section(session: Session, section_id: str) -> Page:
    """Return the tab of a section."""
    from ita_desktop.ui.tabs.section import SectionPage  # noqa: PLC0415 - as above

    return SectionPage(session, section_id)


_AGENCY: Final = Group(fields.AGENCY.title, (fields.YEAR, *fields.AGENCY.fields))

BEFORE_SECTIONS: Final = (
    Tab(
        "memo",
        _("Memo"),
        _("Mem."),
        ("memo", "agency", "fiscal_year"),
        _form(fields.MEMO_HEAD, fields.MEMO_BODY, fields.MEMO_MARKS, _AGENCY),
    ),
    Tab("narrative", _("Report"), _("Rep."), ("narrative",), _form(fields.NARRATIVE)),
    Tab("scores", _("Scores"), _("Sco."), ("scores",), _scores),
)
AFTER_SECTIONS: Final = (
    Tab("signers", _("Signers"), _("Sig."), ("memo.signatories",), _signers),
    Tab(
        "form",
        _("Form"),
        _("Form."),
        ("measures.title", "measures.layout", "settings", "emblem"),
        _form(fields.PAPER, fields.MEASURE_TABLE),
    ),
    Tab("words", _("Words"), _("Word."), ("settings.captions",), _words),
    Tab("hand_over", _("Hand-over"), _("Hand."), ("history",), _hand_over),
)
SECTIONS: Final = "measures.sections"
