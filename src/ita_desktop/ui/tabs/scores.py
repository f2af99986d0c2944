"""The tab of the scores: the table, the result as typed and as computed, and the bars."""

from PySide6.QtWidgets import QVBoxLayout

from ita_desktop.app.session import Session
from ita_desktop.core.ita_rules import load_rules
from ita_desktop.ui.forms import make_page
from ita_desktop.ui.tabs.digits import Digits
from ita_desktop.ui.tabs.page import Page
from ita_desktop.ui.tabs.score_chart import Bar, ScoreChart
from ita_desktop.ui.tabs.score_model import NAME, NUMBER, SCORE
from ita_desktop.ui.tabs.score_result import ScoreResult
from ita_desktop.ui.tabs.score_table import ScoreTable
from ita_desktop.ui.widgets.labels import WrapLabel

_TABLE = "scores.indicators"


class ScoresPage(Page):
    """Scores of the indicators, overall score and level."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.table = ScoreTable(session)
        self.notice = WrapLabel()
        self.notice.setObjectName("scores.notice")
        self.notice.hide()
        self.result = ScoreResult(session, self.binder, self.mnemonics)
        self.chart = ScoreChart()
        self.table.told.connect(self.tell)
        self.table.scores.dataChanged.connect(self._draw)
        self.table.scores.modelReset.connect(self._draw)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(make_page([self.table, self.notice, self.result, self.chart]))
        Digits(session, self)
        self._draw()

    def tell(self, text: str) -> None:
        """Show a sentence below the table; none takes it away."""
        self.notice.setText(text)
        self.notice.setVisible(bool(text))

    def holds(self, path: str) -> bool:
        """Tell whether a field is edited here, in the table or below it."""
        return path == _TABLE or self.table.scores.place_of(path).isValid() or super().holds(path)

    def show_field(self, path: str) -> bool:
        """Bring a field into view: in the table its cell."""
        if path == _TABLE:
            path = f"{_TABLE}[{self.table.scores.indicators[0].number}]" if self.table.scores.indicators else path
        return self.table.show_cell(path) or super().show_field(path)

    def flush(self) -> None:
        """Take over what is unfinished in the fields and in an open cell."""
        super().flush()
        self.table.flush()

    def _draw(self) -> None:
        model = self.table.scores
        bars = [
            Bar(model.shown(row, NUMBER), model.plain(row, NAME), model.shown(row, SCORE), row.score)
            for row in model.indicators
        ]
        line = load_rules(self.session.report.fiscal_year).target
        self.chart.show_bars(bars, line, model.in_digits(str(line)))
