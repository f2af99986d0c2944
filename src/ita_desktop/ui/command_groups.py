"""The window's commands in groups, each in a module of its own."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from ita_desktop.ui.export_commands import ExportCommands
    from ita_desktop.ui.hand_over_commands import HandOverCommands
    from ita_desktop.ui.main_window import MainWindow
    from ita_desktop.ui.office_commands import OfficeCommands
    from ita_desktop.ui.recovery_commands import RecoveryCommands
    from ita_desktop.ui.section_commands import SectionCommands
    from ita_desktop.ui.text_commands import TextCommands


class CommandGroups:
    """A part of the window: the groups of commands that the start page does without, made when they are used first."""

    @property
    def _window(self) -> MainWindow:
        return cast("MainWindow", self)

    @cached_property
    def exports(self) -> ExportCommands:
        """The commands that write something else than the report's file."""
        from ita_desktop.ui.export_commands import ExportCommands  # noqa: PLC0415 - see the class

        return ExportCommands(self._window)

    @cached_property
    def handing(self) -> HandOverCommands:
        """The commands by which the report is passed on."""
        from ita_desktop.ui.hand_over_commands import HandOverCommands  # noqa: PLC0415 - see the class

        return HandOverCommands(self._window)

    @cached_property
    def office(self) -> OfficeCommands:
        """The commands of the office's settings."""
        from ita_desktop.ui.office_commands import OfficeCommands  # noqa: PLC0415 - see the class

        return OfficeCommands(self._window)

    @cached_property
    def recovering(self) -> RecoveryCommands:
        """The commands that bring back what was lost or changed."""
        from ita_desktop.ui.recovery_commands import RecoveryCommands  # noqa: PLC0415 - see the class

        return RecoveryCommands(self._window)

    @cached_property
    def sections(self) -> SectionCommands:
        """The commands for whole sections."""
        from ita_desktop.ui.section_commands import SectionCommands  # noqa: PLC0415 - see the class

        return SectionCommands(self._window)

    @cached_property
    def texts(self) -> TextCommands:
        """The commands that help with typing."""
        from ita_desktop.ui.text_commands import TextCommands  # noqa: PLC0415 - see the class

        return TextCommands(self._window)
