from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from ita_desktop import assets
from ita_desktop.app.session import Session
from ita_desktop.core import edits, paths
from ita_desktop.core.report import Measure, Report
from ita_desktop.exchange import read_json
from ita_desktop.ui.editor_tabs import EditorTabs
from ita_desktop.ui.tabs.row_model import dragged_ids
from ita_desktop.ui.tabs.section import MEASURES_FORMAT

SAMPLE = read_json(assets.resource("sample", "report-2567.json").read_bytes())
FIRST = 3
"""The index of the first section's tab."""


@pytest.fixture
def session(qapp: object) -> Session:
    return Session(SAMPLE)


@pytest.fixture
def tabs(session: Session, qtbot: QtBot) -> EditorTabs:
    tabs = EditorTabs(session)
    qtbot.addWidget(tabs)
    tabs.resize(900, 600)
    tabs.show()
    return tabs


def ids(report: Report) -> list[str]:
    return [section.id for section in report.measures.sections]


def shown_ids(tabs: EditorTabs) -> list[str | None]:
    bar = tabs.tabBar()
    return [bar.tabData(index) for index in range(tabs.count()) if bar.tabData(index)]


def test_pages_are_made_when_they_are_looked_at(tabs: EditorTabs) -> None:
    assert [index for index in range(tabs.count()) if tabs._lazy(index).made] == [0]
    tabs.setCurrentIndex(FIRST)
    assert tabs._lazy(FIRST).made is tabs.page


def test_every_field_of_the_report_is_edited_in_one_of_the_tabs(tabs: EditorTabs) -> None:
    nowhere = [path for path, _ in paths.walk(SAMPLE) if path != "id" and tabs.index_for(path) is None]
    assert nowhere == []


@pytest.mark.parametrize(
    ("path", "tab"),
    [
        ("memo.subject", "tab.memo"),
        ("fiscal_year", "tab.memo"),
        ("memo.signatories", "tab.signers"),
        (f"memo.signatories[{SAMPLE.memo.signatories[0].id}].name", "tab.signers"),
        ("narrative.paragraphs[0]", "tab.narrative"),
        ("scores.indicators[3].score", "tab.scores"),
        ("measures.title", "tab.form"),
        ("settings.thai_digits", "tab.form"),
        ("settings.captions[to]", "tab.words"),
        (f"measures.sections[{ids(SAMPLE)[2]}]", "section.2"),
        (f"measures.sections[{ids(SAMPLE)[6]}].title", "section.6"),
    ],
)
def test_a_path_leads_to_its_tab(path: str, tab: str, tabs: EditorTabs) -> None:
    assert tabs.show_field(path)
    assert tabs.place == tab


@pytest.mark.parametrize("path", ["", "nothing", "measures.sections[gone].title", "measures.sections"])
def test_what_has_no_tab_is_not_shown(path: str, tabs: EditorTabs) -> None:
    assert not tabs.show_field(path)
    assert tabs.currentIndex() == 0


def test_sections_follow_the_undo_list(tabs: EditorTabs, session: Session) -> None:
    first, second, *_ = ids(SAMPLE)
    session.apply(edits.add_section(session.report, 1, "ใหม่"))
    session.apply(edits.move_section(session.report, first, 3))
    session.apply(edits.remove_section(session.report, second))
    assert shown_ids(tabs) == ids(session.report)
    for _ in range(3):
        session.stack.undo()
        assert shown_ids(tabs) == ids(session.report)
    assert ids(session.report) == ids(SAMPLE)


def test_a_new_section_is_shown(tabs: EditorTabs, session: Session) -> None:
    session.apply(edits.add_section(session.report, 1, "ใหม่"))
    assert tabs.section_id == session.report.measures.sections[1].id


def test_a_section_that_comes_back_is_shown(tabs: EditorTabs, session: Session) -> None:
    session.apply(edits.remove_section(session.report, ids(SAMPLE)[4]))
    tabs.setCurrentIndex(0)
    session.stack.undo()
    assert tabs.section_id == ids(SAMPLE)[4]


