"""Dialogs to read: the keys, the program."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ita_desktop import __version__
from ita_desktop.app.texts import tr
from ita_desktop.texts import source_text as _
from ita_desktop.ui.actions import shown_keys
from ita_desktop.ui.commands import COMMANDS
from ita_desktop.ui.widgets.delegate import ThaiDelegate
from ita_desktop.ui.widgets.labels import WrapLabel

IN_PAGES: Final = (
    ("Tab", _("The next field")),
    ("Shift+Tab", _("The field before")),
    ("Alt+…", _("The field or button with this letter in brackets")),
    ("Enter", _("A new line or paragraph in a field of several lines")),
    ("Shift+Enter", _("A line break within a paragraph")),
    ("Alt+↓", _("Open a list or a calendar")),
    ("Ctrl+Enter", _("A new row below, in the tabs with a list")),
    ("Ctrl+D", _("Copy the measure below")),
    ("Alt+↑, Alt+↓", _("Move the selected rows of a list")),
    ("Delete", _("Delete the selected rows of a list")),
)
"""Keys that belong to fields and lists, and what they do."""

_WIDTH: Final = 26
"""Of the dialogs, in heights of a line."""

_SHARE_OF_HEIGHT: Final = 0.8
"""How much of the window's height the keys may take."""


def keys_dialog(parent: QWidget) -> QDialog:
    """Return the list of all keys."""
    rows = [(shown_keys(command), tr(command.tip)) for command in COMMANDS if command.keys]
    rows += [(keys, tr(text)) for keys, text in IN_PAGES]
    table = QTableWidget(len(rows), 2)
    table.setObjectName("keys")
    table.setAccessibleName(tr("Keys"))
    table.setHorizontalHeaderLabels([tr("Keys"), tr("What they do")])
    table.setItemDelegate(ThaiDelegate(table))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            table.setItem(row, column, QTableWidgetItem(text))
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().setStretchLastSection(True)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    dialog = _dialog(parent, tr("Keys"), [table])
    dialog.resize(dialog.minimumWidth(), round(_SHARE_OF_HEIGHT * parent.height()))
    return dialog


def about_dialog(parent: QWidget) -> QDialog:
    """Return what the program is, and under which licences its parts are."""
    texts = (
        tr("ita-desktop {version}", version=__version__),
        tr("Fills in, keeps and prints the yearly ITA report of a Thai local office."),
        tr("The program is under the MIT licence."),
        tr("It uses Qt and PySide6 (LGPL 3), ReportLab (BSD), HarfBuzz (MIT) and ICU (Unicode licence)."),
        tr("Its fonts are under the licences that lie beside them."),
    )
    labels = [WrapLabel(text) for text in texts]
    for label in labels:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return _dialog(parent, tr("About the program"), labels)


def _dialog(parent: QWidget, title: str, widgets: Iterable[QWidget]) -> QDialog:
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.setMinimumWidth(_WIDTH * dialog.fontMetrics().height())
    column = QVBoxLayout(dialog)
    for widget in widgets:
        column.addWidget(widget)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column.addWidget(buttons)
    return dialog
