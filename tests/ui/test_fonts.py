import io

import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

from ita_desktop import assets
from ita_desktop.ui import fonts

each_file = pytest.mark.parametrize("file", fonts.FILES)


def original(file: str) -> bytes:
    return assets.font("sarabun", file).read_bytes()


def opened(data: bytes) -> TTFont:
    """Open a font, comparing the sums of its tables."""
    return TTFont(io.BytesIO(data), checkChecksums=2)


def outlines(font: TTFont) -> dict[str, object]:
    glyphs = font.getGlyphSet()
    drawn: dict[str, object] = {}
    for name in font.getGlyphOrder():
        pen = RecordingPen()
        glyphs[name].draw(pen)
        drawn[name] = (pen.value, glyphs[name].width)
    return drawn


@each_file
def test_the_copy_is_a_font_of_the_same_glyphs(file: str) -> None:
    before, after = opened(original(file)), opened(fonts.adapted(original(file)))
    after.ensureDecompiled()
    assert outlines(before) == outlines(after)
    unchanged = set(before.reader.keys()) - {"head", "hhea", "OS/2", "name"}
    assert {tag for tag in unchanged if before.reader[tag] != after.reader[tag]} == set()


@each_file
def test_only_the_names_by_which_it_is_found_differ(file: str) -> None:
    before, after = (
        {(name.nameID, name.platformID): str(name) for name in opened(data)["name"].names}
        for data in (original(file), fonts.adapted(original(file)))
    )
    changed = {name_id for name_id, _ in before if before[name_id, 3] != after[name_id, 3]}
    assert changed <= {1, 3, 4, 6, 16}
    assert (after[1, 3], after[1, 1], after[0, 3]) == ("Saraban", "Saraban", before[0, 3])


@each_file
def test_all_systems_are_told_the_same_height(file: str) -> None:
    font = opened(fonts.adapted(original(file)))
    lines, old = font["hhea"], font["OS/2"]
    assert (lines.ascender, lines.descender, lines.lineGap) == (1250, -370, 0)
    assert (old.sTypoAscender, old.sTypoDescender, old.sTypoLineGap) == (1250, -370, 0)
    assert (old.usWinAscent, old.usWinDescent) == (1250, 370)


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("size", range(9, 21))
@pytest.mark.parametrize("text", ["กี่", "ป้ำ", "ปี่", "ฐู่", "ญู", "รู้", "ศึ่"])
def test_a_line_has_room_for_two_marks(text: str, size: int, bold: bool, qapp: object) -> None:
    font = QFont(fonts.load(), size)
    font.setBold(bold)
    metrics = QFontMetrics(font)
    ink = metrics.tightBoundingRect(text)
    assert -ink.top() <= metrics.ascent() + 1
    assert ink.bottom() <= metrics.descent() + 1
    assert ink.height() <= metrics.height()


def test_it_is_there_under_its_own_name(qapp: object) -> None:
    assert fonts.load() == fonts.FAMILY
    assert set(QFontDatabase.styles(fonts.FAMILY)) == {"Regular", "Bold"}