@pytest.mark.parametrize("at", [0, 3, 6])
def test_the_tab_shown_stays_when_its_section_moves(at: int, tabs: EditorTabs, session: Session) -> None:
    tabs.setCurrentIndex(FIRST + 2)
    page = tabs.page
    session.apply(edits.move_section(session.report, ids(SAMPLE)[2], at))
    assert (tabs.currentIndex(), tabs.page) == (FIRST + at, page)


def test_the_neighbour_is_shown_when_the_section_goes(tabs: EditorTabs, session: Session) -> None:
    tabs.setCurrentIndex(FIRST + 2)
    session.apply(edits.remove_section(session.report, ids(SAMPLE)[2]))
    assert tabs.section_id == ids(SAMPLE)[1]


def test_another_report_has_other_sections(tabs: EditorTabs, session: Session) -> None:
    tabs.setCurrentIndex(FIRST)
    other = read_json(assets.resource("sample", "report-2567.json").read_bytes())
    session.reset(other)
    assert shown_ids(tabs) == ids(other)


def test_labels_have_numbers_and_marks(tabs: EditorTabs, session: Session) -> None:
    bar = tabs.tabBar()
    assert bar.tabText(FIRST + 6).startswith("๗")
    path = f"measures.sections[{ids(SAMPLE)[0]}].measures"
    session.set_value(path, (*paths.get(SAMPLE, path), Measure()))
    assert bar.tabText(FIRST).endswith("•")
    assert bar.accessibleTabName(FIRST) != bar.accessibleTabName(FIRST + 1)
    session.set_value("settings.thai_digits", value=False)
    assert bar.tabText(FIRST).startswith("1")


def test_the_whole_title_is_in_the_tool_tip(tabs: EditorTabs) -> None:
    assert SAMPLE.measures.sections[0].title in tabs.tabToolTip(FIRST).replace("\u200b", "")


def test_a_title_is_text_in_the_tool_tip(tabs: EditorTabs, session: Session) -> None:
    session.set_value(f"measures.sections[{SAMPLE.measures.sections[0].id}].title", "<b>ก</b>")
    assert "&lt;b&gt;ก&lt;/b&gt;" in tabs.tabToolTip(FIRST).replace("\u200b", "")


def test_a_title_with_an_ampersand_has_no_mnemonic(tabs: EditorTabs, session: Session) -> None:
    session.set_value(f"measures.sections[{ids(SAMPLE)[0]}].title", "ก & ข")
    tabs.resize(3000, 600)
    assert tabs.tabBar().tabText(FIRST) == "๑ ก && ข"


@pytest.mark.parametrize(("gap", "order"), [(0, "cab"), (1, "acb"), (2, "abc"), (3, "abc")])
def test_a_dropped_section_is_moved(gap: int, order: str, tabs: EditorTabs, session: Session) -> None:
    sections = [replace(section, id=name) for section, name in zip(SAMPLE.measures.sections, "abc", strict=False)]
    session.reset(replace(SAMPLE, measures=replace(SAMPLE.measures, sections=tuple(sections))))
    tabs._bar.section_dropped.emit("c", gap)
    tabs._bar.section_dropped.emit("unknown", gap)
    assert "".join(ids(session.report)) == order


def test_dropped_measures_go_to_the_section(tabs: EditorTabs, session: Session) -> None:
    moved = SAMPLE.measures.sections[0].measures[0].id
    assert MEASURES_FORMAT in tabs._bar.takes
    tabs._bar.dropped.emit(dragged_ids(MEASURES_FORMAT, [moved]), ids(SAMPLE)[3])
    assert edits.section_of(session.report, ids(SAMPLE)[3]).measures[-1].id == moved


@pytest.mark.parametrize("place", ["tab.scores", "section.2", "tab.words"])
def test_a_place_is_found_again(place: str, tabs: EditorTabs) -> None:
    tabs.show_place(place)
    assert tabs.place == place


@pytest.mark.parametrize("place", ["", "tab.gone", "section.99", "section.x", "section."])
def test_a_place_that_is_gone_changes_nothing(place: str, tabs: EditorTabs) -> None:
    tabs.show_place("tab.scores")
    tabs.show_place(place)
    assert tabs.place == "tab.scores"


def test_tabs_are_turned_in_a_circle(tabs: EditorTabs) -> None:
    tabs.turn(-1)
    assert tabs.place == "tab.hand_over"
    tabs.turn(1)
    assert tabs.place == "tab.memo"
