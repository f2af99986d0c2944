"""Texts as Qt's documents hold them: U+2029 between blocks, U+2028 where a line is broken inside a block."""

import re
from collections.abc import Sequence
from typing import Final

from ita_desktop.core.pasted_text import cleaned
from ita_desktop.core.thai_text import normalise

BLOCK_SEPARATOR: Final = "\u2029"
LINE_SEPARATOR: Final = "\u2028"

_LINE_ENDS: Final = re.compile(f"\r\n|[\r\n{BLOCK_SEPARATOR}]")
# Qt takes these two noncharacters for marks of its own in a document.
_NOT_FOR_QT: Final = {0xFDD0: 0xFFFD, 0xFDD1: 0xFFFD}


def raw_of_text(text: str) -> str:
    """Return a text whose every line is a block."""
    return text.replace("\n", BLOCK_SEPARATOR).translate(_NOT_FOR_QT)


def text_of_raw(raw: str) -> str:
    """Return the text of a document whose blocks are lines."""
    # `normalise` would do this too, but a long text letter by letter.
    return normalise(plain_of_raw(raw))


def raw_of_paragraphs(paragraphs: Sequence[str]) -> str:
    """Return paragraphs as blocks; lines broken inside one stay in its block."""
    return BLOCK_SEPARATOR.join(paragraphs).replace("\n", LINE_SEPARATOR).translate(_NOT_FOR_QT)


def paragraphs_of_raw(raw: str) -> tuple[str, ...]:
    """Return the paragraphs of a document; an empty one has none."""
    return tuple(map(text_of_raw, raw.split(BLOCK_SEPARATOR))) if raw else ()


def raw_of_lines(lines: Sequence[str]) -> str:
    """Return a list as one entry a block."""
    return raw_of_text("\n".join(lines))


def lines_of_raw(raw: str) -> tuple[str, ...]:
    """Return the entries of a list; a line without letters is none."""
    return tuple(line for line in text_of_raw(raw).split("\n") if line.strip())


def raw_of_pasted(text: str) -> str:
    """Return a text of another program without what nobody sees; Word's manual line break stays inside its paragraph.

    A line end after the last letter goes: Excel puts one behind each cell.
    """
    blocks = _LINE_ENDS.split(text)
    if len(blocks) > 1 and not blocks[-1]:
        blocks.pop()
    lines = [cleaned(block) for block in blocks]
    inner = [line.strip(" ") for line in lines[1:-1]]
    ends = [lines[0].rstrip(" "), *inner, lines[-1].lstrip(" ")] if len(lines) > 1 else lines
    return raw_of_paragraphs(ends)


def plain_of_raw(raw: str) -> str:
    """Return a part of a document as other programs take it."""
    return raw.replace(BLOCK_SEPARATOR, "\n").replace(LINE_SEPARATOR, "\n")
