"""The window of the user guide: its chapters beside the one that is read; it stays open beside the report."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ita_desktop.app.texts import tr
from ita_desktop.ui.guide_text import Chapter, GuideBrowser, chapters, chapters_with
from ita_desktop.ui.widgets.delegate import ThaiDelegate
from ita_desktop.ui.widgets.labels import WrapLabel
from ita_desktop.ui.widgets.line_edit import LineEdit

_FIRST: Final = "start.md"
_CHAPTERS: Final = {
    "tab.memo": "memo.md",
    "tab.narrative": "narrative.md",
    "tab.scores": "scores.md",
    "section.": "measures.md",
    "tab.signers": "signers.md",
    "tab.hand_over": "hand-over.md",
    "tab.form": "form.md",
    "tab.words": "form.md",
}
"""The chapter of each tab, by the beginning of its place."""

_FILE: Final = Qt.ItemDataRole.UserRole
_SIZE: Final = (44, 32)
_LIST: Final = 11
"""Of the window, and of the list of chapters, in heights of a line."""


def chapter_of(place: str) -> str:
    """Return the file of the chapter on a tab; the first one for the start page."""
    return next((file for beginning, file in _CHAPTERS.items() if place.startswith(beginning)), _FIRST)


class GuideWindow(QDialog):
    """Shows the guide; Ctrl+F looks for words in all chapters."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("guide")
        self.setWindowTitle(tr("Guide"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        height = self.fontMetrics().height()
        self.resize(_SIZE[0] * height, min(_SIZE[1] * height, round(self.screen().availableSize().height() * 0.9)))
        self._known = chapters()
        self.words, self.list, self.text = LineEdit(), QListWidget(), GuideBrowser()
        self._nothing = WrapLabel(tr("No chapter has these words."))
        self._set_up()
        self._lay_out(_LIST * height)
        self._fill(self._known)

    def show_chapter(self, file: str) -> None:
        """Show a chapter, if the guide has it."""
        if file not in {chapter.file for chapter in self._shown()}:
            self._fill(self._known)
        for row, chapter in enumerate(self._shown()):
            if chapter.file == file:
                self.list.setCurrentRow(row)

    def _set_up(self) -> None:
        self.words.setObjectName("guide.words")
        self.words.setAccessibleName(tr("Find in the guide"))
        self.words.setPlaceholderText(tr("Find in the guide"))
        self.words.setClearButtonEnabled(True)
        self.words.edited.connect(self._find)
        self.list.setObjectName("guide.chapters")
        self.list.setAccessibleName(tr("Chapters"))
        self.list.setItemDelegate(ThaiDelegate(self.list))
        self.list.setWordWrap(True)
        self.list.currentItemChanged.connect(self._show_item)
        self.text.anchorClicked.connect(self._follow)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.words.setFocus)
        for keys, step in ((QKeySequence.StandardKey.ZoomIn, 1), (QKeySequence.StandardKey.ZoomOut, -1)):
            QShortcut(QKeySequence(keys), self, lambda step=step: self.text.zoomIn(step))

    def _lay_out(self, width: int) -> None:
        left = QVBoxLayout()
        left.addWidget(self.words)
        left.addWidget(self.list, 1)
        left.addWidget(self._nothing)
        for widget in (self.words, self.list, self._nothing):
            widget.setFixedWidth(width)
        row = QHBoxLayout(self)
        row.addLayout(left)
        row.addWidget(self.text, 1)
        self.list.setFocus()

    def _fill(self, shown: list[Chapter]) -> None:
        current = self.text.file
        self.list.clear()
        for chapter in shown:
            item = QListWidgetItem(chapter.title)
            item.setData(_FILE, chapter.file)
            self.list.addItem(item)
        self.list.setVisible(bool(shown))
        self._nothing.setVisible(not shown)
        files = [chapter.file for chapter in shown]
        self.list.setCurrentRow(files.index(current) if current in files else 0)

    def _shown(self) -> list[Chapter]:
        items = [self.list.item(row) for row in range(self.list.count())]
        return [Chapter(item.data(_FILE), item.text()) for item in items]

    def _find(self, words: object) -> None:
        self._fill(chapters_with(str(words), self._known))
        self.text.mark(str(words))

    def _show_item(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_FILE) != self.text.file:
            self.text.show_file(item.data(_FILE))

    def _follow(self, url: QUrl) -> None:
        self.show_chapter(url.path())
