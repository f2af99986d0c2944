"""The score table: instruments that span their indicators, overall score, level."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby, islice

from ita_desktop.core.report import Indicator, ScoreTable
from ita_desktop.document import page
from ita_desktop.document.blocks import Block
from ita_desktop.document.grid import Cell, Grid, shares
from ita_desktop.document.texts import Texts
from ita_desktop.typeset.lines import TextBlock, TextStyle, Typesetter

_CENT = Decimal("0.01")
# Indicators under one spanning cell; more of them (no year had so many) are spread over several cells.
_MOST_SPANNED = 12


class ScoreTableMaker:
    """Makes the blocks of a score table `width` pt wide."""

    def __init__(self, texts: Texts, typesetter: Typesetter, width: float) -> None:
        self._texts = texts
        self._typesetter = typesetter
        self._widths = shares(page.SCORE_COLUMNS, width)

    def blocks(self, scores: ScoreTable) -> list[Block]:
        """Return the table: header, one grid for each instrument, the overall score and the level.

        They are chained, so that the table stands on one page where it fits on one.
        """
        decimals = max(map(_decimals, (scores.overall, *(indicator.score for indicator in scores.indicators))))
        runs = (self._instrument(run, decimals) for run in _runs(scores.indicators))
        grids = [self._header(), *runs, self._totals(scores, decimals)]
        last = len(grids) - 1
        return [
            Grid(
                cells,
                self._widths,
                page.SCORE_PAD_X,
                page.SCORE_PAD_Y,
                space_before=page.BODY.leading if number == 0 else 0.0,
                keep_with_next=number < last,
            )
            for number, cells in enumerate(grids)
        ]

    def _set(self, text: str, style: TextStyle, column: int, columns: int = 1) -> TextBlock:
        width = sum(self._widths[column : column + columns]) - 2 * page.SCORE_PAD_X
        return self._typesetter.block(text, style, width)

    def _score(self, score: Decimal | None, style: TextStyle, decimals: int) -> TextBlock:
        """Set a score so that its point stands under that of a score with so many decimals."""
        digit = self._typesetter.width(self._texts.shown("0"), style)
        width = self._widths[3] - 2 * page.SCORE_PAD_X - (decimals - _decimals(score)) * digit
        return self._typesetter.block(self._texts.shown(score_text(score)), style, width)

    def _header(self) -> tuple[Cell, ...]:
        keys = ("score_instrument", "score_number", "score_indicator", "score_value")
        return tuple(
            Cell(self._set(self._texts.caption(key), page.SCORE_HEAD, column), 0, column, fill=page.HEAD_GREY)
            for column, key in enumerate(keys)
        )

    def _instrument(self, indicators: tuple[Indicator, ...], decimals: int) -> tuple[Cell, ...]:
        instrument = self._set(self._texts.shown(indicators[0].instrument), page.SCORE_CENTRED, 0)
        path = f"scores.indicators[{indicators[0].number}].instrument"
        rows = (cell for row, indicator in enumerate(indicators) for cell in self._indicator(indicator, row, decimals))
        return (Cell(instrument, 0, 0, rows=len(indicators), path=path), *rows)

    def _indicator(self, indicator: Indicator, row: int, decimals: int) -> Iterator[Cell]:
        shown, path = self._texts.shown, f"scores.indicators[{indicator.number}]"
        yield Cell(self._set(shown(str(indicator.number)), page.SCORE_CENTRED, 1), row, 1, path=f"{path}.number")
        yield Cell(self._set(shown(indicator.name), page.SCORE, 2), row, 2, path=f"{path}.name")
        score = self._score(indicator.score, page.SCORE_VALUE, decimals)
        yield Cell(score, row, 3, path=f"{path}.score")

    def _totals(self, scores: ScoreTable, decimals: int) -> tuple[Cell, ...]:
        caption, shown = self._texts.caption, self._texts.shown
        overall = self._score(scores.overall, page.SCORE_VALUE_BOLD, decimals)
        return (
            Cell(self._set(caption("score_overall"), page.SCORE_HEAD, 0, 3), 0, 0, columns=3),
            Cell(overall, 0, 3, path="scores.overall"),
            Cell(self._set(caption("score_level"), page.SCORE_HEAD, 0, 3), 1, 0, columns=3),
            Cell(self._set(shown(scores.level), page.SCORE_HEAD, 3), 1, 3, path="scores.level"),
        )


def score_text(score: Decimal | None) -> str:
    """Return a score as printed: at least two decimals, never rounded, empty while nothing is typed."""
    if score is None:
        return ""
    return str(score if score != score.quantize(_CENT) else score.quantize(_CENT))


def _decimals(score: Decimal | None) -> int:
    """Return how many decimals are printed."""
    return len(score_text(score).partition(".")[2])


def _runs(indicators: tuple[Indicator, ...]) -> Iterator[tuple[Indicator, ...]]:
    """Yield neighbours of one instrument together."""
    for _, group in groupby(indicators, lambda indicator: indicator.instrument):
        while run := tuple(islice(group, _MOST_SPANNED)):
            yield run
