"""Ties editors to the fields of the report: what is typed becomes an undo step, what changes is shown."""

from contextlib import suppress
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QWidget

from ita_desktop.app.session import Session
from ita_desktop.app.texts import say
from ita_desktop.core import paths
from ita_desktop.ui import refusals
from ita_desktop.ui.widgets.choice_box import ChoiceBox
from ita_desktop.ui.widgets.field_line import FieldLine
from ita_desktop.ui.widgets.parsed_edit import ParsedEdit
from ita_desktop.ui.widgets.plain_edit import PlainEdit


class Editor(Protocol):
    """What a widget must have to edit a field; see `ui.widgets`."""

    edited: SignalInstance
    committed: SignalInstance

    def value(self) -> object:
        """Return the value shown."""

    def set_value(self, value: object) -> None:
        """Show a value; emits nothing."""

    def flush(self) -> None:
        """Take over what is still unfinished, such as an input method's text."""

    def setObjectName(self, name: str) -> None:  # noqa: N802 - Qt's name
        """Name the widget."""


class Binder(QObject):
    """The editors of one page. Typing in one field is one undo step until the focus leaves it."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._editors: dict[str, Editor] = {}
        self._run = object()
        session.opened.connect(self._discard)
        session.changed.connect(self._refresh)

    def bind(self, editor: Editor, path: str) -> None:
        """Let an editor show and change the field at `path`; its object name becomes the path."""
        editor.setObjectName(path)
        self._editors[path] = editor
        editor.edited.connect(lambda value: self._take(editor, value))
        editor.committed.connect(self._end_run)
        self._show(path, editor)

    def rebind(self, old: str, new: str) -> None:
        """Let the editors below row `old` show the same fields of row `new`."""
        self.flush()
        self._end_run()
        moved = {path: editor for path, editor in self._editors.items() if is_within(path, old)}
        for path, editor in moved.items():
            del self._editors[path]
            place = new + path[len(old) :]
            editor.setObjectName(place)
            self._editors[place] = editor
            self._show(place, editor)

    def editor(self, path: str) -> Editor | None:
        """Return the editor of the field at `path`, or of the list that it belongs to."""
        return self._editors.get(path) or self._editors.get(path.rpartition("[")[0])

    def flush(self) -> None:
        """Take over what is unfinished in every field."""
        for editor in list(self._editors.values()):
            editor.flush()

    def _take(self, editor: Editor, value: object) -> None:
        path = next(path for path, bound in self._editors.items() if bound is editor)
        with suppress(paths.UnknownPath):  # an undo has taken the row away while its field had unfinished text
            self._session.set_value(path, value, merge=(self._run, path))
            self._judge(path, editor)

    def _end_run(self) -> None:
        self._run = object()

    def _discard(self) -> None:
        """Forget what could not be read: it belongs to the report that was shown before."""
        for editor in self._editors.values():
            if isinstance(editor, ParsedEdit):
                editor.discard()

    def _refresh(self, changed: str) -> None:
        for path, editor in self._editors.items():
            if is_within(path, changed) or is_within(changed, path):
                self._show(path, editor)

    def _show(self, path: str, editor: Editor) -> None:
        try:
            editor.set_value(paths.get(self._session.report, path))
            self._judge(path, editor)
        except paths.UnknownPath:
            # The row has gone; the page that shows it will take the editor away or give it another row.
            return

    def _judge(self, path: str, editor: Editor) -> None:
        """Mark a text that no file would take; a clerk who has pasted too much is to see it before he saves."""
        if isinstance(editor, FieldLine | PlainEdit | ChoiceBox) and not isinstance(editor, ParsedEdit):
            refused = refusals.of_field(self._session.report, path)
            editor.set_trouble(say(refused) if refused else "")


def is_within(path: str, place: str) -> bool:
    """Tell whether `path` is `place` itself or lies below it; an empty place is the whole report."""
    if not path.startswith(place):
        return False
    return not place or path[len(place) : len(place) + 1] in ("", ".", "[")
