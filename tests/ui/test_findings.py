"""The findings in the window: the panel, the tabs, the status bar, and what is done about them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ita_desktop.app.texts import say
from ita_desktop.core import edits, paths
from ita_desktop.core.checks import Finding
from ita_desktop.core.replacing import Place, replace_places
from ita_desktop.ui.finding_commands import FindingCommands
from ita_desktop.ui.findings_dock import MOST_SHOWN
from ita_desktop.ui.main_window import MainWindow
from ita_desktop.ui.widgets.labels import WrapLabel
from ui.driving import Clerk, cancel, choose, editor, enter, focused, open_window
from ui.keyboard import type_text

SUBJECT = "รายงานผล  ของเทศบาลเมืองแม่สาย"


class Desk:
    """A window with a report, what its checks have found, and the clerk."""

    def __init__(self, window: MainWindow, clerk: Clerk, qtbot: QtBot) -> None:
        self.window, self.clerk, self.qtbot = window, clerk, qtbot
        self.session = window.document.session

    @property
    def findings(self) -> FindingCommands:
        return self.window.report_view.findings

    def put(self, path: str, value: object) -> None:
        """Change a field and wait for the checks."""
        with self.qtbot.waitSignal(self.findings.checking.found):
            self.session.set_value(path, value)

    def found(self, rule: str) -> Finding:
        return next(finding for finding in self.findings.checking.findings if finding.rule == rule)

    def rules(self) -> set[str]:
        return {finding.rule for finding in self.findings.checking.findings}

    def lines(self) -> list[str]:
        rows = self.findings.dock.list
        return [rows.item(row).text() for row in range(rows.count())]

    def choose_line(self, words: str) -> None:
        rows = self.findings.dock.list
        rows.setCurrentRow(next(row for row, text in enumerate(self.lines()) if words in text))

    def button(self, name: str) -> QPushButton:
        button = self.findings.dock.findChild(QPushButton, f"findings.{name}")
        assert isinstance(button, QPushButton)
        return button


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    window, clerk = open_window(tmp_path)
    window.files.sample()
    choose(window, "findings")
    desk = Desk(window, clerk, qtbot)
    desk.put("memo.subject", SUBJECT)
    qtbot.waitUntil(lambda: {"doubled-space", "other-agency"} <= desk.rules())
    yield desk
    window.leave()
    assert clerk.is_done()


def test_a_finding_tells_its_place_and_what_is_wrong(desk: Desk) -> None:
    [line] = [line for line in desk.lines() if "แม่สาย" in line and "เรื่อง" in line]
    assert desk.session.report.agency.name in line


def test_a_click_leads_to_the_words(desk: Desk) -> None:
    desk.window.tabs.show_place("tab.form")
    desk.findings.lead_to(desk.found("other-agency"))
    assert (desk.window.tabs.place, focused()) == ("tab.memo", "memo.subject")
    field = desk.window.tabs.page.binder.editor("memo.subject")
    assert field.textCursor().selectedText() == "เทศบาลเมืองแม่สาย"  # type: ignore[union-attr]


def test_enter_leads_to_the_words_too(desk: Desk) -> None:
    desk.window.tabs.show_place("tab.form")
    desk.choose_line("แม่สาย")
    QTest.keyClick(desk.findings.dock.list, Qt.Key.Key_Return)
    assert focused() == "memo.subject"


def test_a_finding_is_mended_as_a_step(desk: Desk) -> None:
    finding = desk.found("doubled-space")
    with desk.qtbot.waitSignal(desk.findings.checking.found):
        desk.findings.mend(finding)
    assert desk.session.report.memo.subject == SUBJECT.replace("  ", " ")
    assert "doubled-space" not in desk.rules()
    desk.session.stack.undo()
    assert desk.session.report.memo.subject == SUBJECT


def test_a_finding_whose_place_is_gone_is_not_mended(desk: Desk) -> None:
    section = desk.session.report.measures.sections[0]
    path = f"measures.sections[{section.id}].measures[{section.measures[0].id}].outcome"
    desk.put(path, "ผล  ดี")
    desk.qtbot.waitUntil(lambda: any(row.path == path for row in desk.findings.checking.findings))
    finding = next(row for row in desk.findings.checking.findings if row.path == path)
    desk.session.apply(edits.remove_section(desk.session.report, section.id))
    desk.findings.mend(finding)
    with pytest.raises(paths.UnknownPath):
        paths.get(desk.session.report, path)


def test_a_finding_is_set_aside_with_a_reason_and_taken_back(desk: Desk) -> None:
    desk.choose_line("แม่สาย")
    desk.clerk.will(enter("ตามหนังสือแจ้ง"))
    desk.button("set_aside").click()
    assert [row.reason for row in desk.session.report.set_aside] == ["ตามหนังสือแจ้ง"]
    assert not any("แม่สาย" in line for line in desk.lines())
    shown = desk.findings.dock.findChild(QCheckBox, "findings.all")
    assert isinstance(shown, QCheckBox)
    shown.setChecked(True)
    assert any("แม่สาย" in line and "ตามหนังสือแจ้ง" in line for line in desk.lines())
    desk.choose_line("แม่สาย")
    desk.button("take_back").click()
    assert desk.session.report.set_aside == ()
    desk.session.stack.undo()
    assert len(desk.session.report.set_aside) == 1


def test_nothing_is_set_aside_without_an_answer(desk: Desk) -> None:
    desk.clerk.will(cancel)
    desk.findings.ask_aside(desk.found("other-agency"))
    assert desk.session.report.set_aside == ()


def test_a_click_leads_to_the_words_while_another_window_has_the_focus(desk: Desk) -> None:
    desk.window.tabs.show_place("tab.form")
    other = QLineEdit()
    with desk.qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    other.setFocus()
    desk.findings.lead_to(desk.found("other-agency"))
    field = desk.window.tabs.page.binder.editor("memo.subject")
    assert field.textCursor().selectedText() == "เทศบาลเมืองแม่สาย"  # type: ignore[union-attr]
    assert desk.window.pages._field == "memo.subject"
    other.close()


def test_keys_lead_from_finding_to_finding(desk: Desk) -> None:
    desk.findings.dock.list.setCurrentRow(-1)
    choose(desk.window, "findings")
    assert not desk.findings.dock.isVisible()
    seen = []
    for command in ("next_finding", "next_finding", "previous_finding", "previous_finding"):
        choose(desk.window, command)
        seen.append(desk.findings.dock.list.currentRow())
    assert desk.findings.dock.isVisible()
    assert seen == [0, 1, 0, desk.findings.dock.list.count() - 1]


def test_the_first_key_back_leads_to_the_last_finding(desk: Desk) -> None:
    desk.findings.dock.list.setCurrentRow(-1)
    choose(desk.window, "previous_finding")
    assert desk.findings.dock.list.currentRow() == desk.findings.dock.list.count() - 1


def test_a_key_mends_the_chosen_finding(desk: Desk) -> None:
    rows = desk.findings.dock.list
    rows.setCurrentRow(
        next(row for row, found in enumerate(desk.findings.dock._listed) if found.rule == "doubled-space")
    )
    choose(desk.window, "mend_finding")
    assert desk.session.report.memo.subject == SUBJECT.replace("  ", " ")


def test_the_button_tells_what_it_will_do(desk: Desk) -> None:
    finding = desk.found("other-agency")
    desk.choose_line("แม่สาย")
    assert finding.mend is not None
    assert desk.button("mend").accessibleName() == say(finding.mend.name)
    desk.findings.dock.list.setCurrentRow(-1)
    assert not desk.button("mend").isEnabled()
    assert "แม่สาย" not in desk.button("mend").text()


def test_the_same_slip_is_mended_in_all_places_at_once(desk: Desk) -> None:
    assert not desk.button("mend_all").isVisible()
    desk.put("memo.to", "ก  ข")
    desk.qtbot.waitUntil(lambda: sum(row.rule == "doubled-space" for row in desk.findings.checking.findings) == 2)
    rows = desk.findings.dock.list
    rows.setCurrentRow(
        next(row for row, found in enumerate(desk.findings.dock._listed) if found.rule == "doubled-space")
    )
    assert "2" in desk.button("mend_all").text()
    steps = desk.session.stack.count()
    desk.button("mend_all").click()
    assert (desk.session.report.memo.to, desk.session.report.memo.subject) == ("ก ข", SUBJECT.replace("  ", " "))
    assert desk.session.stack.count() == steps + 1


def test_a_space_behind_a_word_is_no_finding_while_it_is_typed(desk: Desk) -> None:
    field = editor(desk.window, "memo.to")
    field.selectAll()
    type_text(field, "นายก  เทศ ")
    desk.qtbot.waitUntil(lambda: {"doubled-space", "trailing-space"} <= desk.rules())
    told = [line for line in desk.lines() if "ช่องว่าง" in line]
    editor(desk.window, "memo.closing").setFocus()
    desk.qtbot.waitUntil(lambda: len([line for line in desk.lines() if "ช่องว่าง" in line]) > len(told))


def test_what_undo_brings_back_is_told_at_once(desk: Desk) -> None:
    editor(desk.window, "memo.subject")
    with desk.qtbot.waitSignal(desk.findings.checking.found):
        desk.findings.mend(desk.found("doubled-space"))
    with desk.qtbot.waitSignal(desk.findings.checking.found):
        desk.session.stack.undo()
    assert any("ช่องว่าง" in line for line in desk.lines())


def test_a_finding_that_is_set_aside_is_named_in_the_question(desk: Desk) -> None:
    desk.clerk.will(cancel)
    finding = desk.found("other-agency")
    desk.findings.ask_aside(finding)
    [label] = [label for label in desk.clerk.seen[-1].findChildren(QLabel) if label.text()]
    assert say(finding.message) in label.text().replace("\u200b", "")
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_replacement_leaves_the_list_as_it_is(desk: Desk) -> None:
    before = desk.lines()
    edit = replace_places(desk.session.report, [Place("memo.to", 0, 1)], "ท")
    desk.session.apply(edit)
    assert desk.lines() == before


def test_screen_readers_are_told_the_counts(desk: Desk) -> None:
    bar = desk.window.tabs.tabBar()
    assert str(bar.count_of(0)) in bar.accessibleTabName(0)  # type: ignore[attr-defined]


def test_only_what_can_be_mended_offers_it(desk: Desk) -> None:
    for row in range(desk.findings.dock.list.count()):
        desk.findings.dock.list.setCurrentRow(row)
        finding = desk.findings.checking.findings[row]
        assert desk.button("mend").isEnabled() == (finding.mend is not None)


def test_the_chosen_row_stays_while_others_come_and_go(desk: Desk) -> None:
    desk.choose_line("แม่สาย")
    desk.put("memo.to", "นายก  เทศมนตรี")
    desk.qtbot.waitUntil(lambda: sum("ช่องว่าง" in line or "เว้นวรรค" in line for line in desk.lines()) >= 2)
    item = desk.findings.dock.list.currentItem()
    assert "แม่สาย" in item.text()


def test_the_tabs_and_the_status_bar_count(desk: Desk) -> None:
    counts = desk.window.tabs.tabBar()._counts  # type: ignore[attr-defined]
    assert counts[0] >= 1
    button = desk.window.statusBar().findChild(QPushButton, "status.findings")
    assert isinstance(button, QPushButton)
    assert str(counts[0]) in button.text()
    button.click()
    assert not desk.findings.dock.isVisible()


def test_a_report_with_very_many_findings_lists_the_first(desk: Desk) -> None:
    desk.put("narrative.paragraphs", ("ก  ข",) * 400)
    desk.qtbot.waitUntil(lambda: len(desk.lines()) == MOST_SHOWN)
    assert any(str(MOST_SHOWN) in label.text() for label in desk.findings.dock.findChildren(WrapLabel))


def test_whether_the_panel_is_shown_is_remembered(desk: Desk) -> None:
    assert desk.window.settings.findings_shown
    desk.findings.dock.close()
    assert not desk.window.settings.findings_shown
    assert not desk.window.commands["findings"].isChecked()
