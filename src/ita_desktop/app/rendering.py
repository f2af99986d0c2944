"""Renders the open report in the background whenever it has changed and somebody looks at its pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from ita_desktop.app.jobs import LatestJob
from ita_desktop.errors import Message, UserError

if TYPE_CHECKING:
    from ita_desktop.app.session import Session
    from ita_desktop.core.report import Report
    from ita_desktop.document import Rendered, Renderer

DEFECT: Final = Message("The pages could not be made: the program has a defect. What was typed is safe.", {})


class ReportRendering(QObject):
    """The pages of a session's report, made anew after each change while `active`.

    `rendered` carries what was made and its number; `failed` a message for the clerk.
    """

    rendered = Signal(object, int)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._active = False
        # Whether the report as it is now has been handed to the thread.
        self._asked = False
        self._current: Rendered | None = None
        self._trouble: Message | None = None
        self._askers: list[Callable[[Rendered], None]] = []
        # Pages made while a newer change waits are shown too: fast typing would leave the preview standing still.
        self._job = LatestJob(_Work().render, self, drop_stale=False)
        self._job.done.connect(self._take)
        self._job.failed.connect(self._fail)
        # All changes of one turn of the event loop are rendered together, after the field has been painted.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._submit)
        session.opened.connect(self._forget)
        session.changed.connect(self._on_change)

    def set_active(self, active: bool) -> None:  # noqa: FBT001 - a slot of a dock's visibilityChanged(bool)
        """Tell whether anybody looks at the pages; nothing is rendered while nobody does.

        Who begins to look is told what there is.
        """
        begins, self._active = active and not self._active, active
        if not begins:
            return
        if not self._asked:
            self._soon.start()
        elif self._current is not None:
            self.rendered.emit(self._current, self._job.newest)
        elif self._trouble is not None:
            self.failed.emit(self._trouble)

    def when_current(self, use: Callable[[Rendered], None]) -> None:
        """Call `use` with the pages of the report as it is now: at once, or as soon as they are made.

        It is not called if they cannot be made (`failed` tells) or another report is opened meanwhile.
        """
        if self._current is not None:
            use(self._current)
            return
        self._askers.append(use)
        if not self._asked or self._job.idle:
            self._soon.start()

    def is_current(self) -> bool:
        """Tell whether the pages made last are those of the report as it is now."""
        return self._current is not None

    def is_idle(self) -> bool:
        """Tell whether nothing is being rendered, and nothing will be by itself."""
        return self._job.idle and not self._soon.isActive()

    def close(self) -> None:
        """End the thread; nothing is rendered any more."""
        self._soon.stop()
        self._askers.clear()
        self._job.close()

    def _forget(self) -> None:
        """Answer no question about the report that was open before."""
        self._job.forget()
        self._askers.clear()

    def _on_change(self) -> None:
        self._current, self._trouble, self._asked = None, None, False
        if self._active or self._askers:
            self._soon.start()

    def _submit(self) -> None:
        self._asked = True
        self._job.submit(self._session.report)

    def _take(self, rendered: Rendered, number: int) -> None:
        askers: list[Callable[[Rendered], None]] = []
        if self._asked and number == self._job.newest:
            self._current = rendered
            askers, self._askers = self._askers, []
        # First: an asker may open a dialog.
        self.rendered.emit(rendered, number)
        for use in askers:
            use(rendered)

    def _fail(self, error: Exception, number: int) -> None:
        if self._asked and number == self._job.newest:
            self._askers.clear()
            self._trouble = error.message if isinstance(error, UserError) else DEFECT
            self.failed.emit(self._trouble)


class _Work:
    """What the thread keeps: a renderer, made with the first report because its libraries take long to load."""

    def __init__(self) -> None:
        self._renderer: Renderer | None = None

    def render(self, report: Report) -> Rendered:
        """Render a report."""
        from ita_desktop.document import Renderer, emblem_of  # noqa: PLC0415 - see above

        renderer, self._renderer = self._renderer or Renderer(), None
        rendered = renderer.render(report, emblem_of(report))
        # One that has failed is not used again: what it keeps may be half made.
        self._renderer = renderer
        return rendered
