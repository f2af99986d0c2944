"""This computer, as far as a report's file is concerned: who works here, and where the program keeps its copies."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ita_desktop.app import places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ita_desktop.app.runs import Run
    from ita_desktop.app.settings import Settings
    from ita_desktop.core.history import Official
    from ita_desktop.core.office import Office
    from ita_desktop.core.report import Report
    from ita_desktop.core.suggesting import Kept

LONGEST_NAME: Final = 200
"""Characters of a name or a position."""


@dataclass
class Desk:
    """The desk at which a report is worked on; its `folder` need not exist."""

    settings: Settings
    folder: Path = field(default_factory=lambda: places.data_folder())  # noqa: PLW0108 - looked up late, for tests

    @cached_property
    def run(self) -> Run:
        """This run of the program; what it would lose when killed lies in its folder."""
        from ita_desktop.app.runs import Run  # noqa: PLC0415 - the start page does without

        return Run(self._recovery)

    @property
    def _recovery(self) -> Path:
        return self.folder / "recovery"

    @property
    def has_copies(self) -> bool:
        """Whether there are copies of unsaved work, of whatever run; it takes no time to tell that there are none."""
        with suppress(OSError):
            return any(self._recovery.glob("*.db"))
        return False

    @property
    def backups(self) -> Path:
        """Where earlier versions of reports are kept."""
        return self.folder / "backups"

    @property
    def official(self) -> Official:
        """Who works here, as asked once; without a name before that."""
        from ita_desktop.core.history import Official  # noqa: PLC0415 - as above

        return Official(_line(self.settings.official_name), _line(self.settings.official_position))

    @cached_property
    def office(self) -> Office:
        """What the office has in common for its reports."""
        from ita_desktop.app.office_file import load_office  # noqa: PLC0415 - as above

        return load_office()

    @cached_property
    def earlier_values(self) -> Kept:
        """What fields held in the reports that were open at this desk."""
        from ita_desktop.app.suggestions_file import load_suggestions  # noqa: PLC0415 - as above

        return load_suggestions()

    def remember(self, report: Report) -> None:
        """Keep the values of a report, to be offered in the next one."""
        from ita_desktop.app.suggestions_file import save_suggestions  # noqa: PLC0415 - as above
        from ita_desktop.core.suggesting import keep  # noqa: PLC0415 - as above

        kept = keep(self.earlier_values, report)
        if kept != self.earlier_values:
            self.earlier_values = kept
            save_suggestions(kept)

    def forget_values(self) -> None:
        """Offer nothing of earlier reports any more."""
        from ita_desktop.app.suggestions_file import forget_suggestions  # noqa: PLC0415 - as above

        self.earlier_values = {}
        forget_suggestions()

    def sweep(self, reports: Sequence[str]) -> None:
        """Delete what killed runs have left unfinished, here and beside these reports; may wait for a slow drive."""
        from ita_desktop.app.lock import Lock  # noqa: PLC0415 - as above
        from ita_desktop.storage import sweep  # noqa: PLC0415 - as above

        run = self.run
        for report in reports:
            Lock(Path(report), run).clear()
        beside = {Path(report).parent for report in reports}
        for folder in (run.folder, *self.backups.glob("*"), *beside):
            sweep(folder, run.may_go)
        run.forget_old()

    def end(self) -> None:
        """Tell that this run of the program is over."""
        if "run" in self.__dict__:
            self.run.end()


def _line(text: str) -> str:
    """Return a text of the settings as a report file takes it, whatever somebody has written there."""
    from ita_desktop.core.thai_text import normalise  # noqa: PLC0415 - as above

    return " ".join(normalise(text).split())[:LONGEST_NAME]
