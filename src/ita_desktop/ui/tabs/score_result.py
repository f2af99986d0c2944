"""Typed beside computed: overall score and level, the means of the instruments, and what is uncertain in the rules."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QGroupBox, QLabel, QPushButton

from ita_desktop.app.session import Session
from ita_desktop.app.texts import tr
from ita_desktop.core import edits
from ita_desktop.core.fields import SCORES, Field
from ita_desktop.core.ita_rules import YearRules, load_rules
from ita_desktop.core.report import ScoreTable
from ita_desktop.core.score_advice import Advice, advice_on, score_text
from ita_desktop.core.thai_text import to_thai_digits
from ita_desktop.ui.binding import Binder
from ita_desktop.ui.forms import make_editor
from ita_desktop.ui.mnemonics import Mnemonics
from ita_desktop.ui.widgets.choice_box import ChoiceBox
from ita_desktop.ui.widgets.labels import WrapLabel

OVERALL: Final = "scores.overall"
LEVEL: Final = "scores.level"
_CONCERNS: Final = ("", "fiscal_year", "settings", "settings.thai_digits")


class ScoreResult(QGroupBox):
    """The result as typed and as the rules of the year compute it."""

    def __init__(self, session: Session, binder: Binder, mnemonics: Mnemonics) -> None:
        super().__init__(tr(SCORES.title))
        self._session = session
        self._binder = binder
        self._mnemonics = mnemonics
        self._shown_rules = load_rules(session.report.fiscal_year)
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(3, 1)
        self._texts: dict[str, QLabel] = {}
        self._level: ChoiceBox | None = None
        for column, text in enumerate((tr("As typed"), tr("Computed"), tr("Compared")), start=1):
            self._grid.addWidget(QLabel(text), 0, column)
        for row, field in enumerate(SCORES.fields, start=1):
            self._add_field(row, field)
        self._button = QPushButton(mnemonics.mark(tr("Take over the computed result")))
        self._button.setObjectName("scores.take_over")
        self._button.clicked.connect(self.take_over)
        self._grid.addWidget(self._button, 3, 1, 1, 3, Qt.AlignmentFlag.AlignLeft)
        self._means = WrapLabel()
        self._means.setObjectName("scores.means")
        self._grid.addWidget(self._means, 4, 0, 1, 4)
        self._notes = WrapLabel()
        self._notes.setObjectName("scores.notes")
        self._grid.addWidget(self._notes, 5, 0, 1, 4)
        session.changed.connect(self._refresh)
        self._refresh("")

    def take_over(self) -> None:
        """Put the computed values where the typed ones are."""
        self._binder.flush()
        advice = advice_on(self._session.report)
        if advice.overall is not None and advice.level is not None:
            self._session.apply(edits.set_result(self._session.report, advice.overall, advice.level))

    def _add_field(self, row: int, field: Field) -> None:
        if field.path == LEVEL:
            field = replace(field, choices=_levels(self._shown_rules))
        editor = make_editor(field)
        self._binder.bind(editor, field.path)  # type: ignore[arg-type]
        if isinstance(editor, ChoiceBox):
            self._level = editor
        label = WrapLabel(self._mnemonics.mark(tr(field.label)))
        label.setBuddy(editor)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(editor, row, 1)
        for column, part in enumerate(("computed", "compared"), start=2):
            text = WrapLabel()
            text.setObjectName(f"{field.path}.{part}")
            self._texts[f"{field.path}.{part}"] = text
            self._grid.addWidget(text, row, column)

    def _refresh(self, path: str) -> None:
        if path not in _CONCERNS and not path.startswith("scores"):
            return
        report = self._session.report
        advice = advice_on(report)
        if advice.rules is not self._shown_rules and self._level:
            self._level.set_choices(_levels(advice.rules))
        self._shown_rules = advice.rules
        digits = to_thai_digits if report.settings.thai_digits else str
        for name, text in _texts(advice, report.scores).items():
            self._texts[name].setText(digits(text))
        self._button.setEnabled(advice.overall is not None and (advice.difference != 0 or not advice.is_level_equal))
        self._means.setText(digits("\n".join(_mean_texts(advice))))
        notes = "\n".join(_notes_on(advice.rules))
        self._notes.setText(notes)
        self._notes.setVisible(bool(notes))


def _texts(advice: Advice, typed: ScoreTable) -> dict[str, str]:
    """Return what stands in the columns of the computed and of the compared values."""
    if advice.overall is None or advice.level is None:
        return {
            f"{OVERALL}.computed": "–",
            f"{OVERALL}.compared": tr("Computed as soon as all scores are there"),
            f"{LEVEL}.computed": "",
            f"{LEVEL}.compared": "",
        }
    level = tr("equal") if advice.is_level_equal else tr("differs")
    return {
        f"{OVERALL}.computed": score_text(advice.overall),
        f"{OVERALL}.compared": _difference(advice.difference) if typed.overall is not None else tr("nothing typed"),
        f"{LEVEL}.computed": advice.level,
        f"{LEVEL}.compared": level if typed.level else tr("nothing typed"),
    }


def _difference(difference: Decimal | None) -> str:
    if not difference:
        return tr("equal")
    amount = score_text(abs(difference))
    return (
        tr("typed is {amount} more", amount=amount) if difference > 0 else tr("typed is {amount} less", amount=amount)
    )


def _mean_texts(advice: Advice) -> list[str]:
    return [
        tr("Mean of {code} ({share} %): {mean}", code=code, share=f"{weight * 100:.0f}", mean=score_text(mean) or "–")
        for code, _, weight, mean in advice.means
    ]


def _notes_on(rules: YearRules) -> list[str]:
    """Return what the clerk should know of the rules: whether they are confirmed, and what is uncertain."""
    lines = []
    if rules.source_year != rules.fiscal_year:
        text = tr(
            "There are no rules for {year} yet; those of {other} are used.",
            year=rules.fiscal_year,
            other=rules.source_year,
        )
        lines.append(text)
    if not rules.confirmed:
        lines.append(tr("The rules of fiscal year {year} are not confirmed.", year=rules.fiscal_year))
    return [*lines, *rules.notes]


def _levels(rules: YearRules) -> tuple[tuple[str, str], ...]:
    return tuple((level.name, level.name) for level in rules.levels)
