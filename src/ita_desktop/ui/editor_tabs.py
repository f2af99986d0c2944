"""The open report's tabs: fixed ones and one for each section, in step with the report."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from typing import Final

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ita_desktop.app.session import Session
from ita_desktop.app.texts import tr
from ita_desktop.core import edits, progress
from ita_desktop.core.checks import Finding
from ita_desktop.core.paths import section_path
from ita_desktop.core.report import Section
from ita_desktop.core.thai_text import to_thai_digits
from ita_desktop.typeset.breaking import ZERO_WIDTH_SPACE, with_breaks
from ita_desktop.ui.binding import is_within
from ita_desktop.ui.panes import focus_in
from ita_desktop.ui.tab_bar import SectionLabel, TabBar
from ita_desktop.ui.tab_list import AFTER_SECTIONS, BEFORE_SECTIONS, SECTIONS, Tab, make_section
from ita_desktop.ui.tabs.page import Page
from ita_desktop.ui.widgets.tool_tips import plain_tip

MEASURES_MIME: Final = "application/x-ita-desktop-measures"


class LazyPage(QWidget):
    """The place of a page, which is made when it is looked at first: a report may have dozens."""

    def __init__(self, parts: tuple[str, ...], make: Callable[[], Page]) -> None:
        super().__init__()
        self.parts = parts
        self._make = make
        self.made: Page | None = None
        self.spoken = ""
        """What a screen reader says of the tab, but for the findings in it."""

    @property
    def page(self) -> Page:
        """The page itself."""
        if self.made is None:
            self.made = self._make()
            column = QVBoxLayout(self)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(self.made)
            # A layout would show it in a moment, too late to give a field the focus now.
            self.made.show()
        return self.made

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Make the page."""
        _ = self.page
        super().showEvent(event)


