from decimal import Decimal

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desktop.ui.tabs.score_chart import Bar, ScoreChart
from ita_desktop.ui.theme import make_palette

LINE = Decimal(85)


def chart(qtbot: QtBot, *scores: str) -> ScoreChart:
    made = ScoreChart()
    qtbot.addWidget(made)
    made.resize(400, 160)
    bars = [
        Bar(str(number), f"ชื่อ {number}", score, Decimal(score) if score else None)
        for number, score in enumerate(scores, start=1)
    ]
    made.show_bars(bars, LINE, "85")
    return made


def colours(made: ScoreChart) -> set[str]:
    image = made.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    return {QColor(pixel).name() for pixel in pixels}


def test_screen_reader_hears_the_numbers(qtbot: QtBot) -> None:
    lines = chart(qtbot, "97.83", "80.75", "").accessibleDescription().splitlines()
    assert lines[0] == "1 ชื่อ 1: 97.83"
    assert "80.75" in lines[1]
    assert lines[1] != "2 ชื่อ 2: 80.75"
    assert lines[2].startswith("3 ชื่อ 3: ")


@pytest.mark.parametrize(("dark", "reached", "below"), [(False, "#0072b2", "#d55e00"), (True, "#56b4e9", "#e69f00")])
def test_colours_tell_reached_from_below(qtbot: QtBot, reached: str, below: str, *, dark: bool) -> None:
    palette = make_palette(dark=dark)
    for score, colour, other in (("90", reached, below), ("84.99", below, reached)):
        made = chart(qtbot, score)
        made.setPalette(palette)
        assert colour in colours(made)
        assert other not in colours(made)


def test_a_bar_below_the_line_is_hatched(qtbot: QtBot) -> None:
    def inside(score: str) -> int:
        image = chart(qtbot, score).grab().toImage()
        middle = image.width() // 2
        return len({image.pixel(x, 100) for x in range(middle - 10, middle + 10)})

    assert inside("90") == 1
    assert inside("80") > 1


@pytest.mark.parametrize("scores", [(), ("",), ("957.6", "0")])
def test_odd_scores_are_drawn(qtbot: QtBot, scores: tuple[str, ...]) -> None:
    made = chart(qtbot, *scores)
    assert len(colours(made)) > (1 if scores else 0)
    assert made.sizeHint().height() == made.minimumSizeHint().height() > 0


def test_height_follows_the_letters(qtbot: QtBot) -> None:
    made = chart(qtbot, "90")
    before = made.sizeHint().height()
    font = QApplication.font()
    font.setPointSize(2 * font.pointSize())
    made.setFont(font)
    assert made.sizeHint().height() > before
