"""收数: the forms of the departments, out and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from desktop.windows.commands.command import Command, Desk, Group, Menu

if TYPE_CHECKING:
    from desktop.windows.collecting.collecting import Collecting


class CollectCommands(Group):
    """Opens the board."""

    def __init__(self, desk: Desk) -> None:
        self._collecting: Collecting | None = None
        super().__init__(desk)

    @override
    def commands(self) -> tuple[Command, ...]:
        return (Command("collect", self.collect, Menu.REPORT),)

    @override
    def connect_buttons(self) -> None:
        self.desk.window.dropped.connect(self._dropped)

    @override
    def finish(self) -> None:
        if self._collecting is not None:
            self._collecting.finish()

    def collect(self) -> None:
        """Show where every department stands."""
        self.collecting.open_board()

    def _dropped(self, paths: tuple[Path, ...]) -> None:
        """Take back what was dropped on the window."""
        self.collecting.take_back(paths)

    @property
    def collecting(self) -> Collecting:
        """What joins the windows of 收数; loaded when it is first used."""
        if self._collecting is None:
            from desktop.windows.collecting.collecting import Collecting

            desk = self.desk
            self._collecting = Collecting(desk.window, desk.office, desk.settings, desk.appearance)
        return self._collecting
