"""Makes the forms from the tables of `core.fields`: a label, an editor and a help for each field."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QGroupBox, QScrollArea, QVBoxLayout, QWidget

from ita_desktop.app.texts import tr
from ita_desktop.core.fields import Field, Group
from ita_desktop.ui.binding import Binder
from ita_desktop.ui.mnemonics import Mnemonics
from ita_desktop.ui.widgets.check_box import CheckBox
from ita_desktop.ui.widgets.choice_box import ChoiceBox
from ita_desktop.ui.widgets.date_edit import DateEdit
from ita_desktop.ui.widgets.emblem_edit import EmblemEdit
from ita_desktop.ui.widgets.labels import WrapLabel
from ita_desktop.ui.widgets.line_edit import LineEdit
from ita_desktop.ui.widgets.metrics import row_height
from ita_desktop.ui.widgets.number_edit import NumberEdit
from ita_desktop.ui.widgets.score_edit import ScoreEdit
from ita_desktop.ui.widgets.text_edit import LinesEdit, ParagraphsEdit, TextEdit

LABEL_WIDTH_EM: Final = 11
"""Width of the column of labels, in heights of the letters."""


_MAKERS: Final[dict[str, Callable[[Field], QWidget]]] = {
    "line": lambda _: LineEdit(),
    "text": lambda field: TextEdit(min_lines=field.lines),
    "paragraphs": lambda field: ParagraphsEdit(min_lines=field.lines),
    "lines": lambda field: LinesEdit(min_lines=field.lines),
    "date": lambda _: DateEdit(),
    "score": lambda _: ScoreEdit(),
    "whole": lambda field: NumberEdit(span=field.span, whole=True),
    "length": lambda field: NumberEdit(span=field.span, whole=False),
    "choice": lambda field: ChoiceBox([(value, tr(label)) for value, label in field.choices], open=field.open),
    "flag": lambda field: CheckBox(tr(field.label)),
    "emblem": lambda _: EmblemEdit(),
}


def make_editor(field: Field) -> QWidget:
    """Return the editor for a field's kind, with its name and help for screen readers."""
    editor = _MAKERS[field.kind](field)
    editor.setAccessibleName(tr(field.label))
    if field.help:
        editor.setAccessibleDescription(tr(field.help))
        editor.setToolTip(tr(field.help))
    return editor


def make_group(group: Group, binder: Binder, mnemonics: Mnemonics, prefix: str = "") -> QGroupBox:
    """Return a titled box with the group's fields, bound; `prefix` stands before relative paths."""
    box = QGroupBox(tr(group.title))
    grid = QGridLayout(box)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, LABEL_WIDTH_EM * box.fontMetrics().height() // 2)
    for row, field in enumerate(group.fields):
        editor = make_editor(field)
        binder.bind(editor, prefix + field.path)  # type: ignore[arg-type]
        add_row(grid, row, field, editor, mnemonics)
    return box


def add_row(grid: QGridLayout, row: int, field: Field, editor: QWidget, mnemonics: Mnemonics) -> None:
    """Put a field's label and editor into a row; a check box is its own label."""
    label = mnemonics.mark(tr(field.label))
    if isinstance(editor, CheckBox):
        editor.setText(label)
        grid.addWidget(editor, row, 0, 1, 2)
        return
    caption = WrapLabel(label)
    caption.setBuddy(editor)
    caption.setToolTip(tr(field.help) if field.help else "")
    # Level with the first line of the field, and as wide as the column, so that wrapped lines have their height.
    metrics = caption.fontMetrics()
    caption.setContentsMargins(0, (row_height(metrics) - metrics.height()) // 2, 0, 0)
    caption.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    grid.addWidget(caption, row, 0)
    grid.addWidget(editor, row, 1)


def make_page(widgets: Iterable[QWidget]) -> QScrollArea:
    """Return widgets one under the other in an area that scrolls where the window is too low."""
    content = QWidget()
    column = QVBoxLayout(content)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    # Tab goes to the fields; the area itself is no stop.
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
