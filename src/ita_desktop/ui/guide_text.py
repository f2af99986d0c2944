"""The user guide as it lies in docs/guide/: its chapters, and a chapter laid out for reading on the screen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QMimeData, QRegularExpression, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QPixmap,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from ita_desktop import assets
from ita_desktop.app.texts import tr
from ita_desktop.typeset.breaking import ZERO_WIDTH_SPACE, with_breaks
from ita_desktop.ui.widgets.utf16 import units

CONTENTS: Final = "README.md"
_LINK: Final = re.compile(r"\[([^\]]+)\]\(([a-z-]+\.md)\)")
_MARKUP: Final = re.compile(r"[*`]")
_SOON_MS: Final = 80
_LINE_HEIGHT: Final = 108
"""Of a paragraph, in percent of the font's own lines, which have room for Thai marks."""

_MARGIN: Final = 0.8
"""Around the text, in heights of a line."""

_GAP: Final = 0.4
_GAP_OF_HEADING: Final = 0.8
"""Between paragraphs and over headings, in heights of a line."""


class Chapter(NamedTuple):
    """A chapter: its file in docs/guide/ and its title in the contents."""

    file: str
    title: str


def chapters() -> list[Chapter]:
    """Return the chapters in the order of the contents."""
    contents = assets.guide(CONTENTS).read_text(encoding="utf-8")
    return [Chapter(file, title) for title, file in _LINK.findall(contents)]


def chapters_with(words: str, known: Sequence[Chapter]) -> list[Chapter]:
    """Return the chapters in which some words stand; all of them for none."""
    wanted = words.strip().casefold()
    texts = {each: assets.guide(each.file).read_text(encoding="utf-8") for each in known}
    return [each for each, text in texts.items() if wanted in _MARKUP.sub("", text).casefold()]


class GuideBrowser(QTextBrowser):
    """Shows one chapter; its lines end at Thai words, its pictures are as wide as the window allows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide.text")
        self.setAccessibleName(tr("Guide"))
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_MARGIN * self.fontMetrics().height())
        self._file = ""
        self._words = ""
        # Pictures follow the width once it rests.
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._lay_again)

    @property
    def file(self) -> str:
        """The chapter that is shown."""
        return self._file

    def show_file(self, file: str) -> None:
        """Show a chapter from its beginning."""
        self._file = file
        self.setMarkdown(assets.guide(file).read_text(encoding="utf-8"))
        lay_out(self.document(), self.fontMetrics().height(), _key_format(self))
        self.mark(self._words)
        self.verticalScrollBar().setValue(0)

    def mark(self, words: str) -> None:
        """Mark all places where some words stand and go to the first."""
        self._words = words.strip()
        found = list(_places(self.document(), self._words)) if self._words else []
        self.setExtraSelections([_marked(self, cursor) for cursor in found])
        if found:
            first = QTextCursor(found[0])
            first.setPosition(first.selectionStart())
            self.setTextCursor(first)

    def loadResource(self, kind: int, url: QUrl | str) -> object:  # noqa: N802 - Qt's name
        """Return a picture of the guide, not wider than what is seen of the page."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        picture = QPixmap(str(assets.guide(*Path(QUrl(url).path()).parts)))
        scale = self.devicePixelRatioF()
        room = self.viewport().width() - 2 * self.document().documentMargin() - 2
        width = round(min(room, picture.width()) * scale)
        picture = picture.scaledToWidth(max(width, 1), Qt.TransformationMode.SmoothTransformation)
        picture.setDevicePixelRatio(scale)
        return picture

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the pictures to the new width."""
        super().resizeEvent(event)
        if self._file and event.oldSize().width() != event.size().width():
            self._soon.start()

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """Copy plain text, without the marks that let its lines end at words."""
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText().replace(ZERO_WIDTH_SPACE, ""))
        return data

    def _lay_again(self) -> None:
        bar = self.verticalScrollBar()
        place = bar.value() / max(1, bar.maximum())
        self.show_file(self._file)
        bar.setValue(round(place * bar.maximum()))


def lay_out(document: QTextDocument, line: int, of_keys: QTextCharFormat) -> None:
    """Give a chapter its gaps, for a height of a line in px, the look of keys, and where its lines may end."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    block = document.begin()
    while block.isValid():
        _space(block, line)
        _show_keys(cursor, block, of_keys)
        _let_break(cursor, block)
        block = block.next()
    cursor.endEditBlock()


def _key_format(browser: QTextBrowser) -> QTextCharFormat:
    """Return the look of keys: the font of the text, for not every PC has one of fixed width with Thai, on a ground."""
    wanted = QTextCharFormat()
    wanted.setFontFamilies([browser.font().family()])
    wanted.setFontFixedPitch(False)
    wanted.setBackground(browser.palette().midlight())
    return wanted


def _show_keys(cursor: QTextCursor, block: QTextBlock, wanted: QTextCharFormat) -> None:
    keys = []
    part = block.begin()
    while not part.atEnd():
        fragment = part.fragment()
        if fragment.charFormat().fontFixedPitch():
            keys.append((fragment.position(), fragment.position() + fragment.length()))
        part += 1
    for start, end in keys:
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(wanted)


def _space(block: QTextBlock, line: int) -> None:
    heading = block.blockFormat().headingLevel() > 0
    in_table = QTextCursor(block).currentTable() is not None
    wanted = QTextBlockFormat()
    wanted.setTopMargin(_GAP_OF_HEADING * line if heading and block.blockNumber() else 0)
    wanted.setBottomMargin(0 if in_table else _GAP * line)
    if "\ufffc" not in block.text():  # else the height of a picture would grow too
        wanted.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    QTextCursor(block).mergeBlockFormat(wanted)


def _let_break(cursor: QTextCursor, block: QTextBlock) -> None:
    """Put a mark at each place where a line may end, from the last to the first: places before it stay."""
    pieces = with_breaks(block.text()).split(ZERO_WIDTH_SPACE)
    end = block.position() + sum(map(units, pieces))
    for piece in reversed(pieces[1:]):
        end -= units(piece)
        cursor.setPosition(end)
        cursor.insertText(ZERO_WIDTH_SPACE)


def _places(document: QTextDocument, words: str) -> Sequence[QTextCursor]:
    between = f"{ZERO_WIDTH_SPACE}?".join(map(re.escape, words))
    wanted = QRegularExpression(between, QRegularExpression.PatternOption.CaseInsensitiveOption)
    found = []
    cursor = document.find(wanted)
    while not cursor.isNull():
        found.append(cursor)
        cursor = document.find(wanted, cursor)
    return found


def _marked(browser: QTextBrowser, cursor: QTextCursor) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    selection.cursor = cursor
    shown = QTextCharFormat()
    shown.setBackground(browser.palette().highlight())
    shown.setForeground(browser.palette().highlightedText())
    selection.format = shown
    return selection