class EditorTabs(QTabWidget):
    """`rename_wanted` carries a section's id, `menu_wanted` where on the screen a section's menu is asked for.

    `command_wanted` carries the id of a command that a page's button stands for.
    """

    rename_wanted = Signal(str)
    command_wanted = Signal(str)
    menu_wanted = Signal(QPoint)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._bar = TabBar(self)
        self._bar.takes = (MEASURES_MIME,)
        self._bar.setObjectName("tabs")
        self._bar.setAccessibleName(tr("Tabs"))
        self._bar.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setTabBar(self._bar)
        self.setDocumentMode(True)
        self._sections: dict[str, LazyPage] = {}
        # A section that has not changed is the same object, and looking through its measures takes time.
        self._complete: dict[str, tuple[Section, bool]] = {}
        for tab in (*BEFORE_SECTIONS, *AFTER_SECTIONS):
            page = LazyPage(tab.parts, partial(self._make, tab, session))
            page.setObjectName(f"tab.{tab.id}")
            page.spoken = tr(tab.title)
            self.setTabToolTip(self.addTab(page, tr(tab.title)), tr(tab.title))
            self._bar.shorter[tr(tab.title)] = tr(tab.short)
        self._sync()
        session.changed.connect(self._on_change)
        self._bar.section_dropped.connect(self._move_section)
        self._bar.dropped.connect(self._drop_measures)
        self._bar.tabBarDoubleClicked.connect(self._ask_rename)
        self._bar.customContextMenuRequested.connect(self._ask_menu)

    @property
    def section_id(self) -> str | None:
        """The id of the section shown; None if another tab is."""
        return self._bar.section_at(self.currentIndex())

    @property
    def page(self) -> Page:
        """The page of the current tab."""
        return self._lazy(self.currentIndex()).page

    @property
    def part(self) -> str:
        """The path of what the current tab edits, as far as it is one place."""
        page = self._lazy(self.currentIndex())
        return page.parts[0]

    @property
    def place(self) -> str:
        """What tells the current tab again after the next start: its name, or a section's number."""
        number = self._bar.sections().index(self.currentIndex()) if self.section_id else None
        return self._lazy(self.currentIndex()).objectName() if number is None else f"section.{number}"

    def show_place(self, place: str) -> None:
        """Show the tab that `place` told once, if there is one like it."""
        names = {self._lazy(index).objectName(): index for index in range(self.count())}
        names |= {f"section.{number}": index for number, index in enumerate(self._bar.sections())}
        if place in names and place:
            self.setCurrentIndex(names[place])

    def index_for(self, path: str) -> int | None:
        """Return the index of the tab in which a field is edited; None if the report has no such place."""
        found = [
            (len(part), index)
            for index in range(self.count())
            for part in self._lazy(index).parts
            if is_within(path, part)
        ]
        return max(found)[1] if found else None

    def show_field(self, path: str) -> bool:
        """Show the tab of a field and lead to the field; False if the report has no such place."""
        index = self.index_for(path)
        if index is None:
            return False
        self.setCurrentIndex(index)
        self._lazy(index).page.show_field(path)
        return True

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Mark on the tabs how many errors and warnings lie in each."""
        # No tab begins below the first row of a path: thousands of findings ask for a few places only.
        rows = Counter(_first_row(finding.path) for finding in findings if finding.severity != "hint")
        counts: Counter[int] = Counter()
        for path, count in rows.items():
            index = self.index_for(path)
            if index is not None:
                counts[index] += count
        self._bar.set_counts(dict(counts))
        self._speak()

    def focus_page(self) -> None:
        """Give the focus to the current tab's page."""
        focus_in(self.page)

    def flush(self) -> None:
        """Take over what is still unfinished in any field."""
        for index in range(self.count()):
            made = self._lazy(index).made
            if made is not None:
                made.flush()

    def turn(self, step: int) -> None:
        """Show another tab, from the last one on the first."""
        self.setCurrentIndex((self.currentIndex() + step) % self.count())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Let the labels use the room that there is."""
        self._bar.fit(event.size().width())
        super().resizeEvent(event)

    def _make(self, tab: Tab, session: Session) -> Page:
        page = tab.make(session)
        page.command_wanted.connect(self.command_wanted)
        page.field_wanted.connect(self.show_field)
        return page

    def _lazy(self, index: int) -> LazyPage:
        page = self.widget(index)
        assert isinstance(page, LazyPage)  # noqa: S101 - no other widget is ever added
        return page

    def _on_change(self, path: str) -> None:
        if is_within(path, SECTIONS) or is_within(SECTIONS, path):
            self._sync()
        elif is_within(path, "settings"):
            self._label()

    def _sync(self) -> None:
        """Make the sections' tabs those of the report; the current tab stays, a new one is shown."""
        wanted = [section.id for section in self._session.report.measures.sections]
        first = len(BEFORE_SECTIONS)
        before = set(self._sections)
        with self._one_repaint():
            for section_id in before - set(wanted):
                self._remove(section_id)
            for index, section_id in enumerate(wanted, start=first):
                self._place(section_id, index)
        new = [section_id for section_id in wanted if section_id not in before]
        if before and new and len(new) < len(wanted):
            self.setCurrentWidget(self._sections[new[0]])
        self._label()

    def _place(self, section_id: str, index: int) -> None:
        page = self._sections.get(section_id)
        if page is None:
            path = section_path(section_id)
            page = LazyPage((path,), partial(make_section, self._session, section_id))
            self._sections[section_id] = page
            self.insertTab(index, page, "")
            self._bar.setTabData(index, section_id)
        elif self.indexOf(page) != index:
            self._bar.moveTab(self.indexOf(page), index)

    def _remove(self, section_id: str) -> None:
        page = self._sections.pop(section_id)
        self._complete.pop(section_id, None)
        index = self.indexOf(page)
        if page is self.currentWidget():
            # The neighbour on the left; Qt would take whichever was made last.
            self.setCurrentIndex(index - 1)
        self.removeTab(index)
        page.deleteLater()

    def _label(self) -> None:
        report = self._session.report
        labels = {}
        for number, (index, section) in enumerate(zip(self._bar.sections(), report.measures.sections, strict=True), 1):
            shown = to_thai_digits(str(number)) if report.settings.thai_digits else str(number)
            unfinished = not self._is_complete(section)
            labels[section.id] = SectionLabel(shown, _words(section.title), unfinished)
            self._describe(index, shown, section, unfinished=unfinished)
        self._bar.set_labels(labels, self.width())
        self._speak()

    def _speak(self) -> None:
        """Let screen readers say of each tab what is seen of it."""
        for index in range(self.count()):
            name, count = self._lazy(index).spoken, self._bar.count_of(index)
            self._bar.setAccessibleTabName(
                index, tr("{name}, findings: {count}", name=name, count=count) if count else name
            )

    def _is_complete(self, section: Section) -> bool:
        known = self._complete.get(section.id)
        if known is None or known[0] is not section:
            known = self._complete[section.id] = section, progress.is_complete(section)
        return known[1]

    def _describe(self, index: int, number: str, section: Section, *, unfinished: bool) -> None:
        state = tr("not finished") if unfinished else tr("finished")
        title = section.title or tr("(no title yet)")
        self.setTabToolTip(index, plain_tip(f"{number}. {title} – {state}"))
        self._lazy(index).spoken = tr("Section {number}: {title}, {state}", number=number, title=title, state=state)

    @contextmanager
    def _one_repaint(self) -> Iterator[None]:
        self.setUpdatesEnabled(False)
        try:
            yield
        finally:
            self.setUpdatesEnabled(True)

    def _move_section(self, section_id: str, gap: int) -> None:
        ids = [section.id for section in self._session.report.measures.sections]
        if section_id in ids:
            at = gap - (ids.index(section_id) < gap)
            self._session.apply(edits.move_section(self._session.report, section_id, at))

    def _drop_measures(self, data: QMimeData, section_id: str) -> None:
        from ita_desktop.ui.tabs.section import drop_measures  # noqa: PLC0415 - whoever drags has it already

        drop_measures(self._session, data, section_id)

    def _ask_rename(self, index: int) -> None:
        section_id = self._bar.section_at(index)
        if section_id is not None:
            self.rename_wanted.emit(section_id)

    def _ask_menu(self, position: QPoint) -> None:
        index = self._bar.tabAt(position)
        if self._bar.section_at(index) is not None:
            self.setCurrentIndex(index)
            self.menu_wanted.emit(self._bar.mapToGlobal(position))


def _first_row(path: str) -> str:
    """Return a path as far as its first row."""
    return path[: path.find("]") + 1] or path


@lru_cache(maxsize=256)
def _words(title: str) -> tuple[str, ...]:
    """Return the pieces of a title between which it may be cut."""
    return tuple(with_breaks(" ".join(title.split())).split(ZERO_WIDTH_SPACE))
